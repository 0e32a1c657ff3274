package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.WellFormed.assertWellFormed;
import static org.rapporteur.corroborate.Told.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Position;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.FusedPosition;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.Told;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.story.Saga;
import org.rapporteur.text.Span;

class AccountantTest {
    private static final LocalDate MARCH_2 = LocalDate.parse("2031-03-02");
    private static final LocalDate MARCH_4 = LocalDate.parse("2031-03-04");

    private final Accountant accountant = new Accountant();

    @Test
    void whatIsAheadStandsInTheCalendarAndWhatHappenedInTheTimeline() {
        StoryAccount story = story(AccountOptions.ALL);
        assertEquals(List.of("e:b:e1"), story.timeline());
        assertEquals(List.of("e:a:e1"), story.calendar());
        assertEquals(
                List.of("e:a:e1"),
                story.brief().stream()
                        .filter(l -> l.section() == BriefLine.Section.AHEAD)
                        .map(BriefLine::fact)
                        .toList());
    }

    @Test
    void theCalendarForgetsWhatIsOverOnTheDay() {
        Account account = accountant.account(
                List.of(
                        meeting("a").read(),
                        report("c", "Quiet at the Kestrel dam.")
                                .on("2031-04-01")
                                .read()),
                List.of(),
                AccountOptions.ALL);
        assertTrue(account.stories().stream().allMatch(s -> s.calendar().isEmpty()));
    }

    @Test
    void episodesOfOneConflictAreOneSectionWhereASagaIsAskedFor() {
        List<Reading> readings = List.of(
                report(
                                "march",
                                "Marovia sent soldiers to its border with Tessany. Ilka Brandt said they would stay at Karsholm.")
                        .on("2031-03-17")
                        .read(),
                report(
                                "june",
                                "Oswin Tarr of Tessany told farmers near Karsholm that Ilka Brandt and Marovia had been paid.")
                        .on("2031-07-20")
                        .read());

        Account episodes = accountant.account(readings, List.of(), AccountOptions.ALL);
        Account saga = accountant.account(readings, List.of(), AccountOptions.ALL.at(AccountOptions.Level.SAGA));

        assertEquals(2, episodes.stories().size());
        assertEquals(
                List.of(List.of("story-march", "story-june")),
                episodes.grouping().sagas().stream().map(Saga::stories).toList());
        assertEquals(
                List.of(List.of("march", "june")),
                saga.stories().stream().map(s -> s.story().reports()).toList());
        assertEquals(
                List.of(List.of("saga-march")),
                saga.grouping().sagas().stream().map(Saga::stories).toList());
        assertWellFormed(saga);
    }

    @Test
    void reportsAfterTheDayAreNotHeardAndThoseWithoutDateAreNamed() {
        Account account = accountant.account(pile(), List.of(), new AccountOptions(MARCH_2, null));
        assertEquals(
                List.of("a", "u"), account.readings().stream().map(Reading::id).toList());
        assertEquals(
                List.of("undated"),
                account.problems().stream().map(p -> p.kind()).toList());
        assertEquals(MARCH_2, account.asOf());
    }

    @Test
    void aReportWithoutDateIsNoOlderThanTheQuotationItShares() {
        String quote = "The ferry treaty is a reckless gamble with our only winter harbour";
        List<Reading> readings = List.of(
                report("a", "“" + quote + ",” Mara Voss said.")
                        .on("2031-03-04")
                        .person("Mara Voss")
                        .says("Mara Voss", quote)
                        .read(),
                report("u", "In Kestrel they heard it again: “" + quote + ".”")
                        .person("Mara Voss")
                        .says(null, quote)
                        .read());
        Account before = accountant.account(readings, List.of(), new AccountOptions(MARCH_2, null));
        assertEquals(List.of(), before.readings());
        assertEquals(
                "The report has no date; taken to be no older than 2031-03-04, from which day it shares quotations with a.",
                before.problems().getFirst().message());
    }

