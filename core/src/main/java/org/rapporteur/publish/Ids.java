package org.rapporteur.publish;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.corroborate.Facts;

/**
 * Ids of facts that stay unique where the account of many stories is written as one list.
 *
 * <p>An id that only one story uses is written as it is; one that several stories use ({@code jane-roe} in two of them) is written
 * with the story's id in front, in each of them.
 */
final class Ids {
    private static final String SEVERAL = "";
    private final Map<String, String> storyById = new HashMap<>();

    /** @param stories those that are written as one list */
    Ids(List<StoryAccount> stories) {
        for (StoryAccount each : stories) {
            String story = each.story().id();
            Set<String> own = new HashSet<>();
            collect(each, own::add);
            for (String id : own) {
                storyById.merge(id, story, (a, b) -> SEVERAL);
            }
        }
    }

    private static void collect(StoryAccount story, Consumer<String> ids) {
        Facts facts = story.facts();
        facts.entities().forEach(e -> ids.accept(e.id()));
        facts.utterances().forEach(u -> ids.accept(u.id()));
        facts.events().forEach(e -> ids.accept(e.id()));
        facts.positions().forEach(p -> ids.accept(p.id()));
        facts.quantities().forEach(q -> ids.accept(q.id()));
        facts.contradictions().forEach(c -> ids.accept(c.id()));
        story.tracks().forEach(t -> ids.accept(t.id()));
        story.normChecks().forEach(c -> ids.accept(c.id()));
    }

    /** The id to write for a fact or an entity of a story. */
    String of(StoryAccount story, String id) {
        return SEVERAL.equals(storyById.get(id)) ? story.story().id() + "/" + id : id;
    }

    /** Likewise, for a reference that may be missing. */
    @Nullable
    String ofNullable(StoryAccount story, @Nullable String id) {
        return id == null ? null : of(story, id);
    }
}
