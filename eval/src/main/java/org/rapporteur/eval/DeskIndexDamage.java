package org.rapporteur.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.watch.Input;

/** Damages the files of a desk's index before it starts and while it runs, and asks whether search answers again. */
final class DeskIndexDamage {
    private static final int REPORTS = 80;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Path file;
    private final PrintStream out;
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<String> wrong = new ArrayList<>();
    private int reports;

    /** What is done to the files of the index. */
    private interface Damage {
        void to(Path index) throws IOException;
    }

    private record Kind(String name, Damage damage) {}

    DeskIndexDamage(Path folder, PrintStream out) {
        this.folder = folder;
        this.file = folder.resolve("drop.jsonl");
        this.out = out;
    }

    private List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind("one byte of the largest file changed", index -> flip(largest(index))));
        kinds.add(new Kind("one byte of each file changed", index -> {
            for (Path each : files(index)) {
                flip(each);
            }
        }));
        kinds.add(new Kind("the largest file cut in half", index -> cut(largest(index), 2)));
        kinds.add(new Kind("each file but the lock emptied", index -> {
            for (Path each : files(index)) {
                cut(each, 0);
            }
        }));
        kinds.add(new Kind("segments_N emptied", index -> cut(segments(index), 0)));
        kinds.add(new Kind("segments_N cut in half", index -> cut(segments(index), 2)));
        kinds.add(new Kind("segments_N deleted", index -> Files.delete(segments(index))));
        kinds.add(new Kind("the largest file deleted", index -> Files.delete(largest(index))));
        kinds.add(new Kind("the whole folder deleted", DeskFaultsEval::delete));
        kinds.add(new Kind("the largest file full of noise", index -> {
            byte[] noise = new byte[(int) Files.size(largest(index))];
            random.nextBytes(noise);
            Files.write(largest(index), noise);
        }));
        return kinds;
    }

    List<String> run() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(file, "");
        grow(REPORTS);
        Path index = folder.resolve("desk").resolve("index");
        try (Desk desk = open()) {
            desk.awaitQuiet(PATIENCE);
        }
        for (Kind kind : kinds()) {
            kind.damage.to(index);
            String before;
            try (Desk desk = open()) {
                before = outcome(desk, kind.name + ", before the start", true);
            }
            String during;
            try (Desk desk = open()) {
                desk.awaitQuiet(PATIENCE);
                kind.damage.to(index);
                during = outcome(desk, kind.name + ", while it runs", false);
            }
            String after;
            try (Desk desk = open()) {
                after = outcome(desk, kind.name + ", at the next start", false);
            }
            out.printf(
                    Locale.ROOT,
                    "%-38s before the start: %s; while it runs: %s; at the next start: %s%n",
                    kind.name,
                    before,
                    during,
                    after);
        }
        return wrong;
    }

    private Desk open() throws IOException {
        Desk desk = Desk.open(DeskUnderFire.options(folder.resolve("desk")), Clock.systemUTC());
        desk.store().update(t -> t.inputs()
                .add(Input.Kind.FILE, file.toAbsolutePath().toString(), null, false, null));
        desk.start();
        return desk;
    }

    /** Whether all is found, also what came after the damage; how soon; and whether somebody was told. */
    private String outcome(Desk desk, String what, boolean mustSay) throws Exception {
        long begun = System.nanoTime();
        long faults = damageSaid(desk);
        grow(1);
        String[] failure = new String[1];
        boolean well = DeskDisk.await(() -> {
            try {
                int there = desk.store().read(t -> t.reports().count());
                return there == reports
                        && ids(desk, "").equals(stored(desk))
                        && !ids(desk, "\"people in\"").isEmpty();
            } catch (IOException | RuntimeException | InternalError e) {
                failure[0] = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                return false;
            }
        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        well &= desk.awaitQuiet(PATIENCE);
        Set<String> found = DeskKills.all(desk, "");
        long said = damageSaid(desk) - faults;
        desk.reindex();
        boolean same = found.equals(DeskKills.all(desk, ""));
        if (!well || !same) {
            wrong.add(what + ": well " + well + ", the same as one made again " + same);
        }
        if (mustSay && damageSaid(desk) == 0) {
            wrong.add(what + ": nobody was told");
        }
        return String.format(
                Locale.ROOT,
                "%s in %.1f s%s%s",
                well && same ? "answers" : "DOES NOT ANSWER",
                seconds,
                said > 0 ? ", rebuilt and said" : "",
                failure[0] == null ? "" : ", meanwhile an error");
    }

    private static Set<String> stored(Desk desk) {
        List<String> ids = desk.store().read(t -> t.reports().latest(Long.MAX_VALUE, 100_000).stream()
                .map(StoredReport::id)
                .toList());
        return new TreeSet<>(ids);
    }

    /** The reports found. */
    private static Set<String> ids(Desk desk, String text) throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String each : DeskKills.all(desk, text)) {
            if (each.startsWith("REPORT")) {
                ids.add(each.split(" ")[2]);
            }
        }
        return ids;
    }

    /** Number of the last complaint of a damaged index, 0 for none. */
    private static long damageSaid(Desk desk) {
        return desk.health().faults().stream()
                .filter(fault -> fault.kind().equals("index-damaged"))
                .mapToLong(fault -> fault.number())
                .max()
                .orElse(0);
    }

    private void grow(int by) throws IOException {
        for (int i = 0; i < by; i++) {
            Files.writeString(file, MadeNews.report(reports++).line() + "\n", StandardOpenOption.APPEND);
        }
    }

    private static List<Path> files(Path index) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            return files.filter(each -> !each.endsWith("write.lock")).sorted().toList();
        }
    }

    private static Path largest(Path index) throws IOException {
        return files(index).stream()
                .max(Comparator.comparingLong(each -> each.toFile().length()))
                .orElseThrow();
    }

    private static Path segments(Path index) throws IOException {
        return files(index).stream()
                .filter(each -> each.getFileName().toString().startsWith("segments_"))
                .findFirst()
                .orElseThrow();
    }

    /** In place, as a disk does. */
    private void flip(Path each) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(each.toFile(), "rw")) {
            if (bytes.length() > 0) {
                long at = random.nextLong(bytes.length());
                bytes.seek(at);
                int was = bytes.read();
                bytes.seek(at);
                bytes.write(was ^ 1 << random.nextInt(8));
            }
        }
    }

    private static void cut(Path each, int part) throws IOException {
        try (FileChannel channel = FileChannel.open(each, StandardOpenOption.WRITE)) {
            channel.truncate(part == 0 ? 0 : channel.size() / part);
        }
    }
}
