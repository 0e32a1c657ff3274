package org.rapporteur.desk.api;

import io.javalin.http.Context;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a program sends. */
final class Bodies {
    private Bodies() {}

    /** @throws BadRequest if the body is no JSON object */
    static ObjectNode object(Context context) {
        try {
            if (Answers.JSON.readTree(context.bodyAsBytes()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            // What the parser says may quote the body, which nobody asked to see again.
        }
        throw BadRequest.body("", "the body is no JSON object");
    }

    /** @throws BadRequest if there is a key that nobody reads */
    static void refuseOthers(ObjectNode body, Collection<String> keys) {
        for (String name : body.propertyNames()) {
            if (!keys.contains(name)) {
                throw BadRequest.body(
                        "/" + (name.length() > 40 ? name.substring(0, 40) : name),
                        "only " + String.join(", ", keys) + " can be said");
            }
        }
    }

    /** The text under a key, or null where it is missing or null. */
    static @Nullable String text(ObjectNode body, String key, int longest) {
        JsonNode value = body.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.stringValue().length() > longest) {
            throw BadRequest.body("/" + key, key + " is a text of up to " + longest + " characters");
        }
        return value.stringValue();
    }

    /** The flag under a key. */
    static boolean flag(ObjectNode body, String key, boolean otherwise) {
        JsonNode value = body.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw BadRequest.body("/" + key, key + " is true or false");
        }
        return value.booleanValue();
    }
}
