package org.rapporteur.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On whose word reports tell a fact.
 *
 * @param by who vouches for it
 * @param source id of the entity that is quoted as telling it; null where the reports tell it themselves or leave open who does
 * @param reports ids of the reports that tell it on that word, sorted
 * @param origins independent origins among them
 */
public record OnWord(By by, @Nullable String source, List<String> reports, int origins) {
    public OnWord {
        reports = List.copyOf(reports);
    }

    /** Who vouches for a fact. */
    public enum By {
        /** The reports tell it as their own knowledge. */
        REPORT,
        /** Somebody whom they quote, named or described. */
        SOURCE,
        /** Another outlet: the fact is relayed. */
        OUTLET,
        /** Somebody whom they quote without saying whom. */
        OPEN
    }
}
