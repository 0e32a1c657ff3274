package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/** The article's text put together from its blocks: paragraphs parted by an empty line, each with its way home. */
record BodyText(AlignedText text, List<Paragraph> paragraphs) {
    private static final String BREAK = "\n\n";

    static BodyText of(List<Block> blocks, CharSequence original) {
        AlignedText.Builder text = new AlignedText.Builder();
        List<Paragraph> paragraphs = new ArrayList<>();
        int rawEnd = 0;
        for (Block block : blocks) {
            if (text.length() > 0) {
                int next = block.raw().start();
                // A break stands for the white space between two neighbours; what was dropped between is no part of the
                // text.
                text.replace(BREAK, rawEnd, isWhitespace(original, rawEnd, next) ? next : rawEnd);
            }
            int start = text.length();
            text.append(block.body(), new Span(0, block.text().length()));
            paragraphs.add(new Paragraph(new Span(start, text.length()), block.kind()));
            rawEnd = block.raw().end();
        }
        return new BodyText(text.build(), paragraphs);
    }

    private static boolean isWhitespace(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Whitespace.is(text.charAt(i))) {
                return false;
            }
        }
        return from < to;
    }
}
