package org.rapporteur.eval;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How well groups agree with true groups, report by report (Bagga and Baldwin 1998). */
record BCubed(double precision, double recall) {
    static BCubed of(Map<String, String> gold, Map<String, String> found) {
        Map<String, Integer> goldSize = new HashMap<>();
        Map<String, Integer> foundSize = new HashMap<>();
        Map<String, Integer> both = new HashMap<>();
        gold.forEach((id, g) -> {
            String f = found.get(id);
            goldSize.merge(g, 1, Integer::sum);
            foundSize.merge(String.valueOf(f), 1, Integer::sum);
            both.merge(g + "\t" + f, 1, Integer::sum);
        });
        double precision = 0;
        double recall = 0;
        for (var entry : gold.entrySet()) {
            String f = String.valueOf(found.get(entry.getKey()));
            double shared = both.getOrDefault(entry.getValue() + "\t" + f, 0);
            precision += shared / foundSize.getOrDefault(f, 1);
            recall += shared / goldSize.getOrDefault(entry.getValue(), 1);
        }
        return new BCubed(precision / gold.size(), recall / gold.size());
    }

    double f1() {
        return 2 * precision * recall / (precision + recall);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "B-cubed P %.3f R %.3f F1 %.3f", precision, recall, f1());
    }
}
