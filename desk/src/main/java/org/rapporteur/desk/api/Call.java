package org.rapporteur.desk.api;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import org.rapporteur.desk.access.Role;

/**
 * A route of the interface for programs.
 *
 * @param role the least that it asks for
 * @param says what it is for, in the words of {@code openapi.yaml}
 */
record Call(HandlerType method, String path, Role role, String says, Handler handler) {
    static Call get(String path, String says, Handler handler) {
        return new Call(HandlerType.GET, DeskApi.ROOT + path, Role.READER, says, handler);
    }

    static Call of(HandlerType method, String path, Role role, String says, Handler handler) {
        return new Call(method, DeskApi.ROOT + path, role, says, handler);
    }
}
