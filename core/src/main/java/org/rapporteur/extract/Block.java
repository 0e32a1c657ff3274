package org.rapporteur.extract;

import java.util.List;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/**
 * A paragraph-like piece of a report before it is known whether it belongs to the article.
 *
 * @param body its text with white space folded, never blank, and its way back to the decoded input
 */
record Block(AlignedText body, Paragraph.Kind kind) {
    String text() {
        return body.text();
    }

    /** Where it stands in the decoded input. */
    Span raw() {
        return body.originalOf(new Span(0, text().length()));
    }

    /** A part of this block, without white space around it. */
    Block part(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Whitespace.is(text().charAt(start))) {
            start++;
        }
        while (end > start && Whitespace.is(text().charAt(end - 1))) {
            end--;
        }
        AlignedText part =
                new AlignedText.Builder().append(body, new Span(start, end)).build();
        return new Block(part, kind);
    }

    Block as(Paragraph.Kind other) {
        return new Block(body, other);
    }

    /** Blocks that follow each other as one, parted by spaces. */
    static Block join(List<Block> blocks) {
        AlignedText.Builder joined = new AlignedText.Builder();
        int end = 0;
        for (Block block : blocks) {
            if (joined.length() > 0) {
                joined.replace(" ", end, Math.max(end, block.raw().start()));
            }
            joined.append(block.body, new Span(0, block.text().length()));
            end = block.raw().end();
        }
        return new Block(joined.build(), blocks.getFirst().kind);
    }
}
