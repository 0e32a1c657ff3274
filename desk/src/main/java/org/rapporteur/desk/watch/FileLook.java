package org.rapporteur.desk.watch;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.Limits;
import org.rapporteur.ingest.RawReport;

/**
 * Looks at a folder, or at one file: reads what came or changed since, from where it was left. For one input and one thread.
 *
 * <p>JSON Lines that grow are read from the line where they were left; a web archive from its beginning, of which what was handed
 * on is passed over. A file that was written anew is read anew: the same keys, so new versions.
 */
final class FileLook implements Look {
    private static final String PREFIX = "file:";
    private static final Pattern NUMBER = Pattern.compile("#(\\d{1,9})$");
    private static final Pattern LINES = Pattern.compile("\\.(?:jsonl|ndjson)$", Pattern.CASE_INSENSITIVE);

    private final Ledger ledger;
    private final Duration quiet;
    private final Clock clock;
    private final Ingestor ingestor = new Ingestor();
    private final Map<Path, Still> still = new HashMap<>();
    private boolean lookedBefore;

    FileLook(Ledger ledger, Duration quiet, Clock clock) {
        this.ledger = ledger;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** How a file stood when it was first seen so. */
    private record Still(long size, long modified, Instant since) {}

    /** What a reader's callback cannot throw. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped(InterruptedException cause) {
            super(cause);
        }
    }

    @Override
    public Seen look(Input input, Map<String, String> known) throws IOException, InterruptedException {
        Path root = Path.of(input.address());
        boolean single = input.kind() == Input.Kind.FILE;
        if (single ? !Files.isRegularFile(root) : !Files.isDirectory(root)) {
            throw new NoSuchFileException(root + ": there is no such " + (single ? "file" : "folder") + ".");
        }
        List<InputProblem> problems = new ArrayList<>();
        List<Path> files = single ? List.of(root) : ingestor.files(root, problems::add);
        problems.removeIf(p -> p.kind().equals("no-reports"));
        Portion portion = new Portion(ledger, input.id());
        Told.tell(problems, known, portion);
        boolean complete = true;
        String message = problems.isEmpty()
                ? null
                : problems.getFirst().path() + ": " + problems.getFirst().message() + ".";
        RuntimeException fault = null;
        Set<String> names = new HashSet<>();
        for (Path file : files) {
            String shown = single ? String.valueOf(file.getFileName()) : slashes(root.relativize(file));
            names.add(PREFIX + shown);
            try {
                Reading reading = begin(input, file, shown, known.get(PREFIX + shown));
                if (reading == null) {
                    continue;
                }
                // Of a file that is named itself only what is complete is taken, so it need not stand still.
                if (!single && !stoodStill(file, reading.from)) {
                    complete = false;
                    continue;
                }
                reading.read(portion);
                message = reading.message == null ? message : reading.message;
            } catch (NoSuchFileException gone) {
                // It was taken away between listing and reading: no fault.
                names.remove(PREFIX + shown);
            } catch (Stopped stopped) {
                throw interrupted();
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw interrupted();
                }
                message = file + ": reading failed: " + e.getMessage() + ".";
            } catch (RuntimeException e) {
                // A file that the program cannot take must not keep the others waiting.
                fault = fault == null ? e : fault;
            }
        }
        for (Map.Entry<String, String> each : known.entrySet()) {
            if (each.getKey().startsWith(PREFIX) && !each.getValue().isEmpty() && !names.contains(each.getKey())) {
                portion.remember(each.getKey(), "");
            }
        }
        still.keySet().retainAll(files);
        portion.handOn();
        lookedBefore = true;
        if (fault != null) {
            throw fault;
        }
        return new Seen(portion.gave(), complete, message);
    }

    private static InterruptedException interrupted() {
        return new InterruptedException("the watchers are closing");
    }

    private static String slashes(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }

    /** Null if there is nothing to read. */
    private @Nullable Reading begin(Input input, Path file, String shown, @Nullable String known) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        long size = now.size();
        long modified = now.lastModifiedTime().toMillis();
        FilePosition was = FilePosition.parse(known);
        if (was != null && was.isOf(size, modified)) {
            return was.finished() ? null : new Reading(input, file, shown, was);
        }
        String check = FilePosition.check(file, size);
        boolean grown = was != null
                && size >= was.size()
                && FilePosition.check(file, was.size()).equals(was.check());
        FilePosition from =
                was != null && grown ? was.in(size, modified, check) : FilePosition.beginning(size, modified, check);
        return new Reading(input, file, shown, from);
    }

    /** True for what was there at the first look, and for what has not changed for a moment. */
    private boolean stoodStill(Path file, FilePosition now) {
        Instant time = clock.instant();
        Still before = still.get(file);
        if (!lookedBefore) {
            return true;
        }
        if (before == null || before.size != now.size() || before.modified != now.modified()) {
            still.put(file, new Still(now.size(), now.modified(), time));
            return false;
        }
        return !time.isBefore(before.since.plus(quiet));
    }

    /** One file being read. */
    private final class Reading {
        private final Input input;
        private final Path file;
        private final String shown;
        private final FilePosition from;
        private FilePosition position;

        /** The number in the archive that was reached: what comes with a lower one was put off, and comes a second time only then. */
        private int reached;

        private @Nullable String message;

        Reading(Input input, Path file, String shown, FilePosition from) {
            this.input = input;
            this.file = file;
            this.shown = shown;
            this.from = from;
            position = from;
        }

