package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.ingest.Given;

/** Draft. */
public final class ContradictionsEval {
    private final ReportReader reader = new ReportReader();
    private final Accountant accountant = new Accountant();

    private ContradictionsEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        ContradictionsEval eval = new ContradictionsEval();
        Path data = Path.of(arguments[0]);
        if (arguments.length > 1) {
            eval.stories(data, Integer.parseInt(arguments[1]));
            return;
        }
        for (int half = 0; half < 2; half++) {
            if (Integer.getInteger("half", half) == half) {
                eval.changedFacts(data, half);
                eval.copies(data, half);
            }
        }
    }

    /** The kinds that a changed fact of a topic may be told as. */
    private static final Map<String, Set<Contradiction.Kind>> KINDS = Map.of(
            "Place of death", Set.of(Contradiction.Kind.PLACE),
            "Date of death", Set.of(Contradiction.Kind.DATE),
            "Actor", Set.of(Contradiction.Kind.NAME, Contradiction.Kind.PLACE),
            "Name of casualty or group", Set.of(Contradiction.Kind.NAME, Contradiction.Kind.NUMBER),
            "Gender or age group", Set.of(Contradiction.Kind.NAME, Contradiction.Kind.NUMBER),
            "Type", Set.of(Contradiction.Kind.NAME, Contradiction.Kind.STATUS),
            "Cause of death", Set.of(Contradiction.Kind.STATUS));

    private final Map<String, Reading> cache = new HashMap<>();

    private Reading read(String id, String date, String text) {
        Reading reading = cache.get(id + date + text);
        if (reading == null) {
            reading = reader.read(MetamorphicEval.raw(id, text, new Given(null, null, null, List.of(), date, null)));
            cache.put(id + date + text, reading);
        }
        return reading;
    }

    private static void count(Map<String, int[]> table, String what, boolean hit) {
        int[] counts = table.computeIfAbsent(what, k -> new int[2]);
        counts[0]++;
        counts[1] += hit ? 1 : 0;
    }

    private void changedFacts(Path data, int half) throws IOException {
        Map<String, String> dates = ChangedFactsEval.dates(data);
        Map<String, int[]> table = new TreeMap<>();
        int step = Integer.getInteger("step", 1);
        int n = 0;
        for (ChangedFactsEval.Pair pair : ChangedFactsEval.pairs(data.resolve("fa-kes/Final data sets"))) {
            if (pair.half() != half || n++ % step != 0) {
                continue;
            }
            String date = dates.get(pair.original());
            Account account = accountant.account(
                    List.of(read("changed", date, pair.changed()), read("original", date, pair.original())),
                    List.of(),
                    AccountOptions.ALL);
            List<Contradiction> found = account.stories().stream()
                    .flatMap(s -> s.facts().contradictions().stream())
                    .toList();
            boolean copy = ChangedFactsEval.copied(pair) >= 0.5;
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
                        .filter(c -> covers(c, "changed", pair.changed(), fresh)
                                || covers(c, "original", pair.original(), old))
                        .toList();
                boolean ofKind =
                        about.stream().anyMatch(c -> KINDS.get(fact.getKey()).contains(c.kind()));
                any |= !about.isEmpty();
                right |= ofKind;
                for (String group : List.of("all", copy ? "half copied" : "less copied")) {
                    count(table, group + ", facts, any kind", !about.isEmpty());
                    count(table, group + ", facts, right kind", ofKind);
                    count(table, group + ", facts, right kind, " + fact.getKey(), ofKind);
                }
                if (!ofKind && half == 0 && Boolean.getBoolean("misses")) {
                    System.out.println("MISS " + fact.getKey() + " " + old + " -> " + fresh + " copied " + copy
                            + " stories "
                            + account.stories().size() + " edges "
                            + account.lineage().edges().stream()
                                    .map(e -> e.relation() + ""
                                            + e.differs().stream()
                                                    .map(d -> d.kind() + ":"
                                                            + d.from()
                                                                    .in(account.readings().stream()
                                                                            .filter(r -> r.id().equals(e.from()))
                                                                            .findFirst()
                                                                            .get()
                                                                            .text())
                                                            + "/"
                                                            + d.to().in(account.readings().stream()
                                                                    .filter(r -> r.id().equals(e.to()))
                                                                    .findFirst()
                                                                    .get()
                                                                    .text()))
                                                    .toList())
                                    .toList()
                            + " found "
                            + found.stream()
                                    .map(c -> c.kind() + ":"
                                            + c.versions().stream()
                                                    .map(v -> v.value())
                                                    .toList())
                                    .toList());
                }
            }
            if (exchanged > 0) {
                for (String group : List.of("all", copy ? "half copied" : "less copied")) {
                    count(table, group + ", pairs, any kind", any);
                    count(table, group + ", pairs, right kind", right);
                }
            }
        }
        table.forEach((what, counts) -> System.out.printf(
                Locale.ROOT, "half %d, %s: %d, found %.3f%n", half, what, counts[0], counts[1] / (double) counts[0]));
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

    /** Copies in which no fact was changed. */
    private void copies(Path data, int half) throws IOException {
        List<Piles.Labelled> sources = Piles.storiesUnion(data).stream()
                .filter(r -> r.text().split("\\s+").length >= 120 && Halves.share(r.story(), 2) == half)
                .sorted(Comparator.comparing(r -> r.id().hashCode() * 0x9E3779B9))
                .limit(100)
                .toList();
        int alarmed = 0;
        int i = 0;
        for (Piles.Labelled source : sources) {
            Random random = new Random(source.id().hashCode());
            String text = source.text();
            String made =
                    switch (i++ % 5) {
                        case 0 -> "Another headline altogether\n\n" + text;
                        case 1 -> ChangedFactsEval.cut(text, 0.5, random);
                        case 2 -> ChangedFactsEval.shuffled(text, random);
                        case 3 -> MadeReports.noise(text, 0.02, random);
                        default -> MadeReports.noise(text, 0.05, random);
                    };
            Account account = accountant.account(
                    List.of(read("made", source.date(), made), read("source", source.date(), text)),
                    List.of(),
                    AccountOptions.ALL);
            List<Contradiction> found = account.stories().stream()
                    .flatMap(s -> s.facts().contradictions().stream())
                    .toList();
            alarmed += found.isEmpty() ? 0 : 1;
            if (half == 0 && Boolean.getBoolean("misses")) {
                found.forEach(c -> System.out.println("ALARM " + c.kind() + ":"
                        + c.versions().stream().map(v -> v.value()).toList()));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "half %d, true copies: %d, false alarms %.3f%n",
                half,
                sources.size(),
                alarmed / (double) sources.size());
    }

    private void stories(Path data, int half) throws IOException {
        Map<String, List<Piles.Labelled>> stories = new LinkedHashMap<>();
        for (Piles.Labelled report : Piles.storiesUnion(data)) {
            stories.computeIfAbsent(report.story(), k -> new ArrayList<>()).add(report);
        }
        List<String> names = stories.keySet().stream()
                .filter(s -> stories.get(s).size() >= 6 && Halves.share(s, 2) == half)
                .sorted(Comparator.comparing(s -> (s + "x").hashCode() * 0x9E3779B9))
                .skip(Integer.getInteger("skip", 0))
                .limit(Integer.getInteger("stories", 10))
                .toList();
        int events = 0;
        Map<String, Integer> kinds = new TreeMap<>();
        for (String name : names) {
            List<Reading> readings = stories.get(name).stream().map(this::read).toList();
            Map<String, Reading> byId = new HashMap<>();
            readings.forEach(r -> byId.put(r.id(), r));
            Account account = accountant.account(readings, List.of(), new AccountOptions(null, null));
            System.out.println("##### " + name + " " + readings.size() + " reports, "
                    + account.stories().size() + " stories");
            for (StoryAccount story : account.stories()) {
                for (Contradiction c : story.facts().contradictions()) {
                    kinds.merge(c.kind().name(), 1, Integer::sum);
                    System.out.println("== " + c.kind() + " " + c.id());
                    for (Contradiction.Version v : c.versions()) {
                        System.out.println("  [" + v.value() + "] " + v.origins());
                        int shown = 0;
                        for (Mention m : v.mentions()) {
                            if (shown++ < 2) {
                                Reading r = byId.get(m.report());
                                var s = r.annotation().findSentence(m.span().start());
                                System.out.println("     " + m.report() + " "
                                        + r.article().meta().published().value() + ": "
                                        + (s == null ? m.span() : s.span())
                                                .in(r.text())
                                                .replace('\n', ' ') + " {"
                                        + m.span()
                                                .in(r.text())
                                                .replace('\n', ' ')
                                                .transform(x -> x.length() > 60 ? "" : x)
                                        + "}");
                            }
                        }
                    }
                }
                if (Boolean.getBoolean("events")) {
                    for (FusedEvent e : story.facts().events()) {
                        if (e.reports().size() > 1) {
                            events++;
                            System.out.println("-- EVENT " + e.what() + " "
                                    + (e.date() == null ? "" : e.date().value()));
                            for (Mention m : e.mentions()) {
                                Reading r = byId.get(m.report());
                                var ev = r.events().stream()
                                        .filter(x -> x.id().equals(m.claim()))
                                        .findFirst()
                                        .orElseThrow();
                                System.out.println("     " + m.report() + " "
                                        + r.article().meta().published().value() + " " + ev.status() + " <"
                                        + ev.trigger().in(r.text()) + "> "
                                        + (ev.date() == null ? "" : ev.date().value()) + ": "
                                        + m.span().in(r.text()).replace('\n', ' '));
                            }
                        }
                    }
                }
            }
        }
        System.out.println(kinds + " fused events " + events);
    }

    private Reading read(Piles.Labelled r) {
        return reader.read(
                MetamorphicEval.raw(r.id(), r.text(), new Given(null, r.title(), null, List.of(), r.date(), null)));
    }
}
