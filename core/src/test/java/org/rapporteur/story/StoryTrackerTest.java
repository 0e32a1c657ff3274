package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rapporteur.correction.Correction;
import org.rapporteur.lineage.Lineage;

class StoryTrackerTest {
    private static final int WINDOW_DAYS = 30;
    /** Places and what happens there: reports of one have most words in common. */
    private static final List<String> PLACES = List.of("Karsholm", "Velmar", "Wexcombe", "Aldous", "Tarnow", "Brisk");

    private static final List<String> DEEDS = List.of(
            "sluices dam water reservoir engineers gates valley farmers irrigation drought",
            "strike railway union drivers wages depot trains timetable commuters ballot",
            "flood river evacuated sandbags rain levee rescuers boats bridge meteorologists",
            "trial judge verdict witness prosecutor fraud bank ledger jury appeal",
            "election ballots recount candidate turnout polling observers mayor campaign coalition",
            "festival choir concert orchestra tickets stage audience conductor premiere soprano");

    /** Report {@code i} about the happening number {@code about}. */
    private static StoryReport report(int about, int i) {
        Random random = new Random(1000L * about + i);
        List<String> words = new ArrayList<>(Arrays.asList(DEEDS.get(about).split(" ")));
        Collections.shuffle(words, random);
        String place = PLACES.get(about);
        String text = "In " + place + " the " + String.join(" and the ", words.subList(0, 7)) + " were what people in "
                + place + " spoke of on that day, said witness number " + random.nextInt(50) + ".";
        return StoryReport.of(
                "r" + about + "-" + i,
                LocalDate.of(2031, 3, 1).plusDays(i).toString(),
                place + " " + words.get(0) + " " + words.get(1),
                text,
                List.of());
    }

    private static List<StoryReport> pile(int each) {
        List<StoryReport> reports = new ArrayList<>();
        for (int about = 0; about < PLACES.size(); about++) {
            for (int i = 0; i < each; i++) {
                reports.add(report(about, i));
            }
        }
        return reports;
    }

    private static Set<Set<String>> partition(List<Story> stories) {
        return stories.stream().map(story -> Set.copyOf(story.reports())).collect(Collectors.toSet());
    }

    private static Set<Set<String>> ofPile(List<StoryReport> reports) {
        StoryPile pile = new StoryPile();
        reports.forEach(pile::observe);
        return partition(pile.stories(new Lineage(List.of(), List.of())).stories());
    }

    private static StoryTracker tracked(List<StoryReport> reports) {
        StoryTracker tracker = new StoryTracker(WINDOW_DAYS);
        reports.forEach(tracker::observe);
        return tracker;
    }

    @Test
    void placesAReportWithThoseLikeItAndOpensAStoryForAnother() {
        StoryTracker tracker = new StoryTracker(WINDOW_DAYS);
        tracker.observe(report(0, 0));
        StoryUpdate.Placed joined =
                (StoryUpdate.Placed) tracker.observe(report(0, 1)).getFirst();
        StoryUpdate.Placed alone =
                (StoryUpdate.Placed) tracker.observe(report(1, 0)).getFirst();
        assertEquals("story-r0-0", joined.story());
        assertEquals(Placement.Rule.ALIKE, joined.rule());
        assertTrue(joined.likeness() >= Bond.ofArrival(1).threshold());
        assertEquals("story-r1-0", alone.story());
        assertEquals(Placement.Rule.FIRST, alone.rule());
    }

    @Test
    void tellsWhyAReportIsWhereItIs() {
        StoryTracker tracker = tracked(pile(4));
        Placement placement = tracker.placement(report(0, 2));
        assertEquals("story-r0-0", placement.story());
        assertTrue(placement.names().contains("Karsholm"), placement::toString);
        assertTrue(placement.nearest().stream().allMatch(near -> near.report().startsWith("r0-")));
        assertThrows(IllegalArgumentException.class, () -> tracker.placement(report(0, 9)));
    }

