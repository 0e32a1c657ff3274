package org.rapporteur.flink.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rapporteur.flink.step.Numbered.Tick;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

final class NumberingTest {
    private static final Skimmer SKIMMER = new Skimmer();

    private static Skim skim(String id, String date) {
        return SKIMMER.skim(new RawReport(
                id,
                id,
                RawReport.Format.TEXT,
                "The council of Norvik will meet over the harbour on Monday, it said.",
                new Given(null, "Norvik", null, List.of(), date, "stated", null, null),
                List.of()));
    }

    private static long time(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    /** Their texts are forgotten by the time of the stream, so that whoever asked for one would wait for ever. */
    @Test
    void forgetsWhatIsOutOfReachThoughALanguageWasSilentSince() {
        Numbering numbering = new Numbering(7);
        assertTrue(Objects.requireNonNull(numbering.number(skim("a", "2031-01-05T10:00Z")))
                .isListed());
        Numbered late =
                Objects.requireNonNull(numbering.number(skim("b", "2031-01-06T10:00Z"), time("2031-04-01T00:00:00Z")));
        assertFalse(late.isListed());
        long stretch = Math.floorDiv(Skim.day(time("2031-04-01T00:00:00Z")), 7L);
        assertEquals(new Tick((stretch - 1) * 7, 1), late.tick());
    }

    @Test
    void listsWhatIsLateByLessThanAWindow() {
        Numbering numbering = new Numbering(7);
        numbering.number(skim("a", "2031-01-15T10:00Z"));
        Numbered late =
                Objects.requireNonNull(numbering.number(skim("b", "2031-01-13T10:00Z"), time("2031-01-15T09:00:00Z")));
        assertTrue(late.isListed());
    }
}
