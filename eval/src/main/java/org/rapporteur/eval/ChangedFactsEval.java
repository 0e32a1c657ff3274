package org.rapporteur.eval;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.rapporteur.lineage.Differing;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.lineage.Origin;
import org.rapporteur.lineage.PairReader;
import org.rapporteur.lineage.SideBySide;
import org.rapporteur.text.Span;

/**
 * Measures what differs between a copy and its original on fa-kes: reports of which a language model changed up to three facts,
 * with a table of facts before and after. Argument: the data directory.
 *
 * <p>A pair is <i>found alone</i> if the two, given by themselves, get an edge other than a shared source; it is <i>linked</i> if in
 * one pile of the 804 reports and every changed version the two have one origin or an edge (the edge often goes to another changed
 * version of the same original, which is closer). The sets differ in kind: most change words in place; in some the model wrote
 * another article from the table of facts, which nothing but its story has in common with the original, as independent reports of one
 * event have. So pairs are told apart by the share of the changed report's words that stand in runs of six words of the original.
 *
 * <p>A labelled change is <i>exchanged</i> if both texts show it: words of the new value that the changed report has more often, and
 * words of the old value that the original has more often. It is <i>shown</i> if a differing fact of the two laid side by side
 * covers one of those words. Where only the new value is to be seen, it was put in: shown if a differing fact or a new sentence
 * covers it.
 *
 * <p>Halves by a hash of the original's text: rules were made on the first, whose misses alone are printed ({@code -Dmisses}).
 *
 * <p>False alarms: differences claimed on copies made from stories-union, in which no fact was changed.
 */
public final class ChangedFactsEval {
    private static final List<String> TOPICS = List.of(
            "Name of casualty or group",
            "Gender or age group",
            "Cause of death",
            "Type",
            "Actor",
            "Place of death",
            "Date of death");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final Set<String> SMALL = Set.of(
            "the",
            "and",
            "for",
            "not",
            "was",
            "were",
            "with",
            "from",
            "that",
            "this",
            "has",
            "have",
            "been",
            "are",
            "information",
            "specific",
            "mentioned",
            "article",
            "available",
            "provided",
            "including",
            "killed",
            "attack",
            "attacks",
            "death",
            "deaths",
            "casualties",
            "casualty",
            "date",
            "type",
            "cause",
            "actor",
            "group",
            "place",
            "according",
            "given");
    private static final int SOURCES = 300;

    private ChangedFactsEval() {}

    /** A report with its changed version and, for each labelled topic, the values before and after. */
    record Pair(String set, String original, String changed, Map<String, List<String>> facts) {
        int half() {
            return Halves.share(original, 2);
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        List<Pair> pairs = pairs(data.resolve("fa-kes/Final data sets"));
        found(data, pairs);
        shown(data, pairs);
        falseAlarms(data);
    }

    static List<Pair> pairs(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        Map<String, Pair> distinct = new LinkedHashMap<>();
        for (Path file : files) {
            String set = file.getFileName().toString().replace(".csv", "");
            List<CSVRecord> rows = rows(file, StandardCharsets.UTF_8);
            Map<String, Integer> columns = new HashMap<>();
            List<String> names = rows.getFirst().toList();
            if (!names.contains("Changed_article") && !names.contains("transformed_article_text")) {
                // One file has lost its heading.
                names = List.of(
                        "index",
                        "transformed_article_text",
                        "changed_facts",
                        "article_text",
                        "facts",
                        "first_changed_topic",
                        "second_changed_topic");
            }
            for (int i = 0; i < names.size(); i++) {
                columns.put(names.get(i), i);
            }
            boolean between = columns.containsKey("Between_article");
            for (CSVRecord row : rows) {
                String original = cell(row, columns, between ? "Original_article" : "article_text");
                String facts = cell(row, columns, between ? "Original_json" : "facts");
                Set<String> topics = new HashSet<>();
                for (String column : List.of(
                        "first_changed_topic",
                        "second_changed_topic",
                        between ? "first_topic_changed" : "",
                        "second_topic_changed",
                        "third_topic_changed")) {
                    topic(cell(row, columns, column)).ifPresent(topics::add);
                }
                add(
                        distinct,
                        set,
                        original,
                        cell(row, columns, between ? "Changed_article" : "transformed_article_text"),
                        facts,
                        cell(row, columns, between ? "Changed_json" : "changed_facts"),
                        topics);
                add(
                        distinct,
                        set,
                        original,
                        cell(row, columns, "Between_article"),
                        facts,
                        cell(row, columns, "Between_json"),
                        topics);
            }
        }
        return List.copyOf(distinct.values());
    }

