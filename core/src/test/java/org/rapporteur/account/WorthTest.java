package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.account.BriefLine.Section;
import org.rapporteur.annotate.Quantity.Modifier;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.Told;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

/** What is worth a line of the brief; all sentences are our own, about an invented harbour. */
class WorthTest {
    private static final Lexicon LEXICON = new Lexicon();
    private static final ReportReader READER = ReportReader.byRules();

    private static Reading read(String text) {
        return READER.read(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
    }

    private static Reading readOnMarch12(String sentence) {
        return read("12 March 2031\n\n" + sentence);
    }

    @Test
    void whoPlansOrWaitsHasSaidNothing() {
        for (String cue : List.of("plans", "is planning", "hopes", "expects", "were preparing")) {
            Reading reading = Told.report("a", "Voss " + cue + " to close the harbour in May.")
                    .says(Quote.Kind.INDIRECT, null, "to close the harbour in May", cue)
                    .read();
            assertFalse(Worth.asserts(reading, reading.quotes().getFirst()), cue);
        }
        Reading said = Told.report("a", "Voss said she will open the harbour in May.")
                .says(Quote.Kind.INDIRECT, null, "she will open the harbour in May", "said")
                .read();
        assertTrue(Worth.asserts(said, said.quotes().getFirst()));
    }

    @Test
    void anEventThatOnlyPlansStandBesideIsNotKnown() {
        String sentence = "Voss plans to meet Marin before visiting Haven for talks.";
        Told told = Told.report("a", sentence)
                .event("meet", List.of(), null, null, Event.Status.PLANNED)
                .event("talks", List.of(), null, null, Event.Status.HAPPENED);
        Told met = Told.report("b", sentence)
                .event("meet", List.of(), null, null, Event.Status.HAPPENED)
                .event("talks", List.of(), null, null, Event.Status.HAPPENED);
        Told dated = Told.report("c", sentence)
                .event("meet", List.of(), null, null, Event.Status.PLANNED)
                .event("talks", List.of(), null, "2031-03-04", Event.Status.HAPPENED);
        assertTrue(Worth.isAmongPlans(told.read(), new Mention("a", "e2", new Span(0, sentence.length()))));
        assertFalse(Worth.isAmongPlans(met.read(), new Mention("b", "e2", new Span(0, sentence.length()))));
        assertFalse(Worth.isAmongPlans(dated.read(), new Mention("c", "e2", new Span(0, sentence.length()))));
    }

    private static boolean liesAhead(String sentence, String figure) {
        Reading reading = read(sentence);
        int at = sentence.indexOf(figure);
        return Worth.liesAhead(reading, new Span(at, at + figure.length()));
    }

    @Test
    void aFigureLiesAheadByTheClauseThatItStandsIn() {
        assertTrue(liesAhead("About 4,000 pilgrims from the islands are expected to come to Haven.", "4,000 pilgrims"));
        assertTrue(liesAhead("The ministry will send 240 officers and close the quay.", "240 officers"));
        assertTrue(liesAhead("The mayor's office is awaiting 43 coaches.", "43 coaches"));
        assertTrue(liesAhead("Voss said the harbour plans to hire 30 pilots.", "30 pilots"));
        assertFalse(liesAhead("The harbour hired 30 pilots, who will sail in May.", "30 pilots"));
        assertFalse(liesAhead("Some 40 people died when the ferry that will be raised in May sank.", "40 people"));
        assertFalse(liesAhead("The strike, which is expected to end today, has cost 900 jobs.", "900 jobs"));
    }

    private static boolean asserts(Quote.Kind kind, String sentence, String content) {
        Reading reading = Told.report("a", sentence).says(kind, null, content).read();
        return Worth.asserts(reading, reading.quotes().getFirst());
    }

    @Test
    void partsOfTheReportersSentenceAndOpenQuestionsAssertNothing() {
        assertTrue(asserts(Quote.Kind.INDIRECT, "Voss said that the ferry is shut.", "that the ferry is shut"));
        assertTrue(asserts(Quote.Kind.DIRECT, "“Shut the harbour,” said Voss.", "Shut the harbour"));
        assertFalse(
                asserts(Quote.Kind.INDIRECT, "Voss was found guilty of fraud and theft.", "guilty of fraud and theft"));
        assertFalse(asserts(
                Quote.Kind.INDIRECT,
                "Voss has yet to decide whether he will sail again.",
                "whether he will sail again"));
        Reading plea = Told.report("a", "Voss pleaded guilty to charges that he feigned illness.")
                .says(Quote.Kind.INDIRECT, null, "to charges that he feigned illness", "pleaded guilty")
                .read();
        assertFalse(Worth.asserts(plea, plea.quotes().getFirst()));
        assertTrue(asserts(Quote.Kind.INDIRECT, "Mara Voss said she is ill.", "she is ill"));
        assertTrue(asserts(
                Quote.Kind.INDIRECT,
                "Voss said if the treaty fails the quay will be shut.",
                "if the treaty fails the quay will be shut"));
        assertFalse(claims("asked", "when the ferry will sail"));
        assertTrue(claims("said", "when the ferry sank nobody was aboard"));
        assertTrue(claims("voiced the conviction", "that the ferry is safe"));
        assertTrue(claims("pleaded", "with the sailors that the quay is shut"));
        assertFalse(asserts(Quote.Kind.DIRECT, "Voss hates “the caravan”.", "the caravan"));
    }

    private static boolean claims(String cue, String content) {
        Reading reading = Told.report("a", "Voss " + cue + " " + content + ".")
                .says(Quote.Kind.INDIRECT, null, content, cue)
                .read();
        return Worth.asserts(reading, reading.quotes().getFirst());
    }

    @Test
    void aPlanForADayToComeIsAnnounced() {
        assertEquals(
                "2031-04-02", announced("Norland will close the strait on April 2, a step that Ostra calls a threat."));
        assertEquals("", announced("Norland named April 2 as the day, and Ostra will reply."));
        assertEquals("2031-04-02", announced("The new dues of Norland, to take effect on April 2, are the highest."));
        assertEquals("2031-04-02", announced("The ban enters into force on April 2."));
        assertEquals("", announced("Norland will not close the strait on April 2."));
        assertEquals("", announced("The strait will be closed."));
        assertEquals("", announced("A strike on Friday, he said, will be felt."));
        assertEquals("", announced("The strait will be reopened, and the vote on April 2 was postponed."));
        assertEquals("2031-04-02", announced("Norland will cancel all ferries on April 2."));
    }

    private static String announced(String sentence) {
        Reading reading = readOnMarch12(sentence);
        FusedEvent.When when = Worth.announced(
                reading, reading.annotation().sentences().getLast().span(), LocalDate.of(2031, 3, 12));
        return when == null ? "" : when.value();
    }

    @Test
    void whatIsAnnouncedForADayToComeIsAheadAndNotKnown() {
        List<BriefLine> lines = new ArrayList<>();
        Reading reading = READER.read(new RawReport(
                "a",
                "a.txt",
                RawReport.Format.TEXT,
                "12 March 2031\n\nMayor Mara Voss said the council will drain the northern dock of Haven on April 2.\n\nThe council voted on Tuesday.",
                Given.NOTHING,
                List.of()));
        new Accountant()
                .account(List.of(reading), List.of(), AccountOptions.ALL)
                .stories()
                .forEach(s -> lines.addAll(s.brief()));
        assertTrue(
                lines.stream()
                        .filter(line -> line.extract().span().in(reading.text()).contains("April 2"))
                        .allMatch(line -> line.section() == Section.AHEAD),
                lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.section() == Section.AHEAD), lines.toString());
    }

