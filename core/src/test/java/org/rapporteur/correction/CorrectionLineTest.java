package org.rapporteur.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rapporteur.correction.Correction.Name;
import org.rapporteur.correction.Correction.Place;
import org.rapporteur.correction.Correction.Verdict;

class CorrectionLineTest {
    private static final String SIGNED = ",\"by\":\"night desk\",\"on\":\"2031-03-05\",\"why\":\"she says so\"}";

    @Test
    void readsEachKindAndWritesItAsItWas() {
        Map<String, Correction> lines = Map.of(
                "{\"kind\":\"pin\",\"reports\":[\"a\"],\"others\":[\"b\",\"c\"]" + SIGNED,
                new Correction.OfStories(
                        Correction.OfStories.Kind.PIN,
                        List.of("a"),
                        List.of("b", "c"),
                        "night desk",
                        "2031-03-05",
                        "she says so"),
                "{\"kind\":\"copy\",\"reports\":[\"a\",\"b\"],\"others\":[\"c\"]}",
                new Correction.OfLineage(
                        Correction.OfLineage.Kind.COPY, List.of("a", "b"), List.of("c"), null, null, null),
                "{\"kind\":\"independent\",\"reports\":[\"a\"],\"others\":[\"c\"]}",
                new Correction.OfLineage(
                        Correction.OfLineage.Kind.INDEPENDENT, List.of("a"), List.of("c"), null, null, null),
                "{\"kind\":\"same\",\"entities\":[\"Mara Voss\"],\"others\":[{\"report\":\"a\",\"entity\":\"m-vos\"},\"M. Vos\"]"
                        + SIGNED,
                new Correction.OfEntities(
                        Verdict.SAME,
                        List.of(new Name("Mara Voss")),
                        List.of(new Place("a", "m-vos"), new Name("M. Vos")),
                        "night desk",
                        "2031-03-05",
                        "she says so"),
                "{\"kind\":\"apart\",\"events\":[{\"report\":\"a\",\"event\":\"e1\"}],\"others\":[{\"report\":\"b\",\"event\":\"e2\"}]}",
                new Correction.OfEvents(
                        Verdict.APART, List.of(new Place("a", "e1")), List.of(new Place("b", "e2")), null, null, null));
        lines.forEach((line, correction) -> {
            assertEquals(correction, CorrectionLine.parse(line));
            assertEquals(line, CorrectionLine.write(correction));
        });
    }

    @Test
    void saysWhyALineIsNoCorrection() {
        Map<String, String> messages = Map.of(
                "no JSON", "the line is no JSON object",
                "[]", "the line is no JSON object",
                "{\"kind\":\"merge\",\"reports\":[\"a\"],\"others\":[\"b\"]}",
                        "a correction's kind is same, apart, pin, copy or independent, not 'merge'",
                "{\"kind\":\"pin\",\"entities\":[\"A\"],\"others\":[\"B\"]}",
                        "a correction's kind is same or apart where it speaks of entities or events, not 'pin'",
                "{\"kind\":\"same\",\"events\":[\"e1\"],\"others\":[\"e2\"]}",
                        "events holds what is no id, name or place: \"e1\"",
                "{\"kind\":\"same\",\"reports\":[\"a\"]}", "a correction needs two reports at least",
                "{\"kind\":\"copy\",\"reports\":[\"a\"],\"others\":[\"b\",\"c\"]}", "a copy has one original, not 2",
                "{\"kind\":\"same\",\"entities\":[\"A\"],\"others\":[\"A\"]}", "one of the entities against itself: A");
        messages.forEach((line, message) -> assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> CorrectionLine.parse(line))
                        .getMessage()));
    }

    @Test
    void aNameIsTheSameInEveryWayToWriteIt() {
        assertEquals(Name.key("René  ROE"), Name.key(" rene\u0301 Roe"));
    }
}
