package org.rapporteur.annotate;

import org.rapporteur.text.PlainLetters;

/** Ids of names by their letters. */
final class Forms {
    private Forms() {}

    /** A readable id: {@code Jane O'Roe} to {@code jane-o-roe}; at most 60 characters; {@code entity} if no letter is left. */
    static String slug(String name) {
        String folded = PlainLetters.of(name);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < folded.length() && out.length() < 60; i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-' && c != '.') {
                out.append('-');
            }
        }
        while (!out.isEmpty() && out.charAt(out.length() - 1) == '-') {
            out.setLength(out.length() - 1);
        }
        return out.isEmpty() ? "entity" : out.toString();
    }
}
