package org.rapporteur.eval;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.newsroom.Archive;
import org.rapporteur.desk.newsroom.Newsroom;
import org.rapporteur.desk.newsroom.NewsroomOptions;
import org.rapporteur.desk.search.Found;
import org.rapporteur.desk.search.Results;
import org.rapporteur.desk.search.SearchQuery;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredAccount;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.watch.Arrival;
import org.rapporteur.desk.watch.Delivery;

/**
 * Kills a desk (SIGKILL) at random moments while reports come in, starts it again, and at the end looks for what is lost, doubled
 * or other than in a desk that nobody disturbed.
 */
final class DeskKills {
    private static final int LINES = 400;
    private static final int ENTRIES = 60;
    /** An entry that changes does so when so many more have come. */
    private static final int CHANGES_AFTER = 15;
    /** One kill in so many comes while the desk starts, at any moment of it. */
    private static final int STARTS = 8;
    /** One kill in two comes at any moment from the start on, the others when up to so many arrivals less one are committed. */
    private static final int LATER = 4;
    /** And so much later: a cold reader takes half a second for its first report, account and index as long again. */
    private static final int LONGEST_WAIT_MILLIS = 600;

    private final Path folder;
    private final Path file;
    private final PrintStream out;
    private final SplittableRandom random;
    private final int kills;
    private final Map<String, Integer> acknowledged = new ConcurrentSkipListMap<>();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private volatile int step;
    private int lines;
    private double startMillis = 1_500;

    DeskKills(Path folder, int kills, long seed, PrintStream out) {
        this.folder = folder;
        this.file = folder.resolve("drop.jsonl");
        this.kills = kills;
        this.random = new SplittableRandom(seed);
        this.out = out;
    }

    private static MadeNews.Report entry(int number, boolean changed) {
        MadeNews.Report report = MadeNews.report(LINES + number);
        return changed
                ? new MadeNews.Report(
                        report.id(),
                        report.title() + " (updated)",
                        report.text() + " The council postponed its meeting.",
                        report.outlet(),
                        report.day())
                : report;
    }

    private static boolean changes(int number) {
        return number % 3 == 0;
    }

    private String feed(int at) {
        List<MadeNews.Report> entries = IntStream.range(0, Math.min(at, ENTRIES))
                .mapToObj(i -> entry(i, changes(i) && i + CHANGES_AFTER < at))
                .toList();
        return MadeNews.rss("Made up", entries);
    }

