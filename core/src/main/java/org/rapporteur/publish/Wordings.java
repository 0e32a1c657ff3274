package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which words of one wording are not, in that order, in another. */
final class Wordings {
    /** Longer quotes are not compared word by word: the table of the comparison grows with the product of the lengths. */
    private static final int LONGEST = 300;

    private Wordings() {}

    /** A run of text that both have, or that only this one has. */
    record Piece(String text, boolean different) {}

    /** The text in pieces, which together are the text; one piece that counts as equal if either is too long to compare. */
    static List<Piece> pieces(String text, String other) {
        List<String> mine = words(text);
        List<String> theirs = words(other);
        if (mine.size() > LONGEST || theirs.size() > LONGEST) {
            return List.of(new Piece(text, false));
        }
        boolean[] kept = common(mine, theirs);
        List<Piece> pieces = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean different = false;
        for (int i = 0; i < mine.size(); i++) {
            boolean blank = mine.get(i).isBlank();
            if (!blank && different == kept[i]) {
                flush(run, different, pieces);
                different = !kept[i];
            }
            run.append(mine.get(i));
        }
        flush(run, different, pieces);
        return pieces;
    }

    private static void flush(StringBuilder run, boolean different, List<Piece> pieces) {
        int end = run.length();
        while (different && end > 0 && Character.isWhitespace(run.charAt(end - 1))) {
            end--;
        }
        if (end > 0) {
            pieces.add(new Piece(run.substring(0, end), different));
        }
        run.delete(0, end);
    }

    /** Words, and the white space between them, in turn. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length()
                    || Character.isWhitespace(text.charAt(i)) != Character.isWhitespace(text.charAt(i - 1))) {
                words.add(text.substring(start, i));
                start = i;
            }
        }
        return words;
    }

    private static boolean[] common(List<String> mine, List<String> theirs) {
        List<String> a = mine.stream().map(Wordings::folded).toList();
        List<String> b = theirs.stream().map(Wordings::folded).toList();
        int[][] longest = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                longest[i][j] = isSame(a.get(i), b.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        boolean[] kept = new boolean[a.size()];
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            if (isSame(a.get(i), b.get(j))) {
                kept[i++] = true;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return kept;
    }

    private static boolean isSame(String a, String b) {
        return !a.isEmpty() && a.equals(b);
    }

    /** Lower case without marks around it; white space becomes empty and equals nothing. */
    private static String folded(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && !Character.isLetterOrDigit(word.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
