package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.Stories;
import org.rapporteur.story.StoryPile;
import org.rapporteur.story.StoryReport;
import org.rapporteur.story.StoryTracker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures stories on streams of real reports. First stories-union in order of publication, and shuffled twenty times: how much
 * the order matters to a stream, and that it does not to a pile. Then a month made of all dated sets at once, of which the
 * labelled reports are looked at: stories under several names, and reports in a wrong story. Argument: the data directory.
 */
public final class StoryStreamEval {
    private static final int SHUFFLES = 20;
    /** No report of stories-union is forgotten. */
    private static final int NO_WINDOW = 100_000;

    private static final int MONTH_DAYS = 30;
    /** A longer story is left out of the month. */
    private static final int LONGEST_DAYS = 20;

    private static final LocalDate MONTH = LocalDate.of(2031, 1, 1);
    /** Crises of which articles are mixed in. */
    private static final Set<String> CRISES = Set.of("H1N1", "SyrianCrisis", "bpoil");

    private StoryStreamEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        List<StoriesEval.Labelled> all = StoriesEval.read(data);
        measure(
                "without ecb+",
                all.stream().filter(r -> !r.set().equals("ecb+")).toList());
        measure("ecb+", all.stream().filter(r -> r.set().equals("ecb+")).toList());
        List<Item> month = labelled(all);
        int size = month.size();
        month.addAll(spread(bbc(data), size));
        month.addAll(spread(headlines(data), size));
        month.addAll(spread(crises(data), size));
        System.out.println("a month: " + month(month));
    }

    private static void measure(String what, List<StoriesEval.Labelled> reports) {
        List<Item> items = new ArrayList<>();
        reports.forEach(report -> items.add(new Item(report.reading(), report.story())));
        Map<String, String> gold = gold(items);
        Map<String, String> families = families(lineage(items));
        items.sort(Comparator.comparing(Item::day, Comparator.nullsLast(Comparator.naturalOrder())));
        StoryTracker tracker = new StoryTracker(NO_WINDOW);
        place(items, families, tracker);
        BCubed before = BCubed.of(gold, storyByReport(items, tracker));
        tracker.settle();
        Map<String, String> found = storyByReport(items, tracker);
        BCubed inOrder = BCubed.of(gold, found);
        System.out.printf(
                Locale.ROOT,
                "%s, in order of publication: %d reports, %d stories, found %d: %s (before the last slow pass F1 %.3f)%n",
                what,
                items.size(),
                Set.copyOf(gold.values()).size(),
                Set.copyOf(found.values()).size(),
                inOrder,
                before.f1());
        DoubleSummaryStatistics asPlaced = new DoubleSummaryStatistics();
        DoubleSummaryStatistics shuffled = new DoubleSummaryStatistics();
        Stories pile = pile(items);
        int same = 0;
        for (int seed = 1; seed <= SHUFFLES; seed++) {
            Collections.shuffle(items, new Random(seed));
            StoryTracker other = new StoryTracker(NO_WINDOW);
            place(items, families, other);
            asPlaced.accept(BCubed.of(gold, storyByReport(items, other)).f1());
            other.settle();
            shuffled.accept(BCubed.of(gold, storyByReport(items, other)).f1());
            same += pile(items).equals(pile) ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%s, shuffled %d times: worst F1 %.3f, mean %.3f, best %.3f, worst below that in order by %.3f (before the last slow pass worst F1"
                        + " %.3f, mean %.3f); as a pile %d runs of %d alike%n",
                what,
                SHUFFLES,
                shuffled.getMin(),
                shuffled.getAverage(),
                shuffled.getMax(),
                Math.max(0, inOrder.f1() - shuffled.getMin()),
                asPlaced.getMin(),
                asPlaced.getAverage(),
                same,
                SHUFFLES);
    }

    /** A report of a stream and its story, or null if it is only there to be in the way. */
    record Item(Reading reading, @Nullable String story) {
        String id() {
            return reading.id();
        }

        @Nullable
        LocalDate day() {
            return reading.publishedOn().orElse(null);
        }

        /** The same report some days later, with the days that it speaks of. */
        Item moved(long days) {
            Article article = reading.article();
            Article.Meta meta = article.meta();
            Annotation annotation = reading.annotation();
            List<TimeMention> times = new ArrayList<>();
            for (TimeMention time : annotation.times()) {
                LocalDate first = time.earliest();
                LocalDate last = time.latest();
                times.add(new TimeMention(
                        time.span(),
                        time.type(),
                        time.value(),
                        first == null ? null : first.plusDays(days),
                        last == null ? null : last.plusDays(days)));
            }
            return new Item(
                    new Reading(
                            new Article(
                                    article.id(),
                                    article.path(),
                                    new Article.Meta(
                                            meta.url(),
                                            meta.title(),
                                            meta.byline(),
                                            meta.outlet(),
                                            meta.language(),
                                            new Published(
                                                    Objects.requireNonNull(day())
                                                            .plusDays(days)
                                                            .toString(),
                                                    null)),
                                    article.body(),
                                    article.paragraphs(),
                                    article.credits(),
                                    article.problems()),
                            new Annotation(
                                    annotation.sentences(),
                                    annotation.entities(),
                                    times,
                                    annotation.quantities(),
                                    annotation.fidelity()),
                            reading.quotes(),
                            reading.events(),
                            reading.positions()),
                    story);
        }
    }

    private static Lineage lineage(List<Item> items) {
        LineageTracker tracker = new LineageTracker();
        items.forEach(item -> tracker.observe(item.reading()));
        return tracker.lineage();
    }

    private static Stories pile(List<Item> items) {
        StoryPile pile = new StoryPile();
        items.forEach(item -> pile.observe(item.reading()));
        return pile.stories(lineage(items));
    }

    /** For each report that was made from another, the first of its chain. */
    private static Map<String, String> families(Lineage lineage) {
        Map<String, Edge> parents = lineage.parentByReport();
        Map<String, String> families = new HashMap<>();
        for (String report : parents.keySet()) {
            String first = report;
            for (Edge parent = parents.get(first); parent != null; parent = parents.get(first)) {
                first = parent.to();
            }
            families.put(report, first);
        }
        return families;
    }

    /** Gives the reports to the tracker, each with the one of its family that came first: a stream may bring a copy before its original. */
    private static void place(List<Item> items, Map<String, String> families, StoryTracker tracker) {
        Map<String, String> firstOfFamily = new HashMap<>();
        for (Item item : items) {
            String family = families.getOrDefault(item.id(), item.id());
            tracker.observe(StoryReport.of(item.reading()), firstOfFamily.putIfAbsent(family, item.id()));
        }
    }

    private static Map<String, String> storyByReport(List<Item> items, StoryTracker tracker) {
        Map<String, String> found = new HashMap<>();
        for (Item item : items) {
            String story = tracker.storyOf(item.id());
            if (item.story() != null && story != null) {
                found.put(item.id(), tracker.resolve(story));
            }
        }
        return found;
    }

    private static Map<String, String> gold(List<Item> items) {
        Map<String, String> gold = new HashMap<>();
        items.forEach(item -> {
            if (item.story() != null) {
                gold.put(item.id(), item.story());
            }
        });
        return gold;
    }

    /** The dated reports of stories-union (ecb+ states no dates), each story moved as a whole to some days of the month. */
    private static List<Item> labelled(List<StoriesEval.Labelled> all) {
        Map<String, List<StoriesEval.Labelled>> stories = new TreeMap<>();
        for (StoriesEval.Labelled each : all) {
            boolean isDated = each.reading().publishedOn().isPresent();
            if (isDated && !each.set().equals("ecb+")) {
                stories.computeIfAbsent(each.story(), any -> new ArrayList<>()).add(each);
            }
        }
        List<Item> items = new ArrayList<>();
        stories.forEach((story, reports) -> {
            List<LocalDate> days = reports.stream()
                    .map(r -> r.reading().publishedOn().orElseThrow())
                    .sorted()
                    .toList();
            long length = days.getLast().toEpochDay() - days.getFirst().toEpochDay();
            if (length <= LONGEST_DAYS) {
                long start = MONTH.toEpochDay() + Math.floorMod(mixed(story), MONTH_DAYS - length);
                reports.forEach(r -> items.add(new Item(r.reading(), story)
                        .moved(start - days.getFirst().toEpochDay())));
            }
        });
        return items;
    }

    /** So many of the readings, evenly taken, each on its own day folded into the month. */
    static List<Item> spread(List<Reading> readings, int size) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < Math.min(size, readings.size()); i++) {
            Reading reading = readings.get((int) ((long) i * readings.size() / Math.min(size, readings.size())));
            long day = reading.publishedOn().orElseThrow().toEpochDay();
            items.add(new Item(reading, null).moved(MONTH.toEpochDay() + Math.floorMod(day, MONTH_DAYS) - day));
        }
        return items;
    }

    private static List<Reading> bbc(Path data) throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (JsonNode node : lines(data.resolve("bbc-frontpage-stream/bbc_2021-11_2022-03.jsonl"))) {
            String title = node.path("title").asString("");
            readings.add(Piles.reading(
                    "bbc-" + readings.size(),
                    node.path("first_seen").asString(""),
                    title,
                    node.path("summary").asString("")));
        }
        return readings;
    }

    private static List<Reading> headlines(Path data) throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (JsonNode node : lines(data.resolve("headlines-2021-22/headlines_20211116_20220228.jsonl"))) {
            Instant published = Instant.ofEpochSecond(node.path("timestamp").asLong());
            readings.add(Piles.reading(
                    "headline-" + readings.size(),
                    LocalDate.ofInstant(published, ZoneOffset.UTC).toString(),
                    node.path("title").asString(""),
                    ""));
        }
        return readings;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        JsonMapper json = JsonMapper.shared();
        return Files.readAllLines(file).stream().map(json::readTree).toList();
    }

    private static List<Reading> crises(Path data) throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (Timeline17.Crisis crisis : Timeline17.read(data)) {
            if (CRISES.contains(crisis.name())) {
                for (Article article : crisis.articles()) {
                    Published published = article.meta().published();
                    readings.add(Piles.reading(
                            article.id(), published.value(), article.meta().title(), article.text()));
                }
            }
        }
        return readings;
    }

    /** Plays the reports day by day, those of one day mixed. */
    static Month month(List<Item> items) {
        List<Item> ordered = new ArrayList<>(items);
        ordered.sort(Comparator.comparing((Item item) -> Objects.requireNonNull(item.day()))
                .thenComparing(item -> mixed(item.id()))
                .thenComparing(Item::id));
        StoryTracker tracker = new StoryTracker(MONTH_DAYS);
        place(ordered, families(lineage(items)), tracker);
        tracker.settle();
        return Month.of(items.size(), gold(items), storyByReport(items, tracker));
    }

    /** Bits of a name's hash that look like chance: the same on every machine. */
    private static int mixed(String name) {
        return name.hashCode() * 0x9E3779B9 >>> 1;
    }

    /**
     * What came of a month.
     *
     * @param all reports, labelled or not
     * @param several stories of two or more labelled reports
     * @param split those of them that are under two or more names
     * @param wrong labelled reports in a story most of whose labelled reports tell another
     */
    record Month(int all, int labelled, int stories, int several, int split, int wrong, BCubed quality) {
        static Month of(int all, Map<String, String> gold, Map<String, String> found) {
            Map<String, Set<String>> names = new TreeMap<>();
            Map<String, Map<String, Integer>> labels = new TreeMap<>();
            Map<String, Integer> sizes = new HashMap<>();
            gold.forEach((report, label) -> {
                String story = String.valueOf(found.get(report));
                sizes.merge(label, 1, Integer::sum);
                names.computeIfAbsent(label, any -> new HashSet<>()).add(story);
                labels.computeIfAbsent(story, any -> new TreeMap<>()).merge(label, 1, Integer::sum);
            });
            int wrong = 0;
            for (Map<String, Integer> each : labels.values()) {
                wrong += each.values().stream().mapToInt(Integer::intValue).sum() - Collections.max(each.values());
            }
            return new Month(
                    all,
                    gold.size(),
                    names.size(),
                    (int) sizes.values().stream().filter(size -> size > 1).count(),
                    (int) names.values().stream()
                            .filter(each -> each.size() > 1)
                            .count(),
                    wrong,
                    BCubed.of(gold, found));
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d reports, %d labelled, %d stories: of %d stories of several reports under several names %d, share %.3f;"
                            + " reports in a wrong story %d, share %.3f; %s",
                    all,
                    labelled,
                    stories,
                    several,
                    split,
                    split / (double) several,
                    wrong,
                    wrong / (double) labelled,
                    quality);
        }
    }
}