        void read(Portion portion) throws IOException, InterruptedException {
            if (LINES.matcher(shown).find() && !isGzip()) {
                lines(portion);
            } else {
                ingestor.read(
                        List.of(file),
                        InputStream.nullInputStream(),
                        report -> take(report, portion),
                        problem -> take(problem, portion));
                position = position.end(0, 1);
            }
            portion.remember(PREFIX + shown, position.toString());
            portion.handOn();
            still.remove(file);
        }

        private boolean isGzip() throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return in.read() == 0x1F && in.read() == 0x8B;
            }
        }

        private void lines(Portion portion) throws IOException, InterruptedException {
            long whole = endOfWholeLines();
            int line = from.line();
            if (whole > from.offset()) {
                try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                    channel.position(from.offset());
                    Counted in = new Counted(
                            new BufferedInputStream(Channels.newInputStream(channel)), whole - from.offset());
                    ingestor.readLines(
                            in,
                            input.id() + "/" + shown,
                            file.toString(),
                            from.line(),
                            report -> take(report, portion),
                            problem -> take(problem, portion));
                    line += in.lines;
                }
            }
            position = lastLine(portion, whole, line);
        }

        /** The last line has no end: it is taken if it is a report already. */
        private FilePosition lastLine(Portion portion, long whole, int line) throws IOException {
            byte[] rest;
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                channel.position(whole);
                rest = Channels.newInputStream(channel)
                        .readNBytes((int) Math.min(from.size() - whole, Limits.DEFAULT.reportBytes()));
            }
            if (new String(rest, StandardCharsets.ISO_8859_1).isBlank()) {
                return position.end(whole, line);
            }
            List<RawReport> reports = new ArrayList<>();
            List<InputProblem> problems = new ArrayList<>();
            ingestor.readLines(
                    new ByteArrayInputStream(rest),
                    input.id() + "/" + shown,
                    file.toString(),
                    line,
                    reports::add,
                    problems::add);
            if (reports.isEmpty()) {
                if (input.kind() == Input.Kind.FILE) {
                    message = file + "#" + line + ": the line is not complete yet.";
                } else {
                    problems.forEach(p -> take(p, portion));
                }
                return position.end(whole, line);
            }
            reports.forEach(r -> take(r, portion));
            return position.end(from.size(), line);
        }

        /** Behind the last line break among the bytes that the file had when reading began. */
        private long endOfWholeLines() throws IOException {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
                for (long to = from.size(); to > from.offset(); to -= buffer.capacity()) {
                    long begin = Math.max(from.offset(), to - buffer.capacity());
                    buffer.clear().limit((int) (to - begin));
                    channel.position(begin);
                    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                        // Until it is full or the file ends.
                    }
                    for (int i = buffer.position() - 1; i >= 0; i--) {
                        if (buffer.get(i) == '\n') {
                            return begin + i + 1;
                        }
                    }
                }
            }
            return from.offset();
        }

        private void take(RawReport report, Portion portion) {
            int number = number(report.path());
            boolean cut = report.problems().stream().anyMatch(p -> p.kind().endsWith("-truncated"));
            if (isPassedOver(number)) {
                return;
            }
            if (cut && input.kind() == Input.Kind.FILE) {
                message = report.path() + ": the record is not complete yet.";
                return;
            }
            if (!cut && number > position.number()) {
                position = position.after(number);
            }
            handing(() -> portion.add(
                    new Arrival(key(report, number), report, clock.instant()), PREFIX + shown, position.toString()));
        }

        private void take(InputProblem problem, Portion portion) {
            if (isPassedOver(number(problem.path()))
                    || problem.kind().equals("empty") && LINES.matcher(shown).find()) {
                return;
            }
            String told = problem.path() + ": " + problem.message() + ".";
            message = told;
            if (problem.kind().endsWith("-truncated") && input.kind() == Input.Kind.FILE) {
                return;
            }
            handing(() -> portion.add(problem));
        }

        /** True for what was handed on when the file was last read. */
        private boolean isPassedOver(int number) {
            boolean secondPass = number > 0 && number < reached;
            reached = Math.max(reached, number);
            return number > 0 && number <= from.number() && !secondPass;
        }

        /** Its page's address; where it has none, the id that it was given in the file, or its place in it. */
        private String key(RawReport report, int number) {
            String url = report.given().url();
            if (url != null) {
                return WebLinks.canonical(url);
            }
            String place = input.id() + "/" + shown;
            return number == 0
                    ? place
                    : place + "#" + (report.id().endsWith("#" + number) ? String.valueOf(number) : report.id());
        }
    }

    private interface Handing {
        void run() throws InterruptedException;
    }

    private static void handing(Handing handing) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped(interrupted());
        }
        try {
            handing.run();
        } catch (InterruptedException e) {
            throw new Stopped(e);
        }
    }

    private static int number(String path) {
        Matcher m = NUMBER.matcher(path);
        return m.find() ? Integer.parseInt(m.group(1)) : 0;
    }

    /** Reads so many bytes and counts their line breaks. */
    private static final class Counted extends FilterInputStream {
        private long left;
        private int lines;

        Counted(InputStream in, long bytes) {
            super(in);
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = super.read(into, at, (int) Math.min(length, left));
            for (int i = at; i < at + n; i++) {
                lines += into[i] == '\n' ? 1 : 0;
            }
            left -= Math.max(n, 0);
            return n;
        }
    }
}
