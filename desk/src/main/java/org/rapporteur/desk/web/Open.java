package org.rapporteur.desk.web;

import io.javalin.security.RouteRole;

/** Marks a route that asks for no member: the login page, the style sheet, the sign of life. */
public enum Open implements RouteRole {
    TO_ALL
}
