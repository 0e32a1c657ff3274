package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.extract.Article;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.Saga;
import org.rapporteur.story.Stories;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryPile;

/**
 * Measures sagas on the crises of timeline17, with all of stories-union around them. Arguments: the data directory, and {@code
 * list} to read every saga of more than one story.
 */
public final class SagasEval {
    /** Reports drawn from each crisis, over its whole time. */
    private static final int DRAWN = 40;

    private static final String CRISES = "timeline17";

    private SagasEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        List<StoriesEval.Labelled> pile = new ArrayList<>(StoriesEval.read(data));
        Set<String> tuning = new HashSet<>();
        List<Timeline17.Crisis> crises = Timeline17.read(data);
        for (int i = 0; i < crises.size(); i++) {
            if (i % 2 == 0) {
                tuning.add(crises.get(i).name());
            }
            pile.addAll(drawn(crises.get(i)));
        }
        Stories stories = stories(pile);
        if (arguments.length > 1) {
            list(pile, stories);
        }
        measure("timeline17, tuning half", pile, stories, tuning::contains);
        measure("timeline17, other half", pile, stories, crisis -> !tuning.contains(crisis));
        twins("ecb+ twins, tuning half", pile, stories, StoriesEval::tuning);
        twins("ecb+ twins, other half", pile, stories, story -> !StoriesEval.tuning(story));
    }

    private static List<StoriesEval.Labelled> drawn(Timeline17.Crisis crisis) {
        ReportReader reader = ReportReader.byRules();
        return crisis.articles().stream()
                .sorted(Comparator.comparing((Article article) -> article.id().hashCode() * 0x9E3779B9)
                        .thenComparing(Article::id))
                .limit(DRAWN)
                .map(article -> new StoriesEval.Labelled(
                        reader.read(PrefixEval.raw(
                                article.id(),
                                String.valueOf(article.meta().published().value()),
                                String.valueOf(article.meta().outlet()),
                                null,
                                article.text())),
                        CRISES,
                        crisis.name()))
                .toList();
    }

    private static Stories stories(List<StoriesEval.Labelled> pile) {
        LineageTracker lineage = new LineageTracker();
        StoryPile stories = new StoryPile();
        for (StoriesEval.Labelled report : pile) {
            lineage.observe(report.reading());
            stories.observe(report.reading());
        }
        return stories.stories(lineage.lineage());
    }

    private static Map<String, String> sagaByReport(Stories stories) {
        Map<String, Story> byId = new HashMap<>();
        stories.stories().forEach(story -> byId.put(story.id(), story));
        Map<String, String> sagaByReport = new HashMap<>();
        for (Saga saga : stories.sagas()) {
            for (String story : saga.stories()) {
                Objects.requireNonNull(byId.get(story)).reports().forEach(r -> sagaByReport.put(r, saga.id()));
            }
        }
        return sagaByReport;
    }

    /** A report of stories-union counts as wrong in a saga of a crisis, though some are about it. */
    private static void measure(
            String what, List<StoriesEval.Labelled> pile, Stories stories, Predicate<String> isOfHalf) {
        Map<String, String> sagaByReport = sagaByReport(stories);
        Map<String, String> gold = new HashMap<>();
        Map<String, Map<String, Integer>> countsBySaga = new TreeMap<>();
        for (StoriesEval.Labelled report : pile) {
            String id = report.reading().id();
            boolean crisis = report.set().equals(CRISES);
            if (crisis && isOfHalf.test(report.story())) {
                gold.put(id, report.story());
            }
            countsBySaga
                    .computeIfAbsent(String.valueOf(sagaByReport.get(id)), any -> new TreeMap<>())
                    .merge(crisis ? report.story() : "", 1, Integer::sum);
        }
        Set<String> crises = new TreeSet<>(gold.values());
        Map<String, Integer> sagas = new TreeMap<>();
        Map<String, Integer> largest = new TreeMap<>();
        int wrong = 0;
        for (Map<String, Integer> counts : countsBySaga.values()) {
            int all = counts.values().stream().mapToInt(n -> n).sum();
            for (String crisis : crises) {
                int own = counts.getOrDefault(crisis, 0);
                if (own > 0) {
                    sagas.merge(crisis, 1, Integer::sum);
                    largest.merge(crisis, own, Math::max);
                    wrong += 2 * own > all ? all - own : 0;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-26s %d crises, %d reports: %s; %.0f %% in the largest saga of their crisis; %d wrong reports in sagas"
                        + " of a crisis; sagas by crisis %s%n",
                what,
                crises.size(),
                gold.size(),
                BCubed.of(gold, sagaByReport),
                100.0 * largest.values().stream().mapToInt(n -> n).sum() / gold.size(),
                wrong,
                sagas);
    }

    /** Two events of one kind that ECB+ sets beside each other: some share people or places, most do not. */
    private static void twins(
            String what, List<StoriesEval.Labelled> pile, Stories stories, Predicate<String> isOfHalf) {
        Map<String, String> sagaByReport = sagaByReport(stories);
        Map<String, Set<String>> sagasByStory = new TreeMap<>();
        for (StoriesEval.Labelled report : pile) {
            sagasByStory
                    .computeIfAbsent(report.story(), any -> new TreeSet<>())
                    .add(String.valueOf(sagaByReport.get(report.reading().id())));
        }
        Set<String> joined = new TreeSet<>();
        int all = 0;
        for (var each : sagasByStory.entrySet()) {
            String story = each.getKey();
            if (story.endsWith("-ecb") && isOfHalf.test(story)) {
                Set<String> others = sagasByStory.getOrDefault(story.replaceFirst("-ecb$", "-plus"), Set.of());
                all++;
                if (each.getValue().stream().anyMatch(others::contains)) {
                    joined.add(story.replaceFirst("-ecb$", ""));
                }
            }
        }
        System.out.printf(Locale.ROOT, "%-26s %d of %d joined: %s%n", what, joined.size(), all, joined);
    }

    private static void list(List<StoriesEval.Labelled> pile, Stories stories) {
        Map<String, StoriesEval.Labelled> byId = new HashMap<>();
        pile.forEach(report -> byId.put(report.reading().id(), report));
        for (Saga saga : stories.sagas()) {
            if (saga.stories().size() > 1) {
                System.out.println(saga.id() + ": " + saga.title());
                stories.stories().stream()
                        .filter(story -> saga.stories().contains(story.id()))
                        .forEach(story -> {
                            StoriesEval.Labelled first = Objects.requireNonNull(
                                    byId.get(story.reports().getFirst()));
                            Reading reading = first.reading();
                            System.out.printf(
                                    Locale.ROOT,
                                    "    %s x%d %s %s%n",
                                    reading.article().meta().published().value(),
                                    story.reports().size(),
                                    first.story(),
                                    story.title()
                                            .substring(
                                                    0,
                                                    Math.min(110, story.title().length())));
                        });
            }
        }
    }
}
