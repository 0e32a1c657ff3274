/**
 * The account on paper and screen: HTML, JSON, CSV, iCalendar.
 *
 * <p><b>In</b>: {@link org.rapporteur.account.Account}. <b>Out</b>: files or a stream. <b>Promise</b>: report text is never markup;
 * the same account gives the same bytes. <b>Cannot</b>: change what it shows.
 */
@NullMarked
package org.rapporteur.publish;

import org.jspecify.annotations.NullMarked;
