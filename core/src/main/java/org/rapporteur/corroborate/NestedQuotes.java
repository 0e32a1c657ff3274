package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapporteur.corroborate.UtteranceAligner.Draft;
import org.rapporteur.text.Span;

/**
 * Sorts out quotes of one report that stand inside one another. {@code Marin said Voss called it "a trap"} is one sentence of
 * Marin's; what Voss said in it is relayed, and never a second wording of the first. An inner quote of Marin's own, or of nobody,
 * is left out here: the outer one says its words, and the reading keeps it.
 *
 * @param outer the wordings to keep, in their order
 * @param relayed what other people say inside them
 */
record NestedQuotes(List<Draft> outer, List<Draft> relayed) {
    // Two quotes that share this much of the longer one are one quote found twice.
    private static final double ONE = 0.8;

    static NestedQuotes of(List<Draft> drafts) {
        Map<String, List<Draft>> byReport = new LinkedHashMap<>();
        drafts.forEach(d ->
                byReport.computeIfAbsent(d.report(), k -> new ArrayList<>()).add(d));
        Set<Draft> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Draft> relayed = new ArrayList<>();
        for (List<Draft> ofOne : byReport.values()) {
            List<Draft> widest = new ArrayList<>(ofOne);
            widest.sort(Comparator.comparing((Draft d) -> -length(d))
                    .thenComparing(d -> -d.quote().confidence()));
            List<Draft> outer = new ArrayList<>();
            for (Draft draft : widest) {
                int around = around(outer, draft);
                if (around < 0) {
                    outer.add(draft);
                } else if (isOne(outer.get(around), draft)) {
                    // Of "Roe told Voss it was off, the office said" the words are Roe's; who passes them on is noted
                    // elsewhere.
                    outer.set(around, surer(outer.get(around), draft));
                } else if (Speakers.relation(outer.get(around).speaker(), draft.speaker()) != Speakers.Relation.SAME
                        && draft.speaker() != null) {
                    relayed.add(draft);
                }
            }
            kept.addAll(outer);
        }
        return new NestedQuotes(drafts.stream().filter(kept::contains).toList(), List.copyOf(relayed));
    }

    private static int around(List<Draft> outer, Draft draft) {
        for (int i = 0; i < outer.size(); i++) {
            if (shared(outer.get(i), draft) > 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOne(Draft a, Draft b) {
        return shared(a, b) >= ONE * Math.max(length(a), length(b));
    }

    private static Draft surer(Draft a, Draft b) {
        if (isToldIn(b, a)) {
            return b;
        }
        if ((a.speaker() == null) != (b.speaker() == null)) {
            return a.speaker() == null ? b : a;
        }
        return b.quote().confidence() > a.quote().confidence() ? b : a;
    }

    /** Whether the outer quote also says that somebody else said the inner one. */
    private static boolean isToldIn(Draft inner, Draft outer) {
        return inner.speaker() != null
                && outer.speaker() != null
                && !inner.speaker().id().equals(outer.speaker().id())
                && !inner.quote().cue().isEmpty()
                && inner.quote().cue().stream()
                        .allMatch(cue -> outer.spans().stream().anyMatch(around -> around.covers(cue)));
    }

    private static int shared(Draft a, Draft b) {
        int shared = 0;
        for (Span x : a.spans()) {
            for (Span y : b.spans()) {
                shared += x.shared(y);
            }
        }
        return shared;
    }

    private static int length(Draft draft) {
        return draft.spans().stream().mapToInt(Span::length).sum();
    }
}
