package org.rapporteur.text;

/** How far apart two spellings of a word are. */
public final class EditDistance {
    /** In UTF-16 units: no word is longer, and what is would take long to compare. */
    private static final int LONGEST_WORD = 40;

    private EditDistance() {}

    /**
     * Letters to change, add or leave out to make one word of the other (Levenshtein), in UTF-16 units.
     *
     * @param limit how far apart it matters; two that lie further apart, or of which one is longer than 40 units, get some number above it
     */
    public static int of(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit || a.length() > LONGEST_WORD || b.length() > LONGEST_WORD) {
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
