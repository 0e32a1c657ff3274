package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsOptionTest {
    private static final String PILE = """
            {"id":"fire","published":"2031-03-04","title":"Fire on the ferry to Port Aster","text":"A fire broke out on the ferry to Port Aster."}
            {"id":"strike","published":"2031-03-05","title":"Bakers of Lower Wexcombe strike","text":"The bakers ask for higher wages."}
            """;

    @TempDir
    Path folder;

    private Run stories(String corrections) throws IOException {
        Path file = folder.resolve("corrections.jsonl");
        Files.writeString(file, corrections);
        return Run.withInput(PILE, "stories", "--corrections", file.toString(), "-");
    }

    private static String story(Run run, int line) {
        return run.lines().get(line).get("story").asString();
    }

    @Test
    void aCorrectionJoinsWhatWordsDoNot() throws IOException {
        Run run = stories("{\"kind\":\"same\",\"reports\":[\"fire\"],\"others\":[\"strike\"]}\n");
        assertFalse(run.err().contains("corrections.jsonl"), run.err());
        assertEquals(story(run, 0), story(run, 1));
        assertEquals("correction", run.lines().getFirst().get("rule").asString());
    }

    @Test
    void badLinesAndUnknownReportsAreToldByLineAndTheOthersHold() throws IOException {
        Run run = stories("""
                no JSON
                {"kind":"merge","reports":["fire"],"others":["strike"]}
                {"kind":"same","reports":["fire"],"others":["nobody"]}

                {"kind":"same","reports":["fire"],"others":["strike"]}
                """);
        assertEquals(Rapporteur.BAD_INPUT, run.status());
        assertEquals(story(run, 0), story(run, 1));
        for (String told :
                new String[] {"#1: the line is no JSON", "#2: a correction's kind", "#3: no report of the pile"}) {
            assertTrue(run.err().contains(told), run.err());
        }
    }
}
