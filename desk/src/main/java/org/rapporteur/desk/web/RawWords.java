package org.rapporteur.desk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/**
 * A report as it came, in pieces: what of it became the text of the article, and what lies between. All of it is text, never markup.
 *
 * @param chars of the decoded input
 * @param isWhole whether all of it is shown
 */
public record RawWords(List<Piece> pieces, int chars, boolean isWhole) {
    /** What lies between two marked pieces is shown up to this length, of more both ends. */
    private static final int BETWEEN = 2_000;

    private static final int END = 400;

    /** More of it makes a browser crawl. */
    private static final int MOST = 1_000_000;

    public RawWords {
        pieces = List.copyOf(pieces);
    }

    /**
     * A stretch of the input.
     *
     * @param paragraph number of the article's paragraph that it became, from 1; 0 for what lies between
     * @param isFirst whether it is the first stretch of that paragraph
     * @param left out: so many characters, instead of a text; 0 for a text
     */
    public record Piece(String text, int paragraph, boolean isFirst, int left) {}

    /** @param article what was read in that report, or null if that cannot be told any more */
    static RawWords of(RawReport raw, @Nullable Article article) {
        String content = raw.content();
        TreeMap<Integer, Piece> marks = new TreeMap<>();
        for (int i = 0; article != null && i < article.paragraphs().size(); i++) {
            AlignedText own = new AlignedText.Builder()
                    .append(article.body(), article.paragraphs().get(i).span())
                    .build();
            boolean isFirst = true;
            for (Span range : own.alignment().originalRanges()) {
                if (range.end() <= content.length()) {
                    marks.put(range.start(), new Piece(range.in(content), i + 1, isFirst, 0));
                    isFirst = false;
                }
            }
        }
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        int shown = 0;
        for (var each : marks.entrySet()) {
            if (each.getKey() < at || shown > MOST) {
                continue;
            }
            between(pieces, content, at, each.getKey());
            pieces.add(each.getValue());
            at = each.getKey() + each.getValue().text().length();
            shown += each.getValue().text().length();
        }
        between(pieces, content, at, content.length());
        return new RawWords(pieces, content.length(), shown <= MOST);
    }

    private static void between(List<Piece> pieces, String content, int from, int to) {
        if (to - from > BETWEEN) {
            pieces.add(new Piece(content.substring(from, from + END), 0, false, 0));
            pieces.add(new Piece("", 0, false, to - from - 2 * END));
            pieces.add(new Piece(content.substring(to - END, to), 0, false, 0));
        } else if (from < to) {
            pieces.add(new Piece(content.substring(from, to), 0, false, 0));
        }
    }
}
