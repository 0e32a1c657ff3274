package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;
import org.rapporteur.text.WordList;

/**
 * How an event was done and what it is about, and the words that say where it stands: read off the words beside its trigger.
 *
 * <p>Catches {@code phoned} (CONSULT by phone), {@code a nuclear test} (about nuclear arms), {@code called off} (cancelled); leaves open
 * what no word shows. Safe for use by many threads.
 */
final class EventDetails {
    /** A noun phrase in news rarely has more words before its head, an object and its adjuncts rarely more behind the verb. */
    private static final int BEFORE = 3;

    private static final int BEHIND = 9;

    /** The word that says where an event stands is in its clause or governs it; both are near. */
    private static final int REACH = 12;

    private static final Set<String> ENDS = Set.of(
            ",", ";", ":", "(", ")", "and", "but", "who", "which", "that", "after", "before", "when", "while",
            "because");

    private record Mode(String code, String name, boolean beside, Set<String> words) {}

    private record Context(String name, Set<String> words) {}

    private final Inflection inflection;
    private final StatusRules statusRules;
    private final List<Mode> modes = new ArrayList<>();
    private final List<Context> contexts = new ArrayList<>();

    EventDetails(Inflection inflection, StatusRules statusRules) {
        this.inflection = inflection;
        this.statusRules = statusRules;
        for (List<String> row : WordList.rows(EventDetails.class, "modes.tsv")) {
            modes.add(new Mode(
                    row.get(0),
                    row.get(1),
                    row.get(2).equals("c"),
                    Set.of(row.get(3).split(" "))));
        }
        for (List<String> row : WordList.rows(EventDetails.class, "contexts.tsv")) {
            contexts.add(new Context(row.get(0), Set.of(row.get(1).split(" "))));
        }
    }

    Event.Detail of(SentenceEvents.Draft draft, List<Word> words) {
        int at = 0;
        while (at + 1 < words.size() && !words.get(at).span().overlaps(draft.trigger())) {
            at++;
        }
        Set<String> trigger = bases(words.get(at));
        Set<String> beside = new HashSet<>(trigger);
        for (int i = at - 1; i >= Math.max(0, at - BEFORE) && !ends(words.get(i)); i--) {
            beside.addAll(bases(words.get(i)));
        }
        for (int i = at + 1; i < Math.min(words.size(), at + BEHIND) && !ends(words.get(i)); i++) {
            beside.addAll(bases(words.get(i)));
        }
        String mode = null;
        for (Mode each : modes) {
            if (mode == null
                    && each.code().equals(draft.code())
                    && meets(each.words(), each.beside() ? beside : trigger)) {
                mode = each.name();
            }
        }
        List<String> about = contexts.stream()
                .filter(context -> meets(context.words(), beside))
                .map(Context::name)
                .toList();
        return new Event.Detail(mode, about, sign(draft.status(), words, at));
    }

    /** The nearest word that says that status, or null: nothing but the tense may say it. */
    private @Nullable Span sign(Event.Status status, List<Word> words, int at) {
        for (int step = 1; step <= REACH; step++) {
            // what governs stands before, in English, oftener than behind
            for (int i : new int[] {at - step, at + step}) {
                if (i >= 0
                        && i < words.size()
                        && statusRules.says(status, words.get(i).lower(), next(words, i))) {
                    return words.get(i).span();
                }
            }
        }
        return null;
    }

    private static String next(List<Word> words, int i) {
        return i + 1 < words.size() ? words.get(i + 1).lower() : "";
    }

    private static boolean ends(Word word) {
        return ENDS.contains(word.lower());
    }

    private static boolean meets(Set<String> some, Set<String> others) {
        return others.stream().anyMatch(some::contains);
    }

    private Set<String> bases(Word word) {
        Set<String> bases = new HashSet<>(inflection.nounBases(word.lower()));
        bases.addAll(inflection.verbBases(word.lower()));
        return bases;
    }
}
