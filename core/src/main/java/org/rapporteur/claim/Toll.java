package org.rapporteur.claim;

import java.util.List;
import org.rapporteur.text.Span;

/**
 * People of whom a report says that they were killed or captured, group by group.
 *
 * @param fate what became of them
 * @param least how many they are at least, each person counted once as far as the words tell
 * @param groups the words that tell it, in reading order; what is told again stands here again
 */
public record Toll(Fate fate, int least, List<Span> groups) {
    /** What became of people. */
    public enum Fate {
        KILLED,
        CAPTURED
    }

    public Toll {
        groups = List.copyOf(groups);
    }
}
