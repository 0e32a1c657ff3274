package org.rapporteur.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Sha256;
import org.rapporteur.text.Surrogates;

/** Where every reader hands its reports and problems: keeps ids unique and turns an empty report into a problem. */
final class Intake {
    /** 8 hex digits: in a pile of 10,000 reports that share one id, two of them clash with a chance of 1 %. */
    private static final int SUFFIX_DIGITS = 8;

    private final Consumer<RawReport> reports;
    private final Consumer<InputProblem> problems;
    private final Map<String, String> contentById = new HashMap<>();
    private final Set<Long> entries = new HashSet<>();
    private final boolean takesEmpty;

    Intake(Consumer<RawReport> reports, Consumer<InputProblem> problems) {
        this(reports, problems, false);
    }

    /** {@code takesEmpty}: a report without text is handed on too, since somebody may know where its text is. */
    Intake(Consumer<RawReport> reports, Consumer<InputProblem> problems, boolean takesEmpty) {
        this.reports = reports;
        this.problems = problems;
        this.takesEmpty = takesEmpty;
    }

    void problem(InputProblem problem) {
        problems.accept(problem);
    }

    /** Hands a feed's entry on, unless another feed had it already: the same address and the same text. */
    void entry(String ownId, String path, Format format, String content, Given given, List<Problem> found) {
        if (given.url() == null || entries.add(shortened(Sha256.hex(given.url() + '\0' + content)))) {
            report(null, ownId, path, format, content, given, found);
        }
    }

    /**
     * Hands a report on. A report with an id and content met before is the same report and not read twice; other content
     * under a taken id gets the id with a suffix made from that content.
     */
    void report(
            @Nullable String givenId,
            String ownId,
            String path,
            Format format,
            String text,
            Given given,
            List<Problem> problems) {
        String content = Surrogates.repaired(text);
        List<Problem> found = new ArrayList<>(problems);
        if (!content.equals(text)) {
            found.add(Problem.of("undecodable", "half characters (lone surrogates) were replaced"));
        }
        if (content.isBlank() && !takesEmpty) {
            problem(new InputProblem(path, "empty", "there is no text in it"));
            return;
        }
        String id = givenId == null || givenId.isBlank() ? ownId : givenId.strip();
        String digest = Sha256.hex(content + '\0' + given);
        String known = contentById.putIfAbsent(id, digest);
        if (known != null && known.equals(digest)) {
            return;
        }
        if (known != null) {
            id = id + "-" + digest.substring(0, SUFFIX_DIGITS);
            if (contentById.putIfAbsent(id, digest) != null) {
                return;
            }
        }
        reports.accept(new RawReport(id, path, format, content, given, found));
    }

    private static long shortened(String digest) {
        return Long.parseUnsignedLong(digest, 0, 16, 16);
    }
}
