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
     * 32 MiB: three times the 10 MB line that must still be read; the largest page of the 1,070 in the two public sets for
     * main-text extraction has 4 MB. 16 GiB: the WARC guidelines advise files of 1 GB, compressed about 1 : 5. 200: text
     * compresses 3 to 20 fold, a bomb nears DEFLATE's bound of 1,032. 1,000,000 entries: a WARC of 1 GB holds some 50,000
     * pages. 200 deep: no feed or object measured is deeper than 30.
     */
    public static final Limits DEFAULT = new Limits(32 << 20, 16L << 30, 200, 1_000_000, 200);

    /** Throws {@link IllegalArgumentException} unless all are positive. */
    public Limits {
        if (reportBytes <= 0 || inputBytes <= 0 || expansion <= 0 || entries <= 0 || depth <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
