package org.rapporteur.story;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts the words of a piece of text by their stem; what a story is about shows in these counts. */
final class Terms {
    private Terms() {}

    /** Adds every word of the text's first {@code limit} characters, {@code weight} times. */
    static void count(String text, int limit, float weight, Map<String, Float> into) {
        int end = Math.min(limit, text.length());
        int i = 0;
        while (i < end) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < end && isInside(text, i, end)) {
                i++;
            }
            if (i - start <= 40) {
                String stem = stem(text.substring(start, i));
                if (stem.length() > 1) {
                    into.merge(stem, weight, Float::sum);
                }
            }
        }
    }

    private static boolean isInside(String text, int i, int end) {
        char c = text.charAt(i);
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        return (c == '\'' || c == '’' || c == '.' || c == ',')
                && i + 1 < end
                && Character.isLetterOrDigit(text.charAt(i + 1))
                && (c == '\''
                        || c == '’'
                        || Character.isDigit(text.charAt(i - 1)) == Character.isDigit(text.charAt(i + 1)))
                && (c != ',' || Character.isDigit(text.charAt(i + 1)));
    }

    static Map<String, Float> newCounts() {
        return new TreeMap<>();
    }

    /**
     * Folds case, accents and the usual endings, so that {@code attacks}, {@code attacked} and {@code attacking} count as one;
     * {@code news} and {@code bus} stay whole.
     */
    static String stem(String word) {
        String w = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        for (int i = 0; i < w.length(); i++) {
            if (w.charAt(i) > 127) {
                w = Normalizer.normalize(w, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
                break;
            }
        }
        if (w.endsWith("'s")) {
            w = w.substring(0, w.length() - 2);
        }
        int n = w.length();
        if (n > 4 && w.endsWith("ies")) {
            return w.substring(0, n - 3) + "y";
        }
        if (n > 4 && (w.endsWith("sses") || w.endsWith("shes") || w.endsWith("ches") || w.endsWith("xes"))) {
            return w.substring(0, n - 2);
        }
        if (n > 5 && w.endsWith("ing")) {
            return undouble(w.substring(0, n - 3));
        }
        if (n > 4 && w.endsWith("ed")) {
            return undouble(w.substring(0, n - 2));
        }
        if (n > 3
                && w.endsWith("s")
                && !w.endsWith("ss")
                && !w.endsWith("us")
                && !w.endsWith("is")
                && !w.equals("news")) {
            w = w.substring(0, n - 1);
        }
        return w.length() > 4 && w.endsWith("e") ? w.substring(0, w.length() - 1) : w;
    }

    private static String undouble(String w) {
        int n = w.length();
        boolean twin = n > 3 && w.charAt(n - 1) == w.charAt(n - 2) && "bdgmnprt".indexOf(w.charAt(n - 1)) >= 0;
        return twin ? w.substring(0, n - 1) : n > 4 && w.endsWith("e") ? w.substring(0, n - 1) : w;
    }
}
