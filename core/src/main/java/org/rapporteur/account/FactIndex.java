package org.rapporteur.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Event;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.FusedQuantity;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.Utterance;

/** All facts of a story seen alike: an id, its mentions, its origins. */
final class FactIndex {
    private final Map<String, Fact> facts = new LinkedHashMap<>();

    FactIndex(Facts from) {
        for (var event : from.events()) {
            add(new Fact(
                    event.id(), event.mentions(), event.origins(), event.what().status(), event.date(), false));
        }
        for (var quantity : from.quantities()) {
            List<Mention> mentions = new ArrayList<>();
            quantity.values().stream().map(FusedQuantity.Value::mentions).forEach(mentions::addAll);
            add(new Fact(quantity.id(), mentions, quantity.origins(), null, null, false));
        }
        for (var utterance : from.utterances()) {
            add(new Fact(utterance.id(), mentions(utterance), utterance.origins(), null, null, true));
        }
        for (var position : from.positions()) {
            add(new Fact(position.id(), position.mentions(), position.origins(), null, null, false));
        }
    }

    private void add(Fact fact) {
        facts.put(fact.id, fact);
    }

    private static List<Mention> mentions(Utterance utterance) {
        List<Mention> mentions = new ArrayList<>();
        for (Utterance.Variant variant : utterance.variants()) {
            mentions.add(new Mention(
                    variant.report(),
                    variant.quote(),
                    variant.spans().getFirst().union(variant.spans().getLast())));
        }
        return mentions;
    }

    Collection<Fact> all() {
        return facts.values();
    }

    @Nullable
    Fact find(String id) {
        return facts.get(id);
    }

    static Set<String> reports(Contradiction contradiction) {
        Set<String> reports = new TreeSet<>();
        contradiction.versions().forEach(v -> v.mentions().forEach(m -> reports.add(m.report())));
        return reports;
    }

    /**
     * A fact.
     *
     * @param status of an event, null for others
     * @param when of an event that has a day, null for others
     */
    record Fact(
            String id,
            List<Mention> mentions,
            int origins,
            Event.@Nullable Status status,
            FusedEvent.@Nullable When when,
            boolean isUtterance) {
        Set<String> reports() {
            Set<String> reports = new TreeSet<>();
            mentions.forEach(m -> reports.add(m.report()));
            return reports;
        }
    }
}
