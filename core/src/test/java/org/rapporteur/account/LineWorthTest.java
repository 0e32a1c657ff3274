package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

/** How good a line of the brief a sentence makes; all sentences are our own. */
class LineWorthTest {
    private static final Lexicon LEXICON = new Lexicon();
    private static final ReportReader READER = ReportReader.byRules();

    private static final String NEWS =
            "Two ferries collided off Haven on Monday, killing 12 people, the coast guard said.";

    private static Reading report(String id, @Nullable String day, String... sentences) {
        Given given = new Given(
                null,
                "Ferries collide off Haven",
                "The Made Herald",
                List.of(),
                day,
                day == null ? null : "stated",
                null,
                null);
        return READER.read(new RawReport(
                id, id + ".txt", RawReport.Format.TEXT, String.join("\n\n", sentences), given, List.of()));
    }

    private static double odds(Reading reading, String sentence, Reading... others) {
        Reading[] pile = Arrays.copyOf(others, others.length + 1);
        pile[others.length] = reading;
        int at = reading.text().indexOf(sentence);
        assertTrue(at >= 0, sentence);
        return new LineWorth(LEXICON, List.of(pile)).odds(reading, new Span(at, at + sentence.length()));
    }

    @Test
    void theNewsIsWorthMoreThanWhatLeansOnItOrExplainsIt() {
        List<String> lesser = List.of(
                "He said the offer would be studied by the committee.",
                "The crossing has been a favourite of walkers since 1987.",
                "\"This is a dark day for all of us,\" he said.");
        Reading reading = report("a", "2031-03-18", NEWS, lesser.get(0), lesser.get(1), lesser.get(2));
        for (String other : lesser) {
            assertTrue(odds(reading, NEWS) > odds(reading, other) + 1, other);
        }
    }

    @Test
    void whatLaterReportsNoLongerTellIsWorthLess() {
        Reading old = report("a", "2031-03-02", NEWS);
        Reading later = report("b", "2031-03-20", "Divers raised the second wreck off Haven on Wednesday.");
        Reading again =
                report("c", "2031-03-20", "Two ferries collided off Haven, killing 12 people, as was told before.");
        assertTrue(odds(old, NEWS) > odds(old, NEWS, later));
        assertTrue(odds(old, NEWS, later, again) > odds(old, NEWS, later));
    }

    @Test
    void whatIsDatedByTheReportIsWorthMoreThanWhatWasLongBefore() {
        String now = "The coast guard closed the strait off Haven on Tuesday.";
        String before = "The coast guard closed the strait off Haven in March 2027.";
        assertTrue(odds(report("a", "2031-03-18", now), now) > odds(report("a", "2031-03-18", before), before) + 0.5);
    }

    @Test
    void theBriefLeavesPoorLinesToThePageAndHasOneAtLeast() {
        String toll = "Two ferries collided off Haven on Monday, killing 12 people.";
        String leaning = "He visited the survivors and met the others.";
        Reading good = report("a", "2031-03-18", toll, leaning);
        List<BriefLine> lines = known(good);
        assertFalse(lines.isEmpty());
        assertTrue(
                lines.stream()
                        .noneMatch(line -> line.extract().span().in(good.text()).equals(leaning)),
                lines.toString());
        Reading poor = report("b", "2031-03-18", "He met the others in Haven on Monday.");
        assertEquals(1, known(poor).size());
    }

    @Test
    void whatOneToldLongAgoGivesWayToNews() {
        String collision = "Two ferries collided off Haven on Saturday, killing 12 people.";
        String wreck = "Police in Haven arrested the captain of the ferry on Monday.";
        // what makes the two one story
        String more = "The strait off Haven, the coast guard, the divers, the two ferries and the quay of Haven.";
        Reading old = report("a", "2031-03-09", collision, more);
        Reading latest = report("b", "2031-03-18", wreck, more);
        assertEquals(
                1,
                new Accountant()
                        .account(List.of(old, latest), List.of(), AccountOptions.ALL)
                        .stories()
                        .size());
        List<String> news = texts(known(old, latest), old, latest);
        assertTrue(news.contains(wreck) && !news.contains(collision), news.toString());
        assertTrue(texts(known(old), old).contains(collision), "on its own day it is news");
        Reading week = report("a", "2031-03-12", collision, more);
        assertTrue(texts(known(week, latest), week, latest).contains(collision));
    }

    @Test
    void whatTheNewestReportTellsHasALineHoweverFewToldIt() {
        List<Reading> pile = new ArrayList<>();
        String[] told = {
            "Two ferries collided off Haven on Saturday, killing 12 people.",
            "Divers found the bodies of 12 people in two ferries off Haven on Sunday.",
            "The coast guard closed the strait off Haven on Sunday after two ferries collided.",
            "Norland sent 40 divers to Haven on Sunday after two ferries collided.",
            "The owners of the two ferries said on Sunday that they would pay the families of 12 people."
        };
        for (int i = 0; i < 10; i++) {
            pile.add(report("r" + i, "2031-03-1" + i % 5, told[i % 5], told[(i + 1) % 5], told[(i + 2) % 5]));
        }
        String newest =
                "Police in Norland arrested the captains of two ferries on Tuesday after the collision off Haven.";
        Reading latest =
                report("z", "2031-03-18", newest, "The coast guard, the divers and the ferries are off Haven.");
        pile.add(latest);
        Reading[] all = pile.toArray(Reading[]::new);
        assertTrue(
                texts(known(all), all).contains(newest), texts(known(all), all).toString());
    }

