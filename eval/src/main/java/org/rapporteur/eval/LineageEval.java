package org.rapporteur.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Edge.Relation;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.lineage.Origin;

/**
 * Measures lineage: generated copies, cuts and spun versions of 300 reports of stories-union among all its reports, and the
 * English versions of the Russian originals of wmt21. Arguments: the data directory, WordNet's dict folder.
 */
public final class LineageEval {
    private static final int SOURCES = 300;

    private final List<Piles.Labelled> base;
    private final List<Piles.Labelled> sources;
    private final Map<String, String> naturalRoot = new HashMap<>();
    private final Set<String> naturalEdges = new HashSet<>();
    private final Spinner spinner;
    private final Path data;

    private LineageEval(Path data, Path dict) throws IOException {
        this.data = data;
        base = Piles.storiesUnion(data);
        spinner = new Spinner(dict);
        sources = base.stream()
                .filter(report -> report.text().split("\\s+").length >= 120)
                .sorted((a, b) -> Integer.compare(a.id().hashCode() * 0x9E3779B9, b.id().hashCode() * 0x9E3779B9))
                .limit(SOURCES)
                .toList();
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        LineageEval eval = new LineageEval(Path.of(arguments[0]), Path.of(arguments[1]));
        eval.natural();
        if (Boolean.getBoolean("edges")) {
            return;
        }
        eval.kind("copy, new headline", Set.of(Relation.COPY), (text, random) -> text);
        eval.kind("cut to 30 %", Set.of(Relation.CUT), (text, random) -> cut(text, 0.3, random));
        eval.kind("cut to 50 %", Set.of(Relation.CUT), (text, random) -> cut(text, 0.5, random));
        eval.kind("cut to 70 %", Set.of(Relation.CUT, Relation.COPY), (text, random) -> cut(text, 0.7, random));
        eval.kind("sentences shuffled", Set.of(Relation.COPY), LineageEval::shuffle);
        eval.kind("OCR noise 2 %", Set.of(Relation.COPY), (text, random) -> noise(text, 0.02, random));
        eval.kind("OCR noise 5 %", Set.of(Relation.COPY), (text, random) -> noise(text, 0.05, random));
        eval.kind("two spliced", Set.of(Relation.COPY, Relation.CUT, Relation.REWRITE), eval::splice);
        for (double share : new double[] {0.1, 0.25, 0.4}) {
            Set<Relation> types = share < 0.2 ? Set.of(Relation.SPUN, Relation.COPY) : Set.of(Relation.SPUN);
            String percent = Math.round(100 * share) + " %";
            eval.kind("spun " + percent, types, (text, random) -> eval.spinner.spin(text, share, random));
            eval.kind(
                    "spun by definition " + percent,
                    types,
                    (text, random) -> eval.spinner.spinByDefinition(text, share, random));
        }
        eval.translations();
    }

    /** Time of this thread alone: the machine has other work. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private interface Change {
        String of(String text, Random random);
    }

    /** What the reports of stories-union are to each other: nothing was generated here. */
    private void natural() {
        LineageTracker tracker = new LineageTracker();
        long start = cpu();
        base.forEach(report -> tracker.observe(report.reading()));
        Lineage lineage = tracker.lineage();
        long millis = (cpu() - start) / 1_000_000;
        lineage.originByReport().forEach((report, origin) -> naturalRoot.put(report, origin.id()));
        Map<String, String> stories = new HashMap<>();
        base.forEach(report -> stories.put(report.id(), report.story()));
        Map<Relation, Integer> sameStory = new TreeMap<>();
        Map<Relation, Integer> otherStory = new TreeMap<>();
        for (Edge edge : lineage.edges()) {
            boolean same = String.valueOf(stories.get(edge.from())).equals(stories.get(edge.to()));
            (same ? sameStory : otherStory).merge(edge.relation(), 1, Integer::sum);
        }
        System.out.printf(
                Locale.ROOT,
                "stories-union as it is: %d CPU ms; edges in one story %s, across stories %s, origins %d%n",
                millis,
                sameStory,
                otherStory,
                lineage.origins().size());
        lineage.edges().stream()
                .filter(edge -> edge.relation() != Relation.SHARED_SOURCE)
                .forEach(edge -> naturalEdges.add(naturalRoot.get(edge.from()) + "\t" + naturalRoot.get(edge.to())));
        if (Boolean.getBoolean("edges")) {
            lineage.edges().forEach(System.out::println);
        }
    }

