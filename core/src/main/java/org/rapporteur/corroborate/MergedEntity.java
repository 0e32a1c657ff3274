package org.rapporteur.corroborate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityType;

/**
 * One person, body or place over all reports of a story.
 *
 * @param id unique in the account, readable
 * @param name best-attested full name, or the description of an unnamed source
 * @param role best-attested role, or null
 * @param aliases every other form met, sorted
 * @param members the report-level entities merged into it
 */
public record MergedEntity(
        String id,
        String name,
        EntityType type,
        @Nullable String role,
        boolean named,
        List<String> aliases,
        List<Member> members) {
    public MergedEntity {
        aliases = List.copyOf(aliases);
        members = List.copyOf(members);
    }

    /** Ids of the reports that speak of it, sorted. */
    public List<String> reports() {
        return members.stream().map(Member::report).distinct().sorted().toList();
    }

    /** An entity of one report. */
    public record Member(String report, String entity) {}
}
