package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;

/**
 * Some pages of the desk: what is answered at which address.
 *
 * <p>A route names the least {@link org.rapporteur.desk.access.Role} that it asks for; without one, reading asks for a reader and
 * anything else for an admin. {@link Open#TO_ALL} is for those who are not logged in.
 */
@FunctionalInterface
public interface Routes {
    /** Called once, when the desk starts. */
    void addTo(RoutesConfig routes);

    /** Called when the desk stops: ends requests that would go on for ever. */
    default void close() {}
}
