package org.rapporteur.claim;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Token;
import org.rapporteur.text.Span;

/**
 * One step of a {@link Stretch}: a word or mark, or a whole quotation.
 *
 * @param word in lower case with straight apostrophes; empty for a quotation
 * @param tag part of speech (Universal Dependencies); empty for a quotation
 * @param capital whether it begins with a capital letter
 * @param last the last character before the closing mark of a quotation, or of the word
 */
record Piece(
        Span span,
        String word,
        String tag,
        boolean capital,
        char last,
        @Nullable Quotation quotation) {
    private static final Set<String> PRONOUNS = Set.of(
            "he",
            "she",
            "they",
            "i",
            "we",
            "you",
            "it",
            "who",
            "one",
            "him",
            "her",
            "them",
            "us",
            "me",
            "others",
            "his",
            "its",
            "their",
            "my",
            "our",
            "some",
            "many",
            "most",
            "both",
            "everyone",
            "everybody",
            "someone",
            "somebody",
            "another",
            "those");

    /** The piece that one word makes. */
    static Piece word(String text, Token token) {
        String word = token.span().in(text);
        return new Piece(
                token.span(),
                word.toLowerCase(Locale.ROOT).replace('’', '\''),
                token.pos(),
                Character.isUpperCase(word.charAt(0)),
                word.charAt(word.length() - 1),
                null);
    }

    boolean isQuotation() {
        return quotation != null;
    }

    boolean is(String other) {
        return word.equals(other);
    }

    boolean isPronoun() {
        return PRONOUNS.contains(word) && !(capital && word.equals("us")); // the US official
    }

    /** True for what a noun phrase can end with. */
    boolean isNominal() {
        return switch (tag) {
            case "NOUN", "PROPN" -> true;
            case "NUM", "X" -> capital || Character.isDigit(last);
            case "PRON" -> isPronoun();
            default -> capital && tag.equals("ADJ");
        };
    }

    boolean isVerbal() {
        return tag.equals("VERB") || tag.equals("AUX");
    }

    boolean isMark() {
        return !isQuotation() && (tag.equals("PUNCT") || !Character.isLetterOrDigit(last) && word.length() == 1);
    }

    boolean isDash() {
        return is("–") || is("—") || is("--") || is("-");
    }
}