    @Test
    void whatWasToBeTodayIsNoLongerAheadWhenALaterReportTellsItDone() {
        String plan = "Mayor Mara Voss will meet the governor of Norland in Haven today.";
        String deed = "Mayor Mara Voss met the governor of Norland in Haven today.";
        assertEquals(
                List.of("AHEAD"), sections(plan, "2031-03-12T08:00", "The council met.", "2031-03-12T15:00", plan));
        assertEquals(List.of(), sections(plan, "2031-03-12T08:00", deed, "2031-03-12T15:00", plan));
    }

    private static List<String> sections(String one, String oneAt, String other, String otherAt, String asked) {
        List<Reading> pile = List.of(at("a", oneAt, one), at("b", otherAt, other));
        return new Accountant()
                .account(pile, List.of(), AccountOptions.ALL.at(AccountOptions.Level.PILE)).stories().stream()
                        .flatMap(story -> story.brief().stream())
                        .filter(line -> line.extract()
                                .span()
                                .in(pile.get(line.extract().report().equals("a") ? 0 : 1)
                                        .text())
                                .equals(asked))
                        .map(line -> line.section().toString())
                        .toList();
    }

    private static Reading at(String id, String moment, String sentence) {
        return READER.read(new RawReport(
                id,
                id + ".txt",
                RawReport.Format.TEXT,
                sentence + "\n\nThe northern dock of Haven is old.",
                new Given(null, "The dock of Haven", null, List.of(), moment, "stated", null, null),
                List.of()));
    }

