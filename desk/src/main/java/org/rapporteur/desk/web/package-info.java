/**
 * The desk in the browser: the server, what keeps it safe, the frame that every page stands in, and what pages are made of.
 *
 * <p>In: {@link org.rapporteur.desk.web.Routes}, added to {@link org.rapporteur.desk.web.WebDesk}, the front door. Out: pages,
 * fragments of pages, streams of changes. Promised: no request reaches a route before its host, origin, member, role and form token
 * are checked; every answer carries the headers that forbid foreign script; nothing from a request names a file. Pages work without
 * script. Not promised: encryption, which a reverse proxy does.
 */
@NullMarked
package org.rapporteur.desk.web;

import org.jspecify.annotations.NullMarked;
