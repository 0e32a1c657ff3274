package org.rapporteur.corroborate;

import java.util.Arrays;
import java.util.Locale;

/**
 * How much of one text's letters stand in another in the same order, whatever its words are cut into: {@code "Sadly, nothing was
 * signed."} has nearly all of {@code nothing was signed}. Runs of a few letters are counted; marks and blanks between words count as
 * one blank.
 */
final class LetterRuns {
    private static final int BITS = 12;

    private final long[] sorted;

    private LetterRuns(long[] sorted) {
        this.sorted = sorted;
    }

    /** @param length letters in a run, at most 5 */
    static LetterRuns of(String text, int length) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        int count = Math.max(0, plain.length() - length + 1);
        long[] runs = new long[count];
        for (int i = 0; i < count; i++) {
            long run = 0;
            for (int k = 0; k < length; k++) {
                run = run << BITS | plain.charAt(i + k) & (1 << BITS) - 1;
            }
            runs[i] = run;
        }
        Arrays.sort(runs);
        return new LetterRuns(runs);
    }

    int size() {
        return sorted.length;
    }

    /** Number of runs that both have. */
    int shared(LetterRuns other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < sorted.length && j < other.sorted.length) {
            int order = Long.compare(sorted[i], other.sorted[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }
}
