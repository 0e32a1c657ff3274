package org.rapporteur.claim;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/** Answers in which quote a word lies, in time that does not grow with the report. */
final class QuoteIndex {
    private record Piece(Span span, Quote quote) {}

    private final TreeMap<Integer, Piece> contents = new TreeMap<>();
    private final TreeMap<Integer, Piece> cues = new TreeMap<>();

    QuoteIndex(List<Quote> quotes) {
        for (Quote quote : quotes) {
            quote.content().forEach(span -> contents.putIfAbsent(span.start(), new Piece(span, quote)));
            quote.cue().forEach(span -> cues.putIfAbsent(span.start(), new Piece(span, quote)));
        }
    }

    /** The quote whose content covers the span, or null. */
    @Nullable
    Quote around(Span span) {
        Piece piece = at(contents, span);
        return piece == null ? null : piece.quote();
    }

    /** The piece of a quote's content that covers the span, or null. */
    @Nullable
    Span pieceAround(Span span) {
        Piece piece = at(contents, span);
        return piece == null ? null : piece.span();
    }

    /** The quote whose cue covers the span, or null. */
    @Nullable
    Quote cuedBy(Span span) {
        Piece piece = at(cues, span);
        return piece == null ? null : piece.quote();
    }

    private static @Nullable Piece at(TreeMap<Integer, Piece> pieces, Span span) {
        Map.Entry<Integer, Piece> entry = pieces.floorEntry(span.start());
        return entry != null && entry.getValue().span().covers(span) ? entry.getValue() : null;
    }
}
