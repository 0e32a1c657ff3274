package org.rapporteur.eval;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskOptions;
import org.rapporteur.desk.newsroom.NewsroomHealth;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.watch.FetchOptions;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.WatchOptions;

/**
 * The process that is killed: a desk that follows a file that grows and a feed, and says on its standard output what it found when
 * it started ({@code FOUND}), that it watches ({@code READY}) and each arrival as soon as it is committed ({@code ACK}). {@code end} on
 * its standard input lets it finish all there is, {@code stop} ends it in good order at once.
 *
 * <p>Arguments: {@code FOLDER FILE FEED_ADDRESS FEED_HOST}.
 */
final class DeskUnderFire {
    private static final Duration PATIENCE = Duration.ofMinutes(9);

    private DeskUnderFire() {}

    /** A desk by rules whose waits are so short that a run of a second does something. */
    static DeskOptions options(Path folder, String... allowed) {
        FetchOptions fetch = new FetchOptions(
                FetchOptions.DEFAULT.userAgent(),
                Set.of(allowed),
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                FetchOptions.DEFAULT.bodyBytes());
        return DeskOptions.in(folder)
                .byRules(true)
                .watching(new WatchOptions(
                        Duration.ofMillis(100),
                        Duration.ofMillis(40),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(5),
                        fetch));
    }

    /** The file and the feed, by their ids. */
    record Inputs(Input file, Input feed) {}

    static Inputs follow(Desk desk, Path file, String feed) {
        return desk.store()
                .write(t -> new Inputs(
                        t.inputs().add(Input.Kind.FILE, file.toAbsolutePath().toString(), null, false, null),
                        t.inputs().add(Input.Kind.FEED, feed, null, false, null)));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Desk desk = Desk.open(options(folder, arguments[3]), Clock.systemUTC());
        Inputs inputs = follow(desk, Path.of(arguments[1]), arguments[2]);
        System.out.println("FOUND " + found(desk, inputs));
        long[] last = {desk.store().read(t -> t.reports().lastNumber())};
        desk.start();
        AtomicReference<String> told = new AtomicReference<>("");
        Thread.ofVirtual().start(() -> told.set(line()));
        boolean ready = false;
        while ("".equals(told.get())) {
            var health = desk.isNewsroom() ? desk.health().newsroom() : null;
            if (!ready && health != null && health.state() == NewsroomHealth.State.RUNNING) {
                ready = true;
                System.out.println("READY");
            }
            say(desk, last);
            Thread.sleep(2);
        }
        if ("end".equals(told.get()) && !desk.awaitQuiet(PATIENCE)) {
            System.out.println("NOT QUIET");
        }
        say(desk, last);
        desk.close();
        System.out.println("DONE");
        System.exit(0);
    }

    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "stop" : line;
        } catch (java.io.IOException e) {
            return "stop";
        }
    }

    private static void say(Desk desk, long[] last) {
        List<Reports.Version> arrivals = desk.store().read(t -> t.reports().arrivalsAfter(last[0], 1_000));
        for (Reports.Version arrival : arrivals) {
            System.out.println("ACK " + arrival.number() + " " + arrival.report() + " " + arrival.version());
            last[0] = arrival.number();
        }
    }

    /** What must agree after a kill: lines done with and their reports, entries remembered and their reports; then what is still due. */
    private static String found(Desk desk, Inputs inputs) {
        return desk.store().read(t -> {
            Map<String, Integer> reports = t.inputs().reportCounts();
            Map<String, String> ofFile = t.inputs().positions(inputs.file().id());
            long entries = t.inputs().positions(inputs.feed().id()).keySet().stream()
                    .filter(name -> name.startsWith("entry:"))
                    .count();
            return linesDone(ofFile.getOrDefault(
                            "file:" + Path.of(inputs.file().address()).getFileName(), ""))
                    + " " + reports.getOrDefault(inputs.file().id(), 0)
                    + " " + entries
                    + " " + reports.getOrDefault(inputs.feed().id(), 0)
                    + " " + t.stories().countDue();
        });
    }

    /** Of a file's position (size:modified:offset:line:number:done:check) the number of the last report handed on. */
    private static int linesDone(String position) {
        return position.isEmpty() ? 0 : Integer.parseInt(position.split(":")[4]);
    }
}
