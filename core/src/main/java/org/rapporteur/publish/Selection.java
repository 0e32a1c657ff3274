package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.rapporteur.account.StoryAccount;

/** Which facts of a story the page shows: all of them, or in a very large pile the weightiest and those that others speak of. */
final class Selection {
    /** In a larger pile each story shows its weightiest facts, or the page would be too large for a browser; the files have all. */
    private static final int FULL_PILE = 300;

    /** Facts of a kind that a story of a larger pile shows, besides those that its brief, changes and disputes speak of. */
    private static final int FACTS_IN_LARGER_PILE = 8;

    private final int limit;
    private final Set<String> spokenOf = new HashSet<>();

    /** @param limit facts of one kind to show, besides those that the brief, the changes or the disputes speak of */
    Selection(StoryAccount story, int limit) {
        this.limit = limit;
        story.brief().forEach(line -> spokenOf.add(line.fact()));
        story.changes().forEach(change -> spokenOf.add(change.fact()));
        story.facts().contradictions().forEach(c -> {
            spokenOf.add(c.id());
            spokenOf.add(c.about());
        });
        story.facts().events().forEach(e -> spokenOf.addAll(e.conflicts()));
    }

    /**
     * What to show of a story.
     *
     * @param reports how many the page tells of
     */
    static Selection of(StoryAccount story, int reports) {
        return new Selection(story, reports <= FULL_PILE ? Integer.MAX_VALUE : FACTS_IN_LARGER_PILE);
    }

    /** What to show of facts that stand weightiest first. */
    <T> List<T> of(List<T> facts, Function<T, String> id) {
        List<T> shown = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            if (i < limit || spokenOf.contains(id.apply(facts.get(i)))) {
                shown.add(facts.get(i));
            }
        }
        return shown;
    }

    /** Tells how many were left out, if any. */
    void noteRest(Html html, int all, int shown, String noun) {
        if (shown < all) {
            html.element("p", (all - shown) + " more " + noun + " are in account.json.", "class", "none")
                    .newline();
        }
    }
}
