package org.rapporteur.corroborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.annotate.EntityType.PERSON;
import static org.rapporteur.correction.Correction.Verdict.APART;
import static org.rapporteur.correction.Correction.Verdict.SAME;
import static org.rapporteur.corroborate.Told.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.Correction.Name;
import org.rapporteur.correction.Correction.OfEntities;
import org.rapporteur.correction.Correction.OfEvents;
import org.rapporteur.correction.Correction.Place;
import org.rapporteur.correction.Correction.Verdict;
import org.rapporteur.correction.Correction.Who;

/** What an analyst says of people and events holds, whatever names and slots show, and no mention is lost by it. */
class CorrectedFactsTest {
    private static final String WARNING = "Sudland could open the Kestrel dam at any hour of the night";

    private static Facts facts(List<Told> reports, Correction... made) {
        return of(reports.stream().map(Told::read).toList(), made);
    }

    private static Facts of(List<Reading> readings, Correction... made) {
        return new Corroborator().corroborate(readings, Told.independent(readings), List.of(made));
    }

    private static OfEntities said(Verdict verdict, Who one, Who other) {
        return new OfEntities(verdict, List.of(one), List.of(other), null, null, null);
    }

    private static OfEvents saidOfEvents(Verdict verdict, String one, String other) {
        return new OfEvents(verdict, List.of(new Place(one, "e1")), List.of(new Place(other, "e1")), null, null, null);
    }

