package org.rapporteur.corroborate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Position;

/**
 * A position that one or more reports give to the same holder.
 *
 * @param id unique in the account, made from its earliest mention
 * @param holder id of a {@link MergedEntity}
 * @param towards id of a {@link MergedEntity}, or null
 * @param about what it is about, in the words of its best mention
 * @param replaces id of the position that the same holder took on the same matter on an earlier day and that this one turns round, or null
 */
public record FusedPosition(
        String id,
        String holder,
        Position.Stance stance,
        @Nullable String towards,
        String about,
        List<Mention> mentions,
        @Nullable String replaces,
        int origins) {
    public FusedPosition {
        mentions = List.copyOf(mentions);
    }
}
