package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.BriefLine;
import org.rapporteur.account.Change;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.annotate.Dateline;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.text.Span;

/** What changed in a story, as sentences of the reports that changed it: what no longer holds before what is merely new. */
public final class WhatChanged {
    /** What was told before and no longer holds matters more than what is merely new. */
    static final List<Change.Kind> BY_WEIGHT = List.of(
            Change.Kind.CONTRADICTED,
            Change.Kind.WITHDRAWN,
            Change.Kind.STATUS,
            Change.Kind.CONFIRMED,
            Change.Kind.NEW);

    private final StoryAccount story;
    private final StoryIndex index;
    private final Sources sources;
    private final Set<String> inBrief = new HashSet<>();

    /**
     * Of one story.
     *
     * @param sources the reports of its account
     */
    public WhatChanged(StoryAccount story, Sources sources) {
        this.story = story;
        this.sources = sources;
        this.index = new StoryIndex(story, sources);
        for (BriefLine line : story.brief()) {
            inBrief.add(line.fact());
            inBrief.add(place(line.extract()));
        }
    }

    /**
     * A sentence that changed something.
     *
     * @param fact id of what it changed
     * @param sentence of a later report
     * @param reports later reports that say so
     * @param dispute what it contradicts, or null of other kinds
     */
    public record Line(
            Change.Kind kind,
            String fact,
            Mention sentence,
            int reports,
            @Nullable Contradiction dispute) {}

    /**
     * A line a sentence, the weightiest kind first; of one kind those that the brief tells, then acts and stands, then those of most reports. A change that
     * no later report tells in a sentence of its own has none.
     */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Change.Kind kind : BY_WEIGHT) {
            story.changes().stream()
                    .filter(change -> change.kind() == kind)
                    .flatMap(this::lines)
                    .sorted(Comparator.comparing((Line line) ->
                                    !inBrief.contains(line.fact) && !inBrief.contains(place(line.sentence)))
                            .thenComparing(
                                    line -> index.findEvent(line.fact) == null && index.findPosition(line.fact) == null)
                            .thenComparing(line -> -line.reports)
                            .thenComparing(Line::fact))
                    .filter(line -> told.add(place(line.sentence)))
                    .forEach(lines::add);
        }
        return List.copyOf(lines);
    }

    private Stream<Line> lines(Change change) {
        if (change.kind() == Change.Kind.CONTRADICTED) {
            return story.facts().contradictions().stream()
                    .filter(dispute -> dispute.about().equals(change.fact()))
                    .flatMap(dispute -> line(change, mentions(dispute), dispute).stream());
        }
        return index.findFact(change.fact()).flatMap(fact -> line(change, told(change, fact), null)).stream();
    }

    private static List<Mention> mentions(Contradiction dispute) {
        return dispute.versions().stream()
                .flatMap(side -> side.mentions().stream())
                .toList();
    }

    /** Of what was moved or called off those places that say so, not those that had it as it was. */
    private List<Mention> told(Change change, Fact fact) {
        FusedEvent event = index.findEvent(change.fact());
        boolean isOtherwise = change.kind() == Change.Kind.WITHDRAWN || change.kind() == Change.Kind.STATUS;
        return isOtherwise && event != null && !event.history().isEmpty() ? event.lastTold() : fact.mentions();
    }

    private Optional<Line> line(Change change, List<Mention> mentions, @Nullable Contradiction dispute) {
        List<Mention> later = mentions.stream()
                .filter(mention -> change.reports().contains(mention.report()))
                .toList();
        if (later.isEmpty()) {
            return Optional.empty();
        }
        Mention best = sources.best(later);
        Mention sentence = new Mention(best.report(), best.claim(), withoutDateline(best));
        return Optional.of(new Line(
                change.kind(), change.fact(), sentence, change.reports().size(), dispute));
    }

    private Span withoutDateline(Mention mention) {
        Span sentence = sources.sentenceOf(mention);
        String text = sources.expect(mention.report()).text();
        int from = Dateline.in(text, sentence).end();
        while (from < sentence.end() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        return new Span(Math.max(sentence.start(), from), sentence.end());
    }

    /** A sentence by its end: a line of the brief may begin behind a dateline. */
    private static String place(Mention sentence) {
        return sentence.report() + "\t" + sentence.span().end();
    }
}
