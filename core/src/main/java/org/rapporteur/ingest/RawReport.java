package org.rapporteur.ingest;

import java.util.List;
import org.rapporteur.text.Problem;

/**
 * One report as it came: decoded, not yet understood.
 *
 * @param id stable name, unique in the pile; the given one if the container had one
 * @param path where it came from, as the user would find it ({@code feed.xml#3})
 * @param format how to read the content
 * @param content the decoded input; all raw offsets count in it
 * @param given what the container stated about it; wins over what is guessed
 * @param problems what went wrong so far (a replaced character, a cut at the size limit)
 */
public record RawReport(String id, String path, Format format, String content, Given given, List<Problem> problems) {
    public RawReport {
        problems = List.copyOf(problems);
    }

    /** How the content is written. */
    public enum Format {
        TEXT,
        MARKDOWN,
        HTML
    }
}
