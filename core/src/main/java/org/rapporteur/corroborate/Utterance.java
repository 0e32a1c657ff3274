package org.rapporteur.corroborate;

import java.util.List;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.text.Span;

/**
 * One thing somebody said, with every wording and every speaker that the reports give.
 *
 * @param id unique in the account, made from its earliest mention
 * @param speakers who is said to have said it, most origins first; empty if no report says
 * @param best the wording to quote: clean before mangled, direct before indirect, most complete first
 * @param variants every wording, the best one included
 * @param relayedBy who passes it on for another: a spokesman beside the one he speaks for (he is among the speakers too), a ministry
 *     that says what its minister told somebody
 * @param conflict true if the same words are given to different people
 * @param state how sure it is who said it
 * @param origins independent origins that carry it
 */
public record Utterance(
        String id,
        List<Speaker> speakers,
        List<Speaker> relayedBy,
        Variant best,
        List<Variant> variants,
        boolean conflict,
        State state,
        int origins) {
    public Utterance {
        speakers = List.copyOf(speakers);
        relayedBy = List.copyOf(relayedBy);
        variants = List.copyOf(variants);
    }

    /** One that nobody passes on for another. */
    public Utterance(
            String id, List<Speaker> speakers, Variant best, List<Variant> variants, boolean conflict, int origins) {
        this(
                id,
                speakers,
                List.of(),
                best,
                variants,
                conflict,
                conflict
                        ? State.CONFLICTING
                        : speakers.isEmpty()
                                ? State.UNATTRIBUTED
                                : speakers.size() > 1 ? State.AMBIGUOUS : State.ATTRIBUTED,
                origins);
    }

    /** How sure it is who said it. */
    public enum State {
        /** One speaker, or one through a spokesman, or a body and the person who speaks for it. */
        ATTRIBUTED,
        /** Several speakers that may be one: {@code officials} here, a name there. */
        AMBIGUOUS,
        /** Speakers who cannot be one. */
        CONFLICTING,
        /** No report says who. */
        UNATTRIBUTED
    }

    /**
     * Somebody to whom the words are given.
     *
     * @param entity id of a {@link MergedEntity}
     */
    public record Speaker(String entity, List<String> reports, int origins) {
        public Speaker {
            reports = List.copyOf(reports);
        }
    }

    /**
     * One report's wording.
     *
     * @param quote id of the quote in that report
     * @param spans the words in that report: the whole quote, or those of its sentences that say this
     * @param text what the spans cover, pieces joined by {@code " … "}
     * @param similarity to the best wording, 0..1
     * @param fidelity of the report
     * @param part whether it is only a piece of the best wording
     */
    public record Variant(
            String report,
            String quote,
            List<Span> spans,
            String text,
            double similarity,
            Fidelity.State fidelity,
            boolean part) {
        public Variant {
            spans = List.copyOf(spans);
        }

        /** A whole wording. */
        public Variant(
                String report,
                String quote,
                List<Span> spans,
                String text,
                double similarity,
                Fidelity.State fidelity) {
            this(report, quote, spans, text, similarity, fidelity, false);
        }
    }

    /** Ids of the reports that carry it, sorted. */
    public List<String> reports() {
        return variants.stream().map(Variant::report).distinct().sorted().toList();
    }
}
