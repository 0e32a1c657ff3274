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
 * @param conflict true if the same words are given to different people
 * @param origins independent origins that carry it
 */
public record Utterance(
        String id, List<Speaker> speakers, Variant best, List<Variant> variants, boolean conflict, int origins) {
    public Utterance {
        speakers = List.copyOf(speakers);
        variants = List.copyOf(variants);
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
     */
    public record Variant(
            String report, String quote, List<Span> spans, String text, double similarity, Fidelity.State fidelity) {
        public Variant {
            spans = List.copyOf(spans);
        }
    }

    /** Ids of the reports that carry it, sorted. */
    public List<String> reports() {
        return variants.stream().map(Variant::report).distinct().sorted().toList();
    }
}
