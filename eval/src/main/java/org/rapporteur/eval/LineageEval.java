package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
 * Measures lineage: made copies, cuts and spun versions of reports of stories-union among all its reports, and the English
 * versions of the Russian originals of wmt21, each in a half that was looked at and one that was only scored. Arguments: the
 * data directory, WordNet's dict folder.
 */
public final class LineageEval {
    /** Edges of stories-union that were read, with what was found. */
    private static final Path VERDICTS = Path.of("eval/verdicts/same-story.tsv");

    private final List<Piles.Labelled> base;
    private final MadeReports maker;
    private final Path data;

    private LineageEval(Path data, Path dict) throws IOException {
        this.data = data;
        base = Piles.storiesUnion(data);
        maker = new MadeReports(base, new Spinner(dict));
    }

    /** Runs it; {@code -Dhalf=LOOK} leaves the other half out, {@code -Dedges=true} only lists the edges of stories-union. */
    public static void main(String[] arguments) throws IOException {
        LineageEval eval = new LineageEval(Path.of(arguments[0]), Path.of(arguments[1]));
        Versions versions = eval.natural();
        if (Boolean.getBoolean("edges")) {
            return;
        }
        eval.translations();
        for (MadeReports.Half half : MadeReports.Half.values()) {
            if (half.name().matches(System.getProperty("half", ".*"))) {
                for (MadeReports.Kind kind : eval.maker.kinds()) {
                    if (kind.name().matches(System.getProperty("only", ".*"))) {
                        eval.kind(kind, half, versions);
                    }
                }
            }
        }
    }

    /** What the reports of stories-union are to each other: nothing was generated here. */
    private Versions natural() throws IOException {
        LineageTracker tracker = new LineageTracker();
        long start = Meter.cpu();
        base.forEach(report -> tracker.observe(report.reading()));
        Lineage lineage = tracker.lineage();
        long millis = (Meter.cpu() - start) / 1_000_000;
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
        byEye(lineage, stories);
        if (Boolean.getBoolean("edges")) {
            lineage.edges().forEach(System.out::println);
        }
        return new Versions(base, lineage);
    }

    /** How many edges between reports of one story are typed wrongly, by the verdicts of those who read both texts. */
    private void byEye(Lineage lineage, Map<String, String> stories) throws IOException {
        Map<String, String> verdicts = new HashMap<>();
        for (String line : Files.readAllLines(VERDICTS)) {
            String[] cells = line.split("\t", -1);
            if (!line.startsWith("#") && cells.length == 5) {
                verdicts.put(cells[0] + "\t" + cells[1] + "\t" + cells[2], cells[3]);
            }
        }
        Map<String, Integer> sizes = new HashMap<>();
        stories.values().forEach(story -> sizes.merge(story, 1, Integer::sum));
        long pairs = sizes.values().stream()
                .mapToLong(size -> (long) size * (size - 1) / 2)
                .sum();
        Map<String, Integer> counts = new TreeMap<>();
        int wrong = 0;
        for (Edge edge : lineage.edges()) {
            boolean taken = Set.of(Relation.COPY, Relation.CUT, Relation.SPUN, Relation.TRANSLATION)
                    .contains(edge.relation());
            if (taken && Objects.equals(stories.get(edge.from()), stories.get(edge.to()))) {
                String relation = edge.relation().name().toLowerCase(Locale.ROOT);
                String verdict = verdicts.getOrDefault(edge.from() + "\t" + edge.to() + "\t" + relation, "not read");
                counts.merge(relation + " " + verdict, 1, Integer::sum);
                wrong += !verdict.equals("right") && edge.relation() != Relation.TRANSLATION ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "by eye: %s; of %d pairs of one story %.4f wrongly typed copy, cut or spun (or not read)%n",
                counts,
                pairs,
                wrong / (double) pairs);
    }

    private void kind(MadeReports.Kind kind, MadeReports.Half half, Versions versions) {
        LineageTracker tracker = new LineageTracker();
        base.forEach(report -> tracker.observe(report.reading()));
        List<MadeReports.Made> all = maker.make(kind, half);
        Map<String, MadeReports.Made> byId = new HashMap<>();
        for (MadeReports.Made made : all) {
            byId.put(made.id(), made);
            tracker.observe(Piles.reading(made.id(), null, "Another headline altogether", made.text()));
        }
        Lineage lineage = tracker.lineage();
        Map<String, List<Edge>> edges = new HashMap<>();
        for (Edge edge : lineage.edges()) {
            if (edge.relation() != Relation.SHARED_SOURCE) {
                edges.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge);
                edges.computeIfAbsent(edge.to(), any -> new ArrayList<>()).add(edge);
            }
        }
        int wanted = 0;
        int found = 0;
        int typed = 0;
        int wrong = 0;
        int predicted = 0;
        Map<Relation, Integer> seen = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (MadeReports.Made made : all) {
            List<Edge> own = edges.getOrDefault(made.id(), List.of());
            for (Piles.Labelled source : made.sources()) {
                wanted++;
                boolean hit = false;
                boolean right = false;
                for (Edge edge : own) {
                    if (versions.isOf(source.id(), other(edge, made.id()), byId)) {
                        hit = true;
                        right |= kind.right().contains(edge.relation());
                        seen.merge(edge.relation(), 1, Integer::sum);
                    }
                }
                found += hit ? 1 : 0;
                typed += right ? 1 : 0;
                if (!hit) {
                    missed.add(made.id() + " of " + source.id());
                } else if (!right) {
                    mistakes.add("type " + own);
                }
            }
            for (Edge edge : own) {
                predicted++;
                if (!versions.isRight(made, other(edge, made.id()), byId)) {
                    wrong++;
                    mistakes.add("wrong " + edge);
                }
            }
        }
        Map<String, Origin> origins = lineage.originByReport();
        long sameOrigin = all.stream()
                .filter(made -> made.sources().stream()
                        .anyMatch(source -> Objects.equals(origins.get(source.id()), origins.get(made.id()))))
                .count();
        System.out.printf(
                Locale.ROOT,
                "%-5s %-26s recall %.3f, right type %.3f, precision %.3f, same origin %.3f  %s%n",
                half.name().toLowerCase(Locale.ROOT),
                kind.name(),
                found / (double) wanted,
                typed / (double) wanted,
                predicted == 0 ? 0 : 1 - wrong / (double) predicted,
                sameOrigin / (double) all.size(),
                seen);
        if (Boolean.getBoolean("missed") && half == MadeReports.Half.LOOK) {
            missed.forEach(line -> System.out.println("  missed " + line));
            mistakes.forEach(line -> System.out.println("  " + line));
        }
    }

