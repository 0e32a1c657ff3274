package org.rapporteur.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Which reports bear which marks of their sketches: all marks, or one {@link LineageSteps#band band} of them.
 *
 * <p>A mark lists the first reports that bear it and no more: what is in every report of a big story tells nothing, and the
 * originals, which come first, stay listed. With a window, reports are listed by spans of days, so that what is out of reach
 * takes nobody's place. Not safe for use by several threads.
 */
public final class MarkIndex {
    /** Reports listed under one mark: bounds the work for each report however hot its story is. */
    private static final int MAX_LISTED = 24;
    /** What a mark is worth that one report bears. In whole parts, so that it does not matter in which order they are added up. */
    static final int WORTH_ALONE = 1 << 20;
    /** What a mark is worth that so many reports bear that its list is full. */
    private static final double WORTH_OF_A_FULL_LIST = 0.1;

    private static final int[] WORTH = new int[MAX_LISTED + 1];

    static {
        for (int listed = 1; listed < MAX_LISTED; listed++) {
            // A mark of few reports says more.
            WORTH[listed] = (int) Math.round(WORTH_ALONE / (1 + StrictMath.log(listed)));
        }
        WORTH[MAX_LISTED] = (int) Math.round(WORTH_ALONE * WORTH_OF_A_FULL_LIST);
    }

    /** The span of reports without a date. */
    private static final int UNDATED = Integer.MIN_VALUE;

    private final OptionalInt windowDays;
    private final TreeMap<Integer, Shelf> shelves = new TreeMap<>();

    /**
     * An index without reports.
     *
     * @param windowDays reports further apart do not find each other; empty for no limit
     */
    public MarkIndex(OptionalInt windowDays) {
        this.windowDays = windowDays;
    }

    /** The reports of one span of days, by their places in it. */
    private static final class Shelf {
        private PostingTable listed = new PostingTable(MAX_LISTED);
        private int[] numbers = new int[16];
        private int[] days = new int[16];
        private int count;
        /** Of reports without a date, which are forgotten one by one: what they are listed under. */
        private int[][] marks = {};

        void add(int number, long day, int[] marksOf, boolean keepMarks) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
                days = Arrays.copyOf(days, 2 * count);
            }
            numbers[count] = number;
            days[count] = (int) day;
            if (keepMarks) {
                if (count >= marks.length) {
                    marks = Arrays.copyOf(marks, numbers.length);
                }
                marks[count] = marksOf;
            }
            for (int mark : marksOf) {
                listed.add(mark, count);
            }
            count++;
        }
    }

    /**
     * Lists a report, so that those that come after find it.
     *
     * @param number must be higher than that of every report before
     * @param day days since 1970 of publication, or empty
     */
    public void add(int number, OptionalLong day, int[] marks) {
        int span = span(day);
        shelves.computeIfAbsent(span, any -> new Shelf()).add(number, day.orElse(0), marks, span == UNDATED);
    }

    /**
     * Adds up what the marks that a report has in common with others are worth; finds the report itself too, if it is listed.
     *
     * @param into what is found is added to it
     */
    public void find(OptionalLong day, int[] marks, Shares into) {
        int span = span(day);
        if (span == UNDATED) {
            shelves.forEach((key, shelf) -> find(shelf, OptionalLong.empty(), marks, into));
        } else {
            for (int key : List.of(UNDATED, span - 1, span, span + 1)) {
                Shelf shelf = shelves.get(key);
                if (shelf != null) {
                    find(shelf, key == UNDATED ? OptionalLong.empty() : day, marks, into);
                }
            }
        }
    }

    private void find(Shelf shelf, OptionalLong day, int[] marks, Shares into) {
        for (int mark : marks) {
            int at = shelf.listed.find(mark);
            int size = shelf.listed.size(at);
            for (int i = 0; i < size; i++) {
                int place = shelf.listed.entry(at, i);
                if (day.isEmpty() || isInReach(day.getAsLong(), shelf.days[place])) {
                    into.add(shelf.numbers[place], Sketch.isWording(mark), WORTH[size]);
                }
            }
        }
    }

    private boolean isInReach(long a, long b) {
        return windowDays.isEmpty() || Math.abs(a - b) <= windowDays.getAsInt();
    }

    /**
     * Forgets what is out of reach of all that come from now on: whole spans of days, and reports without a date by their number.
     *
     * @param day spans that end before it are forgotten
     * @param number of the first report without a date that is kept
     */
    public void forgetBefore(long day, int number) {
        int span = span(OptionalLong.of(day));
        if (span == UNDATED) {
            return;
        }
        shelves.keySet().removeIf(key -> key != UNDATED && key < span);
        Shelf undated = shelves.get(UNDATED);
        if (undated != null && undated.count > 0 && undated.numbers[0] < number) {
            Shelf kept = new Shelf();
            for (int place = 0; place < undated.count; place++) {
                if (undated.numbers[place] >= number) {
                    kept.add(undated.numbers[place], 0, undated.marks[place], true);
                }
            }
            shelves.put(UNDATED, kept);
        }
    }

    /** Reports listed. */
    public int size() {
        return shelves.values().stream().mapToInt(shelf -> shelf.count).sum();
    }

    /** Which span a day lies in, each as long as the window; without a window all are one. */
    private int span(OptionalLong day) {
        return day.isEmpty() || windowDays.isEmpty()
                ? UNDATED
                : (int) Math.floorDiv(day.getAsLong(), (long) Math.max(1, windowDays.getAsInt()));
    }

    /** Writes down what is listed; {@link #readFrom} reads it. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(windowDays.orElse(-1));
        out.writeInt(shelves.size());
        for (var entry : shelves.entrySet()) {
            Shelf shelf = entry.getValue();
            out.writeInt(entry.getKey());
            out.writeInt(shelf.count);
            for (int place = 0; place < shelf.count; place++) {
                out.writeInt(shelf.numbers[place]);
                out.writeInt(shelf.days[place]);
                if (entry.getKey() == UNDATED) {
                    out.writeInt(shelf.marks[place].length);
                    for (int mark : shelf.marks[place]) {
                        out.writeInt(mark);
                    }
                }
            }
            shelf.listed.writeTo(out);
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws IOException if it breaks off or cannot be such an index
     */
    public static MarkIndex readFrom(DataInput in) throws IOException {
        int window = in.readInt();
        MarkIndex index = new MarkIndex(window < 0 ? OptionalInt.empty() : OptionalInt.of(window));
        int shelves = in.readInt();
        for (int s = 0; s < shelves; s++) {
            int span = in.readInt();
            Shelf shelf = new Shelf();
            int count = in.readInt();
            for (int place = 0; place < count; place++) {
                int number = in.readInt();
                int day = in.readInt();
                int[] marks = new int[span == UNDATED ? in.readInt() : 0];
                for (int m = 0; m < marks.length; m++) {
                    marks[m] = in.readInt();
                }
                shelf.add(number, day, marks, span == UNDATED);
            }
            shelf.listed = PostingTable.readFrom(in, MAX_LISTED, count);
            index.shelves.put(span, shelf);
        }
        return index;
    }
}
