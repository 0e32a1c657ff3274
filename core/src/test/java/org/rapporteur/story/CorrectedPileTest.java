package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.correction.Correction.OfStories.Kind.APART;
import static org.rapporteur.correction.Correction.OfStories.Kind.PIN;
import static org.rapporteur.correction.Correction.OfStories.Kind.SAME;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapporteur.correction.Correction;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Edge.Relation;
import org.rapporteur.lineage.Lineage;

class CorrectedPileTest {
    private static final StoryReport TROOPS = report(
            "troops",
            "2031-03-17",
            "Marovia moves troops to Tessany border",
            "Marovia sent 4,000 soldiers to its border with Tessany on Monday. Defence Minister Ilka Brandt said the troops would"
                    + " stay until Tessany reopened the sluices at Karsholm.");
    private static final StoryReport TALKS = report(
            "talks",
            "2031-03-19",
            "Brandt and Tarr to meet over Karsholm dam",
            "The defence minister of Marovia, Ilka Brandt, will meet President Oswin Tarr of Tessany. They will speak about the"
                    + " Karsholm sluices and the soldiers at the border.");
    private static final StoryReport SLUICES = report(
            "sluices",
            "2031-03-20",
            "Tessany reopens the sluices at Karsholm",
            "Tessany reopened the Karsholm sluices on Thursday, and Marovia said that its soldiers would leave the border. President"
                    + " Oswin Tarr and Defence Minister Ilka Brandt shook hands.");
    private static final StoryReport FLOWERS = report(
            "flowers",
            "2031-03-18",
            "Record crowd at Wexcombe flower show",
            "The annual flower show of Lower Wexcombe drew a record crowd on Saturday. Judges gave the first prize for roses to a"
                    + " retired teacher from the village.");
    private static final StoryReport ROSES = report(
            "roses",
            "2031-03-18",
            "Retired teacher wins first prize for roses at Wexcombe",
            "A retired teacher won the first prize for her roses at the flower show of Lower Wexcombe. The judges praised their scent"
                    + " before a record crowd.");
    private static final StoryReport CUP = report(
            "cup",
            "2031-03-18",
            "Port Aldous Rovers win the cup",
            "Port Aldous Rovers beat Velmar United by three goals to one in the final on Saturday. Captain Lem Stone scored twice.");
    private static final List<StoryReport> PILE = List.of(TROOPS, TALKS, SLUICES, FLOWERS, ROSES, CUP);

    private static StoryReport report(String id, String published, String headline, String text) {
        return StoryReport.of(id, published, headline, text, List.of());
    }

    private static Correction.OfStories correction(
            Correction.OfStories.Kind kind, List<String> reports, List<String> others) {
        return new Correction.OfStories(kind, reports, others, null, null, null);
    }

    private static List<List<String>> grouped(
            List<StoryReport> reports, List<Correction.OfStories> corrections, Map<String, String> originals) {
        StoryPile pile = new StoryPile(corrections);
        reports.forEach(pile::observe);
        List<Edge> edges = originals.entrySet().stream()
                .map(copy ->
                        new Edge(copy.getKey(), copy.getValue(), Relation.COPY, 1, 1, List.of(), List.of(), List.of()))
                .toList();
        return pile.stories(new Lineage(edges, List.of())).stories().stream()
                .map(Story::reports)
                .toList();
    }

    private static List<List<String>> grouped(Correction.OfStories... corrections) {
        return grouped(PILE, List.of(corrections), Map.of());
    }

    @Test
    void groupsByWordsWhereNobodyCorrects() {
        assertEquals(
                List.of(List.of("troops", "talks", "sluices"), List.of("cup"), List.of("flowers", "roses")), grouped());
    }

    @Test
    void joinsWholeStories() {
        assertEquals(
                List.of(List.of("troops", "flowers", "roses", "talks", "sluices"), List.of("cup")),
                grouped(correction(SAME, List.of("roses"), List.of("sluices"))));
    }

    @Test
    void partsAStory() {
        assertEquals(
                List.of(List.of("troops", "talks"), List.of("cup"), List.of("flowers", "roses"), List.of("sluices")),
                grouped(correction(APART, List.of("sluices"), List.of("troops", "talks"))));
    }

    @Test
    void neverJoinsWhatIsKeptApartByWayOfOthers() {
        assertEquals(
                List.of(List.of("troops", "roses", "talks", "sluices"), List.of("cup"), List.of("flowers")),
                grouped(
                        correction(APART, List.of("talks", "sluices"), List.of("flowers")),
                        correction(SAME, List.of("troops"), List.of("roses"))));
    }

    @Test
    void movesAPinnedReportAlone() {
        assertEquals(
                List.of(List.of("troops", "sluices"), List.of("cup"), List.of("flowers", "roses", "talks")),
                grouped(correction(PIN, List.of("talks"), List.of("roses", "troops"))));
    }

    @Test
    void leavesTheOthersWhereTheyAreWhenAReportIsPinned() {
        for (StoryReport pinned : List.of(TROOPS, TALKS, SLUICES, FLOWERS, ROSES)) {
            assertEquals(
                    without(pinned, grouped()),
                    without(pinned, grouped(correction(PIN, List.of(pinned.id()), List.of("cup")))));
        }
    }

    private static Set<Set<String>> without(StoryReport left, List<List<String>> stories) {
        Set<Set<String>> others = new HashSet<>();
        for (List<String> story : stories) {
            Set<String> rest = new HashSet<>(story);
            rest.remove(left.id());
            others.add(rest);
        }
        return others;
    }

