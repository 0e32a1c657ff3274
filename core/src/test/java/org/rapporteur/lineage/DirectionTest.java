package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.extract.Credit;
import org.rapporteur.extract.Published;

class DirectionTest {
    private static Trace trace(
            String outlet,
            @Nullable String moment,
            boolean mangled,
            List<String> byline,
            int length,
            @Nullable UnseenCredit credit,
            Credit... credits) {
        Frame frame = new Frame(
                outlet,
                moment == null ? null : moment.substring(0, 10),
                LineageReport.minute(new Published(moment, null)),
                mangled,
                credit,
                0,
                "en",
                length);
        Imprint imprint = new Imprint(byline, outlet, List.of(credits), moment);
        return new Trace(frame, imprint, "", new int[0], new byte[0], new int[0], new int[] {0});
    }

    private static Trace trace(
            String outlet,
            @Nullable String moment,
            boolean mangled,
            List<String> byline,
            int length,
            Credit... credits) {
        return trace(outlet, moment, mangled, byline, length, null, credits);
    }

    @Test
    void comparesHoursAcrossZones() {
        Trace later = trace("Osel Courier", "2031-03-04T19:14-05:00", false, List.of(), 300);
        Trace earlier = trace("Harbour Wire", "2031-03-04T20:00Z", false, List.of(), 300);
        assertTrue(Frame.ORIGINALS_FIRST.compare(earlier.frame(), later.frame()) < 0);
        Trace same = trace("Third Post", "2031-03-04T21:00+01:00", false, List.of(), 300);
        assertEquals(List.of(), Direction.inWords(same, earlier));
    }

    @Test
    void tellsTheHourOfOneDay() {
        assertEquals(
                List.of("published at 19:45+01:00, the other at 18:10+01:00"),
                Direction.inWords(
                        trace("Osel Courier", "2031-03-04T19:45+01:00", false, List.of(), 300),
                        trace("Harbour Wire", "2031-03-04T18:10+01:00", false, List.of(), 310)));
    }

    @Test
    void tellsCreditsAndTheLongerText() {
        assertEquals(
                List.of(
                        "its page gives wire.example/dam as the text's own address",
                        "names Harbour Wire, the other's outlet, as its source",
                        "the other is longer: 310 words to 120"),
                Direction.inWords(
                        trace(
                                "Osel Courier",
                                null,
                                false,
                                List.of("Harbour Wire"),
                                120,
                                Piles.credit(Credit.Kind.CANONICAL, "wire.example/dam")),
                        trace("Harbour Wire", null, false, List.of(), 310)));
    }

    @Test
    void tellsWhatSpeaksAgainstIt() {
        assertEquals(
                List.of("mangled, the other is clean", "published 1 day earlier"),
                Direction.inWords(
                        trace("Newsbot", "2031-03-03T10:00", true, List.of(), 300),
                        trace("Harbour Wire", "2031-03-04T10:00", false, List.of(), 300)));
    }

    @Test
    void saysNothingWhereNothingTells() {
        assertEquals(
                List.of(),
                Direction.inWords(trace("A", null, false, List.of(), 300), trace("B", null, false, List.of(), 300)));
    }

    @Test
    void takesAnOutletForSaidOnlyWhereItIsNamedWhole() {
        Trace earlier = trace("AP", null, false, List.of(), 300);
        Credit source = Piles.credit(Credit.Kind.SOURCE, "AP");
        assertEquals(
                List.of("credits CAPE Times", "names AP, the other's outlet, as its source"),
                Direction.inWords(
                        trace("B", null, false, List.of(), 300, new UnseenCredit("CAPE Times", List.of()), source),
                        earlier));
        assertEquals(
                List.of("credits Ada Born (Osel Courier, AP)"),
                Direction.inWords(
                        trace(
                                "B",
                                null,
                                false,
                                List.of(),
                                300,
                                new UnseenCredit("Ada Born (Osel Courier, AP)", List.of()),
                                source),
                        earlier));
    }
}