    @Test
    void whatSeveralTellComesFirstInTheBriefAndSpunWordsNever() {
        List<Reading> readings = List.of(
                report("a", "Voss met Marin at the Kestrel dam on Monday.", "A dog barked beside the ferry all night.")
                        .on("2031-03-04")
                        .person("Voss")
                        .person("Marin")
                        .event("met", List.of("Voss", "Marin"), null, "2031-03-03", Event.Status.HAPPENED)
                        .event("barked", List.of("Voss"), null, "2031-01-03", Event.Status.HAPPENED)
                        .read(),
                report("b", "Marin and Voss met on Monday to talk about the Kestrel dam.")
                        .on("2031-03-04")
                        .person("Voss")
                        .person("Marin")
                        .event("met", List.of("Voss", "Marin"), null, "2031-03-03", Event.Status.HAPPENED)
                        .read(),
                report("c", "Marin volition conscionable the Kestrel decameter workers astatine night.")
                        .on("2031-03-04")
                        .mangled()
                        .person("Marin")
                        .event("conscionable", List.of("Marin"), null, "2031-02-01", Event.Status.HAPPENED)
                        .read());
        List<BriefLine> known = accountant.account(readings, List.of(), AccountOptions.ALL).stories().stream()
                .flatMap(s -> s.brief().stream())
                .filter(l -> l.section() == BriefLine.Section.KNOWN)
                .toList();
        assertEquals(2, known.getFirst().origins());
        assertTrue(known.stream().noneMatch(l -> l.extract().report().equals("c")), known.toString());
    }

    @Test
    void titlesATrackByThePhraseThatItsPassagesShare() {
        List<Reading> readings = List.of(
                report("a", "The secret salt convoy was late.", "Nobody met the secret salt convoy.")
                        .read(),
                report("b", "A secret salt convoy is a risk.", "The convoy was late again.")
                        .read());
        List<String> titles = accountant.account(readings, List.of(), AccountOptions.ALL).stories().stream()
                .flatMap(s -> s.tracks().stream())
                .map(Track::title)
                .toList();
        assertTrue(titles.contains("secret salt convoy"), titles.toString());
    }

    @Test
    void withoutADayAskedForUndatedReportsAreNoProblem() {
        Account account = accountant.account(pile(), List.of(), AccountOptions.ALL);
        assertEquals(List.of(), account.problems());
        assertEquals(MARCH_4, account.asOf());
    }

    @Test
    void tellsWhatLaterReportsChanged() {
        // b has a's event in a's own sentence, which confirms nothing
        StoryAccount story = story(new AccountOptions(null, MARCH_2));
        assertEquals(List.of(new Change(Change.Kind.NEW, "e:b:e1", List.of("b"))), story.changes());
    }

    @Test
    void aQuoteCutOtherwiseByALaterReportIsNotNew() {
        Mention whole = new Mention("a", "p1", new Span(10, 60));
        Mention inner = new Mention("a", "p1", new Span(25, 60));
        Mention other = new Mention("a", "p1", new Span(60, 90));
        Mention later = new Mention("b", "p1", new Span(0, 35));
        ChangeFinder finder = new ChangeFinder(
                facts(position("p:a:p1", whole)), Set.of("b"), mention -> Set.of(), reports -> 1, places -> 1);
        assertEquals(List.of(), finder.changes(facts(position("p:a:p1", inner, later))));
        assertEquals(
                List.of(new Change(Change.Kind.NEW, "p:b:p1", List.of("b"))),
                finder.changes(facts(position("p:b:p1", other, later))));
    }

