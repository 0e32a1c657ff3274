package org.rapporteur.corroborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.corroborate.Told.corroborate;
import static org.rapporteur.corroborate.Told.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Quantity.Modifier;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Position;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Differing;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.Origin;
import org.rapporteur.text.Span;

/** What counts as reports that disagree, and what only looks like it. */
class DisagreementTest {
    private static final String FLOOD = "The flood at Kestrel left ";

    // ---- denials

    @Test
    void whatIsDeniedStandsAgainstWhoeverTellsIt() {
        Told denial = report("a", "Mara Voss denied that the Kestrel sluice was opened by drunken engineers.")
                .person("Mara Voss")
                .stands("Mara Voss", Position.Stance.DENIES, "that the Kestrel sluice was opened by drunken engineers");
        Told teller = report("b", "On Monday the Kestrel sluice was opened by drunken engineers, a guard said.");
        Told other = report("c", "The Kestrel sluice has two engineers.");
        Contradiction found =
                corroborate(denial, teller, other).contradictions().getFirst();
        assertEquals(Contradiction.Kind.STATUS, found.kind());
        assertEquals(
                List.of("told [b]", "denied by Mara Voss [a]"),
                found.versions().stream()
                        .map(v -> v.value() + " "
                                + v.mentions().stream().map(Mention::report).toList())
                        .toList());
    }

    @Test
    void aDenialThatNobodyAnswersSaysItselfWhatWasClaimed() {
        String rumour = "a Haven Post report that the sluice leaks";
        assertEquals(
                List.of("a Haven Post report", "denied by Mara Voss"),
                denied("Mara Voss denied " + rumour + ".", rumour));
        String clause = "that the sluice was open to the town";
        assertEquals(List.of("claimed", "denied by Mara Voss"), denied("Mara Voss denied " + clause + ".", clause));
    }

    @Test
    void whatIsRefusedOrNotSaidIsNoDenial() {
        String refused = "passes to two northern crews";
        assertEquals(List.of(), denied("Mara Voss denied " + refused + ".", refused));
        assertEquals(List.of(), denied("Mara Voss denied the charge.", "the charge"));
        String appeal = "his appeal over the Haven arson";
        assertEquals(List.of(), denied("Mara Voss denied " + appeal + ".", appeal));
        String permit = "the northern permit that was sought by sailors";
        assertEquals(List.of(), denied("Mara Voss denied " + permit + ".", permit));
    }

    private static List<String> denied(String sentence, String about) {
        return corroborate(report("a", sentence).person("Mara Voss").stands("Mara Voss", Position.Stance.DENIES, about))
                .contradictions()
                .stream()
                .flatMap(found -> found.versions().stream())
                .map(Contradiction.Version::value)
                .toList();
    }

    // ---- other times

    @Test
    void whatChangesIsNotDisputedByReportsOfAnotherWeek() {
        assertEquals(1, flares("2031-03-12", "2031-03-13").size());
        assertEquals(List.of(), flares("2031-03-12", "2031-03-26"));
    }

    private static List<Contradiction> flares(String one, String other) {
        return corroborate(flares("a", one, 300), flares("b", other, 500)).contradictions();
    }

    private static Told flares(String id, String day, int lost) {
        return report(id, "The Kestrel dam lost " + lost + " old flares at Kestrel since the morning.")
                .on(day)
                .place("Kestrel")
                .counts(lost + " old flares", lost, "flare", Modifier.EXACT);
    }

    @Test
    void anOutletDoesNotDisputeItself() {
        String day = "2031-03-12";
        Told first = flares("a", day, 300).by("Coast News");
        assertEquals(
                List.of(),
                corroborate(first, flares("b", day, 500).by("Coast News")).contradictions());
        assertEquals(
                1,
                corroborate(first, flares("b", day, 500).by("The Mail"))
                        .contradictions()
                        .size());
    }

    @Test
    void anOutletMayGiveTheTollsOfTwoSources() {
        assertEquals(
                1,
                corroborate(toll("a", 7, "Mara Voss"), toll("b", 12, "Jon Holt"))
                        .contradictions()
                        .size());
    }

