package org.rapporteur.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryPile;
import org.rapporteur.story.StoryReport;
import org.rapporteur.story.StoryTracker;
import org.rapporteur.story.StoryUpdate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Groups five months of two feeds, nothing but headlines and summaries, into stories. Arguments: the data directory and, to have
 * a hundred stories on Russia and Ukraine printed for reading, a word on whose hash it depends which.
 */
public final class StoryFeedsEval {
    /** Stories to read: as many as issue 7 asks for. */
    private static final int SAMPLE = 100;

    /** A month: longer than a story of this kind is silent. */
    private static final int WINDOW_DAYS = 30;

    /** A line that speaks of Russia, Ukraine or what lies between them. */
    private static final Pattern RUSSIA_UKRAINE = Pattern.compile(
            "\\b(russia|ukrain|nato\\b|donbas|donetsk|luhansk|crimea|ky?iev|kyiv|kharkiv|mariupol|odess?a\\b|lviv|kherson|zaporizh"
                    + "|chernobyl|putin|zelensk|kremlin|moscow|lavrov|navalny|nord stream|abramovich)",
            Pattern.CASE_INSENSITIVE);

    private StoryFeedsEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Map<String, Line> lines = read(Path.of(arguments[0]));
        long about = lines.values().stream().filter(Line::isOnRussiaOrUkraine).count();
        System.out.printf(Locale.ROOT, "%d reports, %d on Russia or Ukraine%n", lines.size(), about);
        tell("pile", pile(lines), lines);
        List<List<String>> stories = stream(lines);
        tell("stream", stories, lines);
        if (arguments.length > 1) {
            print(sample(stories, lines, arguments[1]), lines);
        }
    }

    private static List<List<String>> pile(Map<String, Line> lines) {
        StoryPile pile = new StoryPile();
        lines.values().forEach(line -> pile.observe(line.report()));
        return pile.stories(new LineageTracker().lineage()).stories().stream()
                .map(Story::reports)
                .toList();
    }

    /** The stories as they were when their reports left the window, each report where it was last. */
    private static List<List<String>> stream(Map<String, Line> lines) {
        long start = Meter.cpu();
        StoryTracker tracker = new StoryTracker(WINDOW_DAYS);
        Map<String, String> storyByReport = new LinkedHashMap<>();
        for (Line line : lines.values()) {
            for (StoryUpdate update : tracker.observe(line.report())) {
                switch (update) {
                    case StoryUpdate.Placed placed -> storyByReport.put(placed.report(), placed.story());
                    case StoryUpdate.Moved moved -> storyByReport.put(moved.report(), moved.into());
                    case StoryUpdate.Redirected any -> {}
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "stream: %.0f reports a CPU second%n", lines.size() / ((Meter.cpu() - start) / 1e9));
        Map<String, List<String>> stories = new LinkedHashMap<>();
        storyByReport.forEach(
                (report, story) -> stories.computeIfAbsent(tracker.resolve(story), any -> new ArrayList<>())
                        .add(report));
        return List.copyOf(stories.values());
    }

    private static void tell(String what, List<List<String>> stories, Map<String, Line> lines) {
        TreeMap<Integer, Integer> storiesBySize = new TreeMap<>();
        stories.forEach(story -> storiesBySize.merge(story.size(), 1, Integer::sum));
        List<List<String>> about = stories.stream()
                .filter(story -> story.size() > 1 && isOnRussiaOrUkraine(story, lines))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %d stories, %d of two or more reports, %d of them on Russia or Ukraine, with %d reports%n",
                what,
                stories.size(),
                stories.stream().filter(story -> story.size() > 1).count(),
                about.size(),
                about.stream().mapToInt(List::size).sum());
        System.out.println(what + ": stories by size: " + storiesBySize);
    }

    private static boolean isOnRussiaOrUkraine(List<String> story, Map<String, Line> lines) {
        return story.stream().anyMatch(id -> expect(lines, id).isOnRussiaOrUkraine());
    }

    private static List<List<String>> sample(List<List<String>> stories, Map<String, Line> lines, String salt) {
        return stories.stream()
                .filter(story -> story.size() > 1 && isOnRussiaOrUkraine(story, lines))
                .sorted(Comparator.comparingLong((List<String> story) -> hash(salt + story.getFirst()))
                        .thenComparing(List::getFirst))
                .limit(SAMPLE)
                .toList();
    }

    private static void print(List<List<String>> stories, Map<String, Line> lines) {
        for (List<String> story : stories) {
            System.out.printf(Locale.ROOT, "%n== %s\t%d%n", story.getFirst(), story.size());
            story.forEach(id -> System.out.println("   " + expect(lines, id)));
        }
    }

    private static long hash(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** Both feeds in order of time. A page whose headline changed is one report, with its first headline. */
    private static Map<String, Line> read(Path dataDirectory) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<Line> lines = new ArrayList<>();
        Set<String> pages = new HashSet<>();
        for (String each :
                Files.readAllLines(dataDirectory.resolve("bbc-frontpage-stream/bbc_2021-11_2022-03.jsonl"))) {
            JsonNode node = json.readTree(each);
            String page = text(node, "href");
            if (pages.add(page)) {
                lines.add(new Line(page, text(node, "first_seen"), text(node, "title"), text(node, "summary")));
            }
        }
        int number = 0;
        for (String each :
                Files.readAllLines(dataDirectory.resolve("headlines-2021-22/headlines_20211116_20220228.jsonl"))) {
            JsonNode node = json.readTree(each);
            number++;
            if (pages.add(text(node, "link"))) {
                String moment = Instant.ofEpochSecond(node.path("timestamp").asLong())
                        .toString()
                        .replace("Z", "+00:00");
                lines.add(new Line("headlines-" + number, moment, text(node, "title"), ""));
            }
        }
        lines.sort(Comparator.comparing(Line::moment).thenComparing(Line::id));
        Map<String, Line> byId = new LinkedHashMap<>();
        lines.forEach(line -> byId.put(line.id(), line));
        return byId;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static Line expect(Map<String, Line> lines, String id) {
        Line line = lines.get(id);
        if (line == null) {
            throw new IllegalStateException("no such report: " + id);
        }
        return line;
    }

    /** A report as a feed gives it. */
    private record Line(String id, String moment, String title, String summary) {
        StoryReport report() {
            return StoryReport.of(id, moment, title, summary, List.of());
        }

        boolean isOnRussiaOrUkraine() {
            return RUSSIA_UKRAINE.matcher(title).find()
                    || RUSSIA_UKRAINE.matcher(summary).find();
        }

        @Override
        public String toString() {
            return moment.substring(0, 16) + " " + title + (summary.isEmpty() ? "" : " | " + summary);
        }
    }
}
