package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.correction.Correction.OfLineage.Kind.COPY;
import static org.rapporteur.correction.Correction.OfLineage.Kind.INDEPENDENT;
import static org.rapporteur.lineage.LineageTrackerTest.FLOWERS;
import static org.rapporteur.lineage.LineageTrackerTest.OTHER_OUTLET;
import static org.rapporteur.lineage.LineageTrackerTest.WIRE;
import static org.rapporteur.lineage.LineageTrackerTest.pile;
import static org.rapporteur.lineage.Piles.credit;
import static org.rapporteur.lineage.Piles.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Fidelity.State;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction.OfLineage;
import org.rapporteur.extract.Credit;

/** What an analyst says of copies holds, whatever the texts show; all else stays as it is. */
class CorrectedLineageTest {
    private static OfLineage said(OfLineage.Kind kind, String report, String other) {
        return new OfLineage(kind, List.of(report), List.of(other), null, null, null);
    }

    private static Lineage lineage(List<Reading> readings, OfLineage... made) {
        LineageTracker tracker = new LineageTracker();
        tracker.correct(List.of(made));
        readings.forEach(tracker::observe);
        return tracker.lineage();
    }

    private static List<Reading> withFlowers() {
        List<Reading> pile = pile();
        pile.add(report("flowers", "2031-03-20", "Flowers", FLOWERS));
        return pile;
    }

    private static Set<Set<String>> origins(Lineage lineage) {
        return lineage.origins().stream()
                .map(origin -> Set.copyOf(origin.reports()))
                .collect(Collectors.toSet());
    }

    private static String parent(Lineage lineage, String report) {
        Edge edge = lineage.parentByReport().get(report);
        return edge == null ? "none" : edge.relation() + " " + edge.to();
    }

    private static Edge expectParent(Lineage lineage, String report) {
        return Objects.requireNonNull(lineage.parentByReport().get(report));
    }

    @Test
    void aCopyThatIsSaidToBeIndependentIsAnOriginMore() {
        Lineage before = lineage(pile());
        Lineage after = lineage(pile(), said(INDEPENDENT, "copy", "wire"));
        assertEquals("COPY wire", parent(before, "copy"));
        assertEquals("none", parent(after, "copy"));
        assertEquals(before.origins().size() + 1, after.origins().size());
        assertEquals(List.of(new Lineage.Pair("copy", "wire")), after.independent());
        List<String> all = pile().stream().map(Reading::id).toList();
        assertEquals(before.counter().count(all) + 1, after.counter().count(all));
        assertTrue(after.edges().stream()
                .noneMatch(edge -> edge.from().equals("copy") && edge.to().equals("wire")));
    }

    @Test
    void theOneCopyOfAnOriginLeavesItAlone() {
        List<Reading> two = pile().subList(0, 2);
        assertEquals(Set.of(Set.of("wire"), Set.of("copy")), origins(lineage(two, said(INDEPENDENT, "wire", "copy"))));
    }

    @Test
    void aReportThatIsSaidToBeACopyHasNoOriginOfItsOwn() {
        OfLineage word = new OfLineage(
                COPY, List.of("flowers"), List.of("other"), "night desk", "2031-03-21", "their source told us");
        Lineage before = lineage(withFlowers());
        Lineage after = lineage(withFlowers(), word);
        assertEquals("none", parent(before, "flowers"));
        assertEquals("COPY other", parent(after, "flowers"));
        assertEquals(
                "said by an analyst (night desk, 2031-03-21): their source told us",
                expectParent(after, "flowers").evidence().getFirst());
        assertEquals(before.origins().size() - 1, after.origins().size());
        assertEquals(1, after.counter().count(List.of("flowers", "other")));
        assertEquals(
                before.edges(),
                after.edges().stream()
                        .filter(edge -> !edge.from().equals("flowers"))
                        .toList());
    }