    private static Told toll(String id, int dead, String source) {
        String content = FLOOD + dead + " villagers dead";
        return report(id, content + ", " + source + " said.")
                .on("2031-03-12")
                .by("Coast News")
                .person(source)
                .says(Quote.Kind.INDIRECT, source, content)
                .counts(dead + " villagers", dead, "villager", Modifier.EXACT);
    }

    @Test
    void anOutletThatCountsFewerDeadThanBeforeDisputesItself() {
        Told first = toll("a", 12, "Mara Voss");
        assertEquals(
                1,
                corroborate(first, toll("b", 7, "Mara Voss").on("2031-03-13"))
                        .contradictions()
                        .size());
        assertEquals(
                List.of(),
                corroborate(first, toll("b", 17, "Mara Voss").on("2031-03-13")).contradictions());
    }

    @Test
    void twoDaysOrPlacesOfOneOutletAreDisputedOnlyByTwoSources() {
        assertEquals(List.of(), meetings("Coast News", false));
        assertEquals(List.of("DATE"), meetings("The Mail", false));
        assertEquals(List.of("DATE"), meetings("Coast News", true));
    }

    /** The kinds of what is disputed of a meeting that two outlets, or two sources, announce for two days. */
    private static List<String> meetings(String outlet, boolean isSaid) {
        Told one = meeting("a", "2031-03-14").by("Coast News");
        Told other = meeting("b", "2031-03-17").by(outlet);
        if (isSaid) {
            one.says(Quote.Kind.INDIRECT, "Mara Voss", "Mara Voss and Jon Holt will meet in Kestrel");
            other.says(Quote.Kind.INDIRECT, "Jon Holt", "Mara Voss and Jon Holt will meet in Kestrel");
        }
        return corroborate(one, other).contradictions().stream()
                .map(found -> found.kind().name())
                .toList();
    }

    private static Told meeting(String id, String day) {
        return report(id, "Mara Voss and Jon Holt will meet in Kestrel.")
                .on("2031-03-12")
                .person("Mara Voss")
                .person("Jon Holt")
                .place("Kestrel")
                .event("meet", List.of("Mara Voss", "Jon Holt"), "Kestrel", day, Status.PLANNED);
    }

    @Test
    void aSeriesOfOneOutletIsNoDisputeAndACorrectionIs() {
        Differing figure = new Differing(Differing.Kind.NUMBER, new Span(0, 2), new Span(0, 2));
        Differing other = new Differing(Differing.Kind.NUMBER, new Span(10, 12), new Span(10, 12));
        Differing word = new Differing(Differing.Kind.OTHER, new Span(37, 41), new Span(37, 41));
        assertEquals(1, ofOneOutlet(List.of(figure)).size());
        assertEquals(1, ofOneOutlet(List.of(figure, word)).size());
        assertEquals(List.of(), ofOneOutlet(List.of(figure, other)));
    }

    private static List<Contradiction> ofOneOutlet(List<Differing> differing) {
        Told first = report("a", "11 boats, 22 sailors and a pilot were lost at Kestrel.")
                .by("Coast News")
                .place("Kestrel")
                .counts("11 boats", 11, "boat", Modifier.EXACT)
                .counts("22 sailors", 22, "sailor", Modifier.EXACT);
        Told second = report("b", "14 boats, 25 sailors and a pilot were lost at Kestrel.")
                .by("Coast News")
                .place("Kestrel")
                .counts("14 boats", 14, "boat", Modifier.EXACT)
                .counts("25 sailors", 25, "sailor", Modifier.EXACT);
        return ofCopy(first, second, Edge.Relation.COPY, differing);
    }

    @Test
    void whoIsMeantIsNoFigure() {
        Told known = report("a", "The two towns closed the dam.").counts("two towns", 2, "town", Modifier.EXACT);
        assertEquals(List.of(), corroborate(known).quantities());
        Told counted = report("a", "Two towns closed the dam.").counts("Two towns", 2, "town", Modifier.EXACT);
        assertEquals(1, corroborate(counted).quantities().size());
    }

    // ---- copies

