package org.rapporteur.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;
import tools.jackson.databind.json.JsonMapper;

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
    private static final Pattern CHARSET =
            Pattern.compile(";\\s{0,9}charset\\s{0,9}=\\s{0,9}[\"']?([\\w:.-]{1,40})", Pattern.CASE_INSENSITIVE);

    private final Limits limits;
    private final JsonMapper mapper;

    /** Reads within the default limits. */
    public Ingestor() {
        this(Limits.DEFAULT);
    }

    /** Reads within limits of one's own. */
    public Ingestor(Limits limits) {
        this.limits = limits;
        this.mapper = JsonReports.mapper(limits);
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
                new JsonReports(limits, mapper, intake).readLines(stdin, "stdin", STDIN, 1);
            } catch (IOException e) {
                intake.problem(new InputProblem(STDIN, "unreadable", "reading failed: " + e.getMessage()));
            }
        }
    }

    /**
     * The files of a folder that would be read, by the rules by which {@link #read} walks it: in name order, without hidden
     * files, what a folder says about itself, and accounts that were written there.
     */
    public List<Path> files(Path folder, Consumer<InputProblem> problems) {
        return Pile.of(List.of(folder), limits, problems).stream()
                .map(PileFile::file)
                .toList();
    }

    /**
     * The files of a pile in the order in which {@link #read} reads them, each under the name that it has in this pile, so that
     * several readers can share it.
     *
     * @param problems is handed what was found and is not among the files
     */
    public List<PileFile> pile(List<Path> paths, Consumer<InputProblem> problems) {
        return Pile.of(paths, limits, problems);
    }

    /**
     * Reads one file of a pile: the same reports and problems, in the same order, each time and whoever reads it.
     *
     * <p>Nothing is known of the pile's other files. An id that the input gives may therefore be given by another file too, an entry
     * may stand in two feeds, and a capture that refers to a page in another archive is a problem.
     */
    public void readFile(PileFile file, Consumer<RawReport> reports, Consumer<InputProblem> problems) {
        read(List.of(file), one -> Files.newInputStream(one.file()), new Intake(reports, problems));
    }

    /**
     * Reads one report object as a line of JSON Lines has it; it may have several lines itself.
     *
     * @param id of the report, unless the object gives one
     * @param path where a person would find it
     */
    public void readObject(
            byte[] json, String id, String path, Consumer<RawReport> reports, Consumer<InputProblem> problems) {
        Intake intake = new Intake(reports, problems);
        if (json.length > limits.reportBytes()) {
            intake.problem(new InputProblem(
                    path, "too-large", "the object is longer than " + limits.reportBytes() + " bytes"));
        } else if (!new JsonReports(limits, mapper, intake).readObject(json, id, path)) {
            intake.problem(new InputProblem(path, "empty", "there is nothing in it"));
        }
    }

    /**
     * Reads a part of a JSON Lines file.
     *
     * @param id the reports' ids begin with it
     * @param path the file, as a person would find it
     * @param firstLine the number of the line with which the part begins, from 1
     */
    public void readLines(
            InputStream lines,
            String id,
            String path,
            int firstLine,
            Consumer<RawReport> reports,
            Consumer<InputProblem> problems) {
        Intake intake = new Intake(reports, problems);
        try {
            new JsonReports(limits, mapper, intake).readLines(lines, id, path, firstLine);
        } catch (IOException e) {
            intake.problem(new InputProblem(path, "unreadable", "reading failed: " + e.getMessage()));
        }
    }

    /**
     * Undoes what a server did to a document to send fewer bytes, within the limits; a document that is itself a gzip file is
     * unpacked too.
     *
     * @param address of the document, for the problems
     * @param codings the values of {@code Content-Encoding}, in the order of writing
     * @param problems is handed what is damaged: what precedes the damage is given back
     * @return null if there is nothing that can be read, which was told as a problem
     */
    public byte @Nullable [] unpacked(
            String address, List<String> codings, byte[] body, Consumer<InputProblem> problems) {
        List<Problem> found = new ArrayList<>();
        try {
            byte[] plain = new ContentCoding(limits).decode(codings, body, found);
            if (isGzip(new ByteArrayInputStream(plain))) {
                plain = new ContentCoding(limits).decode(List.of("gzip"), plain, found);
            }
            found.forEach(p -> problems.accept(new InputProblem(address, p.kind(), p.message())));
            return plain;
        } catch (Refusal refusal) {
            problems.accept(refusal.at(address));
        } catch (IOException e) {
            problems.accept(new InputProblem(address, "unreadable", "reading failed: " + e.getMessage()));
        }
        return null;
    }

    /**
     * Reads a feed that was fetched: RSS, Atom or JSON Feed. An entry without any text is a report too, whose content is empty:
     * its page may be fetched.
     *
     * @param address where the feed was fetched; its reports' paths begin with it
     * @param contentType as the server said, or null
     */
    public void readFeed(
            String address,
            byte[] feed,
            @Nullable String contentType,
            Consumer<RawReport> reports,
            Consumer<InputProblem> problems) {
        Intake intake = new Intake(reports, problems, true);
        try {
            if (feed.length == 0) {
                throw new Refusal("empty", "the feed is empty");
            }
            Decoded decoded = Decoded.of(feed, charset(contentType));
            PileFile entry = new PileFile(Path.of(""), address, address);
            switch (Kind.UNKNOWN.correctedBy(decoded.text())) {
                case JSON ->
                    new JsonReports(limits, mapper, intake).readFile(entry, decoded.text(), decoded.problems());
                case HTML -> throw new Refusal("not-a-feed", "this is a web page and no feed");
                case XML, TEXT, MARKDOWN, WARC, JSON_LINES, UNKNOWN ->
                    new FeedFile(limits, intake).read(entry, decoded.text(), decoded.problems());
            }
        } catch (Refusal refusal) {
            intake.problem(refusal.at(address));
        }
    }

    /**
     * Reads a page that was fetched.
     *
     * @param address where it was fetched, the report's path
     * @param contentType as the server said, or null
     * @param given what is known of it already, such as its address, and its date in a feed
     */
    public void readPage(
            String address,
            byte[] page,
            @Nullable String contentType,
            Given given,
            Consumer<RawReport> reports,
            Consumer<InputProblem> problems) {
        Intake intake = new Intake(reports, problems);
        try {
            Decoded decoded = Decoded.of(page, charset(contentType));
            boolean plain = contentType != null
                    && contentType.strip().toLowerCase(Locale.ROOT).startsWith("text/plain");
            Format format = plain && Kind.TEXT.correctedBy(decoded.text()) == Kind.TEXT ? Format.TEXT : Format.HTML;
            intake.report(null, address, address, format, decoded.text(), given, decoded.problems());
        } catch (Refusal refusal) {
            intake.problem(refusal.at(address));
        }
    }

    private static @Nullable String charset(@Nullable String contentType) {
        Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
        return named.find() ? named.group(1) : null;
    }

    /** Where a file's bytes come from; an archive may be opened twice. */
    interface Opener {
        InputStream open(PileFile file) throws IOException;
    }

    void read(List<PileFile> files, Opener opener, Intake intake) {
        Revisits revisits = new Revisits();
        for (PileFile file : files) {
            reading(file, intake, () -> read(file, opener, revisits, intake));
        }
        for (PileFile file : files) {
            if (revisits.isWaiting() && Kind.ofName(file.shown()) == Kind.WARC) {
                reading(file, intake, () -> readAgain(file, opener, revisits, intake));
            }
        }
        revisits.unresolved().forEach(intake::problem);
    }

    private interface Reading {
        void run() throws IOException;
    }

    private static void reading(PileFile file, Intake intake, Reading reading) {
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

    private void readAgain(PileFile file, Opener opener, Revisits revisits, Intake intake) throws IOException {
        try (InputStream raw = new BufferedInputStream(opener.open(file));
                InputStream in = isGzip(raw) ? new Gunzip(raw, limits) : raw) {
            new WarcFile(limits, intake, revisits).readAgain(in);
        }
    }

    private void read(PileFile file, Opener opener, Revisits revisits, Intake intake) throws IOException {
        try (InputStream raw = new BufferedInputStream(opener.open(file));
                InputStream in = isGzip(raw) ? new Gunzip(raw, limits) : raw) {
            switch (Kind.ofName(file.shown())) {
                case WARC -> new WarcFile(limits, intake, revisits).read(in, file);
                case JSON_LINES -> new JsonReports(limits, mapper, intake).readLines(in, file.id(), file.shown(), 1);
                case TEXT, MARKDOWN, HTML, XML, JSON, UNKNOWN -> whole(file, in, intake);
            }
        }
    }

    private void whole(PileFile file, InputStream in, Intake intake) throws IOException {
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
            case JSON -> new JsonReports(limits, mapper, intake).readFile(file, content, problems);
            case TEXT, UNKNOWN, WARC, JSON_LINES -> report(file, Format.TEXT, content, problems, intake);
            case MARKDOWN -> report(file, Format.MARKDOWN, content, problems, intake);
            case HTML -> report(file, Format.HTML, content, problems, intake);
        }
    }

    private static void report(PileFile file, Format format, String content, List<Problem> problems, Intake intake) {
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