    @Test
    void aPositionOfOneOriginIsNotConfirmedWhereverElseItsCopyDrawsFrom() {
        Mention first = new Mention("a", "p1", new Span(10, 60));
        Mention copied = new Mention("b", "p1", new Span(0, 35));
        ChangeFinder finder = new ChangeFinder(
                facts(position("p:a:p1", first)), Set.of("b"), mention -> Set.of(), Set::size, List::size);
        assertEquals(List.of(), finder.changes(facts(position("p:a:p1", first, copied))));
        assertEquals(
                List.of(new Change(Change.Kind.CONFIRMED, "p:a:p1", List.of("b"))),
                finder.changes(facts(position("p:a:p1", 2, first, copied))));
    }

    @Test
    void whatWasToldInOtherWordsIsNotNewButConfirmedByAFurtherOrigin() {
        List<Reading> readings = List.of(
                report(
                                "a",
                                "Mara Voss and Jon Holt spoke about the Kestrel dam and its spillway.",
                                "On Monday the ferry treaty failed in Haven, to the surprise of few.")
                        .on("2031-03-02")
                        .place("Haven")
                        .read(),
                report(
                                "b",
                                "The Kestrel dam and its spillway made Mara Voss and Jon Holt speak.",
                                "The ferry treaty failed in Haven on Monday.",
                                "Dockers in Haven voted for a strike.")
                        .on("2031-03-04")
                        .place("Haven")
                        .event("failed", List.of("Haven"), "Haven", "2031-03-01", Status.HAPPENED)
                        .event("strike", List.of("Haven"), "Haven", "2031-03-04", Status.HAPPENED)
                        .read());
        List<Change> changes =
                accountant.account(readings, List.of(), new AccountOptions(null, MARCH_2)).stories().stream()
                        .flatMap(s -> s.changes().stream())
                        .toList();
        assertEquals(
                List.of(
                        new Change(Change.Kind.NEW, "e:b:e2", List.of("b")),
                        new Change(Change.Kind.CONFIRMED, "e:b:e1", List.of("b"))),
                changes);
    }

    /** The account as of a day and the changes since tell together what the whole tells, nothing twice. */
    @Test
    void theAccountAsOfADayAndItsChangesAreTheWhole() {
        Account before = accountant.account(pile(), List.of(), new AccountOptions(MARCH_2, null));
        Account whole = accountant.account(pile(), List.of(), new AccountOptions(null, MARCH_2));
        Set<Mention> told = new HashSet<>();
        before.stories().forEach(s -> new FactIndex(s.facts()).all().forEach(f -> told.addAll(f.mentions())));
        Set<Mention> toldNow = new HashSet<>();
        for (StoryAccount story : whole.stories()) {
            List<String> fresh = story.changes().stream()
                    .filter(c -> c.kind() == Change.Kind.NEW)
                    .map(Change::fact)
                    .toList();
            assertEquals(Set.copyOf(fresh).size(), fresh.size(), "nothing is new twice");
            for (FactIndex.Fact fact : new FactIndex(story.facts()).all()) {
                toldNow.addAll(fact.mentions());
                boolean known = fact.mentions().stream().anyMatch(told::contains);
                assertEquals(!known, fresh.contains(fact.id()), fact.id());
            }
        }
        assertTrue(toldNow.containsAll(told), "nothing vanishes");
        assertTrue(told.size() < toldNow.size());
    }

    private static FusedPosition position(String id, Mention... mentions) {
        return position(id, 1, mentions);
    }

    private static FusedPosition position(String id, int origins, Mention... mentions) {
        return new FusedPosition(
                id, "sudland", Position.Stance.REJECTS, null, "the ferry treaty", List.of(mentions), null, origins);
    }

    private static Facts facts(FusedPosition position) {
        return new Facts(List.of(), List.of(), List.of(), List.of(position), List.of(), List.of());
    }

