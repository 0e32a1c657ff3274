package org.rapporteur.ingest;

/**
 * How much is read before reading stops: the guard against bombs and accidents.
 *
 * @param reportBytes of one report, decompressed; a longer one is cut there and says so
 * @param inputBytes of one archive or JSON Lines file, decompressed
 * @param expansion how many times its own size a compressed file may grow once past {@code reportBytes}
 * @param entries of one feed, archive or JSON Lines file
 * @param depth of nested folders, JSON objects and XML elements
 */
public record Limits(int reportBytes, long inputBytes, int expansion, int entries, int depth) {
    /**
     * 32 MiB: three times the 10 MB line that must still be read; the largest of the 1,112 pages of fundus-eval and
     * trafilatura-eval has 1.6 MB. 16 GiB: the WARC guidelines advise files of 1 GB, and pages shrink about fivefold. 200:
     * text rarely shrinks more than twentyfold, a bomb nears DEFLATE's bound of 1,032. 1,000,000 entries: a WARC of 1 GB
     * holds some tens of thousands of pages. 200 deep: feeds and report objects need about ten, a stack overflows at some
     * thousands.
     */
    public static final Limits DEFAULT = new Limits(32 << 20, 16L << 30, 200, 1_000_000, 200);

    /** Throws {@link IllegalArgumentException} unless all are positive. */
    public Limits {
        if (reportBytes <= 0 || inputBytes <= 0 || expansion <= 0 || entries <= 0 || depth <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
