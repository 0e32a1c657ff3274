package org.rapporteur.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.lineage.Origin;

/**
 * Measures which reports are told to be one text in two languages, by their shared origin: all versions of a set mixed, then
 * with the reports of stories-union among them, then with translations cut to their first half, then with no text in more than
 * one language, where every link is false. A set falls into two halves by text; the rules were made on {@code look}. Argument:
 * the data directory; with {@code look} after it the mistakes of that half are printed.
 */
public final class CrossLanguageEval {
    private static final List<String> SETS =
            List.of("meantime-multilingual", "ua-official-statements", "wmt21-news-mt", "wmt21-fr-de");

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
            if (set.matches(System.getProperty("only", ".*"))) {
                eval.set(set);
            }
        }
    }

    private void set(String set) throws IOException {
        List<CrossLanguageSets.Text> texts = CrossLanguageSets.of(set, data);
        for (String half : List.of("look", "score")) {
            if (mistakes && half.equals("score")) {
                continue;
            }
            List<CrossLanguageSets.Text> part = texts.stream()
                    .filter(text -> (Halves.share(text.key(), 2) == 0) == half.equals("look"))
                    .toList();
            String name = set + " " + half;
            pile(name + ", alone", part, false, text -> true);
            if (!Boolean.getBoolean("quick")) {
                pile(name + ", among 2,237 others", part, true, text -> true);
                pile(name + ", among others, 60 words", part, true, text -> text.words() >= 60);
                pile(
                        name + ", cut to the first half",
                        part.stream().map(CrossLanguageEval::cut).toList(),
                        true,
                        text -> text.words() >= 60);
                pile(name + ", no text twice", once(part), true, text -> true);
                pile(name + ", no text twice, 60 words", once(part), true, text -> text.words() >= 60);
                pile(
                        name + ", no text twice, cut",
                        once(part).stream().map(CrossLanguageEval::cut).toList(),
                        true,
                        text -> text.words() >= 60);
            }
        }
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
        texts.forEach(text -> languages
                .computeIfAbsent(text.work(), any -> new java.util.TreeSet<>())
                .add(text.language()));
        return texts.stream()
                .filter(text -> {
                    List<String> all = List.copyOf(languages.getOrDefault(text.work(), Set.of()));
                    return text.language().equals(all.get(Halves.share("once " + text.work(), all.size())));
                })
                .toList();
    }

    private void pile(
            String name, List<CrossLanguageSets.Text> texts, boolean mixed, Predicate<CrossLanguageSets.Text> counted) {
        LineageTracker tracker = new LineageTracker();
        Map<String, CrossLanguageSets.Text> byId = new HashMap<>();
        for (CrossLanguageSets.Text text : texts) {
            if (counted.test(text)) {
                byId.put(text.id(), text);
                tracker.observe(text.reading());
            }
        }
        if (mixed) {
            distractors.forEach(report -> tracker.observe(report.reading()));
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Lineage lineage = tracker.lineage();
        long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
        Map<String, List<CrossLanguageSets.Text>> works = new TreeMap<>();
        byId.values().forEach(text -> works.computeIfAbsent(text.work(), any -> new ArrayList<>())
                .add(text));
        Set<String> gold = new HashSet<>();
        works.values()
                .forEach(versions ->
                        pairs(versions.stream().map(CrossLanguageSets.Text::id).toList(), byId, gold));
        Set<String> found = new HashSet<>();
        for (Origin origin : lineage.origins()) {
            pairs(origin.reports(), byId, found);
        }
        int edges = 0;
        int wrong = 0;
        for (Edge edge : lineage.edges()) {
            CrossLanguageSets.Text from = byId.get(edge.from());
            CrossLanguageSets.Text to = byId.get(edge.to());
            String one = from == null ? "en" : from.language();
            String other = to == null ? "en" : to.language();
            if (!one.equals(other)) {
                edges++;
                if (from == null || to == null || !from.work().equals(to.work())) {
                    wrong++;
                    if (mistakes) {
                        System.out.println("  wrong " + edge);
                    }
                }
            }
        }
        long right = found.stream().filter(gold::contains).count();
        if (mistakes) {
            gold.stream()
                    .filter(pair -> !found.contains(pair))
                    .sorted()
                    .limit(25)
                    .forEach(pair -> System.out.println("  missed " + pair));
            found.stream()
                    .filter(pair -> !gold.contains(pair))
                    .sorted()
                    .limit(15)
                    .forEach(pair -> System.out.println("  joined " + pair));
        }
        double precision = found.isEmpty() ? 1 : (double) right / found.size();
        double recall = gold.isEmpty() ? 1 : (double) right / gold.size();
        System.out.printf(
                Locale.ROOT,
                "%-62s %5d pairs: P %.3f R %.3f F1 %.3f; edges across languages %d, wrong %d; %d CPU ms%n",
                name,
                gold.size(),
                precision,
                recall,
                precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall),
                edges,
                wrong,
                millis);
    }

    /** Pairs in different languages; a report of stories-union is English. */
    private static void pairs(List<String> ids, Map<String, CrossLanguageSets.Text> byId, Set<String> into) {
        for (String a : ids) {
            for (String b : ids) {
                CrossLanguageSets.Text one = byId.get(a);
                CrossLanguageSets.Text other = byId.get(b);
                String oneLanguage = one == null ? "en" : one.language();
                String otherLanguage = other == null ? "en" : other.language();
                if (a.compareTo(b) < 0 && !oneLanguage.equals(otherLanguage)) {
                    into.add(a + " " + b);
                }
            }
        }
    }
}
