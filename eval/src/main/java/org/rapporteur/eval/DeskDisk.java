package org.rapporteur.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskHealth;
import org.rapporteur.desk.newsroom.NewsroomHealth;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.watch.Input;

/** Lets the disk under a desk fill up while reports come in, looks at what the desk says and keeps, and makes room again. */
final class DeskDisk {
    private static final int REPORTS = 240;
    /** Where it fills up differs: while the store grows, or the accounts, or the index. */
    private static final List<String> SIZES = List.of("1500k", "2500k", "3500k");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final PrintStream out;
    private final List<String> wrong = new ArrayList<>();

    DeskDisk(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    List<String> run() throws Exception {
        for (String size : SIZES) {
            fillUp(size);
        }
        return wrong;
    }

    private void fillUp(String size) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk-" + size));
        Path file = folder.resolve("drop-" + size + ".jsonl");
        Files.writeString(file, "");
        system("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
        try {
            fillUp(size, disk, file);
        } finally {
            system("umount", "-l", disk.toString());
        }
    }

    private void fillUp(String size, Path disk, Path file) throws Exception {
        Set<String> acknowledged = new HashSet<>();
        Desk desk = Desk.open(DeskUnderFire.options(disk), Clock.systemUTC());
        try {
            desk.store().update(t -> t.inputs()
                    .add(Input.Kind.FILE, file.toAbsolutePath().toString(), null, false, null));
            desk.start();
            String stuck = null;
            int written = 0;
            for (; written < REPORTS && stuck == null; written++) {
                append(file, written);
                Thread.sleep(20);
                stuck = stuck(desk.health());
            }
            stuck = stuck == null ? awaitStuck(desk) : stuck;
            for (; written < REPORTS; written++) {
                append(file, written);
            }
            Thread.sleep(3_000);
            acknowledged.addAll(keys(desk));
            DeskHealth health = desk.health();
            out.printf(
                    Locale.ROOT,
                    "disk of %s: full after %d of %d reports; well: %s; the newsroom: %s; search: %s%n",
                    size,
                    acknowledged.size(),
                    REPORTS,
                    health.isWell() ? "YES" : "no",
                    stuck(health),
                    health.searchFault());
            expect(stuck != null && !health.isWell(), size + ": the health does not say that the disk is full");
            int found = DeskKills.all(desk, "").size();
            out.printf("  meanwhile search finds %d%n", found);
            expect(
                    found >= acknowledged.size() || health.searchFault() != null,
                    size + ": search does not find all while the disk is full, and the health does not say so");
            long begun = System.nanoTime();
            system("mount", "-o", "remount,size=200m", disk.toString());
            boolean goesOn =
                    await(() -> desk.store().read(t -> t.reports().count()) == REPORTS) && desk.awaitQuiet(PATIENCE);
            health = desk.health();
            Set<String> now = new HashSet<>(keys(desk));
            List<Reports.Version> arrivals = desk.store().read(t -> t.reports().arrivalsAfter(0, 100_000));
            out.printf(
                    Locale.ROOT,
                    "  with room again: all there after %.0f s: %s; reports %d, arrivals %d, acknowledged before and lost %d;"
                            + " accounts due %d; well: %s; fault: %s%n",
                    (System.nanoTime() - begun) / 1e9,
                    goesOn ? "yes" : "NO",
                    now.size(),
                    arrivals.size(),
                    acknowledged.stream().filter(each -> !now.contains(each)).count(),
                    health.counts().due(),
                    health.isWell() ? "yes" : "NO",
                    health.newsroom() == null ? null : health.newsroom().fault());
            health.faults().forEach(fault -> out.println("  complaint: " + fault.path() + ": " + fault.message()));
            expect(goesOn, size + ": does not go on when there is room");
            expect(now.containsAll(acknowledged) && now.size() == REPORTS, size + ": reports are lost");
            expect(arrivals.size() == REPORTS, size + ": reports are doubled");
            expect(health.isWell(), size + ": not well in the end");
            long accounts = desk.store().read(t -> t.stories().latest(Long.MAX_VALUE, 0, 1_000).stream()
                    .filter(story -> t.accounts().find(story.id()).isPresent())
                    .count());
            expect(
                    accounts == health.counts().stories(),
                    size + ": " + accounts + " accounts of " + health.counts().stories());
            Set<String> index = DeskKills.all(desk, "");
            desk.reindex();
            expect(index.equals(DeskKills.all(desk, "")), size + ": the index differs from one made again");
        } finally {
            desk.close();
        }
        startFull(size, disk);
    }

    /** A desk on a disk that is full before it starts. */
    private void startFull(String size, Path disk) throws Exception {
        Path ballast = disk.resolve("ballast");
        byte[] block = new byte[4_096];
        try (var to = Files.newOutputStream(ballast)) {
            while (true) {
                to.write(block);
            }
        } catch (IOException full) {
            // As wanted.
        }
        String said;
        try (Desk desk = Desk.open(DeskUnderFire.options(disk), Clock.systemUTC())) {
            desk.start();
            await(() -> desk.isNewsroom() || desk.health().searchFault() != null);
            said = "it opens; reports " + desk.store().read(t -> t.reports().count()) + ", found "
                    + DeskKills.all(desk, "").size() + ", search: "
                    + desk.health().searchFault();
            Files.delete(ballast);
            expect(await(() -> desk.health().isWell() && desk.isNewsroom()), size + ": not well with room again");
        } catch (IOException | RuntimeException e) {
            if (!(e instanceof IOException)) {
                e.printStackTrace();
                wrong.add(size + ": a desk on a full disk ends with " + e);
            }
            said = "it does not open: " + e.getMessage();
            Files.delete(ballast);
            try (Desk desk = Desk.open(DeskUnderFire.options(disk), Clock.systemUTC())) {
                expect(desk.store().read(t -> t.reports().count()) == REPORTS, size + ": lost at the start");
            }
        }
        out.println("  started on a full disk: " + said);
    }

    private static void append(Path file, int number) throws IOException {
        Files.writeString(file, MadeNews.report(number).line() + "\n", StandardOpenOption.APPEND);
    }

    private static List<String> keys(Desk desk) {
        return desk.store().read(t -> t.reports().keys().toList());
    }

    private static @Nullable String stuck(DeskHealth health) {
        NewsroomHealth newsroom = health.newsroom();
        return newsroom != null && newsroom.state() == NewsroomHealth.State.STUCK ? newsroom.fault() : null;
    }

    private static @Nullable String awaitStuck(Desk desk) throws InterruptedException {
        await(() -> stuck(desk.health()) != null);
        return stuck(desk.health());
    }

    static boolean await(java.util.function.BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    private void system(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    private void expect(boolean well, String otherwise) {
        if (!well) {
            wrong.add(otherwise);
        }
    }
}