    private static List<CSVRecord> rows(Path file, Charset charset) throws IOException {
        try (Reader in = Files.newBufferedReader(file, charset);
                CSVParser parser = CSVFormat.RFC4180.parse(in)) {
            return parser.getRecords();
        }
    }

    private static String cell(CSVRecord row, Map<String, Integer> columns, String name) {
        Integer column = columns.get(name);
        return column == null || column >= row.size() ? "" : row.get(column);
    }

    private static Optional<String> topic(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return TOPICS.stream()
                .filter(topic -> lower.startsWith(topic.toLowerCase(Locale.ROOT))
                        || lower.startsWith("the " + topic.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static void add(
            Map<String, Pair> distinct,
            String set,
            String original,
            String changed,
            String before,
            String after,
            Set<String> topics) {
        if (original.isBlank()
                || changed.isBlank()
                || original.equals(changed)
                || words(original).size() < 20) {
            return;
        }
        Map<String, String> old = values(before);
        Map<String, String> fresh = values(after);
        Map<String, List<String>> facts = new TreeMap<>();
        for (String topic : topics) {
            String was = old.getOrDefault(topic, "");
            String is = fresh.getOrDefault(topic, "");
            if (!was.isEmpty() && !is.isEmpty() && !was.equals(is)) {
                facts.put(topic, List.of(was, is));
            }
        }
        distinct.putIfAbsent(original + "\0" + changed, new Pair(set, original, changed, facts));
    }

    /** The table of facts is a Python dictionary whose quotation marks cannot be relied on: a value ends where the next topic begins. */
    private static Map<String, String> values(String table) {
        Map<String, String> values = new HashMap<>();
        Matcher key = Pattern.compile("['\"](" + String.join("|", TOPICS) + ")['\"]\\s*:")
                .matcher(table);
        int start = -1;
        String topic = "";
        while (key.find()) {
            if (start >= 0) {
                values.put(topic, table.substring(start, key.start()));
            }
            topic = key.group(1);
            start = key.end();
        }
        if (start >= 0) {
            values.put(topic, table.substring(start));
        }
        values.replaceAll((k, v) -> v.replaceAll("\\\\+n", " "));
        return values;
    }

    private static void found(Path data, List<Pair> pairs) throws IOException {
        LineageTracker tracker = new LineageTracker();
        Map<String, String> ids = new HashMap<>();
        for (CSVRecord row : rows(data.resolve("fa-kes/FA-KES-Dataset.csv"), StandardCharsets.ISO_8859_1)) {
            observe(tracker, ids, row.get(2));
        }
        for (Pair pair : pairs) {
            observe(tracker, ids, pair.original());
            observe(tracker, ids, pair.changed());
        }
        Lineage lineage = tracker.lineage();
        Map<String, Origin> origins = lineage.originByReport();
        Set<String> edges = new HashSet<>();
        for (Edge edge : lineage.edges()) {
            if (edge.relation() != Edge.Relation.SHARED_SOURCE) {
                edges.add(edge.from() + ">" + edge.to());
            }
        }
        System.out.printf(Locale.ROOT, "%d reports, %d pairs%n", ids.size(), pairs.size());
        Map<String, int[]> table = new TreeMap<>();
        for (Pair pair : pairs) {
            String a = ids.getOrDefault(pair.original(), "");
            String b = ids.getOrDefault(pair.changed(), "");
            boolean linked = edges.contains(a + ">" + b)
                    || edges.contains(b + ">" + a)
                    || String.valueOf(origins.get(a)).equals(String.valueOf(origins.get(b)));
            boolean alone = isFoundAlone(pair);
            double copied = copied(pair);
            String how = copied >= 0.5
                    ? "half of the words and more copied"
                    : copied >= 0.1 ? "10 to 50 % copied" : "under 10 % copied";
            for (String group :
                    List.of("half " + pair.half() + ", all", "half " + pair.half() + ", " + how, "set " + pair.set())) {
                int[] counts = table.computeIfAbsent(group, any -> new int[3]);
                counts[0]++;
                counts[1] += alone ? 1 : 0;
                counts[2] += linked ? 1 : 0;
            }
            if (!linked && pair.half() == 0 && Boolean.getBoolean("misses")) {
                System.out.println("NOT FOUND " + copied + "\n  " + pair.original() + "\n  " + pair.changed());
            }
        }
        table.forEach((group, counts) -> System.out.printf(
                Locale.ROOT,
                "pairs, %s: %d, found alone %.3f, linked in the pile %.3f%n",
                group,
                counts[0],
                counts[1] / (double) counts[0],
                counts[2] / (double) counts[0]));
    }

    /** The day of each report as the set gives it: {@code 4/5/2017}, month first. */
    static Map<String, String> dates(Path data) throws IOException {
        Map<String, String> dates = new HashMap<>();
        for (CSVRecord row : rows(data.resolve("fa-kes/FA-KES-Dataset.csv"), StandardCharsets.ISO_8859_1)) {
            String[] parts = row.get(4).split("/", 4);
            if (parts.length == 3 && parts[2].length() == 4) {
                dates.put(
                        row.get(2),
                        String.format(
                                Locale.ROOT,
                                "%s-%02d-%02d",
                                parts[2],
                                Integer.parseInt(parts[0]),
                                Integer.parseInt(parts[1])));
            }
        }
        return dates;
    }

    private static boolean isFoundAlone(Pair pair) {
        LineageTracker tracker = new LineageTracker();
        tracker.observe(Piles.reading("changed", null, null, pair.changed()));
        tracker.observe(Piles.reading("original", null, null, pair.original()));
        return tracker.lineage().edges().stream().anyMatch(edge -> edge.relation() != Edge.Relation.SHARED_SOURCE);
    }

    private static void observe(LineageTracker tracker, Map<String, String> ids, String text) {
        if (!ids.containsKey(text)) {
            String id = String.format(Locale.ROOT, "r%05d", ids.size());
            ids.put(text, id);
            tracker.observe(Piles.reading(id, null, null, text));
        }
    }

    /** Share of the changed report's words in runs of six that the original has. */
    static double copied(Pair pair) {
        List<String> mine = words(pair.changed());
        List<String> other = words(pair.original());
        Set<List<String>> runs = new HashSet<>();
        for (int i = 0; i + 6 <= other.size(); i++) {
            runs.add(other.subList(i, i + 6));
        }
        int copied = 0;
        int upTo = 0;
        for (int i = 0; i + 6 <= mine.size(); i++) {
            if (runs.contains(mine.subList(i, i + 6))) {
                copied += i + 6 - Math.max(upTo, i);
                upTo = i + 6;
            }
        }
        return mine.isEmpty() ? 0 : copied / (double) mine.size();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(plain(word.group()));
        }
        return words;
    }

    /** {@code syrias} lost its apostrophe: ends in -s count for nothing; nor do leading zeros. */
    private static String plain(String word) {
        String plain = word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return plain.length() == 2 && plain.startsWith("0") ? plain.substring(1) : plain;
    }

    /** Words of a value that another value does not have, and that stand in the one text more often than in the other. */
    static Set<String> visible(String value, String otherValue, String text, String otherText) {
        Set<String> words = new HashSet<>(words(value));
        words.removeAll(words(otherValue));
        words.removeIf(word -> SMALL.contains(word) || word.length() < 3 && !Character.isDigit(word.charAt(0)));
        Map<String, Integer> counts = new HashMap<>();
        words(text).forEach(word -> counts.merge(word, 1, Integer::sum));
        words(otherText).forEach(word -> counts.merge(word, -1, Integer::sum));
        words.removeIf(word -> counts.getOrDefault(word, 0) <= 0);
        return words;
    }

    private static void shown(Path data, List<Pair> pairs) throws IOException {
        Map<String, String> dates = dates(data);
        PairReader reader = new PairReader();
        Map<String, int[]> table = new TreeMap<>();
        for (Pair pair : pairs) {
            SideBySide both = reader.read(
                    Piles.reading("changed", dates.get(pair.original()), null, pair.changed()),
                    Piles.reading("original", dates.get(pair.original()), null, pair.original()));
            boolean copy = copied(pair) >= 0.5;
            int exchanges = 0;
            int hits = 0;
            for (Map.Entry<String, List<String>> fact : pair.facts().entrySet()) {
                String was = fact.getValue().getFirst();
                String is = fact.getValue().getLast();
                Set<String> fresh = visible(is, was, pair.changed(), pair.original());
                Set<String> old = visible(was, is, pair.original(), pair.changed());
                if (fresh.isEmpty()) {
                    continue;
                }
                boolean differs = differs(both, pair, fresh, old);
                if (old.isEmpty()) {
                    boolean added = differs || isAdded(both, pair, fresh);
                    count(table, pair, copy, "put in, all topics", added);
                    continue;
                }
                exchanges++;
                hits += differs ? 1 : 0;
                count(table, pair, copy, "exchanged, all topics", differs);
                count(table, pair, copy, "exchanged, " + fact.getKey(), differs);
                if (!differs && copy && pair.half() == 0 && Boolean.getBoolean("misses")) {
                    System.out.println("NOT SHOWN " + fact.getKey() + " " + old + " -> " + fresh);
                    print(both, pair);
                }
            }
            if (exchanges > 0) {
                count(table, pair, copy, "pairs with an exchanged fact, at least one shown", hits > 0);
            }
        }
        table.forEach((group, counts) -> System.out.printf(
                Locale.ROOT, "facts, %s: %d, shown %.3f%n", group, counts[0], counts[1] / (double) counts[0]));
    }

    private static void count(Map<String, int[]> table, Pair pair, boolean copy, String what, boolean hit) {
        for (String group : List.of(
                "half " + pair.half() + ", all, " + what,
                "half " + pair.half() + (copy ? ", half copied, " : ", less copied, ") + what)) {
            int[] counts = table.computeIfAbsent(group, any -> new int[2]);
            counts[0]++;
            counts[1] += hit ? 1 : 0;
        }
    }

    private static boolean differs(SideBySide both, Pair pair, Set<String> fresh, Set<String> old) {
        for (Differing each : both.differs()) {
            if (holds(each.from(), pair.changed(), fresh) || holds(each.to(), pair.original(), old)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAdded(SideBySide both, Pair pair, Set<String> fresh) {
        for (Span span : both.added()) {
            if (holds(span, pair.changed(), fresh)) {
                return true;
            }
        }
        return false;
    }

    static boolean holds(Span span, String text, Set<String> words) {
        return !Collections.disjoint(words(span.in(text)), words);
    }

    private static void print(SideBySide both, Pair pair) {
        for (SideBySide.Pair sentences : both.pairs()) {
            if (sentences.identity() < 1) {
                System.out.printf(
                        Locale.ROOT,
                        "   %.2f | %s%n        | %s%n",
                        sentences.identity(),
                        sentences.from().in(pair.changed()),
                        sentences.to().in(pair.original()));
            }
        }
        for (Differing each : both.differs()) {
            System.out.println("   " + each.kind() + " " + each.from().in(pair.changed()) + " <- "
                    + each.to().in(pair.original()));
        }
    }

    private interface Change {
        String of(String text, Random random);
    }

    private static void falseAlarms(Path data) throws IOException {
        List<Piles.Labelled> sources = Piles.storiesUnion(data).stream()
                .filter(report -> report.text().split("\\s+").length >= 120)
                .sorted((a, b) -> Integer.compare(a.id().hashCode() * 0x9E3779B9, b.id().hashCode() * 0x9E3779B9))
                .limit(SOURCES)
                .toList();
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("copy, new headline", (text, random) -> "Another headline altogether\n\n" + text);
        changes.put("cut to 50 %", (text, random) -> cut(text, 0.5, random));
        changes.put("paragraphs shuffled", ChangedFactsEval::shuffled);
        changes.put("OCR noise 2 %", (text, random) -> MadeReports.noise(text, 0.02, random));
        changes.put("OCR noise 5 %", (text, random) -> MadeReports.noise(text, 0.05, random));
        PairReader reader = new PairReader();
        int pairs = 0;
        int alarmed = 0;
        for (Map.Entry<String, Change> change : changes.entrySet()) {
            int wrong = 0;
            for (Piles.Labelled source : sources) {
                String made = change.getValue()
                        .of(source.text(), new Random(source.id().hashCode()));
                SideBySide both = reader.read(
                        Piles.reading("made", null, null, made), Piles.reading("source", null, null, source.text()));
                wrong += both.differs().isEmpty() ? 0 : 1;
                for (Differing each : both.differs()) {
                    if (Boolean.getBoolean("misses")) {
                        System.out.println("  ALARM " + each.kind() + " "
                                + each.from().in(made) + " <- " + each.to().in(source.text()));
                    }
                }
            }
            pairs += sources.size();
            alarmed += wrong;
            System.out.printf(
                    Locale.ROOT,
                    "false alarms, %s: %.3f of %d pairs%n",
                    change.getKey(),
                    wrong / (double) sources.size(),
                    sources.size());
        }
        System.out.printf(Locale.ROOT, "false alarms, all: %.3f of %d pairs%n", alarmed / (double) pairs, pairs);
    }

    static String cut(String text, double share, Random random) {
        List<String> sentences = List.of(text.split("(?<=[.!?])\\s+", -1));
        int keep = Math.max(1, (int) Math.round(share * sentences.size()));
        int start = random.nextInt(sentences.size() - keep + 1);
        return String.join(" ", sentences.subList(start, start + keep));
    }

    static String shuffled(String text, Random random) {
        List<String> paragraphs = new ArrayList<>(List.of(text.split("\n+", -1)));
        Collections.shuffle(paragraphs, random);
        return String.join("\n", paragraphs);
    }
}
