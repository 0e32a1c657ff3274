package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rapporteur.account.Accountant;
import org.rapporteur.account.DayChooser;
import org.rapporteur.account.TimelineDay;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.extract.Article;
import org.rapporteur.lineage.Lineage;

/**
 * Measures the days that the account chooses, and what it says of them, against the timelines of newsrooms (timeline17).
 *
 * <p>As in the published figures (Gholipour Ghalandari and Ifrim, ACL 2020), the articles of a topic are one pile, and each
 * timeline gives its first and last day, its number of days and its mean number of sentences a day, rounded. The articles are
 * read by rules. Argument: the data directory; {@code -Dtimelines.only=NAME} for one crisis.
 */
public final class TimelinesEval {
    private TimelinesEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        String only = System.getProperty("timelines.only", "");
        Annotator annotator = Annotator.byRules();
        Lexicon lexicon = new Lexicon();
        double dates = 0;
        double rouge = 0;
        int timelines = 0;
        for (Timeline17.Crisis crisis : Timeline17.read(Path.of(arguments[0]))) {
            if (!only.isEmpty() && !only.equals(crisis.name())) {
                continue;
            }
            List<Reading> readings = new ArrayList<>();
            for (Article article : crisis.articles()) {
                readings.add(new Reading(article, annotator.annotate(article), List.of(), List.of(), List.of()));
            }
            Lineage lineage = Accountant.lineage(readings);
            DayChooser chooser = new DayChooser(lexicon, readings, lineage.counter());
            Map<String, Reading> byId = new HashMap<>();
            readings.forEach(r -> byId.put(r.id(), r));
            for (Map.Entry<String, SortedMap<LocalDate, List<String>>> entry :
                    crisis.timelines().entrySet()) {
                SortedMap<LocalDate, List<String>> reference = entry.getValue();
                int sentences = sentencesADay(reference);
                SortedMap<LocalDate, List<String>> found = new TreeMap<>();
                for (TimelineDay day :
                        chooser.choose(reference.firstKey(), reference.lastKey(), reference.size(), sentences)) {
                    found.put(
                            day.day(),
                            day.extracts().stream()
                                    .map(e -> e.span().in(text(byId, e.report())))
                                    .toList());
                }
                double date = AlignedRouge.dates(reference, found);
                AlignedRouge.Scores scores = AlignedRouge.rouge1(reference, found);
                System.out.printf(
                        Locale.ROOT,
                        "%-60s %4d reports %4d days x %d: date F1 %.3f, AR1 P %.3f R %.3f F %.3f%n",
                        entry.getKey(),
                        readings.size(),
                        reference.size(),
                        sentences,
                        date,
                        scores.precision(),
                        scores.recall(),
                        scores.f1());
                dates += date;
                rouge += scores.f1();
                timelines++;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "mean of %d timelines: date F1 %.3f, AR1-F %.3f%n",
                timelines,
                dates / timelines,
                rouge / timelines);
    }

    private static String text(Map<String, Reading> byId, String report) {
        Reading reading = byId.get(report);
        return reading == null ? "" : reading.text();
    }

    private static int sentencesADay(SortedMap<LocalDate, List<String>> timeline) {
        int all = timeline.values().stream().mapToInt(List::size).sum();
        return (int) Math.max(1, Math.round(all / (double) timeline.size()));
    }
}
