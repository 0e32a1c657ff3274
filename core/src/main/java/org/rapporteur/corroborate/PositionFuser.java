package org.rapporteur.corroborate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.ClaimOdds;
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
            ClaimOdds odds = new ClaimOdds(reading.text(), reading.annotation());
            for (Position position : reading.positions()) {
                MergedEntity holder = entities.find(reading.id(), position.holder());
                if (holder == null || !odds.isStand(position)) {
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
        Map<String, List<Group>> ofHolder = groups.stream().collect(Collectors.groupingBy(group -> group.holder));
        return groups.stream()
                .map(group -> fused(group, replaced(group, ofHolder.getOrDefault(group.holder, List.of()))))
                .toList();
    }

    /** The latest position of the same holder on the same matter that this one turns round, if it is of an earlier day. */
    private @Nullable Group replaced(Group group, List<Group> ofHolder) {
        LocalDate day = group.first();
        Group latest = null;
        LocalDate latestDay = LocalDate.MIN;
        for (Group other : ofHolder.subList(Math.max(0, ofHolder.size() - MOST_COMPARED), ofHolder.size())) {
            LocalDate end = other.last();
            if (day == null || end == null || !end.isBefore(day) || !end.isAfter(latestDay)) {
                continue;
            }
            Comparison comparison = Comparison.of(other.held.getFirst().about, group.held.getFirst().about, lexicon);
            if (turnsRound(other.stance(), group.stance()) && isSameMatter(comparison)) {
                latest = other;
                latestDay = end;
            }
        }
        return latest;
    }

    /** {@code rejects} after {@code accepts}, or the other way round; {@code warns} after {@code rejects} turns nothing round. */
    private static boolean turnsRound(Position.Stance before, Position.Stance after) {
        return isFor(before) && isAgainst(after) || isAgainst(before) && isFor(after);
    }

    private static boolean isFor(Position.Stance stance) {
        return switch (stance) {
            case DEMANDS, OFFERS, ACCEPTS, PROMISES, SUPPORTS -> true;
            case REJECTS, DENIES, ACCUSES, WARNS, THREATENS -> false;
        };
    }

    private static boolean isAgainst(Position.Stance stance) {
        return stance == Position.Stance.REJECTS;
    }

    private static boolean isSameMatter(Comparison comparison) {
        return !comparison.opposed()
                && (comparison.jaccard() >= SAME_JACCARD
                        || (comparison.contained() >= SAME_CONTAINED && comparison.contentWords() >= 1));
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
            if (isSameMatter(comparison) && comparison.jaccard() > most) {
                most = comparison.jaccard();
                best = group;
            }
        }
        return best;
    }

    private FusedPosition fused(Group group, @Nullable Group replaced) {
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
                group.id(),
                group.holder,
                first.position.stance(),
                towards,
                best.position.about().in(best.reading.text()),
                mentions,
                replaced == null ? null : replaced.id(),
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

        String id() {
            return "p:" + held.getFirst().reading.id() + ":"
                    + held.getFirst().position.id();
        }

        Position.Stance stance() {
            return held.getFirst().position.stance();
        }

        /** The day of the earliest report that tells it, or null if none has a date. */
        @Nullable
        LocalDate first() {
            return days().min(Comparator.naturalOrder()).orElse(null);
        }

        /** The day of the latest. */
        @Nullable
        LocalDate last() {
            return days().max(Comparator.naturalOrder()).orElse(null);
        }

        private Stream<LocalDate> days() {
            return held.stream().flatMap(h -> h.reading.publishedOn().stream());
        }
    }
}
