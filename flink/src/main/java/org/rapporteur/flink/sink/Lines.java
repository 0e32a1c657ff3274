package org.rapporteur.flink.sink;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.ingest.InputProblem;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** One line of JSON for each thing that comes out, its fields in one order, so that equal things are equal lines. */
public final class Lines {
    private static final JsonMapper JSON = new JsonMapper();

    private Lines() {}

    /** {@code {"id", "language", "story", "revision", "madeFrom", "relation"}}; the last two null for an original. */
    public static String of(Placement placement) {
        return JSON.createObjectNode()
                .put("id", placement.report())
                .put("language", placement.language())
                .put("story", placement.story())
                .put("revision", placement.revision())
                .put("madeFrom", placement.madeFrom())
                .put("relation", placement.relation())
                .toString();
    }

    /**
     * {@code {"story", "revision", "title", "reports", "leftOut", "account"}}; the account is the contract's object as it was made, or
     * null.
     */
    public static String of(Telling telling) {
        ObjectNode line = JSON.createObjectNode()
                .put("story", telling.story())
                .put("revision", telling.revision())
                .put("title", telling.title());
        add(line.putArray("reports"), telling.reports());
        add(line.putArray("leftOut"), telling.leftOut());
        return JSON.writeValueAsString(line.putRawValue("account", raw(telling.account())));
    }

    private static void add(ArrayNode array, List<String> ids) {
        ids.forEach(array::add);
    }

    /** On one line: inside strings a line break is written otherwise. */
    private static RawValue raw(@Nullable String json) {
        return new RawValue(json == null ? "null" : json.replace("\n", "").replace("\r", ""));
    }

    /** {@code {"path", "kind", "message"}}. */
    public static String of(InputProblem problem) {
        return JSON.createObjectNode()
                .put("path", problem.path())
                .put("kind", problem.kind())
                .put("message", problem.message())
                .toString();
    }
}
