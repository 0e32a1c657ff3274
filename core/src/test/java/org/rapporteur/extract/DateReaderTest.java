package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DateReaderTest {
    private final DateReader dates = new DateReader();

    private void reads(@Nullable String expected, String text) {
        assertEquals(expected, dates.first(text).map(Stamp::iso).orElse(null), text);
    }

    @Test
    void readsDatesAsThePressWritesThem() {
        reads("2021-03-03T19:14-05:00", "March 3, 2021 | 7:14pm EST");
        reads("2021-03-03T21:20", "Updated: March 3, 2021, 9:20 PM");
        reads("2021-03-03T13:15-05:00", "Mar. 3, 2021, 1:15 p.m. ET");
        reads("2021-07-03T13:15-04:00", "July 3, 2021, 1:15 p.m. ET");
        reads("2021-03-03T19:14Z", "Wed 3 Mar 2021 19.14 GMT");
        reads("2021-03-03T07:00", "7 a.m., Wednesday, March 3rd, 2021");
        reads("2021-03-03T18:05+01:00", "3. März 2021 um 18:05 MEZ");
        reads("2021-03-03", "le 3 mars 2021");
        reads("2021-03-03", "3 de marzo de 2021");
        reads("2021-03-03", "3 березня 2021");
        reads("2021-03-03T12:30", "3 марта 2021 в 12:30");
        reads("2021-03-03", "2021年3月3日");
        reads("2021-03-13", "13/03/2021");
        reads("2021-03-13", "03/13/2021");
        reads("2021-04-03", "The Courier.-03.04.2021");
    }

    @Test
    void readsDatesAsMachinesWriteThem() {
        reads("2021-03-03T19:14-05:00", "2021-03-03T19:14:33-0500");
        reads("2021-03-03T19:14Z", "2021-03-03T19:14:33.123Z");
        reads("2021-03-03T19:14-05:00", "Wed, 03 Mar 2021 19:14:00 -0500");
        reads("2021-03-03T19:14Z", "Wed, 03 Mar 2021 19:14:00 GMT");
        reads("2021-03-03", "20210303");
    }

    @Test
    void leavesAloneWhatNamesNoDay() {
        reads(null, "in March 2021");
        reads(null, "between 10 and 20 people, 2021 in all");
        reads(null, "31 February 2021");
        reads(null, "version 1.2.2021.4");
        reads(null, "call 0301-2021-4455");
    }

    @Test
    void keepsBothReadingsOfAmbiguousFigures() {
        Stamp stamp = dates.first("03/04/2021").orElseThrow();
        assertEquals("2021-03-04", stamp.iso());
        assertEquals("2021-04-03", stamp.otherWayRound().iso());
        assertEquals(null, dates.first("04/04/2021").orElseThrow().swapped());
    }
}
