package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Marks;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Span;

/**
 * Finds who does what to whom, where, when, and whether it is done, ahead or denied.
 *
 * <p>Actors, recipients, place and date come from the event's own clause, or from the journey whose purpose it is; what is not
 * stated stays open. Catches {@code Weil will travel to Oslo on Monday to meet Brandt} (one planned meeting, Oslo, Monday); leaves
 * {@code the war} alone. Safe for use by many threads.
 */
final class EventFinder {
    /** Below this fidelity the fall-back for mangled sentences is tried: signs are there, if not enough for the verdict. */
    private static final double DOUBTFUL = 0.8;

    private static final Set<String> SEQUEL_SUBJECTS = Set.of("this", "that", "these", "those", "it", "they");

    private final SentenceReader sentences = new SentenceReader();

    /**
     * The events of a report in reading order.
     *
     * @param marks what the learned reader saw, or null: rules then decide alone
     */
    List<Event> find(Article article, Annotation annotation, List<Quote> quotes, @Nullable Marks marks) {
        LocalDate reported = article.meta().published().date().orElse(null);
        boolean mangled = annotation.fidelity().state() == Fidelity.State.MANGLED
                || annotation.fidelity().score() < DOUBTFUL;
        WordReader reader = new WordReader(article.text(), annotation);
        Outlook outlook = new Outlook(marks, reported);
        List<Event> events = new ArrayList<>();
        for (Sentence sentence : annotation.sentences()) {
            for (List<Word> words : sentences.pieces(reader.read(sentence))) {
                read(words, mangled, reported, marks, outlook, events);
            }
        }
        if (events.isEmpty()) {
            return List.of();
        }
        QuoteIndex index = new QuoteIndex(quotes);
        ClaimOdds odds = new ClaimOdds(article.text(), annotation);
        return events.stream()
                .map(event -> spoken(event, index))
                .map(event -> event.with(confidence(event, odds, annotation, marks)))
                .toList();
    }

    /** What the rule is known to be worth, or for an act of a kind the odds that such an act is told. */
    private static double confidence(Event event, ClaimOdds odds, Annotation annotation, @Nullable Marks marks) {
        if (event.code() == null) {
            return Announcements.CONFIDENCE;
        }
        return event.rule().equals(MangledMeetings.RULE)
                ? MangledMeetings.CONFIDENCE
                : odds.of(event, vector(event, annotation, marks));
    }

    private static float @Nullable [] vector(Event event, Annotation annotation, @Nullable Marks marks) {
        int sentence = annotation.sentenceIndexAt(event.trigger().start());
        return marks == null || sentence < 0 ? null : marks.sentenceVectors().get(sentence);
    }

    /**
     * {@code “It will go on for years,” warned Roe}: who is said to have said the words that an event cues is its actor, wherever he stands, and
     * never the one to whom it is done.
     */
    private static Event spoken(Event event, QuoteIndex quotes) {
        Quote quote = quotes.cuedBy(event.trigger());
        String speaker = quote == null ? null : quote.speaker();
        if (speaker == null
                || event.actors().contains(speaker)
                || !event.actors().isEmpty() && !event.recipients().contains(speaker)) {
            return event;
        }
        List<String> recipients =
                event.recipients().stream().filter(id -> !id.equals(speaker)).toList();
        return event.with(List.of(speaker), recipients);
    }

    private void read(
            List<Word> words,
            boolean mangled,
            @Nullable LocalDate reported,
            @Nullable Marks marks,
            Outlook outlook,
            List<Event> events) {
        List<SentenceEvents.Draft> drafts = new SentenceEvents(
                        sentences.clauses(words), sentences.triggers, sentences.statusRules, outlook, reported)
                .find();
        if (mangled) {
            MangledMeetings.find(words, drafts, sentences.inflection, reported).ifPresent(drafts::add);
        }
        List<TimeMention> before = opensSequel(words) ? lastPlanned(events) : List.of();
        for (SentenceEvents.Draft draft : drafts) {
            if (draft.status() == Event.Status.PLANNED && !before.isEmpty()) {
                draft = draft.at(draft.dates().stream()
                        .map(day -> SentenceEvents.after(before, day))
                        .toList());
            }
            SentenceEvents.Draft whole = mended(draft, marks);
            handOut(whole, sentences.details.of(whole, words), events);
        }
    }