    @Test
    void noSideOfADisputeIsKnown() {
        List<Reading> readings = List.of(
                Told.report("a", "The flood at Kestrel left 120 villagers dead.", "Kestrel closed its dam.")
                        .counts("120 villagers", 120, "villager", Modifier.EXACT)
                        .read(),
                Told.report("b", "The flood at Kestrel left 210 villagers dead.")
                        .counts("210 villagers", 210, "villager", Modifier.EXACT)
                        .read());
        List<BriefLine> lines = new Accountant()
                .account(readings, List.of(), AccountOptions.ALL.at(AccountOptions.Level.PILE)).stories().stream()
                        .flatMap(story -> story.brief().stream())
                        .toList();
        assertTrue(lines.stream().anyMatch(line -> line.section() == Section.DISPUTED), lines.toString());
        assertTrue(lines.stream().noneMatch(line -> line.section() == Section.KNOWN), lines.toString());
    }

    @Test
    void theBriefTellsATollOnce() {
        List<Reading> readings = List.of(
                Told.report("a", "Three people died in a fire aboard the Kestrel ferry on Monday.")
                        .counts("Three people", 3, "person", Modifier.EXACT)
                        .read(),
                Told.report("b", "Petrol set the ferry alight and three sailors were killed aboard.")
                        .counts("three sailors", 3, "sailor", Modifier.EXACT)
                        .read(),
                Told.report("c", "Five boats of Kestrel came to help the ferry and its people.")
                        .counts("Five boats", 5, "boat", Modifier.EXACT)
                        .read());
        List<String> known = known(readings);
        assertEquals(2, known.size());
        assertTrue(known.contains("c"), known.toString());
    }

    @Test
    void fiveOfOneThingDoNotHideFiveOfAnother() {
        List<Reading> readings = List.of(
                Told.report("a", "Five people died in a fire aboard the Kestrel ferry on Monday.")
                        .counts("Five people", 5, "person", Modifier.EXACT)
                        .read(),
                Told.report("b", "Petrol set the ferry alight and five quays stayed shut until dawn.")
                        .counts("five quays", 5, "quay", Modifier.EXACT)
                        .read());
        assertEquals(2, known(readings).size());
    }

    @Test
    void theBriefFillsUpWithWhatNeedsItsNeighbours() {
        List<Reading> readings = List.of(Told.report("a", "She closed three sluices of the Kestrel dam at dawn.")
                .counts("three sluices", 3, "sluice", Modifier.EXACT)
                .read());
        assertEquals(List.of("a"), known(readings));
    }

    @Test
    void severalFiguresOfOneSentenceAreOneLine() {
        List<Reading> readings = List.of(
                Told.report("a", "The storm at Kestrel sank five boats, broke seven cranes and tore nine roofs.")
                        .counts("five boats", 5, "boat", Modifier.EXACT)
                        .counts("seven cranes", 7, "crane", Modifier.EXACT)
                        .counts("nine roofs", 9, "roof", Modifier.EXACT)
                        .read(),
                Told.report("b", "Two mills of Kestrel grind flour for the islanders again.")
                        .counts("Two mills", 2, "mill", Modifier.EXACT)
                        .read());
        assertEquals(2, known(readings).size());
    }

    private static List<String> known(List<Reading> readings) {
        return new Accountant()
                .account(readings, List.of(), AccountOptions.ALL.at(AccountOptions.Level.PILE)).stories().stream()
                        .flatMap(story -> story.brief().stream())
                        .filter(line -> line.section() == Section.KNOWN)
                        .map(line -> line.extract().report())
                        .toList();
    }

    @Test
    void theBriefTellsNoUtteranceThatAssertsNothing() {
        List<Reading> readings = List.of(
                Told.report("a", "Mara Voss was found guilty of fraud and theft at Kestrel.")
                        .person("Mara Voss")
                        .says(Quote.Kind.INDIRECT, "Mara Voss", "guilty of fraud and theft")
                        .read(),
                Told.report("b", "Jon Holt said that the ferry is shut at Kestrel.")
                        .person("Jon Holt")
                        .says(Quote.Kind.INDIRECT, "Jon Holt", "that the ferry is shut at Kestrel")
                        .read());
        assertEquals(List.of("b"), known(readings));
    }

    @Test
    void aPlanWhoseDayIsPastIsNoNews() {
        // the report is of 12 March
        assertTrue(isPassed("The ferry will sail again next week.", "2031-04-20"));
        assertTrue(isPassed("A trial is expected on March 20, Voss said.", "2031-03-21"));
        assertFalse(isPassed("The ferry will sail again next week.", "2031-03-14"));
        assertFalse(isPassed("Voss told sailors on Wednesday that they will be paid.", "2031-04-20"));
        assertFalse(isPassed("The ferry sank on March 20.", "2031-04-20"));
        assertFalse(isPassed("The ferry will sail again.", "2031-04-20"));
    }

    private static boolean isPassed(String sentence, String today) {
        Reading reading = readOnMarch12(sentence);
        return Worth.isPassed(
                reading, reading.annotation().sentences().getLast().span(), LocalDate.parse(today));
    }
}