    @Test
    void aFigureChangedInACopyIsAContradictionWithTheCopyMarked() {
        Contradiction found = ofCopy(
                        dead("a", 11, null), dead("b", 14, null), Edge.Relation.COPY, Differing.Kind.NUMBER, "11", "14")
                .getFirst();
        assertEquals(Contradiction.Kind.NUMBER, found.kind());
        assertTrue(found.isAltered());
        for (Contradiction.Version version : found.versions()) {
            assertEquals(version.value().equals("14"), version.altered());
            assertEquals(1, version.mentions().size());
        }
    }

    @Test
    void placesPeopleAndDeedsHaveTheirKinds() {
        Told kestrel = report("a", "Rebels were shelled near Kestrel.").place("Kestrel");
        Told ostra = report("b", "Farmers were bombed near Ostra.").place("Ostra");
        assertEquals(Contradiction.Kind.PLACE, kind(kestrel, ostra, Differing.Kind.NAME, "Kestrel", "Ostra"));
        assertEquals(Contradiction.Kind.NAME, kind(kestrel, ostra, Differing.Kind.OTHER, "Rebels", "Farmers"));
        assertEquals(Contradiction.Kind.STATUS, kind(kestrel, ostra, Differing.Kind.OTHER, "shelled", "bombed"));
    }

    @Test
    void anotherWayToNameTheSameIsNoContradiction() {
        Told name = report("a", "Mara Voss closed the sluice.").person("Mara Voss");
        Told office = report("b", "The Kestrel engineer closed the sluice.").place("Kestrel");
        assertEquals(List.of(), ofCopy(name, office, Edge.Relation.COPY, Differing.Kind.NAME, "Mara Voss", "Kestrel"));
        Told one = report("a", "The crew of the MTB closed the sluice.");
        Told many = report("b", "The crew of the MTBs closed the sluice.");
        assertEquals(List.of(), ofCopy(one, many, Edge.Relation.COPY, Differing.Kind.NAME, "MTB", "MTBs"));
    }

    @Test
    void reportsThatStandOnTheirOwnTellLikeThingsOfDifferentPeople() {
        Told voss = report("a", "The sluice is shut, Mara Voss said.").person("Mara Voss");
        Told holt = report("b", "The sluice is shut, Jon Holt said.").person("Jon Holt");
        assertEquals(
                List.of(),
                ofCopy(voss, holt, Edge.Relation.SHARED_SOURCE, Differing.Kind.NAME, "Mara Voss", "Jon Holt"));
    }

    @Test
    void eachReportSpeaksOfItsOwnReporters() {
        Told name = report("a", "Coast News saw a crater.").body("Coast News");
        Told office = report("b", "A reporter saw a crater.");
        assertEquals(
                List.of(), ofCopy(name, office, Edge.Relation.COPY, Differing.Kind.OTHER, "Coast News", "reporter"));
        Told agency = report("a", "A doctor told AFP that a child had died.").body("AFP");
        Told town = report("b", "A doctor told Kestrel that a child had died.").place("Kestrel");
        assertEquals(List.of(), ofCopy(agency, town, Edge.Relation.COPY, Differing.Kind.NAME, "AFP", "Kestrel"));
        Told fined = report("a", "The court fined AFP.").body("AFP");
        Told other = report("b", "The court fined Reuters.").body("Reuters");
        assertEquals(Contradiction.Kind.NAME, kind(fined, other, Differing.Kind.NAME, "AFP", "Reuters"));
    }

    @Test
    void twoNamesOfAJournalistAreDisputed() {
        Told ola = report("a", "Raiders seized journalist Ola Roe at Kestrel.").person("Ola Roe");
        Told ada = report("b", "Raiders seized journalist Ada Roe at Kestrel.").person("Ada Roe");
        assertEquals(
                Contradiction.Kind.NAME,
                kind(ola, ada, Differing.Kind.NAME, "journalist Ola Roe", "journalist Ada Roe"));
    }

    @Test
    void lengthsAndCountsOfOtherThingsCanBothHold() {
        Told metres = report("a", "The wave was 30 metres high.").counts("30 metres", 30, "metre", Modifier.EXACT);
        Told boats = report("b", "The wave was 7 boats wide.").counts("7 boats", 7, "boat", Modifier.EXACT);
        assertEquals(List.of(), ofCopy(metres, boats, Edge.Relation.COPY, Differing.Kind.NUMBER, "30", "7"));
    }

