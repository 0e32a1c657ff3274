package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rapporteur.account.BriefLine;
import org.rapporteur.account.Change;
import org.rapporteur.account.StoryAccount;
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

    /**
     * Of one story.
     *
     * @param sources the reports of its account
     */
    public WhatChanged(StoryAccount story, Sources sources) {
        this.story = story;
        this.sources = sources;
        this.index = new StoryIndex(story, sources);
    }

    /**
     * A sentence that changed something.
     *
     * @param fact id of what it changed
     * @param sentence of a later report
     * @param reports later reports that say so
     */
    public record Line(Change.Kind kind, String fact, Mention sentence, int reports) {}

    /**
     * A line a sentence, the weightiest kind first; of one kind those that the brief tells, then acts and stands, then those of most reports. A change that
     * no later report tells in a sentence of its own has none.
     */
    public List<Line> lines() {
        Set<String> inBrief = story.brief().stream().map(BriefLine::fact).collect(Collectors.toSet());
        Set<Span> briefly =
                story.brief().stream().map(line -> line.extract().span()).collect(Collectors.toSet());
        List<Line> lines = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Change.Kind kind : BY_WEIGHT) {
            story.changes().stream()
                    .filter(change -> change.kind() == kind)
                    .flatMap(change ->
                            index.findFact(change.fact()).stream().flatMap(fact -> line(change, fact).stream()))
                    .sorted(Comparator.comparing((Line line) ->
                                    !inBrief.contains(line.fact) && !briefly.contains(line.sentence.span()))
                            .thenComparing(
                                    line -> index.findEvent(line.fact) == null && index.findPosition(line.fact) == null)
                            .thenComparing(line -> -line.reports)
                            .thenComparing(Line::fact))
                    .filter(line -> told.add(
                            line.sentence.report() + "\t" + line.sentence.span().start()))
                    .forEach(lines::add);
        }
        return List.copyOf(lines);
    }

    private List<Line> line(Change change, Fact fact) {
        List<Mention> later = fact.mentions().stream()
                .filter(mention -> change.reports().contains(mention.report()))
                .toList();
        if (later.isEmpty()) {
            return List.of();
        }
        Mention best = sources.best(later);
        Mention sentence = new Mention(best.report(), best.claim(), sources.sentenceOf(best));
        return List.of(new Line(
                change.kind(), change.fact(), sentence, change.reports().size()));
    }
}
