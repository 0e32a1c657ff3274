/**
 * The account on paper and screen: HTML, JSON, CSV, iCalendar.
 *
 * <p><b>In</b>: {@link org.rapporteur.account.Account}, {@link org.rapporteur.claim.Reading}. <b>Out</b>: files or a stream
 * ({@link org.rapporteur.publish.AccountPublisher}, {@link org.rapporteur.publish.AccountFile}), or fragments of HTML for the pages of a site
 * ({@link org.rapporteur.publish.AccountParts}, {@link org.rapporteur.publish.ReadingPage}). <b>Promise</b>: report text is never markup; a fragment is
 * well-formed and holds no script, style or event handler; each of its links leads to an anchor of this page or to an address that the caller named; the same account
 * gives the same bytes. <b>Cannot</b>: change what it shows, or know whether the page at an address is there.
 */
@NullMarked
package org.rapporteur.publish;

import org.jspecify.annotations.NullMarked;
