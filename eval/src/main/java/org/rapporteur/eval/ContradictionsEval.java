package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.ingest.Given;

/**
 * Whether the account tells where two reports disagree, and only there.
 *
 * <p>Arguments: the data directory, then every how many pairs to take (default 1). Each pair of fa-kes, a report and a version of it in
 * which a language model changed facts, is one pile; a changed fact is found if a contradiction covers a word that only the new or only
 * the old value has, and of the right kind if its kind is one that the fact's topic may be told as. Halves by a hash of the original's
 * text; misses are printed of the first alone ({@code -Dmisses}). False alarms: contradictions in the account of a report of
 * stories-union and a copy of it in which no fact was changed.
 *
 * <p>With {@code stories HALF SKIP COUNT} instead of the step, the contradictions of so many stories of stories-union are printed with
 * their sentences, to be read by eye.
 */
public final class ContradictionsEval {
    /** The kinds that a changed fact of a topic may be told as. */
    private static final Map<String, Set<Contradiction.Kind>> KINDS = Map.of(
            "Place of death", Set.of(Contradiction.Kind.PLACE),
            "Date of death", Set.of(Contradiction.Kind.DATE),
            "Actor", Set.of(Contradiction.Kind.NAME, Contradiction.Kind.PLACE),
            "Name of casualty or group", Set.of(Contradiction.Kind.NAME, Contradiction.Kind.NUMBER),
            "Gender or age group", Set.of(Contradiction.Kind.NAME, Contradiction.Kind.NUMBER),
            "Type", Set.of(Contradiction.Kind.NAME, Contradiction.Kind.STATUS),
            "Cause of death", Set.of(Contradiction.Kind.STATUS));

    private static final int COPIES = 100;
    /** A story of fewer reports has little to disagree on. */
    private static final int LARGE = 6;
    /** Sentences printed of one version. */
    private static final int SHOWN = 2;

    private final ReportReader reader = new ReportReader();
    private final Accountant accountant = new Accountant();

