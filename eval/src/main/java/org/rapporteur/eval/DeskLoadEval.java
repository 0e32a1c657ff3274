package org.rapporteur.eval;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.rapporteur.cli.DeskSite;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskOptions;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.web.WebDesk;
import org.rapporteur.desk.web.WebOptions;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a desk with made-up reports, then lets readers ask for story pages and search while more reports come in, and looks whether
 * one is missing in the end. The readers are {@code wrk}'s (Debian's package), on the same machine.
 *
 * <p>Arguments: a folder, where the desk stays for another run; how many reports; readers at once (0 only fills the desk); reports a second that come in; seconds of each part; where the store is
 * PostgreSQL, its address.
 */
public final class DeskLoadEval {
    private static final Duration LONGEST = Duration.ofHours(6);
    /** Over so many days, two thousand a day as many outlets together write. */
    private static final int REPORTS_A_DAY = 2_000;

    private static final JsonMapper JSON = new JsonMapper();

    private DeskLoadEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int reports = Integer.parseInt(arguments[1]);
        int readers = Integer.parseInt(arguments[2]);
        int aSecond = Integer.parseInt(arguments[3]);
        int seconds = Integer.parseInt(arguments[4]);
        String url = arguments.length > 5 ? arguments[5] : null;
        int more = aSecond * (seconds + 5) * 6;
        SyntheticStories stream = new SyntheticStories(reports + more, Math.max(3, (reports + more) / REPORTS_A_DAY));
        Files.createDirectories(folder);
        Path file = folder.resolve("reports.jsonl");
        if (!Files.exists(file)) {
            append(file, stream, 0, reports);
        }
        int before = lines(file);
        try (Desk desk =
                Desk.open(DeskOptions.in(folder.resolve("desk")).byRules(true).at(url), Clock.systemUTC())) {
            desk.store().update(t -> t.inputs().add(Input.Kind.FILE, file.toString(), null, false, null));
            double cpu = Meter.processSeconds();
            long start = System.nanoTime();
            desk.start();
            while (desk.store().read(t -> t.reports().count()) < before) {
                Thread.sleep(200);
            }
            double stored = (System.nanoTime() - start) / 1e9;
            desk.awaitQuiet(LONGEST);
            double told = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%,d reports stored in %.0f s, %,d stories all told after %.0f s (%.0f s of CPU); store %.0f MB,"
                            + " index %.0f MB%n",
                    reports,
                    stored,
                    desk.health().counts().stories(),
                    told,
                    Meter.processSeconds() - cpu,
                    size(folder.resolve("desk"), "desk.sqlite") / 1e6,
                    size(folder.resolve("desk").resolve("index"), "") / 1e6);
            if (readers > 0) {
                ask(desk, folder, file, stream, before, aSecond, readers, seconds);
            }
            desk.awaitQuiet(LONGEST);
            int sent = lines(file);
            int there = desk.store().read(t -> t.reports().count());
            System.out.printf(Locale.ROOT, "sent %,d, stored %,d%n", sent, there);
        }
    }

    private static void ask(
            Desk desk, Path folder, Path file, SyntheticStories stream, int from, int aSecond, int readers, int seconds)
            throws Exception {
        try (WebDesk web = DeskSite.of(desk, WebOptions.local(0))) {
            web.start();
            new Readers(desk, web, folder, readers, seconds).ask(file, stream, from, aSecond);
        }
    }

    /** Readers of pages beside what comes in. */
    private record Readers(Desk desk, WebDesk web, Path folder, int readers, int seconds) {
        void ask(Path file, SyntheticStories stream, int from, int aSecond) throws Exception {
            AtomicBoolean over = new AtomicBoolean();
            Thread feeder = Thread.ofPlatform().start(() -> feed(file, stream, from, aSecond, over));
            List<String> stories = desk.store().read(t -> t.stories().latest(Long.MAX_VALUE, 0, 2_000)).stream()
                    .map(StoredStory::id)
                    .map(id -> "/stories/" + id)
                    .toList();
            List<String> searches = searches(stream, from);
            wrk("story pages, warming up", stories, 0);
            wrk("story pages, no pause between two", stories, 0);
            wrk("story pages, a second between two", stories, 1_000);
            wrk("search, warming up", searches, 1_000);
            wrk("search, a second between two", searches, 1_000);
            over.set(true);
            feeder.join();
        }

        private static List<String> searches(SyntheticStories stream, int reports) {
            List<String> searches = new ArrayList<>();
            SplittableRandom random = new SplittableRandom(11);
            for (int i = 0; i < 200; i++) {
                String[] words =
                        stream.written(random.nextInt(reports)).headline().split(" ");
                int at = random.nextInt(words.length - 1);
                String query =
                        switch (i % 4) {
                            case 0 -> words[at];
                            case 1 -> words[at] + "+" + words[at + 1];
                            case 2 -> "%22" + words[at] + "+" + words[at + 1] + "%22";
                            default -> words[at] + "&kind=quote";
                        };
                searches.add("/search?q=" + query);
            }
            return searches;
        }

        private static void feed(Path file, SyntheticStories stream, int from, int aSecond, AtomicBoolean over) {
            int next = from;
            long start = System.nanoTime();
            try {
                while (!over.get() && next + aSecond <= stream.size()) {
                    append(file, stream, next, next + aSecond);
                    next += aSecond;
                    long due = start + (next - from) * 1_000_000_000L / aSecond;
                    Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void wrk(String what, List<String> paths, int pauseMillis) throws Exception {
            Path script = folder.resolve("ask.lua");
            List<String> lua = new ArrayList<>(List.of("local paths = {"));
            paths.forEach(path -> lua.add("'" + path.replace("'", "%27") + "',"));
            lua.add("}");
            lua.add("math.randomseed(os.time())");
            lua.add("request = function() return wrk.format('GET', paths[math.random(#paths)]) end");
            if (pauseMillis > 0) {
                lua.add("delay = function() return " + pauseMillis + " end");
            }
            lua.add("local wrong = 0");
            lua.add("response = function(status) if status ~= 200 then wrong = wrong + 1 end end");
            lua.add("done = function(summary, latency) io.write(string.format('p50 %.1f ms, p95 %.1f ms, p99 %.1f ms,"
                    + " most %.0f ms; %d answers, %d other than 200, %d too late\\n', latency:percentile(50) / 1000,"
                    + " latency:percentile(95) / 1000, latency:percentile(99) / 1000, latency.max / 1000,"
                    + " summary.requests, summary.errors.status, summary.errors.timeout)) end");
            Files.write(script, lua, StandardCharsets.UTF_8);
            Process wrk = new ProcessBuilder(
                            "wrk",
                            "-t1",
                            "-c" + readers,
                            "-d" + seconds + "s",
                            "--timeout",
                            "10s",
                            "-s",
                            script.toString(),
                            web.url().toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            said.lines()
                    .filter(line -> line.startsWith("p50"))
                    .forEach(line -> System.out.println(what + ", " + readers + " readers: " + line));
            if (wrk.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        }
    }

    private static void append(Path file, SyntheticStories stream, int from, int to) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = from; i < to; i++) {
                SyntheticStories.Written written = stream.written(i);
                out.write(JSON.writeValueAsString(JSON.createObjectNode()
                        .put("url", written.id())
                        .put("title", written.headline())
                        .put("outlet", "Outlet " + i % 300)
                        .put("date", written.published())
                        .put("text", written.text() + claims(stream.story(i), i))));
                out.write('\n');
            }
        }
    }

    /** What three people of a story say and what is ahead in it, some of it told by each report. */
    private static String claims(int story, int report) {
        String[] first = {"Mara", "Tomas", "Ilan", "Petra", "Johan", "Lena", "Teodor", "Mirela"};
        String[] days = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
        StringBuilder text = new StringBuilder();
        SplittableRandom random = new SplittableRandom(report);
        for (int i = 0; i < 3; i++) {
            SplittableRandom said = new SplittableRandom(story * 8L + random.nextInt(6));
            String name = first[said.nextInt(first.length)] + " " + capital(SyntheticStream.word(said.nextInt(40_000)));
            text.append("\n\n\"We will not ")
                    .append(SyntheticStream.word(said.nextInt(9_000)))
                    .append(" the ")
                    .append(SyntheticStream.word(said.nextInt(9_000)))
                    .append(" before the talks are over,\" Foreign Minister ")
                    .append(name)
                    .append(" said on ")
                    .append(days[said.nextInt(days.length)])
                    .append('.');
        }
        SplittableRandom ahead = new SplittableRandom(~story);
        return text.append("\n\nThe two ministers will meet in ")
                .append(capital(SyntheticStream.word(ahead.nextInt(20_000))))
                .append(" on ")
                .append(days[ahead.nextInt(days.length)])
                .append(". Some ")
                .append(2 + ahead.nextInt(900))
                .append(" people were killed, officials said.")
                .toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static int lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return (int) lines.count();
        }
    }

    private static long size(Path folder, String begins) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().startsWith(begins))
                    .toList()) {
                bytes += Files.size(each);
            }
        }
        return bytes;
    }
}
