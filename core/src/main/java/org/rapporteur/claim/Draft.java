package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/** An attribution that can still gain pieces from the sentences and paragraphs that follow. */
final class Draft {
    final List<Span> content = new ArrayList<>();
    final List<Span> cue = new ArrayList<>();
    final List<Span> source = new ArrayList<>();
    final String rule;
    final double confidence;
    final Speakers.Speaker speaker;
    boolean anyMarked;
    boolean anyPlain;

    Draft(String rule, double confidence, Speakers.Speaker speaker) {
        this.rule = rule;
        this.confidence = confidence;
        this.speaker = speaker;
    }

    /** Adds the pieces from first to last; marks are left out where they hold nothing but quotations. */
    void add(Stretch stretch, int first, int last) {
        int plain = 0;
        for (int i = first; i <= last; i++) {
            Piece piece = stretch.at(i);
            anyMarked |= piece.isQuotation();
            plain += piece.isQuotation() || piece.isMark() ? 0 : 1;
        }
        if (plain > 0) {
            anyPlain = true;
            content.add(stretch.span(first, last));
            return;
        }
        for (int i = first; i <= last; i++) {
            @Nullable Quotation quotation = stretch.at(i).quotation();
            if (quotation != null) {
                content.add(withoutComma(stretch.at(i), quotation.inner()));
            }
        }
    }

    /** The comma before a closing mark belongs to the report's sentence. */
    private static Span withoutComma(Piece piece, Span inner) {
        return piece.last() == ',' ? new Span(inner.start(), inner.end() - 1) : inner;
    }

    Quote.Kind kind() {
        return anyPlain ? anyMarked ? Quote.Kind.MIXED : Quote.Kind.INDIRECT : Quote.Kind.DIRECT;
    }
}
