/**
 * The desk in the browser: the server, what keeps it safe, the frame that every page stands in, and what pages are made of.
 *
 * <p>{@link org.rapporteur.desk.web.DeskPages} has all pages of a desk. A page reads one state of the store, shows records by a template, and
 * puts markup in only where the publisher made it; what the desk is told by a form is written into the store, for the newsroom to carry out.
 *
 * <p>In: {@link org.rapporteur.desk.web.Routes}, added to {@link org.rapporteur.desk.web.WebDesk}, the front door. Out: pages,
 * fragments of pages, streams of changes. Promised: no request reaches a route before its host, origin, member, role and form token
 * are checked; every answer carries the headers that forbid foreign script; nothing from a request names a file. Pages work without
 * script. Not promised: encryption, which a reverse proxy does.
 */
@NullMarked
package org.rapporteur.desk.web;

import org.jspecify.annotations.NullMarked;
