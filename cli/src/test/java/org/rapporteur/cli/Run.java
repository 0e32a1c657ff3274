package org.rapporteur.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call of the command, as a shell would see it. */
record Run(int status, String out, String err) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Run of(Object... arguments) {
        return withInput("", arguments);
    }

    static Run withInput(String input, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Rapporteur.run(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                err,
                false,
                Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Standard output as one JSON value. */
    JsonNode json() {
        return JSON.readTree(out);
    }

    /** Standard output as JSON Lines. */
    List<JsonNode> lines() {
        return out.lines().map(JSON::readTree).toList();
    }

    static JsonNode parse(String json) {
        return JSON.readTree(json);
    }
}