    @Test
    void aHigherTollInALaterCopyIsNews() {
        assertEquals(
                List.of(),
                ofCopy(
                        dead("a", 11, "2031-03-02"),
                        dead("b", 14, "2031-03-03"),
                        Edge.Relation.COPY,
                        Differing.Kind.NUMBER,
                        "11",
                        "14"));
    }

    @Test
    void clocksAndDatelinesTellNothingOfWhatHappened() {
        Told early = report("a", "The sluice at Kestrel was shut at 3:15 p.m. by the crew.")
                .place("Kestrel")
                .counts("15", 15, "minute", Modifier.EXACT);
        Told late = report("b", "The sluice at Kestrel was shut at 3:43 p.m. by the crew.")
                .place("Kestrel")
                .counts("43", 43, "minute", Modifier.EXACT);
        assertEquals(List.of(), ofCopy(early, late, Edge.Relation.COPY, Differing.Kind.NUMBER, "15", "43"));
        Told kestrel =
                report("a", "KESTREL, Norland (CN) - The sluice was shut.").place("KESTREL");
        Told ostra = report("b", "OSTRA, Norland (CN) - The sluice was shut.").place("OSTRA");
        assertEquals(List.of(), ofCopy(kestrel, ostra, Edge.Relation.COPY, Differing.Kind.NAME, "KESTREL", "OSTRA"));
    }

    @Test
    void aPaperThatWritesItsOwnReportAnewChoosesOtherWords() {
        Told first = report("a", "Boats were shelled in the air war at Kestrel.")
                .place("Kestrel")
                .by("Coast News");
        Told second = report("b", "Boats were shelled in the bombing war at Kestrel.")
                .place("Kestrel")
                .by("Coast News");
        Told other = report("b", "Boats were shelled in the bombing war at Kestrel.")
                .place("Kestrel")
                .by("The Mail");
        assertEquals(List.of(), ofCopy(first, second, Edge.Relation.COPY, Differing.Kind.OTHER, "air", "bombing"));
        assertEquals(Contradiction.Kind.STATUS, kind(first, other, Differing.Kind.OTHER, "air", "bombing"));
    }

    @Test
    void sentencesThatAgreeInNothingAroundTellTwoThings() {
        Told songs = report("a", "Farmers near Kestrel sang.").place("Kestrel");
        Told talks = report("b", "Ministers at Ostra met.").place("Ostra");
        assertEquals(List.of(), ofCopy(songs, talks, Edge.Relation.COPY, Differing.Kind.NAME, "Kestrel", "Ostra"));
    }

    @Test
    void twoPlacesThatShareAWordAreTwo() {
        Told north = report("a", "The sluice in North Kestrel was shut.").place("North Kestrel");
        Told south = report("b", "The sluice in South Kestrel was shut.").place("South Kestrel");
        assertEquals(
                Contradiction.Kind.PLACE, kind(north, south, Differing.Kind.NAME, "North Kestrel", "South Kestrel"));
        Told mount = report("a", "The hut on Aoraki Mount Kestrel was shut.").place("Aoraki Mount Kestrel");
        Told mt = report("b", "The hut on Mt Kestrel was shut.").place("Mt Kestrel");
        assertEquals(
                List.of(),
                ofCopy(mount, mt, Edge.Relation.COPY, Differing.Kind.NAME, "Aoraki Mount Kestrel", "Mt Kestrel"));
    }

    // ---- figures

    @Test
    void aHigherPriceOnALaterDayIsDisputed() {
        assertEquals(1, flares("2031-03-02", "2031-03-03").size());
    }

    @Test
    void aRoundFigureAndOneThatRoundsToItAgree() {
        assertEquals(
                List.of(),
                corroborate(dead("a", 4000, null), dead("b", 4341, null)).contradictions());
        assertEquals(
                1,
                corroborate(dead("a", 100, null), dead("b", 91, null))
                        .contradictions()
                        .size());
        assertEquals(
                1,
                corroborate(dead("a", 4000, null), dead("b", 4700, null))
                        .contradictions()
                        .size());
    }

