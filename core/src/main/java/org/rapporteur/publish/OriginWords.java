package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.Origin;

/**
 * The headline number, and what it is made of.
 *
 * @param independent number of independent origins
 * @param reports number of reports
 * @param parts {@code 3 originals read}, {@code 1 original not in the pile (credited to Reuters)}, ...
 */
record OriginWords(int independent, int reports, List<String> parts) {
    OriginWords {
        parts = List.copyOf(parts);
    }

    /** {@code Reuters (2)} for two originals credited to Reuters. */
    private static List<String> times(List<String> credited) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        credited.forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(e -> e.getKey() + (e.getValue() > 1 ? " (" + e.getValue() + ")" : ""))
                .toList();
    }

    static OriginWords of(Lineage lineage, List<String> reports) {
        Set<String> members = new HashSet<>(reports);
        int read = 0;
        List<String> credited = new ArrayList<>();
        int unknownReports = 0;
        for (Origin origin : lineage.origins()) {
            int here = (int) origin.reports().stream().filter(members::contains).count();
            if (here == 0) {
                continue;
            }
            if (origin.kind() == Origin.Kind.REPORT) {
                read++;
            } else if (origin.credited() != null) {
                credited.add(origin.credited());
            } else {
                unknownReports += here;
            }
        }
        List<String> parts = new ArrayList<>();
        if (read > 0) {
            parts.add(Words.count(read, "original") + " read");
        }
        if (!credited.isEmpty()) {
            parts.add(Words.count(credited.size(), "original") + " not in the pile (credited to "
                    + String.join("; ", times(credited)) + ")");
        }
        if (unknownReports > 0) {
            parts.add(Words.count(unknownReports, "report") + " of unknown origin, "
                    + (read + credited.size() > 0 ? "not counted" : "counted as one"));
        }
        return new OriginWords(lineage.counter().count(reports), reports.size(), parts);
    }
}
