package org.rapporteur.desk.api;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.rapporteur.desk.Desk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers in JSON, and says nothing again to a program that knows it already (RFC 9110, 13.1.2). */
final class Answers {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final String TYPE = "application/json";

    private final Desk desk;

    /** Another run may be of another version of the program, which may write the same thing otherwise. */
    private final String run;

    Answers(Desk desk) {
        this.desk = desk;
        this.run = Long.toString(desk.store().clock().millis(), Character.MAX_RADIX);
    }

    /** Whether nothing has changed in the desk since the program asked; then it is told so. Ask before reading what is answered. */
    boolean isKnown(Context context) {
        return isKnown(context, desk.store().read(t -> t.changes().last()));
    }

    /** Likewise, of what search gives: it comes some moments behind the store, and another process keeps its index to itself. */
    boolean isFoundAlready(Context context) {
        long indexed = desk.indexed();
        return indexed != 0
                && isKnown(context, Math.min(indexed, desk.store().read(t -> t.changes()
                        .last())));
    }

    /** Likewise, of what last changed with that number. */
    boolean isKnown(Context context, long change) {
        // With the day, since some answers begin today; weak, since the answer may be compressed or not.
        long day = LocalDate.ofInstant(desk.store().clock().instant(), ZoneOffset.UTC)
                .toEpochDay();
        String tag = "W/\"" + run + "-" + day + "-" + change + "\"";
        context.header("ETag", tag);
        String known = context.header("If-None-Match");
        if (known == null) {
            return false;
        }
        for (String each : List.of(known.split(",", 20))) {
            if (each.strip().equals(tag) || each.strip().equals("*")) {
                context.status(304);
                return true;
            }
        }
        return false;
    }

    static void json(Context context, JsonNode body) {
        context.contentType(TYPE).result(JSON.writeValueAsBytes(body));
    }

    /** Says that it streams JSON from now on. */
    static void stream(Context context) {
        context.contentType(TYPE);
    }

    /** A problem (RFC 9457) that says where. */
    static void problem(Context context, BadRequest bad) {
        boolean undoable = bad.status() == 422;
        ObjectNode problem = JSON.createObjectNode()
                .put("type", undoable ? "/api#cannot-be-done" : "/api#bad-request")
                .put("title", undoable ? "This cannot be done" : "This cannot be understood")
                .put("status", bad.status())
                .put("detail", detail(bad));
        for (BadRequest.Fault fault : bad.faults()) {
            ObjectNode error = problem.withArray("errors").addObject();
            if (fault.parameter() != null) {
                error.put("parameter", fault.parameter());
            }
            if (fault.pointer() != null) {
                error.put("pointer", fault.pointer());
            }
            error.put("detail", fault.detail());
        }
        context.status(bad.status());
        context.header("Cache-Control", "no-store");
        context.removeHeader("ETag");
        context.result(JSON.writeValueAsBytes(problem)).contentType("application/problem+json");
    }

    private static String detail(BadRequest bad) {
        BadRequest.Fault first = bad.faults().getFirst();
        return first.parameter() != null ? first.parameter() + " " + first.detail() + "." : first.detail() + ".";
    }
}