    @Test
    void whatTheTextsShowIsKeptBesideTheWord() {
        Edge measured = expectParent(lineage(pile()), "cut");
        Edge said = expectParent(lineage(pile(), said(COPY, "cut", "wire")), "cut");
        List<String> evidence = new ArrayList<>(List.of("said by an analyst"));
        evidence.addAll(measured.evidence());
        assertEquals(evidence, said.evidence());
        assertEquals(measured.relation(), said.relation());
        assertEquals(measured.coverage(), said.coverage());
    }

    @Test
    void aWordTurnsACopyRoundAgainstItsDate() {
        Lineage turned = lineage(pile(), said(COPY, "wire", "copy"));
        assertEquals("COPY copy", parent(turned, "wire"));
        assertEquals("none", parent(turned, "copy"));
        assertEquals(origins(lineage(pile())), origins(turned));
    }

    @Test
    void noRingOfCopiesIsMadeAndTheLaterWordHolds() {
        Lineage lineage = lineage(withFlowers(), said(COPY, "flowers", "other"), said(COPY, "other", "flowers"));
        assertEquals("COPY flowers", parent(lineage, "other"));
        assertEquals("none", parent(lineage, "flowers"));
        assertEquals(
                "COPY other",
                parent(
                        lineage(withFlowers(), said(COPY, "flowers", "wire"), said(COPY, "flowers", "other")),
                        "flowers"));
    }

    @Test
    void independenceHoldsAlsoByWayOfAThird() {
        Lineage lineage = lineage(
                withFlowers(),
                said(COPY, "flowers", "other"),
                said(COPY, "other", "wire"),
                said(INDEPENDENT, "flowers", "wire"));
        assertEquals("COPY wire", parent(lineage, "other"));
        assertEquals("none", parent(lineage, "flowers"));
        Lineage copied = lineage(
                withFlowers(),
                said(INDEPENDENT, "flowers", "wire"),
                said(COPY, "flowers", "other"),
                said(COPY, "other", "wire"));
        assertEquals("COPY other", parent(copied, "flowers"));
        assertEquals(1, copied.counter().count(List.of("flowers", "other", "wire")));
    }

    @Test
    void whatTheTextsShowYieldsToTwoWordsTogether() {
        // copy is like wire; flowers is said to be made from wire, and copy to be independent of flowers
        Lineage lineage = lineage(withFlowers(), said(COPY, "flowers", "wire"), said(INDEPENDENT, "flowers", "copy"));
        assertEquals("COPY wire", parent(lineage, "flowers"));
        assertEquals("none", parent(lineage, "copy"));
        assertEquals(2, lineage.counter().count(List.of("flowers", "copy")));
    }

    @Test
    void aWordByWayOfAReportThatIsNotHereHolds() {
        assertEquals(
                "COPY other",
                parent(lineage(withFlowers(), said(COPY, "flowers", "lost"), said(COPY, "lost", "other")), "flowers"));
    }

    @Test
    void whatIsIndependentOfALostOriginalIsIndependentOfItsCopies() {
        assertEquals(
                "none", parent(lineage(pile(), said(COPY, "copy", "lost"), said(INDEPENDENT, "lost", "wire")), "copy"));
    }

    @Test
    void twoThatCreditOneUnseenOriginalAreTwoIfSaidSo() {
        Credit writers = credit(Credit.Kind.REPORTER, "Jon Poe");
        List<Reading> pile = List.of(
                report("a", "2031-03-17", "Spun", WIRE, State.MANGLED, List.of(), writers),
                report("b", "2031-03-17", "Flowers", FLOWERS, State.MANGLED, List.of(), writers),
                report("c", "2031-03-17", "Other", OTHER_OUTLET, State.MANGLED, List.of(), writers));
        assertEquals(Set.of(Set.of("a", "b", "c")), origins(lineage(pile)));
        Lineage parted = lineage(pile, said(INDEPENDENT, "a", "b"));
        assertEquals(2, parted.origins().size());
        assertNotEquals(
                parted.originByReport().get("a"), parted.originByReport().get("b"));
    }

