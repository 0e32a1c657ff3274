package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.rapporteur.text.Span;

/** Each rule with a sentence that it must catch and one that it must leave alone, about an invented harbour. */
class TimeFinderTest {
    private static final Annotator ANNOTATOR = new Annotator();

    /** A Tuesday. */
    private static final String TUESDAY = "2031-03-11";

    private static List<TimeMention> mentions(String text) {
        return ANNOTATOR.annotate(AnnotatorTest.article(text, TUESDAY, "en")).times();
    }

    private static void assertTimes(String text, String... times) {
        assertEquals(
                List.of(times),
                mentions(text).stream()
                        .map(t -> t.span().in(text) + " = " + t.value())
                        .toList(),
                text);
    }

    private static void assertDays(String text, String earliest, String latest) {
        TimeMention time = mentions(text).getFirst();
        assertEquals(
                List.of(LocalDate.parse(earliest), LocalDate.parse(latest)),
                List.of(String.valueOf(time.earliest()), String.valueOf(time.latest())).stream()
                        .map(LocalDate::parse)
                        .toList(),
                text);
    }

    @Test
    void aMonthThatIsNextIsNeverBehind() {
        assertTimes("They will meet next February.", "next February = 2032-02");
        assertTimes("They will meet next March.", "next March = 2032-03");
        assertTimes("They will meet next April.", "next April = 2031-04");
    }

    @Test
    void thePresentTellsNothingOfWhenANamedThingWas() {
        assertTimes("A court is looking into the November 20 blast.", "November 20 = 2030-11-20");
        assertTimes("She will face him in the November 20 vote.", "November 20 = 2031-11-20");
        assertTimes("Two died in the June 20 blast.", "June 20 = 2030-06-20");
    }

    @Test
    void addsAHalfToWholeNumbersOnly() {
        assertTimes("It took two and a half years.", "two and a half years = P2.5Y");
        for (String text : List.of("It took 2.5 and a half fortnights.", "It took dozens and a half fortnights.")) {
            assertTrue(mentions(text).stream().noneMatch(time -> time.value().contains("X.")), text);
        }
    }

    @Test
    void marksVagueTimesWithoutADay() {
        assertTimes("The quay is now shut.", "now = PRESENT_REF");
        assertTimes("Now, the quay is a large one.");
        assertTimes("The recent storm broke the quay.", "recent = PAST_REF");
        assertTimes("It was the most recent storm.");
        assertTimes("The current harbour master is Kari Roe.", "current = PRESENT_REF");
        assertTimes("Strong currents broke the quay.");
        assertTimes("The quay may be sold in the near future.", "the near future = FUTURE_REF");
        assertTimes("They spoke of the future of the quay.");
        assertTimes("Ships are larger these days.", "these days = PRESENT_REF");
        assertTimes("The quay had a crane in the past.", "the past = PAST_REF");
        assertTimes("He was a clerk at the time.", "the time = PAST_REF");
        assertTimes("He was there at the time of the storm.");
        assertTimes("The quay was built long ago.", "long ago = PAST_REF");
        assertTimes("The quay is long.");
        for (TimeMention time : mentions("The quay is currently shut, and recent storms broke it.")) {
            assertTrue(time.isVague());
            assertNull(time.earliest());
        }
    }

    @Test
    void whatWasProposedThenLiesBehind() {
        assertTimes("The toll is higher than before the merger was proposed in November.", "November = 2030-11");
        assertTimes("The proposed talks in November will be long.", "November = 2031-11");
        assertTimes("A strike is proposed for November.", "November = 2031-11");
        assertTimes("Talks proposed for November will be held at the quay.", "November = 2031-11");
        assertTimes("In a Feb. 8 meeting, the clerk writes, the mayor asked about the quay.", "Feb. 8 = 2031-02-08");
    }

    @Test
    void countsModifiersInAndPrepositionsOut() {
        assertTimes("It stood for more than two years.", "more than two years = P2Y");
        assertTimes("It stood for two years.", "two years = P2Y");
        assertTimes("They spoke about two years of drought.", "two years = P2Y");
        assertTimes("It took nearly an hour.", "nearly an hour = PT1H");
        assertTimes("It lasted at least 30 days.", "at least 30 days = P30D");
        assertTimes("It takes two to three weeks.", "two to three weeks = P3W");
        assertTimes("It was built a year or so ago.", "a year or so ago = 2030");
        assertTimes("It broke just over a year ago.", "over a year ago = 2030");
        assertTimes("It was sold in the early 1990s.", "the early 1990s = 199");
        assertTimes("It was sold within a week.", "a week = P1W");
        assertTimes("A week holiday was given.");
        assertTimes("They lost $2 million a day.");
    }

