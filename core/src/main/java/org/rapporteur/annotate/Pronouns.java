package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityLinker.Draft;

/**
 * Gives {@code he} and {@code she} to the person meant, where the text leaves no doubt.
 *
 * <p>Catches {@code Kari Roe arrived. She said ...}; leaves {@code Ola Roe met Per Poe. He said ...} to the subject only when
 * it stands first, and leaves {@code he} inside quotation marks alone.
 */
final class Pronouns {
    private static final Set<String> MALE = Set.of("he");
    private static final Set<String> FEMALE = Set.of("she");

    private final TokenIndex index;

    Pronouns(TokenIndex index) {
        this.index = index;
    }

    private record At(int token, Draft draft) {}

    /** Adds the pronouns to the mentions of their persons; knows the gender of some persons better afterwards. */
    void resolve(List<Draft> drafts) {
        List<At> mentions = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.type == EntityType.PERSON && !draft.plural) {
                for (int token : draft.mentionTokens) {
                    mentions.add(new At(token, draft));
                }
            }
        }
        mentions.sort(Comparator.comparingInt(At::token));
        boolean[] quoted = quoted();
        List<At> window = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < index.size(); i++) {
            while (next < mentions.size() && mentions.get(next).token <= i) {
                window.add(mentions.get(next++));
            }
            String lower = index.lower(i);
            char gender = MALE.contains(lower) ? 'm' : FEMALE.contains(lower) ? 'f' : 'u';
            if (gender == 'u' || quoted[i]) {
                continue;
            }
            Draft antecedent = antecedent(i, gender, window, quoted);
            if (antecedent != null) {
                antecedent.add(index.span(i), i);
                antecedent.gender = gender;
                window.add(new At(i, antecedent));
            }
        }
    }

    private @Nullable Draft antecedent(int pronoun, char gender, List<At> window, boolean[] quoted) {
        int sentence = index.sentenceOf(pronoun);
        int paragraph = index.sentences().get(sentence).paragraph();
        Draft nearest = null;
        Draft subject = null;
        int candidates = 0;
        for (int k = window.size() - 1; k >= 0 && k >= window.size() - 40; k--) {
            At at = window.get(k);
            int itsSentence = index.sentenceOf(at.token);
            boolean inReach = sentence - itsSentence <= 2
                    && (index.sentences().get(itsSentence).paragraph() == paragraph || sentence - itsSentence <= 1);
            if (!inReach) {
                break;
            }
            if (at.draft.gender != 'u' && at.draft.gender != gender || quoted[at.token]) {
                continue;
            }
            if (nearest == null) {
                nearest = at.draft;
            }
            if (at.draft != nearest) {
                candidates++;
            }
            if (itsSentence >= sentence - 1 && isSubject(at.token)) {
                subject = at.draft;
                if (itsSentence < sentence) {
                    break;
                }
            }
        }
        if (nearest == null) {
            return null;
        }
        return candidates == 0 ? nearest : subject;
    }

    /** The name stands early in its sentence with only words of its own phrase before it, or a verb follows it. */
    private boolean isSubject(int token) {
        int next = token + 1;
        while (next < index.size() && next < token + 4 && index.pos(next).equals("PROPN")) {
            next++;
        }
        String pos = index.pos(next);
        boolean preposed = token > 0 && index.pos(token - 1).equals("ADP");
        return !preposed
                && (pos.equals("VERB") || pos.equals("AUX") || token - index.firstOf(index.sentenceOf(token)) <= 3);
    }

    /** Which words stand inside double quotation marks; a mark left open closes with its paragraph. */
    private boolean[] quoted() {
        boolean[] quoted = new boolean[index.size()];
        boolean open = false;
        int paragraph = -1;
        for (int i = 0; i < index.size(); i++) {
            int its = index.sentences().get(index.sentenceOf(i)).paragraph();
            if (its != paragraph) {
                open = false;
                paragraph = its;
            }
            String word = index.word(i);
            switch (word) {
                case "“", "«", "„", "``" -> open = true;
                case "”", "»", "''" -> open = false;
                case "\"" -> open = !open;
                default -> quoted[i] = open;
            }
        }
        return quoted;
    }
}
