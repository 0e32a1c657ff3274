package org.rapporteur.lineage;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a group of reports comes from.
 *
 * @param id stable name, made from its reports or its credit
 * @param reports ids of the reports made from it, sorted
 * @param kind a report of the pile, or an original that is not in it
 * @param credited who the reports credit for an unseen original, or null
 */
public record Origin(
        String id,
        List<String> reports,
        Kind kind,
        @Nullable String credited) {
    public Origin {
        reports = List.copyOf(reports);
    }

    /** The same origin of fewer reports. */
    Origin among(Set<String> some) {
        return new Origin(id, reports.stream().filter(some::contains).toList(), kind, credited);
    }

    /** False only for an unseen original that nobody is credited for: it could be any other origin. */
    public boolean isIdentified() {
        return kind == Kind.REPORT || credited != null;
    }

    /** Whether the pile holds the original. */
    public enum Kind {
        REPORT,
        UNSEEN_ORIGINAL
    }
}
