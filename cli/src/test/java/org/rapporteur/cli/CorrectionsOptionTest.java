package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CorrectionsOptionTest {
    private static final String PILE = """
            {"id":"fire","published":"2031-03-04","title":"Fire on the ferry to Port Aster","text":"A fire broke out on the ferry to Port Aster."}
            {"id":"strike","published":"2031-03-05","title":"Bakers of Lower Wexcombe strike","text":"The bakers ask for higher wages."}
            """;

    private static final String WIRE =
            "Harbour Minister Mara Voss said the ferry would sail again on Friday. Divers found"
                    + " a torn cable under the hull of the ferry on Tuesday. The crew of twelve was taken to a hotel in Port Aster."
                    + " Nobody was hurt, but forty cars are still on the lower deck. The owners will pay for a week of buses.";

    private static final String COPIED = """
            {"id":"wire","published":"2031-03-04","title":"Ferry to sail again","text":"%s"}
            {"id":"paper","published":"2031-03-05","title":"Cable torn","text":"%s"}
            {"id":"blog","published":"2031-03-06","title":"The ferry","text":"Harbour Minister Martha Foss and the ferry of Port Aster: who will pay for the torn cable? We asked four captains in the harbour bar, and none of them would bet on the ministry. One laughed until his coffee was cold."}
            """.formatted(WIRE, WIRE);

    @TempDir
    Path folder;

    private Run stories(String corrections) throws IOException {
        Path file = folder.resolve("corrections.jsonl");
        Files.writeString(file, corrections);
        return Run.withInput(PILE, "stories", "--corrections", file.toString(), "-");
    }

    private Run run(String command, String corrections, Object... more) throws IOException {
        Path file = folder.resolve("corrections.jsonl");
        Files.writeString(file, corrections);
        List<Object> arguments = new ArrayList<>(List.of(command, "--corrections", file, "-"));
        arguments.addAll(List.of(more));
        return Run.withInput(COPIED, arguments.toArray());
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

    @Test
    void aCopyMarkedIndependentRaisesTheOriginsByOneAndAnotherIsMadeACopy() throws IOException {
        assertEquals(2, run("lineage", "").json().get("origins").size());
        assertEquals(
                3,
                run("lineage", "{\"kind\":\"independent\",\"reports\":[\"paper\"],\"others\":[\"wire\"]}")
                        .json()
                        .get("origins")
                        .size());
        Run copied = run(
                "lineage",
                "{\"kind\":\"copy\",\"reports\":[\"blog\"],\"others\":[\"wire\"],\"by\":\"night desk\",\"why\":\"he told us\"}");
        assertEquals(1, copied.json().get("origins").size());
        assertEquals(
                "said by an analyst (night desk): he told us",
                copied.json().get("lineage").get(1).get("evidence").get(0).asString());
    }

    @Test
    void anAccountObeysCorrectionsOfPeopleAndTellsOfThem() throws IOException {
        Path account = folder.resolve("account");
        String same =
                "{\"kind\":\"same\",\"entities\":[\"Mara Voss\"],\"others\":[\"Martha Foss\"],\"by\":\"night desk\"}";
        String story = "{\"kind\":\"same\",\"reports\":[\"wire\"],\"others\":[\"blog\"]}";
        Run run = run("account", same + "\n" + story, "--rules-only", "--json", "-o", account);
        assertEquals(Rapporteur.DONE, run.status(), run.err());
        List<String> aliases = new ArrayList<>();
        for (JsonNode entity : run.json().get("entities")) {
            if (entity.get("name").asString().equals("Mara Voss")) {
                entity.get("aliases").forEach(alias -> aliases.add(alias.asString()));
                assertEquals(
                        "night desk", entity.get("corrected").get(0).get("by").asString());
            }
        }
        assertEquals(List.of("Martha Foss"), aliases);
        assertEquals(2, run.json().get("corrections").size());
        assertTrue(Files.readString(account.resolve("index.html"))
                .contains("Mara Voss and Martha Foss: one and the same — night desk"));
    }

    @Test
    void entitiesAndEventsThatNoReportHasAreToldByLineUnlessTheReportsWereOnlySkimmed() throws IOException {
        String unknown = """
                {"kind":"same","entities":["Mara Voss"],"others":["Nobody Here",{"report":"wire","entity":"nobody"}]}
                {"kind":"apart","events":[{"report":"wire","event":"e99"}],"others":[{"report":"lost","event":"e1"}]}
                """;
        Run run = run("account", unknown, "--rules-only", "--json", "-o", folder.resolve("account"));
        assertEquals(Rapporteur.BAD_INPUT, run.status());
        List<String> told = new ArrayList<>();
        run.json()
                .get("problems")
                .forEach(problem -> told.add(problem.get("path").asString().replaceFirst(".*#", "#") + " "
                        + problem.get("kind").asString() + ": "
                        + problem.get("message").asString()));
        assertEquals(
                List.of(
                        "#1 correction-unknown-entity: no report has the entity Nobody Here, wire#nobody",
                        "#2 correction-unknown-event: no report has the event wire#e99",
                        "#2 correction-unknown-report: no report of the pile has the id lost"),
                told);
        Run skimmed = run("stories", unknown);
        assertTrue(skimmed.err().contains("#2: no report of the pile has the id lost"), skimmed.err());
        assertFalse(skimmed.err().contains("entity"), skimmed.err());
    }
}