    private ContradictionsEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        ContradictionsEval eval = new ContradictionsEval();
        Path data = Path.of(arguments[0]);
        if (arguments.length == 5) {
            eval.stories(
                    data,
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]));
            return;
        }
        int step = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        for (int half = 0; half < 2; half++) {
            eval.changedFacts(data, half, step);
            eval.copies(data, half);
        }
    }

    private Reading read(String id, @Nullable String date, @Nullable String title, String text) {
        return reader.read(MetamorphicEval.raw(id, text, new Given(null, title, null, List.of(), date, null)));
    }

    private Account account(List<Reading> readings) {
        return accountant.account(readings, List.of(), AccountOptions.ALL);
    }

    private static List<Contradiction> contradictions(Account account) {
        return account.stories().stream()
                .flatMap(story -> story.facts().contradictions().stream())
                .toList();
    }

    // ---- changed facts

    private void changedFacts(Path data, int half, int step) throws IOException {
        Map<String, String> dates = ChangedFactsEval.dates(data);
        Map<String, int[]> table = new TreeMap<>();
        int met = 0;
        for (ChangedFactsEval.Pair pair : ChangedFactsEval.pairs(data.resolve("fa-kes/Final data sets"))) {
            if (pair.half() == half && met++ % step == 0) {
                changedFacts(pair, dates.get(pair.original()), table);
            }
        }
        table.forEach((what, counts) -> System.out.printf(
                Locale.ROOT, "half %d, %s: %d, found %.3f%n", half, what, counts[0], counts[1] / (double) counts[0]));
    }

    private void changedFacts(ChangedFactsEval.Pair pair, @Nullable String date, Map<String, int[]> table) {
        List<Contradiction> found = contradictions(account(
                List.of(read("changed", date, null, pair.changed()), read("original", date, null, pair.original()))));
        List<String> groups = List.of("all", ChangedFactsEval.copied(pair) >= 0.5 ? "half copied" : "less copied");
        int exchanged = 0;
        boolean any = false;
        boolean right = false;
        for (Map.Entry<String, List<String>> fact : pair.facts().entrySet()) {
            String was = fact.getValue().getFirst();
            String is = fact.getValue().getLast();
            Set<String> fresh = ChangedFactsEval.visible(is, was, pair.changed(), pair.original());
            Set<String> old = ChangedFactsEval.visible(was, is, pair.original(), pair.changed());
            if (fresh.isEmpty() || old.isEmpty()) {
                continue;
            }
            exchanged++;
            List<Contradiction> about = found.stream()
                    .filter(c ->
                            covers(c, "changed", pair.changed(), fresh) || covers(c, "original", pair.original(), old))
                    .toList();
            Set<Contradiction.Kind> kinds = KINDS.getOrDefault(fact.getKey(), Set.of());
            boolean ofKind = about.stream().anyMatch(c -> kinds.contains(c.kind()));
            any |= !about.isEmpty();
            right |= ofKind;
            for (String group : groups) {
                count(table, group + ", facts, any kind", !about.isEmpty());
                count(table, group + ", facts, right kind", ofKind);
                count(table, group + ", facts, right kind, " + fact.getKey(), ofKind);
            }
            if (!ofKind && pair.half() == 0 && Boolean.getBoolean("misses")) {
                System.out.println("MISS " + fact.getKey() + " " + old + " -> " + fresh + " found " + inWords(found));
            }
        }
        if (exchanged > 0) {
            for (String group : groups) {
                count(table, group + ", pairs, any kind", any);
                count(table, group + ", pairs, right kind", right);
            }
        }
    }

    private static void count(Map<String, int[]> table, String what, boolean hit) {
        int[] counts = table.computeIfAbsent(what, k -> new int[2]);
        counts[0]++;
        counts[1] += hit ? 1 : 0;
    }

    private static boolean covers(Contradiction contradiction, String report, String text, Set<String> words) {
        for (Contradiction.Version version : contradiction.versions()) {
            for (Mention mention : version.mentions()) {
                if (mention.report().equals(report) && ChangedFactsEval.holds(mention.span(), text, words)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> inWords(List<Contradiction> found) {
        return found.stream()
                .map(c -> c.kind() + " "
                        + c.versions().stream()
                                .map(Contradiction.Version::value)
                                .toList())
                .toList();
    }

    // ---- true copies

    private static List<String> sides(Contradiction contradiction) {
        return contradiction.versions().stream()
                .map(Contradiction.Version::value)
                .toList();
    }

    private void copies(Path data, int half) throws IOException {
        List<Piles.Labelled> sources = Piles.storiesUnion(data).stream()
                .filter(r -> r.text().split("\\s+").length >= 120 && Halves.share(r.story(), 2) == half)
                .sorted(Comparator.comparing(r -> r.id().hashCode() * 0x9E3779B9))
                .limit(COPIES)
                .toList();
        int alarmed = 0;
        int besideSpeakers = 0;
        for (int i = 0; i < sources.size(); i++) {
            Piles.Labelled source = sources.get(i);
            Reading original = read("source", source.date(), null, source.text());
            // what somebody denies in the source is no dispute between it and its copy
            List<List<String>> alone = contradictions(account(List.of(original))).stream()
                    .map(ContradictionsEval::sides)
                    .toList();
            List<Contradiction> found =
                    contradictions(account(List.of(read("made", source.date(), null, copy(source, i % 5)), original)))
                            .stream()
                            .filter(contradiction -> !alone.contains(sides(contradiction)))
                            .toList();
            alarmed += found.isEmpty() ? 0 : 1;
            besideSpeakers += found.stream().anyMatch(c -> c.kind() != Contradiction.Kind.ATTRIBUTION) ? 1 : 0;
            if (half == 0 && Boolean.getBoolean("misses")) {
                inWords(found).forEach(words -> System.out.println("ALARM " + words));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "half %d, true copies: %d, false alarms %.3f, other than of attribution %.3f%n",
                half,
                sources.size(),
                alarmed / (double) sources.size(),
                besideSpeakers / (double) sources.size());
    }

    private static String copy(Piles.Labelled source, int how) {
        Random random = new Random(source.id().hashCode());
        String text = source.text();
        return switch (how) {
            case 0 -> "Another headline altogether\n\n" + text;
            case 1 -> ChangedFactsEval.cut(text, 0.5, random);
            case 2 -> ChangedFactsEval.shuffled(text, random);
            case 3 -> MadeReports.noise(text, 0.02, random);
            default -> MadeReports.noise(text, 0.05, random);
        };
    }

    // ---- stories, by eye

    private void stories(Path data, int half, int skip, int count) throws IOException {
        Map<String, List<Piles.Labelled>> stories = new LinkedHashMap<>();
        for (Piles.Labelled report : Piles.storiesUnion(data)) {
            stories.computeIfAbsent(report.story(), k -> new ArrayList<>()).add(report);
        }
        Map<Contradiction.Kind, Integer> kinds = new TreeMap<>();
        stories.entrySet().stream()
                .filter(s -> s.getValue().size() >= LARGE && Halves.share(s.getKey(), 2) == half)
                .sorted(Comparator.comparing(s -> (s.getKey() + "x").hashCode() * 0x9E3779B9))
                .skip(skip)
                .limit(count)
                .forEach(story -> {
                    System.out.println("##### " + story.getKey());
                    print(story.getValue(), kinds);
                });
        System.out.println(kinds);
    }

    private void print(List<Piles.Labelled> reports, Map<Contradiction.Kind, Integer> kinds) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        reports.forEach(r -> readings.put(r.id(), read(r.id(), r.date(), r.title(), r.text())));
        for (Contradiction contradiction : contradictions(account(List.copyOf(readings.values())))) {
            kinds.merge(contradiction.kind(), 1, Integer::sum);
            System.out.println("== " + contradiction.kind() + " " + contradiction.id());
            for (Contradiction.Version version : contradiction.versions()) {
                System.out.println(
                        "  [" + version.value() + "] " + version.origins() + (version.altered() ? " altered" : ""));
                version.mentions().stream()
                        .limit(SHOWN)
                        .forEach(m -> System.out.println("     " + m.report() + ": " + sentence(readings, m)));
            }
        }
    }

    private static String sentence(Map<String, Reading> readings, Mention mention) {
        Reading reading = readings.get(mention.report());
        if (reading == null) {
            return "";
        }
        Sentence sentence = reading.annotation().findSentence(mention.span().start());
        return (sentence == null ? mention.span() : sentence.span())
                .in(reading.text())
                .replace('\n', ' ');
    }
}
