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
    void aWordThatIsAMonthElsewhereMakesNoDate() {
        reads(null, "Haven in 2019 set 12 records for grain.");
        reads(null, "Those who have stood there since 2021 may 10 more weeks wait.");
        reads("2019-09-12", "2019. szeptember 12.");
        reads("2019-09-12", "2019 m. rugsėjo 12 d.");
        reads("2021-05-10", "2021 May 10");
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
    void readsDatesOfManyLanguages() {
        reads("2021-04-03", "3 de abril de 2021");
        reads("2021-04-03", "3 avril 2021");
        reads("2021-04-03", "3. April 2021");
        reads("2021-04-03", "3.April 2021");
        reads("2021-04-03", "3 aprile 2021");
        reads("2021-04-03", "3 kwietnia 2021");
        reads("2021-04-03", "3 Nisan 2021");
        reads("2021-04-03", "3 квітня 2021");
        reads("2021-04-03", "3 апреля 2021 г.");
        reads("2021-04-03", "3. travnja 2021.");
        reads("2021-04-03", "2021. április 3.");
        reads("2021-04-03", "2021 m. balandžio 3 d.");
        reads("2021-04-03", "3 Απριλίου 2021");
        reads("2021-04-03", "٣ أبريل ٢٠٢١");
        reads("2021-04-03", "Sat Apr 03 22:35:29 UTC 2021");
        reads("2021-04-03", "April 3,2021");
    }

    @Test
    void readsShortYearsAndSecondsOnlyWhereATimeIsExpected() {
        reads(null, "28.09.19");
        reads(null, "1617444000");
        assertEquals("2019-09-28", dates.loose("28.09.19").getFirst().iso());
        assertEquals("2019-09-28", dates.loose("28. Sept. 19").getFirst().iso());
        assertEquals(
                "2021-04-03T10:00Z", dates.machine("1617444000").orElseThrow().iso());
        assertEquals(
                "2021-04-03T10:00Z",
                dates.machine("1617444000000").orElseThrow().iso());
        assertEquals(0, dates.loose("version 4.47.4").size());
        assertEquals(0, dates.loose("10.11.12.1").size());
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
