package org.rapporteur.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * An attribution: content that a report gives to a source.
 *
 * @param id unique in the report ({@code q7})
 * @param kind direct (all in quotation marks), mixed (partly) or indirect (none)
 * @param content what was said, in one or more pieces, quotation marks left out where a piece is wholly inside them
 * @param cue the words that say it is said ({@code said}, {@code according to})
 * @param source the words that name or describe who said it
 * @param speaker id of the entity in this report, or null if open
 * @param anonymity whether the speaker is named, described without a name, or open
 * @param confidence 0..1
 * @param rule the rule that found it, or {@code reader} for the learned reader
 * @param manner whether it was said at all
 */
public record Quote(
        String id,
        Kind kind,
        List<Span> content,
        List<Span> cue,
        List<Span> source,
        @Nullable String speaker,
        Anonymity anonymity,
        double confidence,
        String rule,
        Manner manner) {
    /** Something that was said. */
    public Quote(
            String id,
            Kind kind,
            List<Span> content,
            List<Span> cue,
            List<Span> source,
            @Nullable String speaker,
            Anonymity anonymity,
            double confidence,
            String rule) {
        this(id, kind, content, cue, source, speaker, anonymity, confidence, rule, Manner.STATED);
    }

    public Quote {
        content = List.copyOf(content);
        cue = List.copyOf(cue);
        source = List.copyOf(source);
    }

    /** How much of the content stands in quotation marks. */
    public enum Kind {
        DIRECT,
        MIXED,
        INDIRECT
    }

    /** Whether the words were said: {@code said}, {@code declined to say}, {@code would say}. */
    public enum Manner {
        STATED,
        NEGATED,
        HYPOTHETICAL
    }

    /** Whether the reader learns who speaks. */
    public enum Anonymity {
        NAMED,
        UNNAMED,
        UNATTRIBUTED
    }

    /** From the first to the last character of the content. */
    public Span contentSpan() {
        return content.getFirst().union(content.getLast());
    }
}
