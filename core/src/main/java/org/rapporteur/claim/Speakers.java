package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.text.Span;

/**
 * Tells whose words they are. A name needs a name in the source phrase, or a pronoun or title with good evidence; the words of
 * {@code the official} go to the last unnamed official, or to nobody.
 */
final class Speakers {
    /** A pronoun looks back at most so many paragraphs. */
    private static final int FARTHEST_BACK = 1;

    /**
     * Whose words they are.
     *
     * @param entity id, or null if open
     * @param certainty of the resolution, 0..1
     */
    record Speaker(@Nullable String entity, Quote.Anonymity anonymity, double certainty) {
        static final Speaker OPEN = new Speaker(null, Quote.Anonymity.UNATTRIBUTED, .5);
    }

    private record Mention(Span span, Entity entity) {}

    private record Recent(Speaker speaker, int paragraph, int position, boolean person) {}

    private final SpeechLexicon lexicon;
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<String, Recent> unnamedByHead = new HashMap<>();
    private @Nullable Recent lastPerson;
    private int longest = 1;

    Speakers(List<Entity> entities, SpeechLexicon lexicon) {
        this.lexicon = lexicon;
        for (Entity entity : entities) {
            for (Span span : entity.mentions()) {
                mentions.add(new Mention(span, entity));
                longest = Math.max(longest, span.length());
            }
        }
        mentions.sort(Comparator.comparing(Mention::span)
                .thenComparing(m -> m.entity().id()));
    }

    /** The speaker that a source phrase names or describes. */
    Speaker of(Stretch stretch, NounPhrase source) {
        Piece head = stretch.at(source.head());
        if (head.isPronoun()) {
            return ofPronoun(stretch, head);
        }
        Entity own = entityAt(head.span());
        Entity other = source.otherHead() < 0
                ? null
                : entityAt(stretch.at(source.otherHead()).span());
        boolean unnamedHead = lexicon.isUnnamedHead(head.word());
        Entity entity = other != null && isPerson(named(other)) && !isPerson(named(own)) ? other : own;
        if (entity != null && entity.named() && unnamedHead && entity == own) {
            entity = null;
        }
        if (entity != null) {
            Quote.Anonymity anonymity = entity.named() ? Quote.Anonymity.NAMED : Quote.Anonymity.UNNAMED;
            return remember(stretch, head, new Speaker(entity.id(), anonymity, 1), isPerson(entity));
        }
        if (head.capital() && head.tag().equals("PROPN")) {
            return remember(stretch, head, new Speaker(null, Quote.Anonymity.NAMED, .9), true);
        }
        Recent same = unnamedByHead.get(head.word());
        boolean definite = stretch.at(source.first()).is("the") && source.head() - source.first() <= 2;
        if (definite && same != null && stretch.paragraph() - same.paragraph <= 12) {
            return remember(stretch, head, new Speaker(same.speaker.entity(), Quote.Anonymity.UNNAMED, .9), true);
        }
        return remember(stretch, head, new Speaker(null, Quote.Anonymity.UNNAMED, .8), true);
    }

    private static @Nullable Entity named(@Nullable Entity entity) {
        return entity != null && entity.named() ? entity : null;
    }

    private Speaker ofPronoun(Stretch stretch, Piece pronoun) {
        Entity resolved = entityAt(pronoun.span());
        if (resolved != null) {
            return new Speaker(resolved.id(), resolved.named() ? Quote.Anonymity.NAMED : Quote.Anonymity.UNNAMED, .9);
        }
        boolean person = pronoun.is("he") || pronoun.is("she") || pronoun.is("his") || pronoun.is("her");
        if (person && lastPerson != null && stretch.paragraph() - lastPerson.paragraph <= FARTHEST_BACK) {
            Speaker last = lastPerson.speaker;
            return new Speaker(last.entity(), last.anonymity(), .8);
        }
        return Speaker.OPEN;
    }

    /** Takes note of somebody the report speaks of as a subject, whom a pronoun can mean. */
    void hear(Stretch stretch, NounPhrase subject) {
        Piece head = stretch.at(subject.head());
        Entity entity = entityAt(head.span());
        if (entity != null
                && isPerson(entity)
                && !head.isPronoun()
                && !(entity.named() && lexicon.isUnnamedHead(head.word()))) {
            remember(
                    stretch,
                    head,
                    new Speaker(entity.id(), entity.named() ? Quote.Anonymity.NAMED : Quote.Anonymity.UNNAMED, 1),
                    true);
        }
    }

    private Speaker remember(Stretch stretch, Piece head, Speaker speaker, boolean person) {
        Recent recent = new Recent(speaker, stretch.paragraph(), head.span().start(), person);
        if (speaker.anonymity() == Quote.Anonymity.UNNAMED) {
            unnamedByHead.put(head.word(), recent);
        }
        if (person) {
            lastPerson = recent;
        }
        return speaker;
    }

    private static boolean isPerson(@Nullable Entity entity) {
        return entity != null && entity.type() == EntityType.PERSON;
    }

    /** The entity with the shortest mention that covers a word. */
    private @Nullable Entity entityAt(Span word) {
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mentions.get(middle).span.start() <= word.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Entity best = null;
        int bestLength = Integer.MAX_VALUE;
        int floor = word.start() - Math.min(longest, 300);
        for (int i = low - 1; i >= 0 && mentions.get(i).span.start() >= floor; i--) {
            Mention mention = mentions.get(i);
            if (mention.span.covers(word) && mention.span.length() < bestLength) {
                best = mention.entity;
                bestLength = mention.span.length();
            }
        }
        return best;
    }
}
