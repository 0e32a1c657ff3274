package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences of our own about an invented harbour. */
class ToldDayTest {
    private static final DateReader DATES = new DateReader();

    private static String day(String... lines) {
        return ToldDay.in(List.of(lines), DATES)
                .map(told -> told.stamp().date() + " " + told.evidence())
                .orElse("none");
    }

    @Test
    void readsTheDayInADateline() {
        assertEquals(
                "2031-10-03 dateline: HAVEN, Norland (Oct. 3, 2031)",
                day("Ferries sail again", "HAVEN, Norland (Oct. 3, 2031) — The ferries sailed again yesterday."));
        assertEquals("none", day("The storm (Oct. 3, 2031) was the worst of all storms, said the harbour master."));
    }

    @Test
    void takesTheYearOfAReferenceNumber() {
        assertEquals(
                "2031-10-03 dateline: HAVEN, Norland (Oct. 3), year: 2031-10",
                day("Harbour office 2031-10-S-017", "HAVEN, Norland (Oct. 3) — The ferries sailed again yesterday."));
        assertEquals(
                "2032-01-01 dateline: HAVEN (Jan. 1), year: 2031-12",
                day("Harbour office 2031-12-S-201", "HAVEN (Jan. 1) — The ferries sailed again yesterday."));
        assertEquals("none", day("HAVEN, Norland (Oct. 3) — The ferries sailed again yesterday."));
    }

    @Test
    void readsTheDayBeforeAHeadline() {
        assertEquals(
                "2031-10-03 before the headline: Oct. 3:, year: 2031-10",
                day("Oct. 3: Ferries sail again", "Harbour office 2031-10-S-017"));
        assertEquals("none", day("Psalm 3: Ferries sail again", "Harbour office 2031-10-S-017"));
    }

    @Test
    void readsTheDayBesideAnAgency() {
        assertEquals(
                "2031-10-03 dateline: HAVEN, Oct. 3, 2031 (Coast News) -",
                day("HAVEN, Oct. 3, 2031 (Coast News) - The ferries sailed again."));
        assertEquals("none", day("HAVEN, Oct. 3, 2031 was a day without ferries."));
    }
}