    @Test
    void readsLengths() {
        assertTimes("It took two and a half years.", "two and a half years = P2.5Y");
        assertTimes("It took half a century.", "half a century = P50Y");
        assertTimes("Half the crew left.");
        assertTimes("It took two hours and 30 minutes.", "two hours and 30 minutes = PT2H30M");
        assertTimes("The decades-long quarrel ended.", "decades-long = PXDE");
        assertTimes("It took several more years.", "several more years = PXY");
        assertTimes("A second consecutive storm came.");
        assertTimes("Three-quarters of the ships left.");
        assertTimes("It rained all day.", "all day = P1D");
        assertTimes("All day labourers left.");
        assertTimes("It grows over the next five or six years.", "the next five or six years = P6Y");
        assertTimes("He is in his 30s.");
        assertTimes("The 12-year-old ship and the ship 12 years old left.");
    }

    @Test
    void readsClocksWithTheirDay() {
        assertTimes("It sank at 10 p.m. Wednesday.", "10 p.m. Wednesday = 2031-03-05T22:00");
        assertTimes("It sank at 10 p.m. on Wednesday.", "10 p.m. = 2031-03-05T22:00", "Wednesday = 2031-03-05");
        assertTimes("It sank at noon Sunday.", "noon Sunday = 2031-03-09T12:00");
        assertTimes("It was high noon for the quay.");
        assertTimes("It left at 0830 GMT.", "0830 GMT = 2031-03-11T08:30");
        assertTimes("Shares rose 0.24 to 8.30.");
        assertTimes("It left at 4 in the morning.", "4 in the morning = 2031-03-11T04:00");
        assertTimes("It left on Jan 18, 9:20PM.", "Jan 18 = 2031-01-18", "9:20PM = 2031-01-18T21:20");
        assertTimes("It left around 7 p.m.", "around 7 p.m. = 2031-03-11T19:00");
    }

    @Test
    void placesPeriodsByTheReportOrByWhatWasTold() {
        assertTimes("It opens by the end of the year.", "the end of the year = 2031");
        assertTimes("It sank the year before the storm.");
        assertTimes("It sank over the weekend.", "the weekend = 2031-W10-WE");
        assertTimes("It was in the weekend edition.");
        assertTimes("She was Player of the Year.");
        assertTimes(
                "It sank on 3 January. That night, bells rang.",
                "3 January = 2031-01-03",
                "That night = 2031-01-03TNI");
        assertTimes(
                "It sank on 3 January and rose the next morning.",
                "3 January = 2031-01-03",
                "the next morning = 2031-01-04TMO");
        assertTimes("It opened in 2020. The following year it shut.", "2020 = 2020", "The following year = 2021");
        assertTimes("It fell in the 2030 third quarter.", "the 2030 third quarter = 2030-Q3");
        assertTimes("It fell in the year-ago period.", "the year-ago period = 2030");
        assertTimes("It is due by year-end.", "year-end = 2031-12-31");
        assertTimes("It rose in the summer of 2010.", "the summer of 2010 = 2010-SU");
        assertTimes("It is quiet in winter.", "winter = XXXX-WI");
        assertTimes("The Winter Games came.");
        assertTimes("It fell in the first half of 2030.", "the first half of 2030 = 2030-H1");
        assertTimes("Half of the ships left.");
        assertTimes("It shut in March last year.", "March last year = 2030-03");
        assertTimes("It shut in the last week of March 2030.", "the last week of March 2030 = 2030-W13");
        assertTimes("It rose in Q4 2030.", "Q4 2030 = 2030-Q4");
        assertTimes("It left on the 18th.", "the 18th = 2031-03-18");
        assertTimes("The 18th ship left.");
        assertTimes("It sank overnight.", "overnight = 2031-03-10TNI");
    }

