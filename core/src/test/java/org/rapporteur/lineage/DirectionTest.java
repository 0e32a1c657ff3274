package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.extract.Credit;

class DirectionTest {
    private static Frame frame(
            String id, @Nullable String moment, boolean mangled, List<String> byline, int length, Credit... credits) {
        return new Frame(
                id,
                moment == null ? null : moment.substring(0, 10),
                moment,
                mangled,
                null,
                byline,
                id,
                List.of(credits),
                length);
    }

    @Test
    void tellsTheHourOfOneDay() {
        assertEquals(
                List.of("published at 19:45+01:00, the other at 18:10+01:00"),
                Direction.inWords(
                        frame("Osel Courier", "2031-03-04T19:45+01:00", false, List.of(), 300),
                        frame("Harbour Wire", "2031-03-04T18:10+01:00", false, List.of(), 310)));
    }

    @Test
    void tellsCreditsAndTheLongerText() {
        assertEquals(
                List.of(
                        "its page gives wire.example/dam as the text's own address",
                        "names Harbour Wire, the other's outlet, as its source",
                        "the other is longer: 310 words to 120"),
                Direction.inWords(
                        frame(
                                "Osel Courier",
                                null,
                                false,
                                List.of("Harbour Wire"),
                                120,
                                Piles.credit(Credit.Kind.CANONICAL, "wire.example/dam")),
                        frame("Harbour Wire", null, false, List.of(), 310)));
    }

    @Test
    void tellsWhatSpeaksAgainstIt() {
        assertEquals(
                List.of("mangled, the other is clean", "published 1 day earlier"),
                Direction.inWords(
                        frame("Newsbot", "2031-03-03T10:00", true, List.of(), 300),
                        frame("Harbour Wire", "2031-03-04T10:00", false, List.of(), 300)));
    }

    @Test
    void saysNothingWhereNothingTells() {
        assertEquals(
                List.of(),
                Direction.inWords(frame("A", null, false, List.of(), 300), frame("B", null, false, List.of(), 300)));
    }
}
