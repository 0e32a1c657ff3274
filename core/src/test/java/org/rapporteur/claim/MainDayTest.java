package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

/** Reports of our own about an invented harbour. */
class MainDayTest {
    private static final ReportReader READER = new ReportReader();

    private static Reading read(String text) {
        return READER.read(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
    }

    private static String day(String text) {
        return read(text).mainDay().map(LocalDate::toString).orElse("none");
    }

    @Test
    void isTheDayOfTheEventAndNotOfTheDateline() {
        assertEquals(
                "2031-10-02",
                day(
                        "Smugglers caught\n\nHAVEN, Norland (Oct. 3, 2031) — Norland coast guards detained two smugglers in the port"
                                + " of Haven yesterday, after a chase of three hours along the quays."));
    }

    @Test
    void isTheReportsDayWhereTheTextTellsNone() {
        assertEquals(
                "2031-10-03",
                day(
                        "Smugglers caught\n\nHAVEN, Norland (Oct. 3, 2031) — Norland coast guards detained two smugglers in the port"
                                + " of Haven, after a chase of three hours along the quays."));
    }

    @Test
    void isNotTheDayOfTelling() {
        assertEquals(
                "2031-10-01",
                day(
                        "Smugglers caught\n\nHAVEN, Norland (Oct. 3, 2031) — Norland coast guards confirmed today the arrest of a"
                                + " smuggler and seized nine tons of sugar in Haven province Wednesday."));
    }

    @Test
    void isNotTheDayOfAnotherThingsName() {
        assertEquals(
                "2031-10-03",
                day(
                        "Smugglers caught\n\nHAVEN, Norland (Oct. 3, 2031) — Norland coast guards looked for the crew that sank a"
                                + " ferry in Monday's attack, and found nine tons of sugar on the quays."));
    }

    @Test
    void isUnknownWhereNothingTellsADay() {
        assertEquals(
                Optional.empty(),
                read("The ferries sailed again yesterday, and nobody knew why.").mainDay());
    }
}
