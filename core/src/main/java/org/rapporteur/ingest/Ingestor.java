package org.rapporteur.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;

/**
 * Reads a pile: files, folders, archives and feeds, whatever their charset, into raw reports.
 *
 * <p>Reports come one at a time, in an order that depends on their names only, never on the order of the arguments; a file
 * reached twice is read once. Whatever is bad becomes an {@link InputProblem} (no report came of it) or a problem of the
 * report that could still be made, and the rest goes on. Memory is bounded by the largest report, not by the pile.
 */
public final class Ingestor {
    private static final String STDIN = "-";
    private static final int PEEK_BYTES = 16;

    private final Limits limits;

    /** Reads within the default limits. */
    public Ingestor() {
        this(Limits.DEFAULT);
    }

    /** Reads within limits of one's own. */
    public Ingestor(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads all of it.
     *
     * @param paths files, folders, or {@code -} for JSON Lines on {@code stdin}
     * @param stdin read only if {@code -} is among the paths; not closed
     * @param reports is handed each report
     * @param problems is handed each input, or part of one, that gave no clean report
     */
    public void read(
            List<Path> paths, InputStream stdin, Consumer<RawReport> reports, Consumer<InputProblem> problems) {
        Intake intake = new Intake(reports, problems);
        List<Path> files =
                paths.stream().filter(path -> !path.toString().equals(STDIN)).toList();
        read(Pile.of(files, limits, problems), file -> Files.newInputStream(file.file()), intake);
        if (files.size() < paths.size()) {
            try {
                new JsonReports(limits, intake).readLines(stdin, "stdin", STDIN);
            } catch (IOException e) {
                intake.problem(new InputProblem(STDIN, "unreadable", "reading failed: " + e.getMessage()));
            }
        }
    }

    /** Where a file's bytes come from; an archive may be opened twice. */
    interface Opener {
        InputStream open(Pile.Entry file) throws IOException;
    }

    void read(List<Pile.Entry> files, Opener opener, Intake intake) {
        Revisits revisits = new Revisits();
        for (Pile.Entry file : files) {
            reading(file, intake, () -> read(file, opener, revisits, intake));
        }
        for (Pile.Entry file : files) {
            if (revisits.isWaiting() && Kind.ofName(file.shown()) == Kind.WARC) {
                reading(file, intake, () -> readAgain(file, opener, revisits, intake));
            }
        }
        revisits.unresolved().forEach(intake::problem);
    }

    private interface Reading {
        void run() throws IOException;
    }

    private static void reading(Pile.Entry file, Intake intake, Reading reading) {
        try {
            reading.run();
        } catch (Refusal refusal) {
            intake.problem(refusal.at(file.shown()));
        } catch (AccessDeniedException e) {
            intake.problem(new InputProblem(file.shown(), "unreadable", "reading it is not allowed"));
        } catch (IOException e) {
            intake.problem(new InputProblem(file.shown(), "unreadable", "reading failed: " + e.getMessage()));
        }
    }

    private void readAgain(Pile.Entry file, Opener opener, Revisits revisits, Intake intake) throws IOException {
        try (InputStream raw = new BufferedInputStream(opener.open(file));
                InputStream in = isGzip(raw) ? new Gunzip(raw, limits) : raw) {
            new WarcFile(limits, intake, revisits).readAgain(in);
        }
    }

    private void read(Pile.Entry file, Opener opener, Revisits revisits, Intake intake) throws IOException {
        try (InputStream raw = new BufferedInputStream(opener.open(file));
                InputStream in = isGzip(raw) ? new Gunzip(raw, limits) : raw) {
            switch (Kind.ofName(file.shown())) {
                case WARC -> new WarcFile(limits, intake, revisits).read(in, file);
                case JSON_LINES -> new JsonReports(limits, intake).readLines(in, file.id(), file.shown());
                case TEXT, MARKDOWN, HTML, XML, JSON, UNKNOWN -> whole(file, in, intake);
            }
        }
    }

    private void whole(Pile.Entry file, InputStream in, Intake intake) throws IOException {
        Bytes bytes = Bytes.of(in, limits);
        if (bytes.content().length == 0) {
            throw new Refusal("empty", "the file is empty");
        }
        Decoded decoded = Decoded.of(bytes.content(), null);
        List<Problem> problems = new ArrayList<>(bytes.problems());
        problems.addAll(decoded.problems());
        String content = decoded.text();
        Kind kind = Kind.ofName(file.shown()).correctedBy(content);
        switch (kind) {
            case XML -> new FeedFile(limits, intake).read(file, content, problems);
            case JSON -> new JsonReports(limits, intake).readFile(file, content, problems);
            case TEXT, UNKNOWN, WARC, JSON_LINES -> report(file, Format.TEXT, content, problems, intake);
            case MARKDOWN -> report(file, Format.MARKDOWN, content, problems, intake);
            case HTML -> report(file, Format.HTML, content, problems, intake);
        }
    }

    private static void report(Pile.Entry file, Format format, String content, List<Problem> problems, Intake intake) {
        intake.report(null, file.id(), file.shown(), format, content, Given.NOTHING, problems);
    }

    /** By its first bytes, so that a compressed file under a plain name is read, and a plain one named {@code .gz} too. */
    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(PEEK_BYTES);
        byte[] head = in.readNBytes(2);
        in.reset();
        return head.length == 2 && new String(head, StandardCharsets.ISO_8859_1).equals("\u001f\u008b");
    }
}
