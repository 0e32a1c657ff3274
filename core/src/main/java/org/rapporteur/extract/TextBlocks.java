package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.extract.Article.Paragraph;

/** Plain text cut into lines; each line that is not empty is a block. */
final class TextBlocks {
    /** A line and how many empty lines precede it. */
    record Line(Block block, int emptyBefore) {}

    private TextBlocks() {}

    static List<Line> of(String content) {
        List<Line> lines = new ArrayList<>();
        BlockBuilder builder = new BlockBuilder(content);
        int empty = 0;
        int start = 0;
        while (start <= content.length()) {
            int end = start;
            while (end < content.length() && !isLineBreak(content.charAt(end))) {
                end++;
            }
            builder.keep(start, end);
            Block block = builder.finish(Paragraph.Kind.TEXT);
            if (block == null) {
                empty++;
            } else {
                lines.add(new Line(block, empty));
                empty = 0;
            }
            boolean crlf = end + 1 < content.length() && content.charAt(end) == '\r' && content.charAt(end + 1) == '\n';
            start = end + (crlf ? 2 : 1);
        }
        return lines;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
    }
}
