package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rapporteur.claim.Quote;
import org.rapporteur.lineage.Edge;

/** What all contradictions have in common, and those of attribution. */
final class Contradictions {
    static final Comparator<Contradiction.Version> VERSION_ORDER = Comparator.comparing(
                    (Contradiction.Version v) -> -v.origins())
            .thenComparing(v -> -v.mentions().size())
            .thenComparing(Contradiction.Version::value);

    private Contradictions() {}

    static String id(Contradiction.Kind kind, String about) {
        return "c:" + kind.name().toLowerCase(Locale.ROOT) + ":" + about;
    }

    /** The same words in different mouths. */
    static List<Contradiction> ofAttribution(List<Utterance> utterances, Pile pile, MergedEntities entities) {
        List<Contradiction> found = new ArrayList<>();
        for (Utterance utterance : utterances) {
            if (!utterance.conflict()) {
                continue;
            }
            Map<String, List<Mention>> bySpeaker = new TreeMap<>();
            for (Utterance.Variant variant : utterance.variants()) {
                Quote quote = pile.reading(variant.report()).quotes().stream()
                        .filter(q -> q.id().equals(variant.quote()))
                        .findFirst()
                        .orElseThrow();
                MergedEntity speaker = entities.find(variant.report(), quote.speaker());
                if (speaker != null) {
                    Mention mention = new Mention(
                            variant.report(),
                            variant.quote(),
                            variant.spans().getFirst().union(variant.spans().getLast()));
                    bySpeaker
                            .computeIfAbsent(speaker.id(), k -> new ArrayList<>())
                            .add(mention);
                }
            }
            List<Contradiction.Version> versions = new ArrayList<>();
            for (List<MergedEntity> same : sameSources(bySpeaker, pile, entities)) {
                List<Mention> mentions = same.stream()
                        .flatMap(each -> mentions(bySpeaker, each).stream())
                        .toList();
                versions.add(new Contradiction.Version(same.getFirst().name(), mentions, pile.originsOf(mentions)));
            }
            if (versions.size() < 2) {
                continue;
            }
            versions.sort(VERSION_ORDER);
            found.add(new Contradiction(
                    id(Contradiction.Kind.ATTRIBUTION, utterance.id()),
                    Contradiction.Kind.ATTRIBUTION,
                    utterance.id(),
                    versions));
        }
        return found;
    }

    /**
     * Who is one source in other words, the best told first: descriptions that differ in rank alone ({@code a senior port official}, {@code a
     * high-ranking port official}), and one that only a mangled report gives, with that of the report it was made from, unless the two are of two bodies or lands.
     */
    private static List<List<MergedEntity>> sameSources(
            Map<String, List<Mention>> bySpeaker, Pile pile, MergedEntities entities) {
        Map<String, Edge> parents = pile.lineage().parentByReport();
        List<MergedEntity> speakers = bySpeaker.keySet().stream()
                .map(entities::expect)
                .sorted(Comparator.comparing((MergedEntity speaker) -> -clean(mentions(bySpeaker, speaker), pile))
                        .thenComparing(speaker -> -mentions(bySpeaker, speaker).size())
                        .thenComparing(speaker -> mentions(bySpeaker, speaker).stream()
                                .mapToInt(mention -> pile.rank(mention.report()))
                                .min()
                                .orElseThrow())
                        .thenComparing(MergedEntity::id))
                .toList();
        List<List<MergedEntity>> groups = new ArrayList<>();
        for (MergedEntity speaker : speakers) {
            List<Mention> told = mentions(bySpeaker, speaker);
            groups.stream()
                    .filter(group -> !speaker.named()
                            && !group.getFirst().named()
                            && (Speakers.differInRankAlone(
                                            speaker.name(), group.getFirst().name())
                                    || clean(told, pile) == 0
                                            && group.stream().noneMatch(each -> Speakers.contradict(speaker, each))
                                            && areMadeFrom(told, group, bySpeaker, parents)))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(speaker), () -> groups.add(new ArrayList<>(List.of(speaker))));
        }
        return groups;
    }

    private static List<Mention> mentions(Map<String, List<Mention>> bySpeaker, MergedEntity speaker) {
        return bySpeaker.getOrDefault(speaker.id(), List.of());
    }

    private static long clean(List<Mention> mentions, Pile pile) {
        return mentions.stream()
                .filter(mention -> pile.isClean(mention.report()))
                .count();
    }

    /** Whether each of the reports was made from one that gives the words to somebody of the group. */
    private static boolean areMadeFrom(
            List<Mention> copies,
            List<MergedEntity> group,
            Map<String, List<Mention>> bySpeaker,
            Map<String, Edge> parents) {
        return copies.stream().allMatch(copy -> {
            Edge parent = parents.get(copy.report());
            return parent != null
                    && group.stream()
                            .flatMap(each -> mentions(bySpeaker, each).stream())
                            .anyMatch(mention -> mention.report().equals(parent.to()));
        });
    }
}
