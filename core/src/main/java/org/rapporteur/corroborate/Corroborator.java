package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.lineage.Lineage;

/**
 * Puts together what the reports of one story say: who and what they speak of, who said what, what happened or is planned,
 * which figures they give, and where they disagree, each with its independent origins.
 *
 * <p>A pure function: the same set of readings gives the same facts in any order. Every mention that goes in stays reachable, but
 * for one thing: a quote that stands inside another of the same report and speaker, or that has no speaker of its own there, is
 * part of the outer one and no mention of its own; it is still among the report's own quotes in its reading.
 */
public final class Corroborator {
    /**
     * Earliest published first, what has a day without an hour at the beginning of its day, undated last, then by id: the order in which all
     * lists of mentions stand.
     */
    public static final Comparator<Reading> PUBLICATION_ORDER =
            Comparator.comparingLong(Corroborator::second).thenComparing(Reading::id);

    private final Lexicon lexicon;
    private final UtteranceJudge judge;
    private final NameMatcher names = new NameMatcher();
    private final NameLikeness likeness = new NameLikeness(names);

    /** Reads the word lists that come with the program. */
    public Corroborator() {
        this(new Lexicon());
    }

    /** As {@link #Corroborator()}, with a lexicon that is already there. */
    public Corroborator(Lexicon lexicon) {
        this.lexicon = lexicon;
        judge = new UtteranceJudge(lexicon);
    }

    /**
     * Merges the mentions of one story.
     *
     * @param readingsOfOneStory in any order, no id twice
     * @param lineage of the whole pile; must know each of the reports
     * @throws IllegalArgumentException if an id stands twice or the lineage lacks a report
     */
    public Facts corroborate(List<Reading> readingsOfOneStory, Lineage lineage) {
        return corroborate(readingsOfOneStory, lineage, List.of());
    }

    /**
     * The same, as analysts said: those of entities and of events are obeyed before all that the reports show, those of lineage and of
     * stories have had their say before.
     *
     * @param made in the order in which they were made
     */
    public Facts corroborate(List<Reading> readingsOfOneStory, Lineage lineage, List<? extends Correction> made) {
        Pile pile = new Pile(readingsOfOneStory, lineage);
        MergedEntities entities = new EntityMerger(names, likeness, new CorrectedEntities(made)).merge(pile);
        List<Utterance> utterances = new UtteranceAligner(lexicon, judge, pile, entities).align();
        EventFuser.Fused events = new EventFuser(lexicon, pile, entities, new CorrectedEvents(pile, made)).fuse();
        List<FusedPosition> positions = new PositionFuser(lexicon, pile, entities).fuse();
        QuantityFuser figures = new QuantityFuser(lexicon, pile, entities);
        List<FusedQuantity> quantities = figures.fuse();
        List<Contradiction> contradictions = new ArrayList<>();
        contradictions.addAll(Contradictions.ofAttribution(utterances, pile, entities));
        contradictions.addAll(events.contradictions());
        contradictions.addAll(figures.contradictions(quantities));
        contradictions.addAll(new Denials(lexicon, pile, entities).contradictions(positions));
        Facts facts = new Facts(entities.all(), utterances, events.events(), positions, quantities, contradictions);
        contradictions.addAll(new DifferingFacts(lexicon, pile, entities, figures).contradictions(facts));
        return new Facts(entities.all(), utterances, events.events(), positions, quantities, contradictions);
    }

    private static long second(Reading reading) {
        return reading.article().meta().published().secondOrDay().orElse(Long.MAX_VALUE);
    }
}
