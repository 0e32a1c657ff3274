package org.rapporteur.annotate;

import org.rapporteur.text.PlainLetters;

/** Ids and likeness of names by their letters. */
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

    /** Edits (insert, delete, swap one letter) between two short words, counted no further than {@code limit + 1}. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit || a.length() > 40 || b.length() > 40) {
            return limit + 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int up = row[j];
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
                diagonal = up;
            }
        }
        return row[b.length()];
    }
}
