package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.NormCheck;
import org.rapporteur.account.Sourcing;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.account.Track;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.FusedPosition;
import org.rapporteur.corroborate.FusedQuantity;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.corroborate.Utterance;

/** The facts of one story by their ids, and the names of those they speak of. */
final class StoryIndex {
    /** As much as fits one line of a narrow column. */
    private static final int LABEL_LENGTH = 72;

    private final Sources sources;
    private final Map<String, MergedEntity> entities = new HashMap<>();
    private final Map<String, Utterance> utterances = new HashMap<>();
    private final Map<String, FusedEvent> events = new HashMap<>();
    private final Map<String, FusedPosition> positions = new HashMap<>();
    private final Map<String, FusedQuantity> quantities = new HashMap<>();
    private final Map<String, Contradiction> contradictions = new HashMap<>();
    private final Map<String, Track> tracks = new HashMap<>();
    private final Map<String, Sourcing> sourcing = new HashMap<>();

    StoryIndex(StoryAccount story, Sources sources) {
        this.sources = sources;
        Facts facts = story.facts();
        facts.entities().forEach(e -> entities.put(e.id(), e));
        facts.utterances().forEach(u -> utterances.put(u.id(), u));
        facts.events().forEach(e -> events.put(e.id(), e));
        facts.positions().forEach(p -> positions.put(p.id(), p));
        facts.quantities().forEach(q -> quantities.put(q.id(), q));
        facts.contradictions().forEach(c -> contradictions.put(c.id(), c));
        story.tracks().forEach(t -> tracks.put(t.id(), t));
        story.sourcing().forEach(s -> sourcing.put(s.fact(), s));
    }

    @Nullable
    MergedEntity findEntity(@Nullable String id) {
        return id == null ? null : entities.get(id);
    }

    @Nullable
    FusedEvent findEvent(String id) {
        return events.get(id);
    }

    @Nullable
    FusedPosition findPosition(String id) {
        return positions.get(id);
    }

    @Nullable
    Contradiction findContradiction(String id) {
        return contradictions.get(id);
    }

    /** Since when and on whose word an event, a figure or a position is told. */
    @Nullable
    Sourcing findSourcing(String fact) {
        return sourcing.get(fact);
    }

    /** The fact with that id, whatever its kind. */
    Optional<Fact> findFact(String id) {
        if (utterances.containsKey(id)) {
            return Optional.of(fact(utterances.get(id)));
        }
        if (events.containsKey(id)) {
            return Optional.of(fact(events.get(id)));
        }
        if (positions.containsKey(id)) {
            return Optional.of(fact(positions.get(id)));
        }
        if (quantities.containsKey(id)) {
            return Optional.of(fact(quantities.get(id)));
        }
        if (contradictions.containsKey(id)) {
            return Optional.of(fact(contradictions.get(id)));
        }
        return Optional.ofNullable(tracks.get(id)).map(this::fact);
    }

    Fact fact(Utterance utterance) {
        return new Fact(
                FactKind.QUOTE,
                utterance.id(),
                shortened(utterance.best().text()),
                utterance.variants().stream()
                        .filter(v -> !v.spans().isEmpty())
                        .map(StoryIndex::mention)
                        .toList());
    }

    /** Where a wording stands: from its first piece to its last. */
    static Mention mention(Utterance.Variant variant) {
        return new Mention(
                variant.report(),
                variant.quote(),
                variant.spans().getFirst().union(variant.spans().getLast()));
    }

    Fact fact(FusedEvent event) {
        return new Fact(
                FactKind.EVENT, event.id(), shortened(EventWords.summary(event, this, sources)), event.mentions());
    }

    Fact fact(FusedPosition position) {
        return new Fact(
                FactKind.POSITION,
                position.id(),
                shortened(name(position.holder()) + " " + Words.plain(position.stance()) + " " + position.about()),
                position.mentions());
    }

    Fact fact(FusedQuantity quantity) {
        return new Fact(
                FactKind.FIGURE,
                quantity.id(),
                shortened(quantity.about()),
                quantity.values().stream().flatMap(v -> v.mentions().stream()).toList());
    }

    Fact fact(Contradiction contradiction) {
        return new Fact(
                FactKind.DISPUTE,
                contradiction.id(),
                Words.plain(contradiction.kind()) + ": " + labelOf(contradiction.about()),
                contradiction.versions().stream()
                        .flatMap(v -> v.mentions().stream())
                        .toList());
    }

    /** A check stands in the sentences that tell of the activity, its figures among them. */
    Fact fact(NormCheck check) {
        return new Fact(
                FactKind.NORM,
                check.id(),
                shortened(check.norm().title().norm() + ": " + check.activity()),
                check.mentions());
    }

    Fact fact(Track track) {
        return new Fact(FactKind.TRACK, track.id(), shortened(track.title()), track.passages());
    }

    /** What people read for the id of a fact or an entity. */
    String labelOf(String id) {
        return entities.containsKey(id) || contradictions.containsKey(id)
                ? name(id)
                : findFact(id).map(Fact::label).orElse(id);
    }

    private static String shortened(String text) {
        return shortened(text, LABEL_LENGTH);
    }

    /** At most so many characters of a text, cut at a word. */
    static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = text.lastIndexOf(' ', length);
        return text.substring(0, end > length / 2 ? end : length) + "…";
    }

    /** The events with these ids, in that order. */
    List<FusedEvent> events(List<String> ids) {
        List<FusedEvent> found = new ArrayList<>(ids.size());
        for (String id : ids) {
            FusedEvent event = events.get(id);
            if (event != null) {
                found.add(event);
            }
        }
        return found;
    }

    /** What people read for an entity id: its name, or the id where the account holds no such entity. */
    String name(String id) {
        MergedEntity entity = entities.get(id);
        return entity == null ? id : entity.name();
    }

    List<String> names(List<String> ids) {
        return ids.stream().map(this::name).toList();
    }

    /** Those to whom this report gives the words. */
    List<String> speakersIn(Utterance utterance, String report) {
        return utterance.speakers().stream()
                .filter(s -> s.reports().contains(report))
                .map(s -> name(s.entity()))
                .toList();
    }
}