    private void kind(String name, Set<Relation> types, Change change) throws IOException {
        if (!name.matches(System.getProperty("only", ".*"))) {
            return;
        }
        LineageTracker tracker = new LineageTracker();
        base.forEach(report -> tracker.observe(report.reading()));
        for (Piles.Labelled source : sources) {
            Random random = new Random(source.id().hashCode());
            tracker.observe(Piles.reading(
                    "made:" + source.id(), null, "Another headline altogether", change.of(source.text(), random)));
        }
        Lineage lineage = tracker.lineage();
        int found = 0;
        int typed = 0;
        int wrong = 0;
        int predicted = 0;
        Map<Relation, Integer> seen = new TreeMap<>();
        Map<String, List<Edge>> edges = new HashMap<>();
        for (Edge edge : lineage.edges()) {
            edges.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge);
            edges.computeIfAbsent(edge.to(), any -> new ArrayList<>()).add(edge);
        }
        Map<String, Origin> origins = lineage.originByReport();
        List<String> missed = new ArrayList<>();
        for (Piles.Labelled source : sources) {
            String made = "made:" + source.id();
            boolean hit = false;
            boolean right = false;
            for (Edge edge : edges.getOrDefault(made, List.of())) {
                if (edge.relation() == Relation.SHARED_SOURCE) {
                    continue;
                }
                String other = edge.from().equals(made) ? edge.to() : edge.from();
                predicted++;
                String otherRoot = naturalRoot.get(other.replace("made:", ""));
                if (other.equals(source.id())
                        || String.valueOf(naturalRoot.get(source.id())).equals(otherRoot)) {
                    hit = true;
                    right |= types.contains(edge.relation());
                    seen.merge(edge.relation(), 1, Integer::sum);
                } else if (!name.startsWith("two")
                        && !naturalEdges.contains(naturalRoot.get(source.id()) + "\t" + otherRoot)
                        && !naturalEdges.contains(otherRoot + "\t" + naturalRoot.get(source.id()))) {
                    wrong++;
                }
            }
            found += hit ? 1 : 0;
            typed += right ? 1 : 0;
            if (!hit) {
                missed.add(source.id());
            }
        }
        long sameOrigin = sources.stream()
                .filter(s -> Objects.equals(origins.get(s.id()), origins.get("made:" + s.id())))
                .count();
        System.out.printf(
                Locale.ROOT,
                "%-26s recall %.3f, right type %.3f, precision %.3f, same origin %.3f  %s%n",
                name,
                found / (double) SOURCES,
                typed / (double) SOURCES,
                predicted == 0 ? 0 : 1 - wrong / (double) predicted,
                sameOrigin / (double) SOURCES,
                seen);
        if (Boolean.getBoolean("missed")) {
            System.out.println("  missed " + missed);
        }
    }

    private void translations() throws IOException {
        String xml = Files.readString(data.resolve("wmt21-news-mt/xml/newstest2021.ru-en.all.xml"));
        Matcher doc = Pattern.compile("<doc origlang=\"ru\" id=\"([^\"]+)\">(.*?)</doc>", Pattern.DOTALL)
                .matcher(xml);
        Pattern version = Pattern.compile("<(ref|hyp) ([^>]*)>(.*?)</\\1>", Pattern.DOTALL);
        Pattern segment = Pattern.compile("<seg id=\"\\d+\">(.*?)</seg>", Pattern.DOTALL);
        Pattern paragraph = Pattern.compile("<p>(.*?)</p>", Pattern.DOTALL);
        LineageTracker tracker = new LineageTracker();
        Map<String, String> gold = new TreeMap<>();
        base.forEach(report -> tracker.observe(report.reading()));
        int documents = 0;
        while (doc.find()) {
            List<Reading> versions = new ArrayList<>();
            Matcher v = version.matcher(doc.group(2));
            while (v.find()) {
                StringBuilder text = new StringBuilder();
                Matcher p = paragraph.matcher(v.group(3));
                while (p.find()) {
                    Matcher s = segment.matcher(p.group(1));
                    while (s.find()) {
                        text.append(s.group(1)
                                        .replace("&quot;", "\"")
                                        .replace("&amp;", "&")
                                        .replace("&lt;", "<")
                                        .replace("&gt;", ">"))
                                .append(' ');
                    }
                    text.append("\n\n");
                }
                versions.add(Piles.reading(doc.group(1) + "#" + versions.size(), null, null, text.toString()));
            }
            if (versions.size() >= 12) {
                documents++;
                for (Reading reading : versions) {
                    gold.put(reading.id(), doc.group(1));
                    tracker.observe(reading);
                }
            }
        }
        Lineage lineage = tracker.lineage();
        Map<String, Origin> origins = lineage.originByReport();
        Map<String, List<String>> byOrigin = new TreeMap<>();
        gold.keySet().forEach(id -> byOrigin.computeIfAbsent(String.valueOf(origins.get(id)), any -> new ArrayList<>())
                .add(id));
        long goldPairs = 0;
        Map<String, Integer> sizes = new TreeMap<>();
        gold.values().forEach(g -> sizes.merge(g, 1, Integer::sum));
        for (int size : sizes.values()) {
            goldPairs += (long) size * (size - 1) / 2;
        }
        long foundPairs = 0;
        long rightPairs = 0;
        for (var group : byOrigin.entrySet()) {
            List<String> ids = group.getValue();
            long foreign = Objects.requireNonNull(origins.get(ids.getFirst()))
                            .reports()
                            .size()
                    - ids.size();
            foundPairs += ids.size() * foreign;
            for (int i = 0; i < ids.size(); i++) {
                for (int j = i + 1; j < ids.size(); j++) {
                    foundPairs++;
                    if (Objects.equals(gold.get(ids.get(i)), gold.get(ids.get(j)))) {
                        rightPairs++;
                    }
                }
            }
        }
        Map<Relation, Integer> types = new TreeMap<>();
        int wrongEdges = 0;
        for (Edge edge : lineage.edges()) {
            if (gold.containsKey(edge.from()) || gold.containsKey(edge.to())) {
                types.merge(edge.relation(), 1, Integer::sum);
                if (!String.valueOf(gold.get(edge.from())).equals(gold.get(edge.to()))) {
                    wrongEdges++;
                }
            }
        }
        double precision = foundPairs == 0 ? 0 : rightPairs / (double) foundPairs;
        double recall = rightPairs / (double) goldPairs;
        System.out.printf(
                Locale.ROOT,
                "wmt21: %d originals, %d versions: pairwise P %.3f R %.3f F1 %.3f; edges %s, %d of them wrong%n",
                documents,
                gold.size(),
                precision,
                recall,
                2 * precision * recall / (precision + recall),
                types,
                wrongEdges);
    }

    private static String cut(String text, double share, Random random) {
        List<String> sentences = sentences(text);
        int keep = Math.max(1, (int) Math.round(share * sentences.size()));
        int start = random.nextInt(3) == 0 ? random.nextInt(sentences.size() - keep + 1) : 0;
        return String.join(" ", sentences.subList(start, start + keep));
    }

    private static String shuffle(String text, Random random) {
        List<String> sentences = new ArrayList<>(sentences(text));
        Collections.shuffle(sentences, random);
        return String.join(" ", sentences);
    }

    private String splice(String text, Random random) {
        return cut(text, 0.7, random) + "\n\n"
                + cut(base.get(random.nextInt(base.size())).text(), 0.7, random);
    }

    private static String noise(String text, double share, Random random) {
        String confusions = "il1|oO0ceumnrvtfB8S5Z2gq";
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(
                    Character.isLetter(c) && random.nextDouble() < share
                            ? confusions.charAt(random.nextInt(confusions.length()))
                            : c);
        }
        return out.toString();
    }

    private static List<String> sentences(String text) {
        return List.of(text.split("(?<=[.!?])\\s+"));
    }
}
