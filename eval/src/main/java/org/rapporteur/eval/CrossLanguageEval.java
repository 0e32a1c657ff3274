package org.rapporteur.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.lineage.Origin;

/**
 * Measures which reports are told to be one text in two languages, by their shared origin: all versions of a set mixed; with the
 * reports of stories-union among them; with the translations cut to their first half; and with each text in one of its languages
 * only, where every link is false. Texts fall into two halves by a hash: the rules were made on {@code look}, {@code score} is only
 * counted. Last, reports of two hot events in six languages that were hardly translated from each other: their links are for reading
 * by eye. Argument: the data directory; with {@code look} after it the mistakes of that half are printed.
 */
public final class CrossLanguageEval {
    private static final List<String> SETS =
            List.of("meantime-multilingual", "ua-official-statements", "wmt21-news-mt", "wmt21-fr-de");

    /** Shorter texts are counted apart: half of the statements are one line under a video. */
    private static final int LONG = 60;

    private final List<Piles.Labelled> distractors;
    private final Path data;
    private final boolean mistakes;

    private CrossLanguageEval(Path data, boolean mistakes) throws IOException {
        this.data = data;
        this.mistakes = mistakes;
        this.distractors = Piles.storiesUnion(data);
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        CrossLanguageEval eval = new CrossLanguageEval(Path.of(arguments[0]), arguments.length > 1);
        for (String set : SETS) {
            eval.set(set);
        }
        eval.events();
    }

    private void set(String set) throws IOException {
        List<CrossLanguageSets.Text> texts = CrossLanguageSets.of(set, data);
        System.out.println(set);
        pile("alone", texts, false);
        pile("among 2,237 others", texts, true);
        pile(
                "translations cut to the first half",
                texts.stream().map(CrossLanguageEval::cut).toList(),
                true);
        pile("each text in one language", once(texts), true);
    }

    /** Reports of two events in six languages, most of them in no table: links are printed for reading. */
    private void events() throws IOException {
        List<CrossLanguageSets.Text> texts = CrossLanguageSets.of("bsnlp2021-test", data);
        LineageTracker tracker = new LineageTracker();
        texts.forEach(text -> tracker.observe(text.reading()));
        Map<String, String> languages = new HashMap<>();
        texts.forEach(text -> languages.put(text.id(), text.language()));
        List<Edge> links = tracker.lineage().edges().stream()
                .filter(edge -> !Objects.equals(languages.get(edge.from()), languages.get(edge.to())))
                .toList();
        System.out.println(
                "bsnlp2021-test: " + texts.size() + " reports of two events, links across languages " + links.size());
        links.forEach(link -> System.out.println("  " + link.from() + " " + link.to()));
    }

    /** The first half of the sentences of a version that is not in the set's first language. */
    private static CrossLanguageSets.Text cut(CrossLanguageSets.Text text) {
        if (text.language().equals("en")) {
            return text;
        }
        String[] sentences = text.text().split("(?<=[.!?])\\s+|\\n+");
        return text.with(String.join("\n", Arrays.copyOf(sentences, (sentences.length + 1) / 2)));
    }

    /** Each text in one of its languages, by turns. */
    private static List<CrossLanguageSets.Text> once(List<CrossLanguageSets.Text> texts) {
        Map<String, Set<String>> languages = new TreeMap<>();
        texts.forEach(text ->
                languages.computeIfAbsent(text.work(), any -> new TreeSet<>()).add(text.language()));
        return texts.stream()
                .filter(text -> {
                    List<String> all = List.copyOf(languages.getOrDefault(text.work(), Set.of()));
                    return text.language().equals(all.get(Halves.share("once " + text.work(), all.size())));
                })
                .toList();
    }

    private void pile(String name, List<CrossLanguageSets.Text> texts, boolean mixed) {
        LineageTracker tracker = new LineageTracker();
        Map<String, CrossLanguageSets.Text> byId = new HashMap<>();
        for (CrossLanguageSets.Text text : texts) {
            byId.put(text.id(), text);
            tracker.observe(text.reading());
        }
        if (mixed) {
            distractors.forEach(report -> tracker.observe(report.reading()));
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Lineage lineage = tracker.lineage();
        long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
        System.out.printf(Locale.ROOT, "  %s: %d CPU ms%n", name, millis);
        Map<String, List<String>> works = new TreeMap<>();
        texts.forEach(text ->
                works.computeIfAbsent(text.work(), any -> new ArrayList<>()).add(text.id()));
        Set<Pair> gold = new TreeSet<>();
        works.values().forEach(versions -> pairs(versions, byId, gold));
        Set<Pair> found = new TreeSet<>();
        for (Origin origin : lineage.origins()) {
            pairs(origin.reports(), byId, found);
        }
        for (String half : List.of("look", "score")) {
            row(half, "all", half(half, gold, byId, 0), half(half, found, byId, 0));
            row(half, "60 words", half(half, gold, byId, LONG), half(half, found, byId, LONG));
        }
    }

    /** The pairs of which one text, the translation where there is one, lies in a half; both with so many words. */
    private static Set<Pair> half(String half, Set<Pair> pairs, Map<String, CrossLanguageSets.Text> byId, int words) {
        Set<Pair> part = new TreeSet<>();
        for (Pair pair : pairs) {
            CrossLanguageSets.Text one = byId.get(pair.one());
            CrossLanguageSets.Text other = byId.get(pair.other());
            CrossLanguageSets.Text known = one == null ? Objects.requireNonNull(other) : one;
            boolean isLong = (one == null || one.words() >= words) && (other == null || other.words() >= words);
            if (isLong && (Halves.share(known.key(), 2) == 0) == half.equals("look")) {
                part.add(pair);
            }
        }
        return part;
    }

    private void row(String half, String kind, Set<Pair> gold, Set<Pair> found) {
        long right = found.stream().filter(gold::contains).count();
        if (gold.isEmpty()) {
            System.out.printf(Locale.ROOT, "    %-6s%-9s wrong pairs %d%n", half, kind, found.size());
        } else {
            double precision = found.isEmpty() ? 0 : (double) right / found.size();
            double recall = (double) right / gold.size();
            double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
            System.out.printf(
                    Locale.ROOT,
                    "    %-6s%-9s pairs %4d, P %.3f R %.3f F1 %.3f%n",
                    half,
                    kind,
                    gold.size(),
                    precision,
                    recall,
                    f1);
        }
        if (mistakes && half.equals("look") && kind.equals("all")) {
            gold.stream()
                    .filter(pair -> !found.contains(pair))
                    .forEach(pair -> System.out.println("      missed " + pair));
            found.stream()
                    .filter(pair -> !gold.contains(pair))
                    .forEach(pair -> System.out.println("      wrong " + pair));
        }
    }

    /** Two reports in different languages, in the order of their ids. */
    private record Pair(String one, String other) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair pair) {
            int first = one.compareTo(pair.one);
            return first != 0 ? first : other.compareTo(pair.other);
        }
    }

    /** All pairs in different languages of which one is of the set; a report of stories-union is English. */
    private static void pairs(List<String> ids, Map<String, CrossLanguageSets.Text> byId, Set<Pair> into) {
        for (String a : ids) {
            for (String b : ids) {
                CrossLanguageSets.Text one = byId.get(a);
                CrossLanguageSets.Text other = byId.get(b);
                String oneLanguage = one == null ? "en" : one.language();
                String otherLanguage = other == null ? "en" : other.language();
                if (a.compareTo(b) < 0 && !oneLanguage.equals(otherLanguage)) {
                    into.add(new Pair(a, b));
                }
            }
        }
    }
}
