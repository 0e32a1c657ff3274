package org.rapporteur.lineage;

import java.util.List;

/**
 * The owners behind some reports: who belongs together by property, whatever their texts.
 *
 * @param known owners with their reports, in the order in which they appear
 * @param unknown outlets that the lists do not have, each with its reports
 */
public record Families(List<Family> known, List<List<String>> unknown) {
    public Families {
        known = List.copyOf(known);
        unknown = unknown.stream().map(List::copyOf).toList();
    }

    /** An owner and the reports from its outlets. */
    public record Family(Owner owner, List<String> reports) {
        public Family {
            reports = List.copyOf(reports);
        }
    }

    /** Number of owners; an outlet whose owner is not known counts as one. */
    public int count() {
        return known.size() + unknown.size();
    }
}