    /** Who is one, by report and entity. */
    private static Set<Set<String>> people(Facts facts) {
        return facts.entities().stream()
                .map(entity -> entity.members().stream()
                        .map(member -> member.report() + "#" + member.entity())
                        .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    private static Set<List<String>> events(Facts facts) {
        return facts.events().stream().map(FusedEvent::reports).collect(Collectors.toSet());
    }

    private static Told quoted(String id, String speaker) {
        return report(id, "“" + WARNING + ",” " + speaker + " said.")
                .person(speaker)
                .says(speaker, WARNING);
    }

    private static Told named(String id, String name) {
        return report(id, name + " spoke.").person(name);
    }

    private static Told teller(String id, String place) {
        String teller =
                switch (id) {
                    case "a" -> "people in her office told this paper";
                    case "b" -> "as had been rumoured for some weeks";
                    default -> "after all those years of silence";
                };
        return report(id, "Mara Voss and Jon Holt, " + teller + ", will meet in " + place + ".")
                .on("2031-03-02")
                .person("Mara Voss")
                .person("Jon Holt")
                .place(place);
    }

    private static Told meeting(String id, String date, String place) {
        return meets(teller(id, place), date, place);
    }

    private static Told unsureMeeting(String id, String date, String place) {
        return meets(teller(id, place).unsure(), date, place);
    }

    private static Told meets(Told told, String date, String place) {
        return told.event("meet", List.of("Mara Voss", "Jon Holt"), place, date, Status.PLANNED);
    }

    // ---- people

    @Test
    void twoPeopleWhoAreSaidToBeOneSayWhatBothSaid() {
        List<Told> pile = List.of(quoted("a", "Mara Voss"), quoted("b", "Selma Quist"), quoted("c", "Mara Voss"));
        Facts before = facts(pile);
        assertTrue(before.utterances().getFirst().conflict());
        assertEquals(
                List.of(Contradiction.Kind.ATTRIBUTION),
                before.contradictions().stream().map(Contradiction::kind).toList());
        Facts after = facts(pile, said(SAME, new Name("Mara Voss"), new Name("Selma Quist")));
        assertEquals(1, after.utterances().size());
        Utterance utterance = after.utterances().getFirst();
        assertFalse(utterance.conflict());
        assertEquals(List.of(), after.contradictions());
        assertEquals(
                List.of("mara-voss"),
                utterance.speakers().stream().map(Utterance.Speaker::entity).toList());
        assertEquals(List.of("a", "b", "c"), utterance.speakers().getFirst().reports());
        assertEquals(3, utterance.speakers().getFirst().origins());
        assertEquals(List.of("Selma Quist"), after.entities().getFirst().aliases());
    }

    @Test
    void aSplitWinsOverTheLikenessOfNames() {
        List<Told> pile = List.of(
                named("a", "Anthony Marsh"),
                named("b", "Tony Marsh"),
                named("c", "Anthony Marsh"),
                named("d", "Marsh"));
        assertEquals(1, people(facts(pile)).size());
        assertEquals(
                Set.of(Set.of("a#anthony-marsh", "c#anthony-marsh", "d#marsh"), Set.of("b#tony-marsh")),
                people(facts(pile, said(APART, new Name("Tony Marsh"), new Name("anthony marsh")))));
    }

    @Test
    void twoOfOneNameAreToldApartByTheirPlaces() {
        List<Told> pile = List.of(
                report("a", "Harbour Minister Mara Voss spoke.").named("Mara Voss", PERSON, "Harbour Minister"),
                report("b", "Swimmer Mara Voss spoke.").named("Mara Voss", PERSON, "Swimmer"),
                report("c", "Swimmer Mara Voss left.").named("Mara Voss", PERSON, "Swimmer"),
                named("d", "Mara Voss"),
                report("e", "Harbour Minister Mara Voss left.").named("Mara Voss", PERSON, "Harbour Minister"),
                report("f", "Swimmer Mara Voss won.").named("Mara Voss", PERSON, "Swimmer"));
        // the office tells where the others belong, and nobody's goes with those of the most reports
        assertEquals(
                Set.of(
                        Set.of("a#mara-voss", "e#mara-voss"),
                        Set.of("b#mara-voss", "c#mara-voss", "d#mara-voss", "f#mara-voss")),
                people(facts(pile, said(APART, new Place("a", "mara-voss"), new Place("b", "mara-voss")))));
        assertEquals(
                Set.of(
                        Set.of("a#mara-voss"),
                        Set.of("b#mara-voss", "c#mara-voss", "d#mara-voss", "e#mara-voss", "f#mara-voss")),
                people(facts(pile, said(APART, new Place("a", "mara-voss"), new Name("Mara Voss")))));
    }

    @Test
    void whoIsTakenOutOfANameStaysOutWhateverElseIsSaidOfTheName() {
        List<Told> pile = List.of(named("a", "Mara Voss"), named("b", "Mara Voss"), named("c", "Selma Quist"));
        Correction out = said(APART, new Place("b", "mara-voss"), new Name("Mara Voss"));
        Correction married = said(SAME, new Name("Mara Voss"), new Name("Selma Quist"));
        Set<Set<String>> two = Set.of(Set.of("a#mara-voss", "c#selma-quist"), Set.of("b#mara-voss"));
        assertEquals(two, people(facts(pile, out, married)));
        assertEquals(two, people(facts(pile, married, out)));
    }

    @Test
    void twoPlacesKeptApartLeaveTheRestOfTheirNamesOne() {
        List<Told> pile = List.of(
                named("a", "Mara Voss"), named("b", "Mara Voss"), named("c", "Selma Quist"), named("d", "Selma Quist"));
        Correction married = said(SAME, new Name("Mara Voss"), new Name("Selma Quist"));
        Correction two = said(APART, new Place("a", "mara-voss"), new Place("c", "selma-quist"));
        assertEquals(
                Set.of(Set.of("a#mara-voss", "b#mara-voss", "d#selma-quist"), Set.of("c#selma-quist")),
                people(facts(pile, married, two)));
        assertEquals(1, people(facts(pile, two, married)).size());
    }

    @Test
    void aDescribedSourceWhoIsSaidToBeSomebodyTakesTheName() {
        List<Told> pile = List.of(
                named("a", "Mara Voss"),
                report("b", "a senior dam official spoke").described("senior dam official"));
        Facts facts = facts(pile, said(SAME, new Place("b", "senior-dam-official"), new Name("Mara Voss")));
        assertEquals(
                List.of(new MergedEntity(
                        "mara-voss",
                        "Mara Voss",
                        PERSON,
                        null,
                        true,
                        List.of("senior dam official"),
                        List.of(
                                new MergedEntity.Member("a", "mara-voss"),
                                new MergedEntity.Member("b", "senior-dam-official")))),
                facts.entities());
    }

    @Test
    void whatIsSaidLaterWinsAlsoByWayOfAThird() {
        List<Told> pile = List.of(named("a", "Mara Voss"), named("b", "Selma Quist"), named("c", "Ida Brandt"));
        Who voss = new Name("Mara Voss");
        Who quist = new Name("Selma Quist");
        Who brandt = new Name("Ida Brandt");
        assertEquals(
                Set.of(Set.of("a#mara-voss"), Set.of("b#selma-quist", "c#ida-brandt")),
                people(facts(pile, said(SAME, voss, quist), said(SAME, quist, brandt), said(APART, voss, brandt))));
        assertEquals(
                Set.of(Set.of("a#mara-voss", "b#selma-quist", "c#ida-brandt")),
                people(facts(pile, said(APART, voss, brandt), said(SAME, voss, quist), said(SAME, quist, brandt))));
        assertEquals(
                Set.of(Set.of("a#mara-voss", "b#selma-quist", "c#ida-brandt")),
                people(facts(pile, said(APART, voss, quist), said(SAME, voss, brandt), said(SAME, brandt, quist))));
    }

    @Test
    void aChainByWayOfSomebodyWhoIsNotHereHolds() {
        List<Told> pile = List.of(named("a", "Mara Voss"), named("b", "Selma Quist"));
        assertEquals(
                Set.of(Set.of("a#mara-voss", "b#selma-quist")),
                people(facts(
                        pile,
                        said(SAME, new Name("Mara Voss"), new Name("Nobody Here")),
                        said(SAME, new Name("Nobody Here"), new Name("Selma Quist")))));
    }

    @Test
    void noChainOfLikenessesJoinsWhoIsSaidToBeTwo() {
        // by their names all four are one; the two who are said to be two stay two, and so does what hangs on them
        List<Told> pile = List.of(
                named("a", "Anthony Marsh"),
                named("b", "Tony Marsh"),
                named("c", "A. Marsh"),
                named("d", "Marsh"),
                named("e", "Selma Quist"));
        Facts facts = facts(
                pile,
                said(SAME, new Name("Tony Marsh"), new Name("Selma Quist")),
                said(APART, new Name("Selma Quist"), new Name("Anthony Marsh")));
        assertNotEquals(entityAt(facts, "a", "anthony-marsh"), entityAt(facts, "e", "selma-quist"));
        assertEquals(entityAt(facts, "b", "tony-marsh"), entityAt(facts, "e", "selma-quist"));
    }

    private static MergedEntity entityAt(Facts facts, String report, String entity) {
        return Objects.requireNonNull(new MergedEntities(facts.entities()).find(report, entity));
    }

    // ---- events

    @Test
    void anUnlikelyEventThatAnAnalystSpeaksOfIsKept() {
        List<Told> pile = List.of(meeting("a", "2031-03-05", "Kestrel"), unsureMeeting("b", "2031-03-05", "Kestrel"));
        assertEquals(Set.of(List.of("a")), events(facts(pile)));
        assertEquals(Set.of(List.of("a", "b")), events(facts(pile, saidOfEvents(SAME, "a", "b"))));
    }

    @Test
    void twoTellingsThatAreSaidToBeOfOneEventAreOne() {
        List<Told> pile = List.of(
                meeting("a", "2031-03-05", "Kestrel"),
                meeting("b", "2031-06-09", "Ostra"),
                meeting("c", "2031-06-09", "Ostra"));
        assertEquals(Set.of(List.of("a"), List.of("b", "c")), events(facts(pile)));
        Facts joined = facts(pile, saidOfEvents(SAME, "a", "c"));
        assertEquals(Set.of(List.of("a", "b", "c")), events(joined));
        assertEquals(3, joined.events().getFirst().origins());
        assertEquals(
                Set.of(Contradiction.Kind.DATE, Contradiction.Kind.PLACE),
                joined.contradictions().stream().map(Contradiction::kind).collect(Collectors.toSet()));
    }

    @Test
    void aPlaceWithItsStateIsNoOtherPlace() {
        List<Told> pile = List.of(meeting("a", "2031-03-05", "Ostra, Tessany"), meeting("b", "2031-03-05", "Ostra"));
        Facts joined = facts(pile, saidOfEvents(SAME, "a", "b"));
        assertEquals(Set.of(List.of("a", "b")), events(joined));
        assertEquals(List.of(), joined.contradictions());
        List<Told> two =
                List.of(meeting("a", "2031-03-05", "Ostra, Tessany"), meeting("b", "2031-03-05", "Ostra, Marovia"));
        assertEquals(
                List.of(Contradiction.Kind.PLACE),
                facts(two, saidOfEvents(SAME, "a", "b")).contradictions().stream()
                        .map(Contradiction::kind)
                        .toList());
    }

    @Test
    void twoTellingsThatAreSaidToBeOfTwoEventsAreTwoAndDisputeNothing() {
        List<Told> pile = List.of(meeting("a", "2031-03-05", "Kestrel"), meeting("b", "2031-03-09", "Kestrel"));
        Facts before = facts(pile);
        assertEquals(
                List.of(Contradiction.Kind.DATE),
                before.contradictions().stream().map(Contradiction::kind).toList());
        Facts after = facts(pile, saidOfEvents(APART, "a", "b"));
        assertEquals(Set.of(List.of("a"), List.of("b")), events(after));
        assertEquals(List.of(), after.contradictions());
    }

    @Test
    void noChainOfTellingsJoinsTwoEvents() {
        List<Told> pile = List.of(
                meeting("a", "2031-03-05", "Kestrel"),
                meeting("b", "2031-03-05", "Kestrel"),
                meeting("c", "2031-03-05", "Kestrel"),
                meeting("d", "2031-03-05", "Kestrel"));
        Facts facts = facts(pile, saidOfEvents(SAME, "b", "d"), saidOfEvents(APART, "d", "a"));
        assertEquals(2, facts.events().size());
        assertTrue(events(facts).stream().noneMatch(reports -> reports.contains("a") && reports.contains("b")));
        assertTrue(events(facts).stream().anyMatch(reports -> reports.contains("b") && reports.contains("d")));
    }

    // ---- promises

    private static List<Told> crowd() {
        List<Told> crowd = new ArrayList<>();
        List<String> names = List.of("Anthony Marsh", "Tony Marsh", "Marsh", "Selma Quist", "Mara Voss", "Maria Voss");
        for (int i = 0; i < 12; i++) {
            String one = names.get(i % names.size());
            String other = names.get((i + 3) % names.size());
            crowd.add(report("r" + i, one + " and " + other + " will meet in Kestrel.")
                    .on("2031-03-0" + (1 + i % 4))
                    .person(one)
                    .person(other)
                    .place("Kestrel")
                    .event("meet", List.of(one, other), "Kestrel", "2031-03-0" + (5 + i % 3), Status.PLANNED));
        }
        return crowd;
    }

    private static Correction any(List<Reading> readings, Random random) {
        Verdict verdict = random.nextBoolean() ? SAME : APART;
        Reading one = readings.get(random.nextInt(readings.size()));
        Reading other = one;
        while (other == one) {
            other = readings.get(random.nextInt(readings.size()));
        }
        if (random.nextBoolean()) {
            return saidOfEvents(verdict, one.id(), other.id());
        }
        Who who = new Place(one.id(), one.annotation().entities().getFirst().id());
        String name = other.annotation().entities().get(1).name();
        return said(
                verdict,
                who,
                random.nextBoolean()
                        ? new Name(name)
                        : new Place(
                                other.id(), other.annotation().entities().get(1).id()));
    }

    @Test
    void noMentionIsLostAndTheLastWordHoldsWhateverIsSaid() {
        List<Reading> readings = crowd().stream().map(Told::read).toList();
        Set<String> entities = readings.stream()
                .flatMap(
                        reading -> reading.annotation().entities().stream().map(each -> reading.id() + "#" + each.id()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tellings = readings.stream()
                .flatMap(reading -> reading.events().stream().map(Event::id).map(id -> reading.id() + "#" + id))
                .collect(Collectors.toCollection(TreeSet::new));
        Random random = new Random(8);
        for (int round = 0; round < 80; round++) {
            Correction[] made =
                    Stream.generate(() -> any(readings, random)).limit(5).toArray(Correction[]::new);
            Facts facts = of(readings, made);
            assertEquals(
                    new ArrayList<>(entities),
                    people(facts).stream().flatMap(Set::stream).sorted().toList());
            assertEquals(
                    new ArrayList<>(tellings),
                    facts.events().stream()
                            .flatMap(event -> event.mentions().stream())
                            .map(mention -> mention.report() + "#" + mention.claim())
                            .sorted()
                            .toList());
            assertHolds(made[made.length - 1], facts, List.of(made).toString());
        }
    }

    private static void assertHolds(Correction last, Facts facts, String made) {
        switch (last) {
            case OfEvents of -> {
                boolean one = facts.events().stream()
                        .map(FusedEvent::reports)
                        .anyMatch(reports -> reports.contains(
                                        of.events().getFirst().report())
                                && reports.contains(of.others().getFirst().report()));
                assertEquals(of.verdict() == SAME, one, made);
            }
            case OfEntities of -> {
                Place place = (Place) of.entities().getFirst();
                MergedEntity here = entityAt(facts, place.report(), place.id());
                Set<MergedEntity> others = new HashSet<>();
                switch (of.others().getFirst()) {
                    case Place other -> others.add(entityAt(facts, other.report(), other.id()));
                    case Name name ->
                        facts.entities().stream()
                                .filter(entity -> entity.members().stream()
                                        .filter(member ->
                                                !member.equals(new MergedEntity.Member(place.report(), place.id())))
                                        .anyMatch(member -> slug(name.written()).equals(member.entity())))
                                .forEach(others::add);
                }
                switch (of.verdict()) {
                    case SAME -> assertEquals(Set.of(here), others, made);
                    case APART -> assertFalse(others.contains(here), made);
                }
            }
            case Correction.OfStories of -> {}
            case Correction.OfLineage of -> {}
        }
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    @Test
    void shuffledReportsGiveTheSameFacts() {
        List<Reading> readings =
                new ArrayList<>(crowd().stream().map(Told::read).toList());
        Random random = new Random(4);
        for (int round = 0; round < 10; round++) {
            Correction[] made =
                    Stream.generate(() -> any(readings, random)).limit(4).toArray(Correction[]::new);
            Facts straight = of(readings, made);
            Collections.shuffle(readings, random);
            assertEquals(straight, of(readings, made));
        }
    }

    @Test
    void noLaterReportUndoesAWord() {
        List<Reading> readings = crowd().stream().map(Told::read).toList();
        Random random = new Random(21);
        for (int round = 0; round < 10; round++) {
            List<Reading> two = readings.subList(0, 2);
            Correction made = any(two, random);
            for (int size = 2; size <= readings.size(); size++) {
                assertHolds(made, of(readings.subList(0, size), made), made + " of " + size);
            }
        }
    }

    @Test
    void withoutAWordAllIsAsBefore() {
        List<Reading> readings = crowd().stream().map(Told::read).toList();
        assertEquals(new Corroborator().corroborate(readings, Told.independent(readings)), of(readings));
    }
}