    @Test
    void takesCopiesAlongWithAPinnedOriginalButNotTheOriginalWithAPinnedCopy() {
        StoryReport copy = report("copy", "2031-03-21", "Talks", "Not looked at.");
        List<StoryReport> reports = new ArrayList<>(PILE);
        reports.add(copy);
        Map<String, String> originals = Map.of("copy", "talks");
        assertEquals(
                List.of(List.of("troops", "sluices"), List.of("cup", "talks", "copy"), List.of("flowers", "roses")),
                grouped(reports, List.of(correction(PIN, List.of("talks"), List.of("cup"))), originals));
        assertEquals(
                List.of(List.of("troops", "talks", "sluices"), List.of("cup", "copy"), List.of("flowers", "roses")),
                grouped(reports, List.of(correction(PIN, List.of("copy"), List.of("cup"))), originals));
    }

    @Test
    void keepsCopiesApartThatAnAnalystKeepsApart() {
        StoryReport copy = report("copy", "2031-03-21", "Talks", TALKS.headline() + ". Nothing more was told.");
        List<List<String>> stories = grouped(
                List.of(TALKS, copy),
                List.of(correction(APART, List.of("copy"), List.of("talks"))),
                Map.of("copy", "talks"));
        assertEquals(List.of(List.of("talks"), List.of("copy")), stories);
    }

    @Test
    void passesOverReportsThatAreNotThere() {
        assertEquals(
                grouped(),
                grouped(
                        correction(PIN, List.of("talks"), List.of("nobody")),
                        correction(SAME, List.of("nobody"), List.of("cup")),
                        correction(APART, List.of("cup", "flowers"), List.of("no one"))));
    }

    @Test
    void keepsEveryCorrectionWhateverComesInWhateverOrder() {
        int joinedOtherwise = 0;
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<StoryReport> reports = new ArrayList<>();
            Map<String, String> originals = new HashMap<>();
            Map<String, Integer> truth = new HashMap<>();
            for (int i = 0; i < 18; i++) {
                StoryReport like = PILE.get(random.nextInt(PILE.size()));
                String id = "r" + i;
                reports.add(report(
                        id, "2031-03-" + (10 + random.nextInt(15)), sentence(like, random), sentence(like, random)));
                truth.put(id, random.nextInt(4));
                if (i > 0 && random.nextInt(4) == 0) {
                    originals.put(id, "r" + random.nextInt(i));
                }
            }
            List<Correction.OfStories> corrections = agreeing(truth, random);
            List<StoryReport> arriving = new ArrayList<>(reports);
            Collections.shuffle(arriving, random);
            for (int n = 3; n <= arriving.size(); n += 3) {
                List<StoryReport> there = new ArrayList<>(arriving.subList(0, n));
                List<List<String>> stories = grouped(there, corrections, originals);
                Map<String, Integer> found = new HashMap<>();
                stories.forEach(story -> story.forEach(id -> found.put(id, stories.indexOf(story))));
                for (int k = 0; k < corrections.size(); k++) {
                    assertHolds(corrections.get(k), corrections.subList(k + 1, corrections.size()), found);
                }
                assertEquals(n, found.size());
                if (n == arriving.size()) {
                    joinedOtherwise += stories.equals(grouped(there, List.of(), originals)) ? 0 : 1;
                    for (int again = 0; again < 2; again++) {
                        Collections.shuffle(there, random);
                        assertEquals(stories, grouped(there, corrections, originals));
                    }
                }
            }
        }
        assertTrue(joinedOtherwise > 25, "corrections that change nothing would prove nothing: " + joinedOtherwise);
    }

    /** A few words of a report, so that some are alike and some hardly. */
    private static String sentence(StoryReport like, Random random) {
        List<String> words = new ArrayList<>(like.counts(Field.BODY).keySet());
        Collections.shuffle(words, random);
        return String.join(" ", words.subList(0, Math.min(8, words.size())));
    }

    /** Corrections of somebody who knows how the reports belong together, and does not err. */
    private static List<Correction.OfStories> agreeing(Map<String, Integer> truth, Random random) {
        List<String> ids = truth.keySet().stream().sorted().toList();
        List<Correction.OfStories> corrections = new ArrayList<>();
        while (corrections.size() < 8) {
            String a = ids.get(random.nextInt(ids.size()));
            String b = ids.get(random.nextInt(ids.size()));
            if (!a.equals(b)) {
                boolean same = Objects.equals(truth.get(a), truth.get(b));
                Correction.OfStories.Kind kind = !same ? APART : random.nextBoolean() ? SAME : PIN;
                corrections.add(correction(kind, List.of(a), List.of(b)));
            }
        }
        return corrections;
    }

    /** A correction among reports that are there holds, unless a later pin settled one of its reports. */
    private static void assertHolds(
            Correction.OfStories made, List<Correction.OfStories> later, Map<String, Integer> found) {
        Integer one = found.get(made.reports().getFirst());
        Integer other = found.get(made.others().getFirst());
        boolean settled = later.stream()
                .filter(each -> each.kind() == PIN)
                .map(each -> each.reports().getFirst())
                .anyMatch(pinned -> made.reports().contains(pinned)
                        || made.kind() != PIN && made.others().contains(pinned));
        if (one == null || other == null || settled) {
            return;
        }
        if (made.kind() == APART) {
            assertNotEquals(one, other, () -> made + " in " + found);
        } else {
            assertEquals(one, other, () -> made + " in " + found);
        }
    }
}
