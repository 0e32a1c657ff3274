package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.text.Span;

/**
 * What one cue can govern: a sentence of the report, in which each quotation is a single step however many sentences it holds.
 *
 * @param paragraph index of its paragraph
 * @param pieces in reading order, at least one
 */
record Stretch(int paragraph, List<Piece> pieces) {
    /** A text without sentence ends is cut after so many pieces: five times the longest sentence seen in news. */
    private static final int LONGEST = 600;

    /** A piece outside every grammar, for positions before the first and after the last. */
    private static final Piece NONE = new Piece(new Span(0, 0), "", "", false, ' ', null);

    private static final Set<String> AFTER_CUE = Set.of(".", ",", "in", "at", "on", "during", "of", "to");

    Stretch {
        pieces = List.copyOf(pieces);
    }

    int size() {
        return pieces.size();
    }

    /** The piece at a position, or a piece that is like nothing outside of the stretch. */
    Piece at(int i) {
        return i >= 0 && i < pieces.size() ? pieces.get(i) : NONE;
    }

    /** From the first to the last of some pieces, both included. */
    Span span(int first, int last) {
        return new Span(
                pieces.get(first).span().start(), pieces.get(last).span().end());
    }

    Span span() {
        return span(0, size() - 1);
    }

    /** True if it is nothing but quotations. */
    boolean isOnlyQuotation() {
        boolean any = false;
        for (Piece piece : pieces) {
            if (!piece.isQuotation() && !piece.isMark()) {
                return false;
            }
            any |= piece.isQuotation();
        }
        return any;
    }

    /** Cuts an article into stretches. */
    static List<Stretch> of(String text, List<Sentence> sentences, List<Quotation> quotations, SpeechLexicon lexicon) {
        List<Stretch> stretches = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        int paragraph = -1;
        int q = 0;
        @Nullable Quotation inside = null;
        for (Sentence sentence : sentences) {
            boolean first = true;
            for (Token token : sentence.tokens()) {
                while (q < quotations.size()
                        && quotations.get(q).outer().end() <= token.span().start()) {
                    q++;
                }
                Quotation quotation =
                        q < quotations.size() && quotations.get(q).outer().overlaps(token.span())
                                ? quotations.get(q)
                                : null;
                boolean goesOn = quotation != null && quotation.equals(inside);
                if (first
                        && !goesOn
                        && !pieces.isEmpty()
                        && (sentence.paragraph() != paragraph || isNewSentence(text, pieces, sentence, lexicon))) {
                    stretches.add(new Stretch(paragraph, pieces));
                    pieces = new ArrayList<>();
                }
                paragraph = sentence.paragraph();
                first = false;
                if (!goesOn) {
                    if (!pieces.isEmpty() && (pieces.size() >= LONGEST || startsAnew(text, pieces, token))) {
                        stretches.add(new Stretch(paragraph, pieces));
                        pieces = new ArrayList<>();
                    }
                    pieces.add(quotation == null ? Piece.word(text, token) : marked(text, quotation));
                }
                inside = quotation;
            }
        }
        if (!pieces.isEmpty()) {
            stretches.add(new Stretch(paragraph, pieces));
        }
        return List.copyOf(stretches);
    }

    /** No new sentence begins behind a quotation in {@code “Why?” she asked.} and {@code “Why?” Roe asked.} */
    private static boolean isNewSentence(String text, List<Piece> before, Sentence next, SpeechLexicon lexicon) {
        Piece last = before.getLast();
        if (!last.isQuotation()) {
            return true;
        }
        List<Token> tokens = next.tokens();
        boolean question = last.last() == '?' || last.last() == '!' || last.last() == '-' || last.last() == '…';
        boolean askedHere = question
                && before.stream().allMatch(piece -> piece.isQuotation() || piece.isMark())
                && beginsWithCue(text, tokens, lexicon);
        return !askedHere
                && !Character.isLowerCase(text.charAt(tokens.getFirst().span().start()));
    }

    /** True for {@code Roe asked.} and {@code Roe, a farmer, asked in Oslo.} */
    private static boolean beginsWithCue(String text, List<Token> tokens, SpeechLexicon lexicon) {
        for (int i = 1; i < Math.min(tokens.size(), 12); i++) {
            if (lexicon.isVerb(tokens.get(i).span().in(text).toLowerCase(Locale.ROOT))) {
                String after = i + 1 < tokens.size() ? tokens.get(i + 1).span().in(text) : ".";
                return AFTER_CUE.contains(after);
            }
        }
        return false;
    }

    /** True between a quotation that ends its sentence and another one: {@code “We go.” “They stay.”} */
    private static boolean startsAnew(String text, List<Piece> pieces, Token next) {
        Piece last = pieces.getLast();
        char first = text.charAt(next.span().start());
        return last.isQuotation() && last.last() == '.' && pieces.size() > 1 && Character.isUpperCase(first);
    }

    private static Piece marked(String text, Quotation quotation) {
        Span inner = quotation.inner();
        return new Piece(
                quotation.outer(),
                "",
                "",
                Character.isUpperCase(text.charAt(inner.start())),
                text.charAt(inner.end() - 1),
                quotation);
    }
}
