package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;
import org.rapporteur.desk.search.Results;
import org.rapporteur.desk.search.SearchIndex;
import org.rapporteur.desk.search.SearchQuery;
import org.rapporteur.desk.store.Accounts;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.Happening;
import org.rapporteur.desk.store.Place;
import org.rapporteur.desk.store.Said;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredAccount;
import org.rapporteur.desk.store.Weight;
import org.rapporteur.desk.watch.Arrival;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.AlignedText;

/**
 * Measures the desk's search over made-up reports, with a quote and an event of each: how fast the index is made from the store, how
 * large it is, and how long 200 searches of all kinds take, each twice; the second time counts. Argument: how many reports.
 */
public final class SearchScaleEval {
    private static final int VOCABULARY = 60_000;
    private static final int NAMES = 20_000;
    private static final int OUTLETS = 300;
    private static final int OF_A_STORY = 4;
    private static final int QUERIES = 200;
    private static final int PORTION = 64;
    private static final LocalDate FIRST = LocalDate.of(2031, 1, 1);

    private SearchScaleEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        int reports = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("search");
        try (Store store = Store.open(folder, null, Clock.systemUTC())) {
            long start = System.nanoTime();
            for (int i = 0; i < reports; i += PORTION) {
                fill(store, i, Math.min(reports, i + PORTION));
            }
            double stored = (System.nanoTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "%,d reports stored in %.0f s%n", reports, stored);
            start = System.nanoTime();
            try (SearchIndex index = SearchIndex.writing(folder, store)) {
                index.catchUp();
                double built = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "index of %,d documents made in %.0f s, %.0f reports a second, %.0f MB%n",
                        index.search(SearchQuery.of("")).total(),
                        built,
                        reports / built,
                        size(folder.resolve("index")) / 1e6);
                measure(index, reports);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static void fill(Store store, int from, int to) {
        store.update(t -> {
            for (int i = from; i < to; i++) {
                SplittableRandom random = new SplittableRandom(i);
                String story = "s-" + i / OF_A_STORY;
                String id = id(i);
                String text = text(random, i);
                String day = FIRST.plusDays(i / (OF_A_STORY * 300L)).toString();
                RawReport raw = new RawReport(id, id, RawReport.Format.TEXT, text, Given.NOTHING, List.of());
                Article.Meta meta = new Article.Meta(
                        null, words(random, i, 8), List.of(name(random)), outlet(i), "en", published(day));
                Reading reading = new Reading(
                        new Article(id, id, meta, AlignedText.identity(text), List.of(), List.of(), List.of()),
                        new Annotation(
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                new Fidelity(Fidelity.State.CLEAN, 0, List.of()),
                                Annotation.RULES),
                        List.of(),
                        List.of(),
                        List.of());
                t.reports().store("i", new Arrival(id, raw, store.clock().instant()), reading);
                t.reports().place(id, story);
                if (i % OF_A_STORY == 0) {
                    account(t, story, i);
                }
            }
        });
    }

    private static void account(org.rapporteur.desk.store.Transaction t, String story, int first) {
        List<Said> said = new ArrayList<>();
        List<Happening> events = new ArrayList<>();
        for (int i = 0; i < OF_A_STORY; i++) {
            SplittableRandom random = new SplittableRandom(~(first + i));
            String words = words(random, first, 20);
            Place place = new Place(id(first + i), 10, 10 + words.length());
            String speaker = name(random);
            LocalDate day = FIRST.plusDays(first / (OF_A_STORY * 300L));
            said.add(new Said(
                    story,
                    "u" + i,
                    new Said.Speaker("p-" + speaker, speaker, true),
                    words,
                    "q1",
                    place,
                    day,
                    new Weight(1 + random.nextInt(4), 1),
                    1,
                    false));
            events.add(new Happening(
                    story,
                    "e" + i,
                    new Happening.What("AGREE", "planned", name(random), List.of(name(random))),
                    null,
                    day,
                    words(random, first, 20),
                    place,
                    new Weight(2, 1 + random.nextInt(2)),
                    false,
                    false));
        }
        long change = t.changes().add(ChangeLog.Kind.ADDED, ChangeLog.Type.STORY, story, story, null, null);
        t.stories().put(story, "story", change);
        t.stories().accounted(story, new Weight(OF_A_STORY, 1 + first % 3), change, false);
        t.accounts()
                .put(
                        new StoredAccount(
                                story,
                                1,
                                FIRST.atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
                                List.of(),
                                "{}",
                                "",
                                ""),
                        new Accounts.FactRows(said, List.of(), events, List.of()));
    }

    private static Published published(String day) {
        return new Published(day, "made up");
    }

    private static void measure(SearchIndex index, int reports) throws IOException {
        List<SearchQuery> queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            queries.add(query(i, new SplittableRandom(7_000 + i), reports));
        }
        long[] nanos = new long[QUERIES];
        long found = 0;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < QUERIES; i++) {
                long start = System.nanoTime();
                Results results = index.search(queries.get(i));
                nanos[i] = System.nanoTime() - start;
                found += results.total();
            }
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%d searches that find %,.0f on average: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, slowest %.1f ms%n",
                QUERIES,
                found / 2.0 / QUERIES,
                sorted[QUERIES / 2] / 1e6,
                sorted[QUERIES * 95 / 100] / 1e6,
                sorted[QUERIES * 99 / 100] / 1e6,
                sorted[QUERIES - 1] / 1e6);
    }

    /** As people ask: mostly a word or two and a name, at times a phrase, a beginning, a very common word, or only filters. */
    private static SearchQuery query(int number, SplittableRandom random, int reports) {
        int report = random.nextInt(reports);
        String[] words =
                text(new SplittableRandom(report), report).replace(".", "").split(" ");
        String one = words[random.nextInt(words.length)];
        String two = words[random.nextInt(words.length)];
        int at = random.nextInt(words.length - 3);
        String text =
                switch (number % 10) {
                    case 0, 1 -> one;
                    case 2, 3 -> one + " " + two;
                    case 4 -> name(random);
                    case 5 -> "\"" + words[at] + " " + words[at + 1] + "\"";
                    case 6 -> one.substring(0, Math.min(3, one.length())) + "*";
                    case 7 -> one + " OR " + two + " -" + word(random, 0);
                    case 8 -> word(random, 0);
                    default -> "";
                };
        LocalDate from = number % 4 == 1 ? FIRST.plusDays(random.nextInt(60)) : null;
        SearchQuery.Filters filters = new SearchQuery.Filters(
                number % 7 == 3 ? SearchQuery.Kind.QUOTE : null,
                number % 10 == 9 ? new SearchQuery.Fact(name(random), null, null, null) : SearchQuery.Fact.ANY,
                number % 8 == 5
                        ? new SearchQuery.Told(outlet(random.nextInt(OUTLETS)), null)
                        : SearchQuery.Told.ANYWHERE,
                from,
                null,
                null,
                number % 5 == 2 ? 2 : 0);
        SearchQuery.Order order = number % 6 == 0 ? SearchQuery.Order.DAY : SearchQuery.Order.RELEVANCE;
        return new SearchQuery(text, filters, order, 20, null);
    }

    private static String id(int i) {
        return "r" + i;
    }

    private static String outlet(int i) {
        return "Outlet " + i % OUTLETS;
    }

    private static String name(SplittableRandom random) {
        return capital(SyntheticStream.word(VOCABULARY + (int) (NAMES * Math.pow(random.nextDouble(), 3)))) + " "
                + capital(SyntheticStream.word(VOCABULARY + random.nextInt(400)));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String text(SplittableRandom random, int report) {
        int length = 80 + random.nextInt(80);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i += 16) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(capital(words(random, report, 16)))
                    .append('.');
        }
        return text.toString();
    }

    private static String words(SplittableRandom random, int report, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(word(random, report));
        }
        return words.toString();
    }

    /** After Zipf's law; one in five is a word of its story. */
    private static String word(SplittableRandom random, int report) {
        int rank = (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY));
        return SyntheticStream.word(
                report > 0 && random.nextInt(5) == 0
                        ? 300 + Math.floorMod(report / OF_A_STORY * 31 + random.nextInt(20) * 977, VOCABULARY - 300)
                        : rank);
    }
}
