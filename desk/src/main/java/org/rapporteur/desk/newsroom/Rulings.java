package org.rapporteur.desk.newsroom;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.CorrectionLine;
import org.rapporteur.desk.store.CorrectionLog;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.Transaction;

/** What analysts say now, as the rooms want it. */
final class Rulings {
    /** All in force, in the order in which they were made. */
    static List<Correction> inForce(Transaction t) {
        List<Correction> corrections = new ArrayList<>();
        for (CorrectionLog.Entry entry : t.corrections().inForce()) {
            corrections.add(correction(entry));
        }
        return corrections;
    }

    private static Correction correction(CorrectionLog.Entry entry) {
        return CorrectionLine.parse(entry.body());
    }

    /** Whether it says which reports tell one story. */
    static boolean isOfStories(CorrectionLog.Entry entry) {
        return correction(entry) instanceof Correction.OfStories;
    }

    /** The reports of which these say who was made from whom. */
    static Set<String> copiesIn(List<CorrectionLog.Entry> entries) {
        Set<String> reports = new LinkedHashSet<>();
        for (CorrectionLog.Entry entry : entries) {
            if (correction(entry) instanceof Correction.OfLineage ofLineage) {
                reports.addAll(ofLineage.named());
            }
        }
        return reports;
    }

    /** The stories whose account a correction may change, or empty if it may be any: a name is one in all of them. */
    static Optional<List<String>> stories(Transaction t, CorrectionLog.Entry entry) {
        Correction correction = correction(entry);
        if (correction instanceof Correction.OfEntities ofEntities
                && Stream.concat(ofEntities.entities().stream(), ofEntities.others().stream())
                        .anyMatch(Correction.Name.class::isInstance)) {
            return Optional.empty();
        }
        Set<String> reports = correction.named();
        Set<String> stories = new LinkedHashSet<>();
        for (StoredReport report : t.reports().all(reports)) {
            if (report.ties().story() != null) {
                stories.add(report.ties().story());
            }
        }
        return Optional.of(List.copyOf(stories));
    }

    private Rulings() {}
}
