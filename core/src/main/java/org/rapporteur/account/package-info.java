/**
 * The account: what is known, disputed and ahead, and what changed.
 *
 * <p><b>In</b>: readings and options. <b>Out</b>: {@link org.rapporteur.account.Account}. <b>Promise</b>: it is extractive, every
 * sentence is a span of a report and every figure a count. <b>Cannot</b>: tell what no report says.
 */
@NullMarked
package org.rapporteur.account;

import org.jspecify.annotations.NullMarked;
