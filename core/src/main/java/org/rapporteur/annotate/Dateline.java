package org.rapporteur.annotate;

import org.rapporteur.text.Span;

/**
 * The words before a report's first sentence that say where and when it was written. They date the report, not what it tells.
 *
 * <p>Catches {@code HAVEN, Norland (Oct. 3, 2031) — } and {@code HAVEN, Oct. 3 (Coast News) - }; leaves {@code The storm (Oct. 3)
 * was the worst} alone.
 */
public final class Dateline {
    /** Enough for a place, a country, a day and an agency. */
    private static final int LONGEST = 120;

    private Dateline() {}

    /** The dateline that the sentence begins with; an empty span at its start if there is none. */
    public static Span in(String text, Span sentence) {
        int start = sentence.start();
        int limit = Math.min(sentence.end(), start + LONGEST);
        int capitals = start;
        while (capitals < limit && (Character.isUpperCase(text.charAt(capitals)) || isInPlace(text.charAt(capitals)))) {
            capitals++;
        }
        // "HAVEN" or "ST. JOHN'S": a place in capitals, no word such as "A" or "U.S."
        boolean place = capitals - start > 3 && letters(text, start, capitals) > 3;
        int behind = capitals;
        while (behind < limit && text.charAt(behind) == ' ') {
            behind++;
        }
        // "HAVEN, Norway (" and "HAVEN -", but no "HAVEN forces killed five on Monday - the third raid"
        boolean marked = behind < limit && ",(–—-".indexOf(text.charAt(behind)) >= 0
                || capitals > start && text.charAt(capitals - 1) == ',';
        if (!place || !marked) {
            return new Span(start, start);
        }
        for (int i = capitals; i < limit; i++) {
            char c = text.charAt(i);
            // "-LRB-" and "-RRB-" are brackets, as treebanks write them
            boolean bracket = text.startsWith("-LRB-", i) || text.startsWith("-RRB-", i);
            boolean hyphen = c == '-' && i > 0 && text.charAt(i - 1) == ' ' && !bracket;
            boolean dash = c == '–' || c == '—' || hyphen;
            if (dash) {
                return new Span(start, i + 1);
            }
            if (c == ')' && digits(text, capitals, i)) {
                return new Span(start, i + 1);
            }
            if (c == '.' && i + 1 < limit && text.charAt(i + 1) == ' ' && i - capitals > 60) {
                return new Span(start, start);
            }
        }
        return new Span(start, start);
    }

    private static boolean isInPlace(char c) {
        return c == ' ' || c == '.' || c == '\'' || c == '’';
    }

    private static int letters(String text, int from, int to) {
        int letters = 0;
        for (int i = from; i < to; i++) {
            letters += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
        }
        return letters;
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
