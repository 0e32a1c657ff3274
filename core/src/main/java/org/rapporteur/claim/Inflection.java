package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.text.WordList;

/**
 * From a word as it stands to the base forms it may have.
 *
 * <p>Rules undo the regular endings, a table holds the irregular verbs. Several candidates come back, likeliest first; the word
 * list that is asked decides ({@code invading}: {@code invad}, {@code invade}). Catches {@code met} (meet); leaves {@code need}
 * alone, which is no past of {@code ne}.
 */
final class Inflection {
    /** What a verb's ending tells. */
    enum Form {
        BASE,
        THIRD_PERSON,
        PAST,
        PARTICIPLE,
        ING
    }

    private final Map<String, String> baseOf = new HashMap<>();
    private final Map<String, Form> irregularForm = new HashMap<>();

    Inflection() {
        for (List<String> row : WordList.rows(Inflection.class, "inflections.tsv")) {
            baseOf.put(row.get(2), row.get(0));
            irregularForm.put(row.get(2), Form.PARTICIPLE);
        }
        for (List<String> row : WordList.rows(Inflection.class, "inflections.tsv")) {
            baseOf.put(row.get(1), row.get(0));
            irregularForm.put(row.get(1), Form.PAST);
        }
    }

    /** Base forms that a lower-case verb form may have, likeliest first. */
    List<String> verbBases(String word) {
        String irregular = baseOf.get(word);
        if (irregular != null) {
            return List.of(irregular, word);
        }
        List<String> bases = new ArrayList<>();
        bases.add(word);
        if (word.endsWith("ies") || word.endsWith("ied")) {
            bases.add(word.substring(0, word.length() - 3) + "y");
        }
        if (word.length() > 4 && word.endsWith("ed")) {
            undo(word.substring(0, word.length() - 2), bases);
        } else if (word.length() > 5 && word.endsWith("ing")) {
            undo(word.substring(0, word.length() - 3), bases);
        } else if (word.endsWith("es") && word.length() > 3) {
            bases.add(word.substring(0, word.length() - 2));
            bases.add(word.substring(0, word.length() - 1));
        } else if (word.endsWith("s") && word.length() > 2) {
            bases.add(word.substring(0, word.length() - 1));
        }
        return bases;
    }

    private static void undo(String stem, List<String> bases) {
        int n = stem.length();
        bases.add(stem);
        bases.add(stem + "e");
        if (n > 2 && stem.charAt(n - 1) == stem.charAt(n - 2)) {
            bases.add(stem.substring(0, n - 1));
        }
    }

    /** Base forms that a lower-case noun may have, likeliest first. */
    List<String> nounBases(String word) {
        List<String> bases = new ArrayList<>();
        bases.add(word);
        if (word.endsWith("ies")) {
            bases.add(word.substring(0, word.length() - 3) + "y");
            bases.add(word.substring(0, word.length() - 1));
        } else if (word.endsWith("es")) {
            bases.add(word.substring(0, word.length() - 1));
            bases.add(word.substring(0, word.length() - 2));
        } else if (word.endsWith("s")) {
            bases.add(word.substring(0, word.length() - 1));
        } else if (word.endsWith("men")) {
            bases.add(word.substring(0, word.length() - 2) + "an");
        }
        return bases;
    }

    /** True for a past form that the table of irregular verbs holds. */
    boolean isIrregularPast(String word) {
        return irregularForm.get(word) == Form.PAST;
    }

    /** What the ending of a lower-case verb form tells. */
    Form form(String word) {
        Form irregular = irregularForm.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.endsWith("ing") && word.length() > 4) {
            return Form.ING;
        }
        if (word.endsWith("ed") && word.length() > 4) {
            return Form.PAST;
        }
        return word.endsWith("s") && !word.endsWith("ss") ? Form.THIRD_PERSON : Form.BASE;
    }
}
