/**
 * The desk for programs: JSON under {@code /api/v1}, calendars, feeds of developments, tools for agents, and what those who run a
 * desk ask for.
 *
 * <p>In: an open {@link org.rapporteur.desk.Desk}. Out: {@link org.rapporteur.desk.web.Routes} for
 * {@link org.rapporteur.desk.web.WebDesk}, by the front door {@link org.rapporteur.desk.api.DeskApi}. Promised: each route and each
 * answer is as {@code openapi.yaml} says, which a test holds; keys are never renamed or removed within {@code v1}; a value that is
 * not known is {@code null}; a bad parameter is refused with its name. Cannot: tell of a correction before the newsroom has carried
 * it out.
 */
@NullMarked
package org.rapporteur.desk.api;

import org.jspecify.annotations.NullMarked;
