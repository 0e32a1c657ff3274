package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Position;
import org.rapporteur.claim.Reading;

/** Groups what reports say about where somebody stands: same holder, same stance, about the same. */
final class PositionFuser {
    // Set by reading what falls together on the development piles.
    private static final double SAME_JACCARD = 0.3;
    private static final double SAME_CONTAINED = 0.65;
    private static final int MOST_COMPARED = 40;

    private final Lexicon lexicon;
    private final Pile pile;
    private final MergedEntities entities;

    PositionFuser(Lexicon lexicon, Pile pile, MergedEntities entities) {
        this.lexicon = lexicon;
        this.pile = pile;
        this.entities = entities;
    }

    List<FusedPosition> fuse() {
        Map<String, List<Group>> byHolder = new LinkedHashMap<>();
        List<Group> groups = new ArrayList<>();
        for (Reading reading : pile.readings()) {
            if (reading.positions().isEmpty()) {
                continue;
            }
            WordingReader words = new WordingReader(lexicon, reading, entities);
            for (Position position : reading.positions()) {
                MergedEntity holder = entities.find(reading.id(), position.holder());
                if (holder == null) {
                    continue;
                }
                MergedEntity towards = entities.find(reading.id(), position.towards());
                Sentence sentence =
                        reading.annotation().findSentence(position.about().start());
                Wording about = sentence == null ? Wording.of(List.of()) : words.read(sentence, position.about());
                Held held = new Held(reading, position, towards == null ? null : towards.id(), about);
                List<Group> known =
                        byHolder.computeIfAbsent(holder.id() + "\t" + position.stance(), k -> new ArrayList<>());
                Group home = find(held, known);
                if (home == null) {
                    home = new Group(holder.id());
                    known.add(home);
                    groups.add(home);
                }
                home.held.add(held);
            }
        }
        return groups.stream().map(this::fused).toList();
    }

    private @Nullable Group find(Held held, List<Group> known) {
        Group best = null;
        double most = 0;
        for (Group group : known.subList(Math.max(0, known.size() - MOST_COMPARED), known.size())) {
            Held head = group.held.getFirst();
            if (head.towards != null && held.towards != null && !head.towards.equals(held.towards)) {
                continue;
            }
            Comparison comparison = Comparison.of(head.about, held.about, lexicon);
            boolean same = !comparison.opposed()
                    && (comparison.jaccard() >= SAME_JACCARD
                            || (comparison.contained() >= SAME_CONTAINED && comparison.contentWords() >= 1));
            if (same && comparison.jaccard() > most) {
                most = comparison.jaccard();
                best = group;
            }
        }
        return best;
    }

    private FusedPosition fused(Group group) {
        Held first = group.held.getFirst();
        Held best = group.held.stream()
                .min(Comparator.comparing(
                                (Held h) -> h.reading.annotation().fidelity().state())
                        .thenComparing(h -> -h.about.weight())
                        .thenComparing(h -> pile.rank(h.reading.id())))
                .orElseThrow();
        List<Mention> mentions = group.held.stream()
                .map(h -> new Mention(h.reading.id(), h.position.id(), h.position.about()))
                .toList();
        String towards = group.held.stream()
                .map(h -> h.towards)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new FusedPosition(
                "p:" + first.reading.id() + ":" + first.position.id(),
                group.holder,
                first.position.stance(),
                towards,
                best.position.about().in(best.reading.text()),
                mentions,
                pile.originsOf(mentions));
    }

    private record Held(
            Reading reading, Position position, @Nullable String towards, Wording about) {}

    private static final class Group {
        final String holder;
        final List<Held> held = new ArrayList<>();

        Group(String holder) {
            this.holder = holder;
        }
    }
}