    @Test
    void findsTheIssueThatReportsComeBackTo() {
        List<Reading> readings = List.of(
                report(
                                "a",
                                "The grain corridor was open in the morning.",
                                "Ministers said last week that the grain corridor needs new buoys.")
                        .on("2031-03-02")
                        .read(),
                report("b", "A new report says the grain corridor is safe.")
                        .on("2031-03-03")
                        .read());
        List<String> titles = new ArrayList<>();
        accountant
                .account(readings, List.of(), AccountOptions.ALL.at(AccountOptions.Level.PILE))
                .stories()
                .forEach(s -> s.tracks().forEach(t -> titles.add(t.title())));
        assertTrue(titles.contains("grain corridor"), titles.toString());
        assertTrue(titles.stream().noneMatch(t -> t.contains("week") || t.contains("Ministers")), titles.toString());
    }

    @Test
    void anyOrderGivesTheSameAccountAndItIsWellFormed() {
        List<Reading> readings = new ArrayList<>(pile());
        AccountOptions options = new AccountOptions(null, MARCH_2);
        Account straight = accountant.account(readings, List.of(), options);
        assertWellFormed(straight);
        for (int seed = 0; seed < 4; seed++) {
            Collections.shuffle(readings, new Random(seed));
            assertEquals(straight, new Accountant().account(readings, List.of(), options));
        }
    }

    @Test
    void anEmptyPileGivesAnEmptyAccount() {
        Account account = accountant.account(List.of(), List.of(), AccountOptions.ALL);
        assertEquals(List.of(), account.stories());
        assertEquals(null, account.asOf());
    }

    private StoryAccount story(AccountOptions options) {
        return accountant.account(pile(), List.of(), options).stories().getFirst();
    }

    private static List<Reading> pile() {
        return List.of(
                meeting("a").read(),
                meeting(
                                "b",
                                "The two of them met first in Ostra on Sunday to speak about the Kestrel dam and its spillway.")
                        .on("2031-03-04")
                        .place("Ostra")
                        .event("met", List.of("Mara Voss", "Jon Holt"), "Ostra", "2031-03-03", Status.HAPPENED)
                        .event("meet", List.of("Mara Voss", "Jon Holt"), "Kestrel", "2031-03-05", Status.PLANNED)
                        .read(),
                report("u", "Mara Voss and Jon Holt know the Kestrel dam and its spillway well.")
                        .read());
    }

    private static Told meeting(String id, String... more) {
        String[] sentences = new String[more.length + 1];
        sentences[0] = "Mara Voss will meet Jon Holt at the Kestrel dam on Wednesday to speak about its spillway.";
        System.arraycopy(more, 0, sentences, 1, more.length);
        Told told = report(id, sentences)
                .on("2031-03-02")
                .person("Mara Voss")
                .person("Jon Holt")
                .place("Kestrel");
        return more.length > 0
                ? told
                : told.event("meet", List.of("Mara Voss", "Jon Holt"), "Kestrel", "2031-03-05", Status.PLANNED);
    }

    @Test
    void aFactInsideAQuoteIsToldOnTheSpeakersWordAndOneOutsideOnTheReportsOwn() {
        ReportReader reader = ReportReader.byRules();
        String text =
                "The harbour\n\nMarch 3, 2031\n\nNorway will meet Italy in Oslo on Friday, the mayor of Oslo, Anna Weil, said. "
                        + "Norway attacked Denmark on Monday.";
        Reading reading = reader.read(new RawReport("r", "r", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
        StoryAccount story = accountant
                .account(List.of(reading), List.of(), AccountOptions.ALL)
                .stories()
                .getFirst();
        List<String> words = new ArrayList<>();
        for (FusedEvent event : story.facts().events()) {
            for (Sourcing sourcing : story.sourcing()) {
                if (sourcing.fact().equals(event.id())) {
                    sourcing.words().forEach(w -> words.add(event.what().code() + " " + w.by() + " " + w.source()));
                }
            }
        }
        assertTrue(words.contains("CONSULT SOURCE anna-weil"), words.toString());
        assertTrue(words.contains("ASSAULT REPORT null"), words.toString());
    }
}