    private static String other(Edge edge, String one) {
        return edge.from().equals(one) ? edge.to() : edge.from();
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
        System.out.printf(Locale.ROOT, "wmt21: %d originals, %d versions%n", documents, gold.size());
        for (MadeReports.Half half : MadeReports.Half.values()) {
            translations(half, gold, lineage);
        }
    }

    /** Half of the Russian originals, by a hash of their names. */
    private static MadeReports.Half half(String original) {
        return Halves.share(original, 2) == 0 ? MadeReports.Half.LOOK : MadeReports.Half.SCORE;
    }

    private static void translations(MadeReports.Half half, Map<String, String> all, Lineage lineage) {
        Map<String, String> gold = new TreeMap<>(all);
        gold.values().removeIf(original -> half(original) != half);
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
        for (List<String> ids : byOrigin.values()) {
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
        int between = 0;
        int wrongEdges = 0;
        for (Edge edge : lineage.edges()) {
            if (gold.containsKey(edge.from()) || gold.containsKey(edge.to())) {
                if (String.valueOf(gold.get(edge.from())).equals(gold.get(edge.to()))) {
                    types.merge(edge.relation(), 1, Integer::sum);
                    between++;
                    if (edge.relation() != Relation.TRANSLATION
                            && Boolean.getBoolean("missed")
                            && half == MadeReports.Half.LOOK) {
                        System.out.println("  type " + edge);
                    }
                } else if (edge.relation() != Relation.SHARED_SOURCE) {
                    wrongEdges++;
                }
            }
        }
        double precision = foundPairs == 0 ? 0 : rightPairs / (double) foundPairs;
        double recall = rightPairs / (double) goldPairs;
        int changed = types.getOrDefault(Relation.TRANSLATION, 0) + types.getOrDefault(Relation.REWRITE, 0);
        System.out.printf(
                Locale.ROOT,
                "%-5s wmt21: %d originals, pairwise P %.3f R %.3f F1 %.3f; typed translation or rewrite %.3f of %d edges %s, "
                        + "%d to others%n",
                half.name().toLowerCase(Locale.ROOT),
                sizes.size(),
                precision,
                recall,
                2 * precision * recall / (precision + recall),
                between == 0 ? 0 : changed / (double) between,
                between,
                types,
                wrongEdges);
    }
}
