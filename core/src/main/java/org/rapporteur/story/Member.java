package org.rapporteur.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report in the state of a stream, with the copies that share its place. */
final class Member {
    /** In order of arrival. */
    static final Comparator<Member> ARRIVAL = Comparator.comparingLong(member -> member.arrival);
    /** Stands for a day that is not known. */
    static final long UNDATED = Long.MIN_VALUE;

    final String id;
    /** Days since 1970 of publication, or {@link #UNDATED}. */
    final long day;
    /** Whether the title is a headline in its writer's own words. */
    final boolean isTitled;

    /** Counts up with every report. */
    final long arrival;

    /** The story that it is in. */
    LiveStory story;
    /** Whether it left the window. */
    boolean forgotten;

    private @Nullable Packed vector;
    private String title;
    private @Nullable List<String> copies;

    Member(
            String id,
            @Nullable Packed vector,
            long day,
            String title,
            boolean isTitled,
            long arrival,
            LiveStory story) {
        this.id = id;
        this.vector = vector;
        this.day = day;
        this.title = title;
        this.isTitled = isTitled;
        this.arrival = arrival;
        this.story = story;
    }

    /** Whether its words are kept: of a large story only some speak. */
    boolean speaks() {
        return vector != null;
    }

    /**
     * Its words.
     *
     * @throws IllegalStateException if they were not kept
     */
    Packed words() {
        if (vector == null) {
            throw new IllegalStateException("the words of " + id + " were not kept");
        }
        return vector;
    }

    /** Likeness to another report, days not counted. */
    double likeness(Packed other) {
        return words().dot(other);
    }

    /** The same to one that is compared with many. */
    double likeness(Sought other) {
        return other.dot(words());
    }

    void weigh(Weigher weigher) {
        vector = weigher.weighed(words());
    }

    /** Its headline or first line; empty if it no longer speaks. */
    String title() {
        return title;
    }

    /** Lets go of its words. */
    void fallSilent() {
        vector = null;
        title = "";
    }

    List<String> copies() {
        return copies == null ? List.of() : copies;
    }

    void addCopy(String id) {
        if (copies == null) {
            copies = new ArrayList<>(1);
        }
        copies.add(id);
    }

    void removeCopy(String id) {
        if (copies != null) {
            copies.remove(id);
        }
    }

    /** Whether an analyst spoke of it, or of one of its copies. */
    boolean isNamedIn(Corrections corrections) {
        return corrections.named().contains(id) || copies().stream().anyMatch(corrections.named()::contains);
    }

    /** What the slow pass takes. */
    @Nullable
    Long knownDay() {
        return day == UNDATED ? null : Long.valueOf(day);
    }
}
