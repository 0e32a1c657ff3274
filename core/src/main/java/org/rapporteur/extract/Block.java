package org.rapporteur.extract;

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

    /** This block with the next one behind it, parted by a space. */
    Block join(Block next) {
        AlignedText joined = new AlignedText.Builder()
                .append(body, new Span(0, text().length()))
                .replace(" ", raw().end(), Math.max(raw().end(), next.raw().start()))
                .append(next.body, new Span(0, next.text().length()))
                .build();
        return new Block(joined, kind);
    }
}
