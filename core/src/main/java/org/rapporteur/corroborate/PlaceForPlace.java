package org.rapporteur.corroborate;

import java.util.List;
import org.rapporteur.corroborate.Wording.Kind;
import org.rapporteur.corroborate.Wording.Word;

/**
 * Lays a mangled row of words over a clean one, place for place. A thesaurus spinner replaces words where they stand and moves
 * none, so what survived (names, small words, numbers) holds the row together, and between two survivors stand as many words as
 * before.
 *
 * <p>Must catch {@code the guards may shut the sluice at dawn} as {@code the guards whitethorn unopen the sluice astatine dawn};
 * must leave alone {@code the guards may paint the fence at noon}: its words are everyday words, and no thesaurus leads from one to the
 * other.
 */
final class PlaceForPlace {
    // Longer sentences are cut: a row of this length has long shown whether it fits.
    private static final int LONGEST = 60;
    // A shorter row fits too many others by its small words alone.
    private static final int SHORTEST = 7;
    // About every second word survives a spinner (counted on spun copies of known originals).
    private static final double ANCHORED = 0.42;
    // One word may become two now and then.
    private static final double SHIFTED = 0.12;
    // A spinner's word is rarer in news than the word it stands for: e times at least, on the average of the row.
    private static final double RARER = 1.0;

    private PlaceForPlace() {}

    /** True if the second row is the first one with words replaced where they stood. */
    static boolean isSpunFrom(Wording clean, Wording mangled, Lexicon lexicon) {
        List<Word> a = clean.words().subList(0, Math.min(LONGEST, clean.words().size()));
        List<Word> b =
                mangled.words().subList(0, Math.min(LONGEST, mangled.words().size()));
        int longer = Math.max(a.size(), b.size());
        if (Math.min(a.size(), b.size()) < SHORTEST || Math.abs(a.size() - b.size()) > 1 + SHIFTED * longer) {
            return false;
        }
        double[][] best = new double[a.size() + 1][b.size() + 1];
        for (int i = a.size(); i >= 0; i--) {
            for (int j = b.size(); j >= 0; j--) {
                best[i][j] = step(a, b, i, j, best, lexicon);
            }
        }
        return walk(a, b, best, lexicon);
    }

    private static double step(List<Word> a, List<Word> b, int i, int j, double[][] best, Lexicon lexicon) {
        if (i == a.size() || j == b.size()) {
            return -(double) (a.size() - i + b.size() - j);
        }
        double over = worth(a.get(i), b.get(j), lexicon) + best[i + 1][j + 1];
        return Math.max(over, Math.max(best[i + 1][j], best[i][j + 1]) - 1);
    }

    /** 1 for a survivor, 0 for a word that may have been replaced, less for what no spinner does. */
    private static double worth(Word x, Word y, Lexicon lexicon) {
        if (isAnchor(x, y)) {
            return 1;
        }
        return isForeign(x, y, lexicon) ? -1 : 0;
    }

    private static boolean isAnchor(Word x, Word y) {
        return x.stem().equals(y.stem()) || y.before().contains(x.stem());
    }

    /** A name, a number or a "not" stays what it is, and no small word becomes another small word. */
    private static boolean isForeign(Word x, Word y, Lexicon lexicon) {
        boolean fixed = x.kind() == Kind.NAME
                || y.kind() == Kind.NAME
                || x.kind() == Kind.NEGATION
                || y.kind() == Kind.NEGATION
                || x.kind() == Kind.NUMBER && y.kind() == Kind.NUMBER;
        return fixed || lexicon.isFunctionWord(x.stem()) && lexicon.isFunctionWord(y.stem());
    }

    private static boolean walk(List<Word> a, List<Word> b, double[][] best, Lexicon lexicon) {
        int anchors = 0;
        int content = 0;
        int names = 0;
        int shifted = Math.abs(negations(a) - negations(b)) * LONGEST;
        int foreign = 0;
        int restored = 0;
        int replaced = 0;
        double rarer = 0;
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            Word x = a.get(i);
            Word y = b.get(j);
            if (best[i][j] == worth(x, y, lexicon) + best[i + 1][j + 1]) {
                if (isAnchor(x, y)) {
                    anchors++;
                    restored += x.stem().equals(y.stem()) ? 0 : 1;
                    names += x.kind() == Kind.NAME ? 1 : 0;
                    content += x.kind() == Kind.CONTENT || x.kind() == Kind.NUMBER ? 1 : 0;
                } else if (isForeign(x, y, lexicon)) {
                    foreign++;
                } else {
                    boolean figure = x.kind() == Kind.NUMBER || y.kind() == Kind.NUMBER;
                    replaced += figure ? 0 : 1;
                    rarer += figure ? 0 : lexicon.rarity(y.stem()) - lexicon.rarity(x.stem());
                }
                i++;
                j++;
            } else {
                shifted++;
                boolean skipsFirst = best[i][j] == best[i + 1][j] - 1;
                i += skipsFirst ? 1 : 0;
                j += skipsFirst ? 0 : 1;
            }
        }
        shifted += a.size() - i + b.size() - j;
        int longer = Math.max(a.size(), b.size());
        // One word at least must be known for what it was: two sentences of one story can look alike by chance.
        return restored >= 1
                && anchors >= ANCHORED * longer
                && (content >= 1 || names >= 2)
                && shifted <= 1 + SHIFTED * longer
                && foreign <= 1
                && (replaced == 0 ? foreign == 0 : rarer / replaced >= RARER);
    }

    private static int negations(List<Word> words) {
        return (int) words.stream().filter(w -> w.kind() == Kind.NEGATION).count();
    }
}