    @Test
    void whatIsToldOfOtherYearsIsTwoThings() {
        for (int year : new int[] {2019, 2021}) {
            Told one = report("a", FLOOD + "120 villagers dead in 2019.")
                    .counts("120 villagers", 120, "villager", Modifier.EXACT);
            Told other = report("b", FLOOD + "210 villagers dead in " + year + ".")
                    .counts("210 villagers", 210, "villager", Modifier.EXACT);
            assertEquals(
                    year == 2019 ? 1 : 0,
                    corroborate(one, other).contradictions().size());
        }
        assertEquals(
                1,
                corroborate(dead("a", 1600, null), dead("b", 1950, null))
                        .contradictions()
                        .size());
    }

    @Test
    void whatIsSaidOfAYearIsNoToll() {
        Told flu = report("a", "The flood at Kestrel leaves 500 villagers dead a year.")
                .counts("500 villagers", 500, "villager", Modifier.EXACT);
        assertEquals(List.of(), corroborate(flu, dead("b", 120, null)).contradictions());
        Told after = report("a", "The flood at Kestrel left 210 villagers dead a day after the storm.")
                .counts("210 villagers", 210, "villager", Modifier.EXACT);
        assertEquals(
                1, corroborate(after, dead("b", 120, null)).contradictions().size());
    }

    @Test
    void aTollThatRisesIsNewsAndOneThatFallsIsDisputed() {
        assertEquals(
                List.of(),
                corroborate(dead("a", 120, "2031-03-02"), dead("b", 210, "2031-03-03"))
                        .contradictions());
        assertEquals(
                1,
                corroborate(dead("a", 210, "2031-03-02"), dead("b", 120, "2031-03-03"))
                        .contradictions()
                        .size());
    }

    @Test
    void aPartDisputesNoWhole() {
        Told whole = dead("a", 120, null);
        Told part = report("b", "The flood at Kestrel left villagers dead, including 30 children.")
                .counts("30 children", 30, "child", Modifier.EXACT);
        assertEquals(List.of(), corroborate(whole, part).contradictions());
    }

    @Test
    void whoGivesBothFiguresKnowsOfBoth() {
        Told both = report("b", FLOOD + "210 villagers dead.", "A first count had been 120 villagers.")
                .counts("210 villagers", 210, "villager", Modifier.EXACT)
                .counts("120 villagers", 120, "villager", Modifier.EXACT);
        assertEquals(List.of(), corroborate(dead("a", 120, null), both).contradictions());
    }

    @Test
    void whatIsCountedSinceDifferentTimesIsTwoThings() {
        Told morning = report("a", "Holt fired 100 old flares at Kestrel since the morning.")
                .person("Holt")
                .place("Kestrel")
                .counts("100 old flares", 100, "flare", Modifier.EXACT);
        for (String since : List.of("spring", "the morning", "- the morning")) {
            Told other = report("b", "Holt fired 1200 old flares at Kestrel since " + since + ".")
                    .person("Holt")
                    .place("Kestrel")
                    .counts("1200 old flares", 1200, "flare", Modifier.EXACT);
            assertEquals(
                    since.equals("spring"),
                    corroborate(morning, other).contradictions().isEmpty(),
                    since);
        }
    }

    @Test
    void figuresOfOneNounInOtherClausesAreTwoThings() {
        Told price = report("a", "Holt paid $60 for a share of the Kestrel mill.")
                .counts("$60", 60, "dollar", Modifier.EXACT);
        Told bid = report("b", "Shares of the Kestrel mill rose to $82.").counts("$82", 82, "dollar", Modifier.EXACT);
        assertEquals(List.of(), corroborate(price, bid).contradictions());
    }

