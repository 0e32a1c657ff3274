package org.rapporteur.annotate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * Somebody or something a report speaks of, with all its mentions in that report.
 *
 * @param id unique in the report, readable: a slug of the name
 * @param name the fullest form in the report; for a described source the description without its article
 * @param role office or affiliation as the report words it; for a body named by its owner the owner's country; or null
 * @param named false for a described source without a name ({@code a senior port official})
 * @param mentions in reading order: names, described mentions, and pronouns resolved on good evidence
 */
public record Entity(
        String id, String name, EntityType type, @Nullable String role, boolean named, List<Span> mentions) {
    public Entity {
        mentions = List.copyOf(mentions);
    }
}
