package org.rapporteur.lineage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Finds the reports that are worth comparing with a new one: those that bear marks of its {@link Sketch}.
 *
 * <p>A mark lists the first reports that bear it and no more: what is in every report of a big story tells nothing, and the
 * originals, which come first, stay listed. With a window, reports are listed by spans of days, so that what is out of reach
 * takes nobody's place.
 */
final class Candidates {
    /** Reports listed under one mark: bounds the work for each report however hot its story is. */
    private static final int MAX_LISTED = 24;
    /** A passage of 20 words bears about four marks, each worth 1 while few reports bear it. */
    private static final float LEAST_BY_WORDING = 1.5f;
    /** Three neighbourhoods of names that few reports have. */
    private static final float LEAST_BY_SKELETON = 2.5f;
    /** What a mark is worth that so many reports bear that its list is full. */
    private static final float WORTH_OF_A_FULL_LIST = 0.1f;

    private static final float[] WORTH = new float[MAX_LISTED + 1];

    static {
        for (int listed = 1; listed < MAX_LISTED; listed++) {
            // A mark of few reports says more.
            WORTH[listed] = 1f / (1 + (float) StrictMath.log(listed));
        }
        WORTH[MAX_LISTED] = WORTH_OF_A_FULL_LIST;
    }

    /** The span of days of a report without a date. */
    private static final int UNDATED = Integer.MIN_VALUE;

    private final OptionalInt windowDays;
    private final PostingTable listed = new PostingTable(MAX_LISTED);
    private final List<Sketch> known = new ArrayList<>();
    private long[] days = new long[64];
    private float[] byWording = new float[64];
    private float[] bySkeleton = new float[64];
    private int[] touched = new int[64];
    private final TreeSet<Integer> spans = new TreeSet<>();

    /** @param windowDays reports further apart are no candidates; empty for no limit */
    Candidates(OptionalInt windowDays) {
        this.windowDays = windowDays;
    }

    /** Makes a report findable. */
    void add(Sketch sketch) {
        int number = known.size();
        known.add(sketch);
        if (number == days.length) {
            days = Arrays.copyOf(days, 2 * number);
            byWording = Arrays.copyOf(byWording, 2 * number);
            bySkeleton = Arrays.copyOf(bySkeleton, 2 * number);
        }
        days[number] = day(sketch);
        int span = span(days[number]);
        spans.add(span);
        for (int i = 0; i < sketch.markCount(); i++) {
            listed.add(key(sketch.mark(i), span), number);
        }
    }

    /** The most promising reports among those added, best first: at most {@code perKind} by wording and as many by skeleton. */
    List<Sketch> find(Sketch sketch, int perKind) {
        long day = day(sketch);
        int span = span(day);
        int count = 0;
        for (int within : span == UNDATED ? spans : List.of(UNDATED, span - 1, span, span + 1)) {
            count = score(sketch, day, within, count);
        }
        List<Sketch> chosen = new ArrayList<>();
        choose(count, byWording, perKind, LEAST_BY_WORDING, chosen);
        choose(count, bySkeleton, perKind, LEAST_BY_SKELETON, chosen);
        for (int t = 0; t < count; t++) {
            byWording[touched[t]] = 0;
            bySkeleton[touched[t]] = 0;
        }
        return chosen;
    }

    /** Adds up what the marks in common are worth, for the reports of one span of days. */
    private int score(Sketch sketch, long day, int span, int touchedBefore) {
        int count = touchedBefore;
        for (int i = 0; i < sketch.markCount(); i++) {
            int mark = sketch.mark(i);
            int at = listed.find(key(mark, span));
            int size = listed.size(at);
            float[] scores = Sketch.isWording(mark) ? byWording : bySkeleton;
            for (int entry = 0; entry < size; entry++) {
                int number = listed.entry(at, entry);
                if (!isInReach(day, days[number])) {
                    continue;
                }
                if (byWording[number] == 0 && bySkeleton[number] == 0) {
                    if (count == touched.length) {
                        touched = Arrays.copyOf(touched, 2 * count);
                    }
                    touched[count++] = number;
                }
                scores[number] += WORTH[size];
            }
        }
        return count;
    }

    private boolean isInReach(long a, long b) {
        return windowDays.isEmpty()
                || a == Long.MIN_VALUE
                || b == Long.MIN_VALUE
                || Math.abs(a - b) <= windowDays.getAsInt();
    }

    /** The best of the touched reports that are not chosen yet, the earlier of two equals. */
    private void choose(int count, float[] scores, int most, float least, List<Sketch> into) {
        int[] best = new int[most];
        int found = 0;
        for (int t = 0; t < count; t++) {
            int number = touched[t];
            float score = scores[number];
            if (score < least || (found == most && !isBetter(scores, number, best[most - 1]))) {
                continue;
            }
            int at = found == most ? most - 1 : found++;
            while (at > 0 && isBetter(scores, number, best[at - 1])) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = number;
        }
        for (int i = 0; i < found; i++) {
            Sketch sketch = known.get(best[i]);
            if (!into.contains(sketch)) {
                into.add(sketch);
            }
        }
    }

    private static boolean isBetter(float[] scores, int a, int b) {
        return scores[a] > scores[b] || (scores[a] == scores[b] && a < b);
    }

    private static long day(Sketch sketch) {
        String day = sketch.frame().day();
        return day == null ? Long.MIN_VALUE : LocalDate.parse(day).toEpochDay();
    }

    /** Which stretch of days, each as long as the window, a day lies in; without a window all are one. */
    private int span(long day) {
        return day == Long.MIN_VALUE || windowDays.isEmpty()
                ? UNDATED
                : (int) Math.floorDiv(day, (long) Math.max(1, windowDays.getAsInt()));
    }

    /** Where a mark is listed for a span of days; two marks that meet here by chance cost one comparison in vain. */
    private static int key(int mark, int span) {
        int mixed = (mark ^ span * 0x9E3779B9) * 0x85EBCA6B;
        return mixed ^ mixed >>> 15;
    }
}