    @Test
    void knowsThePiecesOfAFigureThatBlanksCut() {
        assertTrue(Counting.isPiece("a 15 , 800 metre hall", new Span(2, 4)));
        assertTrue(Counting.isPiece("a 15 , 800 metre hall", new Span(7, 10)));
        assertFalse(Counting.isPiece("in 2031, 15 people", new Span(9, 11)));
        assertFalse(Counting.isPiece("on March 4, 150 people", new Span(12, 15)));
        assertTrue(Counting.isPiece("about 15 , 800 metres", new Span(0, 8)));
        assertFalse(Counting.isPiece("15, at most", new Span(0, 2)));
        assertTrue(Counting.isPiece("a 5 . 9 quake", new Span(2, 3)));
        assertTrue(Counting.isPiece("a 5 . 9 quake", new Span(6, 7)));
        assertFalse(Counting.isPiece("a 5 . 9 quake", new Span(2, 7)));
        assertTrue(Counting.isPiece("by 12 . 25 percent", new Span(3, 5)));
        String ends = "rose to 12 . 30 people were hurt";
        assertFalse(Counting.isPiece(ends, new Span(8, 10)));
        assertFalse(Counting.isPiece(ends, new Span(13, 22)));
        assertFalse(Counting.isPiece("on March 4 , 150 people", new Span(13, 23)));
        assertFalse(Counting.isPiece("on March 4 , 150 people", new Span(9, 10)));
    }

    // ---- history

    @Test
    void aMeetingThatIsMovedAndThenCalledOffHasAHistory() {
        FusedEvent event = corroborate(
                        meeting("a", "2031-03-05", "2031-03-01", Status.PLANNED),
                        meeting("b", "2031-03-12", "2031-03-02", Status.PLANNED),
                        meeting("c", "2031-03-12", "2031-03-03", Status.CANCELLED))
                .events()
                .getFirst();
        assertEquals(
                List.of("PLANNED 2031-03-05 a", "PLANNED 2031-03-12 b", "CANCELLED 2031-03-12 c"),
                event.history().stream()
                        .map(s -> s.status() + " "
                                + (s.date() == null ? "" : s.date().value()) + " "
                                + s.mentions().getFirst().report())
                        .toList());
    }

    @Test
    void aMeetingToldTwiceTheSameHasNone() {
        assertEquals(
                List.of(),
                corroborate(
                                meeting("a", "2031-03-05", "2031-03-01", Status.PLANNED),
                                meeting("b", "2031-03-05", "2031-03-02", Status.PLANNED))
                        .events()
                        .getFirst()
                        .history());
    }

    private static Told meeting(String id, String day, String published, Status status) {
        return report(id, "Voss will meet Holt in Kestrel.")
                .on(published)
                .person("Mara Voss", "Voss")
                .person("Jon Holt", "Holt")
                .place("Kestrel")
                .event("meet", List.of("Mara Voss", "Jon Holt"), "Kestrel", day, status);
    }

    private static Told dead(String id, int count, @Nullable String published) {
        Told told = report(id, FLOOD + count + " villagers dead.")
                .counts(count + " villagers", count, "villager", Modifier.EXACT);
        return published == null ? told : told.on(published);
    }

    private static Contradiction.Kind kind(Told a, Told b, Differing.Kind kind, String words, String changed) {
        return ofCopy(a, b, Edge.Relation.COPY, kind, words, changed).getFirst().kind();
    }

    /** What is found in two reports of one origin, of which the second has other words in one place. */
    private static List<Contradiction> ofCopy(
            Told original, Told copy, Edge.Relation relation, Differing.Kind kind, String words, String changed) {
        return ofCopy(
                original,
                copy,
                relation,
                List.of(new Differing(kind, span(copy.read(), changed), span(original.read(), words))));
    }

    private static List<Contradiction> ofCopy(
            Told original, Told copy, Edge.Relation relation, List<Differing> differing) {
        Reading a = original.read();
        Reading b = copy.read();
        Edge edge = new Edge(b.id(), a.id(), relation, 1, 1, differing, List.of(), List.of());
        Origin origin = new Origin("o", List.of(a.id(), b.id()), Origin.Kind.REPORT, null);
        return new Corroborator()
                .corroborate(List.of(a, b), new Lineage(List.of(edge), List.of(origin)))
                .contradictions();
    }

    private static Span span(Reading reading, String words) {
        int at = reading.text().indexOf(words);
        return new Span(at, at + words.length());
    }
}
