package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rapporteur.claim.Quote;

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
            bySpeaker.forEach((id, mentions) -> versions.add(
                    new Contradiction.Version(entities.expect(id).name(), mentions, pile.originsOf(mentions))));
            versions.sort(VERSION_ORDER);
            found.add(new Contradiction(
                    id(Contradiction.Kind.ATTRIBUTION, utterance.id()),
                    Contradiction.Kind.ATTRIBUTION,
                    utterance.id(),
                    versions));
        }
        return found;
    }
}