    @Test
    void findsTheDayThatAMonthsWeekdayIs() {
        assertTimes("It will sail on the first Monday in October.", "the first Monday in October = 2031-10-06");
        assertTimes("It sailed on the last Sunday of May 2030.", "the last Sunday of May 2030 = 2030-05-26");
        assertTimes("It will sail on the fifth Monday in October.", "Monday = 2031-03-17", "October = 2031-10");
    }

    @Test
    void aClockBelongsToNoDayFarAhead() {
        assertTimes(
                "The vote will be held on 22 April. The curfew begins at 7 p.m. in the port.",
                "22 April = 2031-04-22",
                "7 p.m. = 2031-03-11T19:00");
    }

    @Test
    void knowsWhatWasTriedAndWhatWasCalledFor() {
        assertTimes("Soldiers attempted to overthrow the mayor on Monday.", "Monday = 2031-03-10");
        assertTimes("Norland called a summit for Thursday.", "Thursday = 2031-03-13");
        assertTimes("The office announced the results for December.", "December = 2030-12");
    }

    @Test
    void givesEveryDateItsDays() {
        assertDays("It fell in the first half of 2030.", "2030-01-01", "2030-06-30");
        assertDays("It sailed in mid-January.", "2031-01-11", "2031-01-21");
        assertDays("It sank last week.", "2031-03-03", "2031-03-09");
        assertDays("The 2011-12 season was long.", "2011-01-01", "2012-12-31");
        assertDays("It opens early next year.", "2032-01-01", "2032-05-01");
        TimeMention coming = mentions("It opens in the coming days.").getFirst();
        assertTrue(coming.isVague());
    }

    @Test
    void knowsNamedDays() {
        assertTimes("It sank on Christmas Day.", "Christmas Day = 2030-12-25");
        assertTimes("Boats reached Christmas Island.");
        assertTimes("It will sail at Easter 2031.", "Easter 2031 = 2031-04-13");
        assertTimes("It sank last Thanksgiving.", "last Thanksgiving = 2030-11-28");
        assertTimes("It opened on New Year's Eve.", "New Year's Eve = 2030-12-31");
    }

    @Test
    void readsYearsAndLeavesCounts() {
        assertTimes("The 2012 elections were close.", "2012 = 2012");
        assertTimes("The storm killed 2000 gulls and about 1990 birds.");
        assertTimes("He ruled in 1977-1979.", "1977 = 1977", "1979 = 1979");
        assertTimes("He ruled in 1977-79.", "1977-79 = 1977");
        assertTimes("It is ship 1977-1979-4.");
        assertTimes("It fell below pre-2008 levels.", "pre-2008 = 2008");
        assertTimes("It was built in '82.", "'82 = 1982");
        assertTimes("It was built in nineteen seventy-nine.", "nineteen seventy-nine = 1979");
        assertTimes("It fell in the fiscal year 2030.", "the fiscal year 2030 = 2030");
    }

    @Test
    void readsSets() {
        assertTimes("Ships meet each July.", "each July = XXXX-07");
        assertTimes("Each ship left.");
        assertTimes("It sails on Saturday mornings.", "Saturday mornings = XXXX-WXX-6TMO");
        assertTimes("It sails twice a week.", "a week = P1W");
    }

