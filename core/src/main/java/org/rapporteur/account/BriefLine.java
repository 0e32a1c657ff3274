package org.rapporteur.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Mention;

/**
 * One line of the brief: an extract that tells a fact, and how well it is carried.
 *
 * @param section where it stands
 * @param fact id of the fact it tells
 * @param extract the sentence to show
 * @param retold sentences of further reports that tell it in much the same words or in their own, though nothing in them was fused with the fact
 * @param reports number of reports that carry the fact or retell it
 * @param origins independent origins among them
 * @param when what is ahead will be; null elsewhere
 * @param where what is ahead will be, if reports say: id of a {@link org.rapporteur.corroborate.MergedEntity}
 * @param glosses what words of the extract mean that its report says elsewhere
 */
public record BriefLine(
        Section section,
        String fact,
        Mention extract,
        List<Mention> retold,
        int reports,
        int origins,
        FusedEvent.@Nullable When when,
        @Nullable String where,
        List<Gloss> glosses) {
    public BriefLine {
        retold = List.copyOf(retold);
        glosses = List.copyOf(glosses);
    }

    /** A line that only the fact's own reports tell. */
    public BriefLine(Section section, String fact, Mention extract, int reports, int origins, List<Gloss> glosses) {
        this(section, fact, extract, List.of(), reports, origins, null, null, glosses);
    }

    /** The parts of the brief. */
    public enum Section {
        KNOWN,
        DISPUTED,
        AHEAD
    }
}
