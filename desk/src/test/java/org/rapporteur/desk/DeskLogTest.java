package org.rapporteur.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeskLogTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void asBefore() throws Exception {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void eachThingThatHappensIsALineOfJson() {
        DeskLog.install(out, false);
        Logger.getLogger("org.rapporteur.desk.test").info("one\n\"two\" ü");
        Logger.getLogger("org.rapporteur.desk.test").log(Level.SEVERE, "failed", new IllegalStateException("why"));
        Logger.getLogger("org.rapporteur.desk.test").fine("not told");
        Logger.getLogger("org.eclipse.jetty").info("not told");
        List<JsonNode> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> new JsonMapper().readTree(line))
                .toList();
        assertEquals(2, lines.size());
        JsonNode first = lines.getFirst();
        assertEquals(
                List.of("time", "level", "logger", "message", "thread", "exception"),
                List.copyOf(first.propertyNames()));
        assertEquals("one\n\"two\" ü", first.path("message").asString());
        assertTrue(first.path("exception").isNull());
        assertEquals("severe", lines.getLast().path("level").asString());
        assertTrue(
                lines.getLast().path("exception").asString().startsWith("java.lang.IllegalStateException: why\n\tat"));
    }

    @Test
    void aPersonAtATerminalReadsText() {
        DeskLog.install(out, true);
        Logger.getLogger("org.rapporteur.desk.test").info("hello");
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("hello"));
        assertTrue(!out.toString(StandardCharsets.UTF_8).contains("{"));
    }
}