    private static List<String> texts(List<BriefLine> lines, Reading... pile) {
        return lines.stream()
                .map(line -> Arrays.stream(pile)
                        .filter(reading -> reading.id().equals(line.extract().report()))
                        .map(reading -> line.extract().span().in(reading.text()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static List<BriefLine> known(Reading... pile) {
        return new Accountant()
                .account(List.of(pile), List.of(), AccountOptions.ALL).stories().stream()
                        .flatMap(story -> story.brief().stream())
                        .filter(line -> line.section() == BriefLine.Section.KNOWN)
                        .toList();
    }

    @Test
    void signsAreThoseThatAreNamed() {
        Reading reading = report("a", null, NEWS, "He praised the crew.");
        double[] signs = new LineWorth(LEXICON, List.of(reading)).signs(reading, new Span(0, NEWS.length()));
        assertEquals(LineWorth.SIGNS.size(), signs.length);
        assertEquals(1, sign(signs, "constant"));
        assertEquals(1, sign(signs, "opening"));
        assertEquals(1, sign(signs, "undated report"));
        assertEquals(0, sign(signs, "year before"));
        assertEquals(0, sign(signs, "by the reader"), "rules have no vector");
        int at = reading.text().indexOf("He praised");
        double[] others = new LineWorth(LEXICON, List.of(reading))
                .signs(reading, new Span(at, reading.text().length()));
        assertEquals(1, sign(others, "no name"));
        assertEquals(1, sign(others, "new definite thing"));
        assertEquals(0.75, sign(others, "opening"), 1e-9);
    }

    private static double sign(double[] signs, String name) {
        return signs[LineWorth.SIGNS.indexOf(name)];
    }

    @Test
    void theWeightsAreOfTheJudgeThatIsShipped() {
        assertTrue(LineWorth.isOfTheJudge(), "after training the judge anew, run LineWorthTrainer (module eval)");
        Reading reading = learned("a", "Ferries collide off Haven", "2031-03-18");
        Span news = new Span(0, NEWS.length());
        LineWorth worth = new LineWorth(LEXICON, List.of(reading));
        assertNotEquals(worth.odds(reading, news), worth.judged(reading, news));
        assertTrue(Math.abs(sign(worth.signs(reading, news), "good by the judge")) > 0);
    }

    @Test
    void whereRulesReadTheJudgeIsNotAsked() {
        Reading reading = report("a", "2031-03-18", NEWS);
        Span news = new Span(0, NEWS.length());
        LineWorth worth = new LineWorth(LEXICON, List.of(reading));
        assertEquals(worth.odds(reading, news), worth.judged(reading, news));
        assertEquals(0, sign(worth.signs(reading, news), "good by the judge"));
    }

    @Test
    void theJudgeSeesTheLatestHeadlinesInWhateverOrderTheReportsCome() {
        Reading own = learned("a", "Ferries collide", "2031-03-18");
        Reading later = learned("c", "Twelve dead in Haven", "2031-03-19");
        Reading latest = learned("b", "Second wreck raised", "2031-03-20");
        Reading twin = learned("d", "Second wreck raised", "2031-03-20");
        Reading undated = learned("e", "What we know of Haven", null);
        Reading untitled = learned("f", null, "2031-03-20");
        List<Reading> pile = new ArrayList<>(List.of(own, later, latest, twin, undated, untitled));
        for (int turn = 0; turn < 3; turn++) {
            LineWorth worth = new LineWorth(LEXICON, pile);
            assertEquals(
                    List.of("Ferries collide", "Second wreck raised", "Twelve dead in Haven"), worth.headlines(own));
            assertEquals(
                    List.of("Second wreck raised", "Twelve dead in Haven", "Ferries collide"), worth.headlines(twin));
            assertEquals(List.of("", "Second wreck raised", "Twelve dead in Haven"), worth.headlines(untitled));
            Collections.rotate(pile, 2);
        }
        assertEquals(List.of("Ferries collide"), new LineWorth(LEXICON, List.of(own)).headlines(own));
    }

    @Test
    void aHeadlineReadByRulesIsShownLast() {
        Reading own = learned("a", "Ferries collide", "2031-03-18");
        Reading other = learned("b", "Twelve dead in Haven", "2031-03-19");
        Reading rules = report("c", "2031-03-20", NEWS);
        assertEquals(
                List.of("Ferries collide", "Twelve dead in Haven", "Ferries collide off Haven"),
                new LineWorth(LEXICON, List.of(own, rules, other)).headlines(own));
    }

    private static Reading learned(String id, @Nullable String title, @Nullable String day) {
        Given given =
                new Given(null, title, "The Made Herald", List.of(), day, day == null ? null : "stated", null, null);
        return new ReportReader().read(new RawReport(id, id + ".txt", RawReport.Format.TEXT, NEWS, given, List.of()));
    }
}