    /** @return what is wrong, nothing if all is well */
    List<String> run() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(file, "");
        long begun = System.nanoTime();
        int starting = 0;
        int inWork = 0;
        int accounts = 0;
        int stops = 0;
        try (LoopbackOutlet outlet = new LoopbackOutlet()) {
            outlet.gives("/feed", (headers, to) -> {
                String etag = "\"" + step + "\"";
                to.write(
                        etag.equals(headers.get("if-none-match"))
                                ? LoopbackOutlet.whole(304, Map.of("ETag", etag), new byte[0])
                                : LoopbackOutlet.whole(
                                        200,
                                        Map.of("Content-Type", "application/rss+xml", "ETag", etag),
                                        feed(step).getBytes(StandardCharsets.UTF_8)));
            });
            for (int kill = 0; kill < kills; kill++) {
                boolean stop = kill == 0 || kill == kills / 3 || kill == 2 * kills / 3;
                if (stop) {
                    stops++;
                    try (Run run = new Run(outlet)) {
                        run.ready.await();
                        grow(kill);
                        run.await(acknowledged.size() + 1);
                        run.finish("stop");
                    }
                }
                try (Run run = new Run(outlet)) {
                    boolean early = random.nextInt(STARTS) == 0;
                    long start = System.nanoTime();
                    if (early) {
                        grow(kill);
                        TimeUnit.MILLISECONDS.sleep(random.nextInt((int) startMillis));
                    } else {
                        if (!run.ready.await(120, TimeUnit.SECONDS)) {
                            wrong.add("run " + kill + " did not start within 120 s");
                        }
                        startMillis = 0.9 * startMillis + 0.1 * (System.nanoTime() - start) / 1e6;
                        int before = acknowledged.size();
                        grow(kill);
                        run.await(random.nextBoolean() ? before + random.nextInt(LATER) : before);
                        TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_WAIT_MILLIS * 1_000));
                    }
                    run.kill();
                    starting += run.ready.getCount() > 0 ? 1 : 0;
                    inWork +=
                            run.ready.getCount() == 0 && acknowledged.size() < lines + Math.min(step, ENTRIES) ? 1 : 0;
                    accounts += run.dueAtStart > 0 ? 1 : 0;
                }
                if (kill % 20 == 19) {
                    out.printf(Locale.ROOT, "  %d kills after %.0f s%n", kill + 1, (System.nanoTime() - begun) / 1e9);
                }
            }
            grow(kills);
            try (Run run = new Run(outlet)) {
                run.ready.await();
                run.finish("end");
            }
            out.printf(
                    Locale.ROOT,
                    "kills %d (%d while starting, %d with arrivals on their way, after %d accounts were due), clean stops %d, %.0f s%n",
                    kills,
                    starting,
                    inWork,
                    accounts,
                    stops,
                    (System.nanoTime() - begun) / 1e9);
            compare(outlet);
        }
        return wrong;
    }

    /** Each kill finds its share of the file and the feed; one line in four is torn until the next. */
    private void grow(int kill) throws IOException {
        int to = Math.min(LINES, LINES * (kill + 1) / kills);
        step = (ENTRIES + CHANGES_AFTER + 1) * (kill + 1) / kills;
        StringBuilder more = new StringBuilder(torn);
        torn = "";
        for (; lines < to; lines++) {
            more.append(MadeNews.report(lines).line()).append('\n');
        }
        if (kill < kills - 1 && more.length() > 0 && random.nextInt(4) == 0) {
            int cut = more.length() - 1 - random.nextInt(100);
            torn = more.substring(cut);
            more.setLength(cut);
        }
        Files.writeString(file, more, StandardOpenOption.APPEND);
    }

    private String torn = "";

    /** One life of the desk. */
    private final class Run implements AutoCloseable {
        private final Process process;
        private final Thread reader;
        private final CountDownLatch ready = new CountDownLatch(1);
        private volatile int dueAtStart;
        private volatile boolean done;

        Run(LoopbackOutlet outlet) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED"));
            // A start-up cache, so that a start takes half as long; the first run, which ends in good order, makes it.
            Path cache = folder.resolve("start.aot");
            command.add((Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache);
            command.add("-Xlog:all=off");
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    DeskUnderFire.class.getName(),
                    folder.resolve("desk").toString(),
                    file.toString(),
                    outlet.url("/feed"),
                    outlet.host()));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("stderr.log").toFile()))
                    .start();
            reader = Thread.ofPlatform().start(this::listen);
        }

        private void listen() {
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    String[] words = line.split(" ");
                    switch (words[0]) {
                        case "FOUND" -> found(line, words);
                        case "READY" -> ready.countDown();
                        case "ACK" -> acknowledge(words);
                        case "DONE" -> done = true;
                        case "NOT" -> wrong.add("it did not finish");
                        default -> {
                            // Of the virtual machine, about its cache.
                        }
                    }
                }
            } catch (IOException e) {
                wrong.add("its output broke: " + e);
            }
        }

        private void found(String line, String[] words) {
            if (!words[1].equals(words[2]) || !words[3].equals(words[4])) {
                wrong.add("positions and reports differ: " + line);
            }
            dueAtStart = Integer.parseInt(words[5]);
        }

        private void acknowledge(String[] words) {
            // The last word may be cut off by the kill, the line is then no acknowledgement.
            if (words.length == 4) {
                String version = words[2] + " " + words[3];
                Integer before = acknowledged.put(version, Integer.parseInt(words[1]));
                if (before != null && before != Integer.parseInt(words[1])) {
                    wrong.add(version + " was arrival " + before + " and then " + words[1]);
                }
            }
        }

        /** Waits until so many arrivals are acknowledged, over all runs; not for long, since there may be no more. */
        void await(int arrivals) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (acknowledged.size() < arrivals && System.nanoTime() < end) {
                Thread.sleep(1);
            }
        }

        /** By its handle, since the process itself would close what it said last. */
        void kill() throws InterruptedException {
            process.toHandle().destroyForcibly();
            process.waitFor();
            reader.join();
        }

        void finish(String how) throws IOException, InterruptedException {
            try (BufferedWriter in = process.outputWriter()) {
                in.write(how + "\n");
            }
            process.waitFor();
            reader.join();
            if (!done) {
                wrong.add("a run that was told to " + how + " left with status " + process.exitValue());
            }
        }

        @Override
        public void close() throws InterruptedException {
            kill();
        }
    }

    // --- what is there at the end ---

    private void compare(LoopbackOutlet outlet) throws Exception {
        try (Desk desk = Desk.open(DeskUnderFire.options(folder.resolve("desk")), Clock.systemUTC())) {
            List<Reports.Version> arrivals = desk.store().read(t -> t.reports().arrivalsAfter(0, 100_000));
            checkReports(desk.store(), arrivals);
            checkAccounts(desk.store());
            checkIndex(desk);
            replay(desk.store(), arrivals);
        }
        atOnce(outlet);
    }

    private void checkReports(Store store, List<Reports.Version> arrivals) {
        Set<String> there = new TreeSet<>();
        for (int i = 0; i < arrivals.size(); i++) {
            Reports.Version arrival = arrivals.get(i);
            there.add(arrival.report() + " " + arrival.version());
            if (arrival.number() != i + 1) {
                wrong.add("arrival " + (i + 1) + " has the number " + arrival.number());
            }
        }
        Set<String> lost = new TreeSet<>(acknowledged.keySet());
        lost.removeAll(there);
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < LINES; i++) {
            expected.add(Reports.idOf(MadeNews.report(i).url()));
        }
        for (int i = 0; i < ENTRIES; i++) {
            expected.add(Reports.idOf(entry(i, false).url()));
        }
        Set<String> reports =
                arrivals.stream().map(Reports.Version::report).collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(reports);
        reports.removeAll(expected);
        int doubled = 0;
        int changed = 0;
        for (String id : expected) {
            List<String> titles = arrivals.stream()
                    .filter(each -> each.report().equals(id))
                    .map(each -> String.valueOf(each.title()))
                    .toList();
            doubled += titles.size() - new HashSet<>(titles).size();
            changed += titles.size() > 1 ? 1 : 0;
        }
        int last = 0;
        for (int i = 0; i < ENTRIES; i++) {
            String id = Reports.idOf(entry(i, false).url());
            StoredReport now = store.read(t -> t.reports().find(id)).orElse(null);
            last += now != null
                            && entry(i, changes(i)).title().equals(now.head().title())
                    ? 1
                    : 0;
        }
        long logged = store.read(t -> t.changes().since(0, 1_000_000)).stream()
                .filter(change -> change.type() == ChangeLog.Type.REPORT)
                .count();
        String integrity = store.jdbi().withHandle(h -> h.createQuery("PRAGMA integrity_check")
                .mapTo(String.class)
                .one());
        out.printf(
                Locale.ROOT,
                "reports %d of %d, arrivals %d, acknowledged %d, acknowledged and lost %d, missing %d, strange %d, doubled %d%n",
                expected.size() - missing.size(),
                expected.size(),
                arrivals.size(),
                acknowledged.size(),
                lost.size(),
                missing.size(),
                reports.size(),
                doubled);
        out.printf(
                Locale.ROOT,
                "entries in their last form %d of %d, with two versions %d; report changes in the log %d; SQLite's own check: %s%n",
                last,
                ENTRIES,
                changed,
                logged,
                integrity);
        expect(lost.isEmpty(), "lost: " + lost.size());
        expect(missing.isEmpty() && reports.isEmpty(), "missing " + missing.size() + ", strange " + reports.size());
        expect(doubled == 0, "doubled versions: " + doubled);
        expect(last == ENTRIES, "entries in an old form: " + (ENTRIES - last));
        expect(logged == arrivals.size(), "the change log names " + logged + " arrivals");
        expect(integrity.equals("ok"), "SQLite: " + integrity);
    }

    private void checkAccounts(Store store) {
        int right = 0;
        List<StoredStory> stories = stories(store);
        for (StoredStory story : stories) {
            Set<Long> reports = store.read(t -> t.reports().ofStory(story.id())).stream()
                    .map(StoredReport::number)
                    .collect(Collectors.toSet());
            StoredAccount account =
                    store.read(t -> t.accounts().find(story.id())).orElse(null);
            right += account != null && new HashSet<>(account.heard()).equals(reports) ? 1 : 0;
        }
        int due = store.read(t -> t.stories().countDue());
        out.printf(
                Locale.ROOT,
                "stories %d, with an account of just their reports %d, due %d%n",
                stories.size(),
                right,
                due);
        expect(right == stories.size() && due == 0, "accounts are not up to date");
    }

    private static List<StoredStory> stories(Store store) {
        return store.read(t -> t.stories().latest(Long.MAX_VALUE, 0, 100_000));
    }

    private void checkIndex(Desk desk) throws Exception {
        List<String> queries = new ArrayList<>(List.of(""));
        for (int i = 0; i < 100; i++) {
            queries.add(MadeNews.report(i * 4).title().split(" ")[1 + i % 2]);
            queries.add(
                    "\"" + MadeNews.report(i * 4 + 1).text().substring(0, 25).replace("\"", "") + "\"");
        }
        desk.start();
        expect(desk.awaitQuiet(Duration.ofMinutes(2)), "the desk was not quiet in the end");
        List<Set<String>> before = new ArrayList<>();
        for (String query : queries) {
            before.add(all(desk, query));
        }
        desk.reindex();
        int same = 0;
        for (int i = 0; i < queries.size(); i++) {
            same += before.get(i).equals(all(desk, queries.get(i))) ? 1 : 0;
        }
        out.printf(
                Locale.ROOT,
                "searches that find the same in the index as it was and in one made again: %d of %d (in it %d)%n",
                same,
                queries.size(),
                before.getFirst().size());
        expect(same == queries.size() && !before.getFirst().isEmpty(), "the index differs from one made again");
    }

    static Set<String> all(Desk desk, String text) throws IOException {
        Set<String> found = new TreeSet<>();
        String after = null;
        do {
            Results page = desk.search(
                    new SearchQuery(text, SearchQuery.Filters.NONE, SearchQuery.Order.DAY, SearchQuery.MOST, after));
            for (Found each : page.found()) {
                found.add(each.kind() + " " + each.story() + " " + each.id() + " " + each.weight());
            }
            after = page.next();
        } while (after != null);
        return found;
    }

    /** The same arrivals in the same order, without any disturbance. */
    private void replay(Store store, List<Reports.Version> arrivals) throws Exception {
        try (Store calm = Store.open(folder.resolve("calm"), null, Clock.systemUTC())) {
            Newsroom newsroom =
                    new Newsroom(calm, new Archive(ReportReader.byRules()::read), NewsroomOptions.standard());
            newsroom.start();
            for (Reports.Version arrival : arrivals) {
                Arrival again = store.read(t -> new Arrival(
                        t.reports().find(arrival.report()).orElseThrow().key(),
                        t.reports().raw(arrival.report(), arrival.version()).orElseThrow(),
                        arrival.arrivedAt()));
                newsroom.deliver(new Delivery("again", List.of(again), List.of(), Map.of()));
            }
            newsroom.settle("again");
            newsroom.awaitAccounts();
            Map<String, StoredReport.Ties> here = ties(store);
            Map<String, StoredReport.Ties> there = ties(calm);
            long differing = here.entrySet().stream()
                    .filter(each -> !each.getValue().equals(there.get(each.getKey())))
                    .count();
            long edges = here.keySet().stream()
                    .filter(id -> !store.read(t -> t.reports().edges(id))
                            .equals(calm.read(t -> t.reports().edges(id))))
                    .count();
            Set<Set<String>> groups = groups(here);
            out.printf(
                    Locale.ROOT,
                    "undisturbed, in the same order: stories %d and %d, the same assignment %s; reports with another story's name, original"
                            + " or relation %d, with other edges %d%n",
                    groups.size(),
                    groups(there).size(),
                    groups.equals(groups(there)) ? "yes" : "NO",
                    differing,
                    edges);
            expect(groups.equals(groups(there)) && differing == 0 && edges == 0, "decided otherwise than undisturbed");
            newsroom.close();
        }
    }

    /** The file and the feed as they are at the end, by a desk that finds them so. */
    private void atOnce(LoopbackOutlet outlet) throws Exception {
        try (Desk calm =
                Desk.open(DeskUnderFire.options(folder.resolve("at-once"), outlet.host()), Clock.systemUTC())) {
            DeskUnderFire.follow(calm, file, outlet.url("/feed"));
            calm.start();
            calm.awaitQuiet(Duration.ofMinutes(5));
            Map<String, StoredReport.Ties> there = ties(calm.store());
            try (Store store = Store.open(folder.resolve("desk"), null, Clock.systemUTC())) {
                Set<Set<String>> here = groups(ties(store));
                Set<Set<String>> other = groups(there);
                Set<Set<String>> both = new HashSet<>(here);
                both.retainAll(other);
                out.printf(
                        Locale.ROOT,
                        "all at once, so in another order: stories %d and %d, %d of them with the same reports%n",
                        here.size(),
                        other.size(),
                        both.size());
            }
        }
    }

    private static Map<String, StoredReport.Ties> ties(Store store) {
        return store.read(t -> t.reports().latest(Long.MAX_VALUE, 1_000_000)).stream()
                .collect(Collectors.toMap(StoredReport::id, StoredReport::ties));
    }

    private static Set<Set<String>> groups(Map<String, StoredReport.Ties> ties) {
        Collection<Set<String>> groups = ties.entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> String.valueOf(each.getValue().story()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toSet())))
                .values();
        return new HashSet<>(groups);
    }

    private void expect(boolean well, String otherwise) {
        if (!well) {
            wrong.add(otherwise);
        }
    }
}