    @Test
    void aMangledTextCountsIfItIsSaidToBeIndependentOfTheOthers() {
        List<String> both = List.of("spun", "wire");
        assertEquals(1, lineage(pile()).counter().count(both));
        Lineage parted = lineage(pile(), said(INDEPENDENT, "spun", "wire"));
        assertEquals(2, parted.counter().count(both));
        assertEquals(2, parted.counter().count(List.of("spun", "wire", "other")));
    }

    @Test
    void oneSentenceInBothMakesThemNoSingleOriginOfAFact() {
        Lineage parted = lineage(withFlowers(), said(INDEPENDENT, "wire", "other"));
        assertEquals(2, parted.counter().count(List.of("wire", "other"), List.of(List.of("wire", "other"))));
        assertEquals(
                2,
                parted.counter()
                        .count(
                                List.of("wire", "other", "flowers"),
                                List.of(List.of("wire", "flowers"), List.of("flowers", "other"))));
        assertEquals(
                1, lineage(withFlowers()).counter().count(List.of("wire", "other"), List.of(List.of("wire", "other"))));
    }

    @Test
    void neitherTheOrderOfReportsNorAnUndoneWordLeavesATrace() {
        OfLineage[] made = {
            said(COPY, "wire", "other"), said(INDEPENDENT, "copy", "wire"), said(COPY, "flowers", "spun")
        };
        List<Reading> pile = withFlowers();
        Lineage expected = lineage(pile, made);
        LineageTracker tracker = new LineageTracker();
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(pile, new Random(seed));
            assertEquals(expected, lineage(pile, made));
            pile.forEach(tracker::observe);
            tracker.correct(List.of(made));
            assertEquals(expected, tracker.lineage());
            tracker.correct(List.of());
            assertEquals(lineage(withFlowers()), tracker.lineage());
        }
    }

    @Test
    void everyReportStaysInOneOriginWithItsParentWhateverIsSaid() {
        List<Reading> pile = withFlowers();
        List<String> ids = pile.stream().map(Reading::id).toList();
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            List<OfLineage> made = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                List<String> two = new ArrayList<>(ids);
                Collections.shuffle(two, random);
                made.add(said(random.nextBoolean() ? COPY : INDEPENDENT, two.get(0), two.get(1)));
            }
            Lineage lineage = lineage(pile, made.toArray(new OfLineage[0]));
            assertEquals(
                    ids.stream().sorted().toList(),
                    lineage.origins().stream()
                            .flatMap(origin -> origin.reports().stream())
                            .sorted()
                            .toList(),
                    made::toString);
            Map<String, Origin> origins = lineage.originByReport();
            lineage.parentByReport()
                    .forEach((report, edge) ->
                            assertEquals(origins.get(report), origins.get(edge.to()), made::toString));
            OfLineage last = made.getLast();
            boolean one = Objects.equals(
                    origins.get(last.reports().getFirst()),
                    origins.get(last.others().getFirst()));
            assertEquals(last.kind() == COPY, one, made::toString);
        }
    }

    @Test
    void aStreamObeysAtOnce() {
        Map<String, Reading> archive = new HashMap<>();
        LineageTracker tracker =
                LineageTracker.ofStream(30, id -> LineageReport.of(Objects.requireNonNull(archive.get(id))));
        for (Reading reading : withFlowers()) {
            archive.put(reading.id(), reading);
            tracker.observe(reading);
        }
        tracker.correct(List.of(said(INDEPENDENT, "copy", "wire"), said(COPY, "flowers", "other")));
        assertTrue(tracker.edges("copy").stream().noneMatch(edge -> edge.to().equals("wire")));
        assertTrue(tracker.edges("wire").stream().noneMatch(edge -> edge.from().equals("copy")));
        for (String end : List.of("flowers", "other")) {
            Edge edge = tracker.edges(end).stream()
                    .filter(each -> each.from().equals("flowers"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("other", edge.to());
            assertEquals("said by an analyst", edge.evidence().getFirst());
        }
    }
}