    @Test
    void settlesAsThePileInWhateverOrderTheReportsCame() {
        List<StoryReport> reports = pile(7);
        Set<Set<String>> expected = ofPile(reports);
        assertEquals(PLACES.size(), expected.size());
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(reports, new Random(seed));
            StoryTracker tracker = tracked(reports);
            tracker.settle();
            assertEquals(expected, partition(tracker.stories()));
            assertEquals(List.of(), tracker.settle(), "nothing is left to change");
        }
    }

    @Test
    void giveNoNameTwiceAndLeadsOldNamesOn() {
        List<StoryReport> reports = pile(7);
        Collections.shuffle(reports, new Random(5));
        StoryTracker tracker = new StoryTracker(WINDOW_DAYS);
        Set<String> names = new HashSet<>();
        for (StoryReport report : reports) {
            for (StoryUpdate update : tracker.observe(report)) {
                if (update instanceof StoryUpdate.Placed placed) {
                    names.add(placed.story());
                }
            }
        }
        tracker.correct(new Correction.OfStories(
                Correction.OfStories.Kind.SAME,
                List.of("r0-0"),
                List.of("r1-0"),
                "desk",
                null,
                "one conference on both"));
        tracker.correct(new Correction.OfStories(
                Correction.OfStories.Kind.APART, List.of("r2-0", "r2-1"), List.of("r2-2", "r2-3"), "desk", null, null));
        Set<String> living = tracker.stories().stream().map(Story::id).collect(Collectors.toSet());
        for (String name : names) {
            assertTrue(living.contains(tracker.resolve(name)), name);
        }
        for (Redirect redirect : tracker.redirects()) {
            if (redirect.kind() == Redirect.Kind.MERGED) {
                assertFalse(living.contains(redirect.from()), redirect::toString);
            } else {
                assertFalse(names.contains(redirect.into()), redirect::toString);
            }
        }
        assertEquals(tracker.storyOf("r0-0"), tracker.storyOf("r1-0"));
        assertNotEquals(tracker.storyOf("r2-0"), tracker.storyOf("r2-2"));
    }

    @Test
    void neverLetsALaterReportUndoACorrection() {
        StoryTracker tracker = tracked(pile(3));
        tracker.correct(new Correction.OfStories(
                Correction.OfStories.Kind.SAME, List.of("r0-0"), List.of("r1-0"), null, null, null));
        tracker.correct(new Correction.OfStories(
                Correction.OfStories.Kind.APART, List.of("r2-0"), List.of("r2-1"), null, null, null));
        tracker.correct(new Correction.OfStories(
                Correction.OfStories.Kind.PIN, List.of("r3-1"), List.of("r4-0"), null, null, null));
        for (int about = 0; about < PLACES.size(); about++) {
            for (int i = 3; i < 9; i++) {
                tracker.observe(report(about, i));
                tracker.settle();
                assertEquals(tracker.storyOf("r0-0"), tracker.storyOf("r1-0"));
                assertNotEquals(tracker.storyOf("r2-0"), tracker.storyOf("r2-1"));
                assertEquals(tracker.storyOf("r4-0"), tracker.storyOf("r3-1"));
                assertNotEquals(tracker.storyOf("r4-0"), tracker.storyOf("r3-0"));
            }
        }
    }

    @Test
    void undoesWhatIsNotSaidAnyMore() {
        StoryTracker tracker = tracked(pile(3));
        List<Story> before = tracker.stories();
        List<Correction> made = List.of(
                said(Correction.OfStories.Kind.SAME, "r0-0", "r1-0"),
                said(Correction.OfStories.Kind.APART, "r2-0", "r2-1"),
                said(Correction.OfStories.Kind.PIN, "r3-1", "r4-0"));
        tracker.correctAnew(made);
        assertEquals(tracker.storyOf("r0-0"), tracker.storyOf("r1-0"));
        assertNotEquals(tracker.storyOf("r2-0"), tracker.storyOf("r2-1"));
        assertEquals(tracker.storyOf("r4-0"), tracker.storyOf("r3-1"));
        tracker.correctAnew(made.subList(0, 1));
        assertEquals(tracker.storyOf("r0-0"), tracker.storyOf("r1-0"));
        assertEquals(tracker.storyOf("r2-0"), tracker.storyOf("r2-1"));
        assertEquals(tracker.storyOf("r3-0"), tracker.storyOf("r3-1"));
        tracker.correctAnew(List.of());
        assertEquals(partition(before), partition(tracker.stories()));
    }

    private static Correction.OfStories said(Correction.OfStories.Kind kind, String report, String other) {
        return new Correction.OfStories(kind, List.of(report), List.of(other), null, null, null);
    }

    @Test
    void putsACopyWhereItsOriginalIsAndMovesItAlong() {
        StoryTracker tracker = tracked(pile(3));
        StoryReport copy = StoryReport.of("copy", "2031-03-04", "Nothing to do with it", "Other words.", List.of());
        StoryUpdate.Placed placed =
                (StoryUpdate.Placed) tracker.observe(copy, "r0-1").getFirst();
        assertEquals(Placement.Rule.COPY, placed.rule());
        assertEquals("story-r0-0", placed.story());
        List<StoryUpdate> updates = tracker.correct(new Correction.OfStories(
                Correction.OfStories.Kind.PIN, List.of("r0-1"), List.of("r5-0"), null, null, null));
        assertTrue(updates.contains(new StoryUpdate.Moved("copy", "story-r0-0", "story-r5-0")), updates::toString);
        assertEquals("story-r5-0", tracker.storyOf("copy"));
    }

    @Test
    void forgetsWhatLeavesTheWindowButNotBecauseOfOneAbsurdDate() {
        StoryTracker tracker = tracked(pile(3));
        tracker.observe(StoryReport.of("far", "2999-01-01", "Velmar in a thousand years", "Velmar.", List.of()));
        assertEquals("story-r0-0", tracker.storyOf("r0-0"));
        for (int i = 60; i < 140; i++) {
            tracker.observe(report(1, i));
        }
        assertNull(tracker.storyOf("r0-0"));
        assertEquals("story-r0-0", tracker.resolve("story-r0-0"));
        assertTrue(tracker.stories().stream().noneMatch(story -> story.id().equals("story-r0-0")));
    }

    @Test
    void takesAReportWithAKnownIdInTheOldOnesPlace() {
        StoryTracker tracker = tracked(pile(3));
        StoryReport other = report(1, 5);
        tracker.observe(StoryReport.of("r0-1", "2031-03-02", "Velmar strike", text(other), List.of()));
        assertEquals(18, tracker.size());
        assertEquals(
                1,
                tracker.stories().stream()
                        .filter(s -> s.reports().contains("r0-1"))
                        .count());
    }

    @Test
    void givesANewNameToAStoryThatAReturningReportOpens() {
        StoryTracker tracker = tracked(List.of(report(0, 0), report(0, 1), report(0, 2)));
        tracker.observe(StoryReport.of("r0-0", "2031-03-02", "Velmar strike", text(report(1, 5)), List.of()));
        assertEquals("story-r0-0", tracker.storyOf("r0-1"));
        String other = Objects.requireNonNull(tracker.storyOf("r0-0"));
        assertNotEquals("story-r0-0", other);
        tracker.correct(new Correction.OfStories(
                Correction.OfStories.Kind.SAME, List.of("r0-0"), List.of("r0-1"), null, null, null));
        assertEquals(tracker.storyOf("r0-1"), tracker.resolve(other));
        assertEquals("correction by an analyst", tracker.redirects().getLast().why());
    }

    @Test
    void keepsTheCopiesOfAReportThatComesAgain() {
        StoryTracker tracker = tracked(pile(2));
        tracker.observe(StoryReport.of("copy", "2031-03-04", "A copy", "Words.", List.of()), "r0-0");
        List<StoryUpdate> updates =
                tracker.observe(StoryReport.of("r0-0", "2031-03-02", "Velmar strike", text(report(1, 5)), List.of()));
        assertEquals(tracker.storyOf("r0-0"), tracker.storyOf("copy"));
        assertTrue(updates.stream()
                .anyMatch(u ->
                        u instanceof StoryUpdate.Moved moved && moved.report().equals("copy")));
        assertEquals(13, tracker.size());
    }

    @Test
    void movesTheCopyAndItsOriginalOnlyWhereTheCopyIsPinned() {
        StoryTracker tracker = tracked(pile(5));
        tracker.observe(StoryReport.of("copy", "2031-03-04", "A copy", "Words.", List.of()), "r0-2");
        tracker.correct(new Correction.OfStories(
                Correction.OfStories.Kind.PIN, List.of("copy"), List.of("r1-0"), null, null, null));
        assertEquals("story-r1-0", tracker.storyOf("copy"));
        assertEquals("story-r0-0", tracker.storyOf("r0-3"));
    }

    @Test
    void isNotLedAstrayByAFirstReportDatedFarAhead() {
        StoryTracker tracker = new StoryTracker(WINDOW_DAYS);
        tracker.observe(StoryReport.of("far", "2852-01-01", "Velmar in a thousand years", "Velmar.", List.of()));
        for (int i = 0; i < 400; i++) {
            tracker.observe(report(1, i));
        }
        assertTrue(tracker.size() < 80, () -> tracker.size() + " reports");
    }

    @Test
    void holdsToCorrectionsOfReportsWhoseWordsAreGone() {
        StoryTracker tracker = new StoryTracker(400);
        tracker.observe(report(1, 0));
        for (int i = 0; i < 160; i++) {
            tracker.observe(report(0, i));
        }
        tracker.correct(new Correction.OfStories(
                Correction.OfStories.Kind.PIN, List.of("r0-25"), List.of("r1-0"), null, null, null));
        assertEquals("story-r1-0", tracker.storyOf("r0-25"));
        tracker.correct(new Correction.OfStories(
                Correction.OfStories.Kind.SAME, List.of("r0-27"), List.of("r1-0"), null, null, null));
        for (int i = 160; i < 300; i++) {
            tracker.observe(report(0, i));
        }
        tracker.settle();
        assertEquals(tracker.storyOf("r1-0"), tracker.storyOf("r0-299"));
    }

    @Test
    void settlesAStoryThatNobodySpeaksForAnyMore() {
        StoryTracker tracker = new StoryTracker(WINDOW_DAYS);
        for (int i = 0; i < 20; i++) {
            tracker.observe(on(i, 0));
        }
        for (int i = 20; i < 50; i++) {
            tracker.observe(on(i, 20));
        }
        for (int i = 50; i < 140; i++) {
            tracker.observe(on(i, 1));
        }
        for (int i = 0; i < 80; i++) {
            tracker.observe(report(1, 60));
            tracker.observe(report(2, 45 + i / 20));
        }
        tracker.settle();
        for (Story story : tracker.stories()) {
            story.reports().forEach(report -> assertEquals(story.id(), tracker.storyOf(report)));
        }
    }

    private static StoryReport on(int i, int day) {
        StoryReport words = report(0, i);
        return StoryReport.of(
                words.id(),
                LocalDate.of(2031, 3, 1).plusDays(day).toString(),
                words.headline(),
                text(words),
                List.of());
    }

    private static String text(StoryReport report) {
        return String.join(" ", report.counts(Field.BODY).keySet());
    }

    @Test
    void goesOnAsBeforeAfterItsStateWasWrittenAndRead() throws IOException {
        List<StoryReport> reports = pile(9);
        Collections.shuffle(reports, new Random(3));
        StoryTracker live = tracked(reports.subList(0, 30));
        live.observe(StoryReport.of("copy", null, null, "", List.of()), "r0-0");
        live.correct(new Correction.OfStories(
                Correction.OfStories.Kind.SAME, List.of("r0-0"), List.of("r1-0"), "a", null, null));
        StoryTracker restored = restored(written(live));
        assertEquals(live.stories(), restored.stories());
        assertEquals(live.redirects(), restored.redirects());
        for (StoryReport report : reports.subList(30, reports.size())) {
            assertEquals(live.observe(report), restored.observe(report));
        }
        assertEquals(live.settle(), restored.settle());
        assertEquals(live.stories(), restored.stories());
    }

    @Test
    void saysWhatIsWrongWithAStateThatWasCutOrDamaged() throws IOException {
        byte[] whole = written(tracked(pile(2)));
        for (int length = 0; length < whole.length; length += 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            IOException thrown = assertThrows(IOException.class, () -> restored(cut));
            assertEquals("the state breaks off", thrown.getMessage());
        }
        byte[] other = whole.clone();
        other[7]++;
        assertTrue(assertThrows(IOException.class, () -> restored(other))
                .toString()
                .contains("version 3"));
        assertThrows(IOException.class, () -> restored(new byte[100]));
    }

    /** The state is of three reports of our own, as the program wrote it on 30 November 2026. */
    @Test
    void goesOnFromAStateOfTheVersionBefore() throws IOException {
        try (InputStream old =
                Objects.requireNonNull(StoryTrackerTest.class.getResourceAsStream("stories-of-version-1.bin"))) {
            StoryTracker restored = StoryTracker.readFrom(old);
            restored.observe(StoryReport.of(
                    "lock-again",
                    "2031-03-03",
                    "Canal lock at Ostrel mended",
                    "The broken canal lock at Ostrel is mended and the forty barges move.",
                    List.of()));
            assertEquals("story-lock", restored.storyOf("lock-again"));
            assertEquals("story-lock", restored.storyOf("barges"));
            assertEquals("story-choir", restored.storyOf("choir"));
            assertEquals(restored.stories(), restored(written(restored)).stories());
        }
    }

    private static byte[] written(StoryTracker tracker) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tracker.writeTo(out);
        return out.toByteArray();
    }

    private static StoryTracker restored(byte[] state) throws IOException {
        return StoryTracker.readFrom(new ByteArrayInputStream(state));
    }

    @Test
    void copesWithNothing() {
        StoryTracker tracker = new StoryTracker(0);
        assertEquals(List.of(), tracker.settle());
        tracker.observe(StoryReport.of("x", null, null, "", List.of()));
        tracker.observe(StoryReport.of("y", "not a day", " ", "", List.of()));
        assertEquals(
                List.of("story-x", "story-y"),
                tracker.stories().stream().map(Story::id).toList());
        assertThrows(IllegalArgumentException.class, () -> new StoryTracker(-1));
    }
}
