package org.rapporteur.story;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report in the state of a stream, with the copies that share its place. */
final class Member {
    /** Stands for a day that is not known. */
    static final long UNDATED = Long.MIN_VALUE;

    final String id;
    Packed vector;
    /** Days since 1970 of publication, or {@link #UNDATED}. */
    final long day;
    /** Its headline or first line. */
    final String title;
    /** Whether the title is a headline in its writer's own words. */
    final boolean isTitled;

    /** The story that it is in. */
    LiveStory story;
    /** Whether it left the window. */
    boolean forgotten;

    private @Nullable List<String> copies;

    Member(String id, Packed vector, long day, String title, boolean isTitled, LiveStory story) {
        this.id = id;
        this.vector = vector;
        this.day = day;
        this.title = title;
        this.isTitled = isTitled;
        this.story = story;
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

    /** What the slow pass takes. */
    @Nullable
    Long knownDay() {
        return day == UNDATED ? null : Long.valueOf(day);
    }
}