    @Test
    void letsTheTensePlaceOwnedDaysAndPurposes() {
        assertTimes("It would look for a way around Wednesday's ruling.", "Wednesday = 2031-03-05");
        assertTimes("The towns prepare for Wednesday's vote.", "Wednesday = 2031-03-12");
        assertTimes("The raiders were blamed for Wednesday's attack.", "Wednesday = 2031-03-05");
        assertTimes("Guards led a raid to seize a smuggler in Haven, Friday.", "Friday = 2031-03-07");
        assertTimes("They agreed to meet in Haven, Norland, on Friday.", "Friday = 2031-03-14");
        assertTimes("She could not be reached on Friday.", "Friday = 2031-03-07");
        assertTimes("She could be freed on Friday.", "Friday = 2031-03-14");
        assertTimes("The harbour master said the talks will start on Friday.", "Friday = 2031-03-14");
        assertTimes("The rebels routed a brigade to take the port on Friday.", "Friday = 2031-03-07");
        assertTimes("The rebels are reported to have taken the port on Friday.", "Friday = 2031-03-07");
        assertTimes("The rebels, who were to have met on Friday, postponed the talks.", "Friday = 2031-03-14");
        assertTimes("The rebels, who were to have met on Friday, put back their talks.", "Friday = 2031-03-14");
        assertTimes("The rebels hope to have taken the port by Friday.", "Friday = 2031-03-14");
        assertTimes("The airline added flights to carry fans to Haven on Saturday.", "Saturday = 2031-03-15");
        assertTimes("Traders are waiting for Wednesday's report.", "Wednesday = 2031-03-12");
        assertTimes("Wednesday's vote has been postponed.", "Wednesday = 2031-03-12");
        assertTimes("Police fired tear gas to disperse the crowd on Friday.", "Friday = 2031-03-07");
        assertTimes("The port was taken on Friday.", "Friday = 2031-03-07");
        assertTimes("The port is reported to have been taken on Friday.", "Friday = 2031-03-07");
        assertTimes("Police arrested five people in Haven for Wednesday's riots.", "Wednesday = 2031-03-05");
        assertTimes("He thanked the fans and prepared for Wednesday's match.", "Wednesday = 2031-03-12");
        assertTimes("He seized on guidelines to be published on Friday.", "Friday = 2031-03-14");
        assertTimes("The mayor asked the crews to come on Friday.", "Friday = 2031-03-14");
        assertTimes("The vote on Friday has been put off.", "Friday = 2031-03-14");
        assertTimes("The march on Friday was called off by farmers.", "Friday = 2031-03-14");
        assertTimes("The ferry on Friday was delayed by fog.", "Friday = 2031-03-07");
        assertTimes("The fire on Friday has been called a crime.", "Friday = 2031-03-07");
    }

    /** A sentence of these words alone, as broken inputs hold; tags do not matter to what is bounded. */
    private static TokenIndex sentenceOf(String unit, int characters, String pos) {
        String text = unit.repeat(characters / unit.length());
        List<Token> tokens = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf(' ', start);
            tokens.add(new Token(new Span(start, end), pos));
            start = end + 1;
        }
        return TokenIndex.of(text, List.of(new Sentence(new Span(0, text.length()), 0, tokens)));
    }

    @Test
    void readsFiveMegabytesOfNumbersOrMonthsInLinearTime() {
        for (String unit : List.of(
                "7 ",
                "1999 ",
                "March ",
                "may ",
                "five million ",
                "the last ",
                "early ",
                "and a half ",
                "two hours , ",
                "' 82 ",
                "of the year ",
                "Monday ",
                "noon ",
                "attacks ")) {
            TokenIndex index = sentenceOf(unit, 500_000, unit.equals("attacks ") ? "VERB" : "NOUN");
            Assertions.assertTimeout(
                    Duration.ofSeconds(30),
                    () -> {
                        new TimeFinder(index, LocalDate.of(2031, 3, 11), true).find();
                    },
                    unit);
        }
        TokenIndex whole = sentenceOf("March 3 , 1999 at 9 a.m. Monday ", 5_000_000, "NOUN");
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            new TimeFinder(whole, LocalDate.of(2031, 3, 11), true).find();
        });
    }

    @Test
    void shortJuneAndJulyAreMonths() {
        assertTimes("The ferry sank on 12 Jul 2030.", "12 Jul 2030 = 2030-07-12");
        assertTimes("The ferry sank on Jun. 3, 2030.", "Jun. 3, 2030 = 2030-06-03");
    }

    @Test
    void aSeasonTakesItsYearBehindAComma() {
        assertTimes("It opens in summer, 2030.", "summer, 2030 = 2030-SU");
        assertTimes("It opens in the spring of 2030.", "the spring of 2030 = 2030-SP");
    }

    @Test
    void aFortnightIsTwoWeeks() {
        assertTimes("It lasted three fortnights.", "three fortnights = P6W");
    }

    @Test
    void aChronologyTellsThePastInThePresentTense() {
        assertTimes("September 28 - Ministers agree on a plan.", "September 28 = 2030-09-28");
        assertTimes("September 28 - Rebels withdraw to the border.", "September 28 = 2030-09-28");
        assertTimes("September 28 - Ministers will agree on a plan.", "September 28 = 2031-09-28");
    }
}
