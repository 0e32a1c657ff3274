package org.rapporteur.extract;

/** What folds into one space: also the spaces and invisible marks that web pages are set with. */
final class Whitespace {
    private Whitespace() {}

    static boolean is(char c) {
        // Most characters are printable ASCII; the letters of Europe and the Near East follow, without a space among
        // them.
        return (c <= ' ' || c >= '\u007F')
                && (c < '\u00C0' || c >= '\u1680')
                && (Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F' || c == '\u2007' || isInvisible(c));
    }

    /** Zero-width marks and soft hyphens: no space, and nothing to see. */
    static boolean isInvisible(char c) {
        return c == '\u200B' || c == '\uFEFF' || c == '\u00AD' || c == '\u2060';
    }
}
