package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.AccountOptions.Level;
import org.rapporteur.account.Accountant;
import org.rapporteur.account.Change;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.FactOrigins;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedQuantity;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.extract.Article;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks whether the account as of a day, with the changes since, is the account of the whole: of one crisis of timeline17 and of a
 * stretch of bbc-frontpage-stream, each cut at several days. Reports are read by rules.
 *
 * <p>{@code missing}: facts of the whole that were not known on the day and that no change tells, though no earlier report tells
 * them in its own words; {@code doubled}: facts told as new that were known; {@code vanished}: facts known on the day that the
 * whole has no more; {@code untold}: facts known on the day that now have another status, a further origin or another
 * contradiction, with no change that says so. Argument: the data directory.
 */
public final class PrefixEval {
    private static final int REPORTS = 150;
    private static final int HEADLINES = 600;

    private PrefixEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        List<Reading> crisis = crisis(data, "H1N1");
        List<Reading> headlines = headlines(data);
        List<Result> all = new ArrayList<>();
        all.addAll(measure("timeline17 H1N1", crisis, AccountOptions.ALL));
        all.addAll(measure("timeline17 H1N1 as one story", crisis, AccountOptions.ALL.at(Level.PILE)));
        all.addAll(measure("bbc-frontpage-stream", headlines, AccountOptions.ALL));
        all.addAll(measure("bbc-frontpage-stream as one story", headlines, AccountOptions.ALL.at(Level.PILE)));
        System.out.printf(
                Locale.ROOT,
                "all cuts: missing %d, doubled %d, vanished %d, untold %d%n",
                all.stream().mapToInt(Result::missing).sum(),
                all.stream().mapToInt(Result::doubled).sum(),
                all.stream().mapToInt(Result::vanished).sum(),
                all.stream().mapToInt(Result::untold).sum());
    }

    /** The first reports of a crisis, in order of publication. */
    private static List<Reading> crisis(Path data, String name) throws IOException {
        ReportReader reader = ReportReader.byRules();
        List<Reading> readings = new ArrayList<>();
        for (Timeline17.Crisis crisis : Timeline17.read(data)) {
            if (crisis.name().equals(name)) {
                crisis.articles().stream()
                        .sorted(Comparator.comparing((Article a) ->
                                        String.valueOf(a.meta().published().value()))
                                .thenComparing(Article::id))
                        .limit(REPORTS)
                        .forEach(article -> readings.add(reader.read(raw(
                                article.id(),
                                String.valueOf(article.meta().published().value()),
                                String.valueOf(article.meta().outlet()),
                                null,
                                article.text()))));
            }
        }
        return readings;
    }

    /** Headlines with their summaries, one report each; a changed headline is a report of its own. */
    private static List<Reading> headlines(Path data) throws IOException {
        ReportReader reader = ReportReader.byRules();
        JsonMapper json = JsonMapper.builder().build();
        List<Reading> readings = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("bbc-frontpage-stream/bbc_2021-11_2022-03.jsonl"))) {
            JsonNode node = json.readTree(line);
            if (readings.size() < HEADLINES
                    && !node.path("summary").asString("").isEmpty()) {
                String title = node.path("title").asString("");
                readings.add(reader.read(raw(
                        "h" + readings.size(),
                        node.path("first_seen").asString("").substring(0, 10),
                        "bbc.co.uk",
                        title,
                        title + ".\n\n" + node.path("summary").asString(""))));
            }
        }
        return readings;
    }

    static RawReport raw(String id, String date, String outlet, @Nullable String title, String text) {
        return new RawReport(
                id,
                id,
                RawReport.Format.TEXT,
                text,
                new Given(null, title, outlet, List.of(), date, null, null, null),
                List.of());
    }

    private static List<Result> measure(String what, List<Reading> readings, AccountOptions options) {
        List<LocalDate> days = new ArrayList<>(new TreeSet<>(
                readings.stream().flatMap(r -> r.publishedOn().stream()).toList()));
        List<Result> results = new ArrayList<>();
        for (int quarter = 1; quarter <= 3; quarter++) {
            LocalDate day = days.get(days.size() * quarter / 4);
            Result result = prefix(readings, day, options.level());
            System.out.println(what + ", " + readings.size() + " reports, cut at " + day + ": " + result);
            results.add(result);
        }
        return results;
    }

    /** What one cut gives. */
    record Result(
            int before,
            int whole,
            int known,
            int retold,
            int missing,
            int doubled,
            int vanished,
            int untold,
            Map<Change.Kind, Integer> kinds) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d facts before, %d in the whole: %d known, %d told before in other words; missing %d, doubled %d, vanished %d, untold %d; changes %s",
                    before,
                    whole,
                    known,
                    retold,
                    missing,
                    doubled,
                    vanished,
                    untold,
                    kinds);
        }
    }

    private static Result prefix(List<Reading> readings, LocalDate day, Level level) {
        Accountant accountant = new Accountant();
        Account before =
                accountant.account(readings, List.of(), new AccountOptions(day, null, List.of(), level, List.of()));
        Account whole =
                accountant.account(readings, List.of(), new AccountOptions(null, day, List.of(), level, List.of()));
        Set<String> earlier = new HashSet<>();
        before.readings().forEach(r -> earlier.add(r.id()));
        Map<String, List<Span>> toldBefore = new HashMap<>();
        Map<String, List<Mention>> factsBefore = facts(before);
        factsBefore.values().forEach(mentions -> mentions.forEach(m -> add(toldBefore, m)));
        Map<String, List<Mention>> factsNow = facts(whole);
        Map<String, List<Span>> toldNow = new HashMap<>();
        factsNow.values().forEach(mentions -> mentions.forEach(m -> add(toldNow, m)));
        Map<Change.Kind, Integer> kinds = new EnumMap<>(Change.Kind.class);
        Map<String, Integer> changed = new HashMap<>();
        Set<String> asNew = new HashSet<>();
        int doubled = 0;
        for (StoryAccount story : whole.stories()) {
            for (Change change : story.changes()) {
                kinds.merge(change.kind(), 1, Integer::sum);
                changed.merge(change.fact(), 1, Integer::sum);
                if (change.kind() == Change.Kind.NEW && !asNew.add(change.fact())) {
                    doubled++;
                }
            }
        }
        int known = 0;
        int retold = 0;
        int missing = 0;
        for (Map.Entry<String, List<Mention>> fact : factsNow.entrySet()) {
            boolean was = fact.getValue().stream().anyMatch(m -> isIn(toldBefore, m));
            boolean later = fact.getValue().stream().noneMatch(m -> earlier.contains(m.report()));
            if (was) {
                known++;
                doubled += asNew.contains(fact.getKey()) ? 1 : 0;
            } else if (!changed.containsKey(fact.getKey())) {
                // Only what earlier reports tell may be left untold.
                if (later) {
                    retold++;
                } else {
                    missing++;
                    if (Boolean.getBoolean("prefix.show")) {
                        System.out.println("  missing " + fact);
                    }
                }
            }
        }
        int vanished = 0;
        for (Map.Entry<String, List<Mention>> fact : factsBefore.entrySet()) {
            if (fact.getValue().stream().noneMatch(m -> isIn(toldNow, m))) {
                vanished++;
                if (Boolean.getBoolean("prefix.show")) {
                    System.out.println("  vanished " + fact);
                }
            }
        }
        return new Result(
                factsBefore.size(),
                factsNow.size(),
                known,
                retold,
                missing,
                doubled,
                vanished,
                untold(before, whole, earlier),
                kinds);
    }

    /** Facts known before of which the whole tells something else, and no change says what. */
    private static int untold(Account before, Account whole, Set<String> earlier) {
        Map<String, List<Mention>> factsBefore = facts(before);
        Map<String, Event.Status> statusBefore = statuses(before);
        Map<String, Event.Status> statusNow = statuses(whole);
        Set<String> disputedBefore = disputed(before);
        Map<String, Set<String>> idsByClaim = new HashMap<>();
        factsBefore.forEach((id, mentions) -> mentions.forEach(
                m -> idsByClaim.computeIfAbsent(key(m), k -> new TreeSet<>()).add(id)));
        Set<String> told = new HashSet<>();
        whole.stories().forEach(s -> s.changes().forEach(c -> told.add(c.kind() + "\t" + c.fact())));
        int untold = 0;
        for (StoryAccount story : whole.stories()) {
            Map<String, List<Mention>> factsNow = factsOf(story);
            Set<String> own = new HashSet<>(story.story().reports());
            FactOrigins origins = new FactOrigins(
                    whole.readings().stream().filter(r -> own.contains(r.id())).toList(), whole.lineage());
            for (Map.Entry<String, List<Mention>> fact : factsNow.entrySet()) {
                Set<String> known = new TreeSet<>();
                Set<String> carriers = new TreeSet<>();
                Set<String> now = new TreeSet<>();
                for (Mention mention : fact.getValue()) {
                    for (String id : idsByClaim.getOrDefault(key(mention), Set.of())) {
                        if (factsBefore.getOrDefault(id, List.of()).stream()
                                .anyMatch(m ->
                                        key(m).equals(key(mention)) && m.span().overlaps(mention.span()))) {
                            known.add(id);
                            factsBefore.getOrDefault(id, List.of()).forEach(m -> carriers.add(m.report()));
                        }
                    }
                    now.add(mention.report());
                    if (earlier.contains(mention.report())) {
                        carriers.add(mention.report());
                    }
                }
                boolean later = now.stream().anyMatch(r -> !earlier.contains(r));
                if (known.isEmpty() || !later) {
                    continue;
                }
                Event.Status status = statusNow.get(fact.getKey());
                boolean other = status != null
                        && known.stream().noneMatch(id -> status == statusBefore.get(id))
                        && !told.contains("STATUS\t" + fact.getKey())
                        && !told.contains("WITHDRAWN\t" + fact.getKey());
                now.addAll(carriers);
                // Whoever tells it in the very sentence that is known is no further origin of it.
                boolean further = whole.lineage().counter().count(now)
                                > whole.lineage().counter().count(carriers)
                        && origins.count(fact.getValue())
                                > origins.count(fact.getValue().stream()
                                        .filter(m -> earlier.contains(m.report()))
                                        .toList())
                        && !told.contains("CONFIRMED\t" + fact.getKey());
                boolean disputed = disputed(whole).contains(fact.getKey())
                        && known.stream().noneMatch(disputedBefore::contains)
                        && !told.contains("CONTRADICTED\t" + fact.getKey());
                if (other || further || disputed) {
                    untold++;
                    if (Boolean.getBoolean("prefix.show")) {
                        System.out.println("  untold " + other + further + disputed + " " + fact);
                    }
                }
            }
        }
        return untold;
    }

    private static Map<String, Event.Status> statuses(Account account) {
        Map<String, Event.Status> statuses = new HashMap<>();
        account.stories().forEach(s -> s.facts()
                .events()
                .forEach(e -> statuses.put(e.id(), e.what().status())));
        return statuses;
    }

    private static Set<String> disputed(Account account) {
        Set<String> disputed = new HashSet<>();
        account.stories().forEach(s -> s.facts().contradictions().forEach(c -> disputed.add(c.about())));
        return disputed;
    }

    private static void add(Map<String, List<Span>> told, Mention mention) {
        told.computeIfAbsent(key(mention), k -> new ArrayList<>()).add(mention.span());
    }

    private static boolean isIn(Map<String, List<Span>> told, Mention mention) {
        return told.getOrDefault(key(mention), List.of()).stream().anyMatch(span -> span.overlaps(mention.span()));
    }

    private static String key(Mention mention) {
        return mention.report() + "\t" + mention.claim();
    }

    /** Every fact of every story by its id, with its mentions. */
    private static Map<String, List<Mention>> facts(Account account) {
        Map<String, List<Mention>> facts = new HashMap<>();
        account.stories().forEach(story -> facts.putAll(factsOf(story)));
        return facts;
    }

    private static Map<String, List<Mention>> factsOf(StoryAccount story) {
        Map<String, List<Mention>> facts = new HashMap<>();
        Facts all = story.facts();
        all.events().forEach(e -> facts.put(e.id(), e.mentions()));
        all.positions().forEach(p -> facts.put(p.id(), p.mentions()));
        for (FusedQuantity quantity : all.quantities()) {
            List<Mention> mentions = new ArrayList<>();
            quantity.values().forEach(v -> mentions.addAll(v.mentions()));
            facts.put(quantity.id(), mentions);
        }
        for (Utterance utterance : all.utterances()) {
            List<Mention> mentions = new ArrayList<>();
            for (Utterance.Variant variant : utterance.variants()) {
                Span span = variant.spans().getFirst().union(variant.spans().getLast());
                mentions.add(new Mention(variant.report(), variant.quote(), span));
            }
            facts.put(utterance.id(), mentions);
        }
        return facts;
    }
}