    /** The draft under the code that the learned reader is sure of, where the list of triggers is not. */
    private static SentenceEvents.Draft mended(SentenceEvents.Draft draft, @Nullable Marks marks) {
        Span actor = nearest(draft.actors(), draft.trigger());
        Span recipient = nearest(draft.recipients(), draft.trigger());
        return marks == null || actor == null || recipient == null
                ? draft
                : draft.of(EventCodes.mended(draft.code(), draft.status(), actor, recipient, marks));
    }

    private static @Nullable Span nearest(List<Entity> entities, Span trigger) {
        Span nearest = null;
        int least = Integer.MAX_VALUE;
        for (Entity entity : entities) {
            for (Span mention : entity.mentions()) {
                int gap = Math.max(0, Math.max(mention.start() - trigger.end(), trigger.start() - mention.end()));
                if (gap < least) {
                    least = gap;
                    nearest = mention;
                }
            }
        }
        return nearest;
    }

    /** {@code They are to be followed by a hearing on Sunday}: the first Friday after what was told last; {@code Roe followed} tells none. */
    private static boolean opensSequel(List<Word> words) {
        if (words.isEmpty() || !SEQUEL_SUBJECTS.contains(words.getFirst().lower())) {
            return false;
        }
        // "This in turn will then be followed by" is a long one
        int reach = Math.min(words.size() - 1, 8);
        for (int i = 1; i < reach; i++) {
            if (words.get(i).lower().equals("followed")
                    && words.get(i + 1).lower().equals("by")) {
                return true;
            }
        }
        return false;
    }

    private static List<TimeMention> lastPlanned(List<Event> events) {
        TimeMention date = events.isEmpty() || events.getLast().status() != Event.Status.PLANNED
                ? null
                : events.getLast().date();
        return date == null ? List.of() : List.of(date);
    }

    /** {@code in Oslo and Rome on Monday and Tuesday}: as many places as days are paired in order. */
    private static void handOut(SentenceEvents.Draft draft, Event.Detail detail, List<Event> events) {
        int places = draft.places().size();
        int dates = draft.dates().size();
        int pairs = Math.max(1, places);
        boolean paired = places > 1 && places == dates;
        for (int i = 0; i < pairs; i++) {
            List<Entity> recipients = draft.recipients();
            if (paired && recipients.size() == places) {
                recipients = List.of(recipients.get(i));
            }
            TimeMention date = paired
                    ? draft.dates().get(i)
                    : dates == 1 || places <= 1 && dates > 0 ? draft.dates().getFirst() : null;
            Entity place = places == 0 ? null : draft.places().get(i);
            boolean isAnnounced = draft.code() == null;
            long number = 1
                    + events.stream()
                            .filter(each -> (each.code() == null) == isAnnounced)
                            .count();
            // corrections speak of events by their numbers: what is announced has a count of its own
            events.add(event(draft, detail, recipients, place, date, (isAnnounced ? "a" : "e") + number));
        }
    }

    private static Event event(
            SentenceEvents.Draft draft,
            Event.Detail detail,
            List<Entity> recipients,
            @Nullable Entity place,
            @Nullable TimeMention date,
            String id) {
        return new Event(
                id,
                draft.code(),
                draft.trigger(),
                draft.actors().stream().map(Entity::id).toList(),
                recipients.stream().map(Entity::id).toList(),
                place == null ? null : place.id(),
                date,
                draft.status(),
                0,
                draft.rule(),
                detail);
    }
}
