package org.rapporteur.corroborate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The entities of a story, found by what a report calls them. */
final class MergedEntities {
    private final List<MergedEntity> all;
    private final Map<MergedEntity.Member, MergedEntity> byMember = new HashMap<>();
    private final Map<String, MergedEntity> byId = new HashMap<>();

    MergedEntities(List<MergedEntity> all) {
        this.all = List.copyOf(all);
        for (MergedEntity entity : all) {
            byId.put(entity.id(), entity);
            entity.members().forEach(m -> byMember.put(m, entity));
        }
    }

    List<MergedEntity> all() {
        return all;
    }

    /** The merged entity behind an entity id of one report, or null if that report has no such entity. */
    @Nullable
    MergedEntity find(String report, @Nullable String entity) {
        return entity == null ? null : byMember.get(new MergedEntity.Member(report, entity));
    }

    MergedEntity expect(String id) {
        MergedEntity entity = byId.get(id);
        if (entity == null) {
            throw new IllegalArgumentException("no entity " + id);
        }
        return entity;
    }

    /** Merged ids of several entities of one report, each once, sorted; what the report does not know is left out. */
    List<String> ids(String report, Collection<String> entities) {
        TreeSet<String> ids = new TreeSet<>();
        for (String id : entities) {
            MergedEntity merged = find(report, id);
            if (merged != null) {
                ids.add(merged.id());
            }
        }
        return List.copyOf(ids);
    }
}
