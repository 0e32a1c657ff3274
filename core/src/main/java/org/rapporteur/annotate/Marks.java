package org.rapporteur.annotate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * What the learned reader marked in one text: names, who is said to have said what, and how each place reads as an event.
 *
 * <p>All lists are in reading order; spans begin and end with a word or mark. Marks are what one model sees, before any rule. Large while
 * it lives (about a kilobyte a word piece): made for the reading of one report, never kept.
 */
public final class Marks {
    /**
     * A name where it stands.
     *
     * @param certainty 0..1, of the least sure piece
     */
    public record Name(EntityType type, Span span, double certainty) {}

    /**
     * Content with whom it is given to.
     *
     * @param content one or more pieces in reading order
     * @param source the words that name who says it, or null if there are none
     * @param cue the words that say that it is said, or null
     * @param sourceCertainty 0..1, of the source given the content (of there being none, if null); at least .75 right before a sure cue
     * @param cueCertainty likewise for the cue
     * @param confidence 0..1, that content and source are both right
     */
    public record Said(
            List<Span> content,
            @Nullable Span source,
            @Nullable Span cue,
            double sourceCertainty,
            double cueCertainty,
            double confidence) {
        public Said {
            content = List.copyOf(content);
        }
    }

    /**
     * How a place reads as an event, each 0..1.
     *
     * @param event that something happens, happened or may happen there
     * @param future given that: that it lies ahead of the report
     * @param negated that it is said not to be so
     * @param possible that it is said to be possible only
     */
    public record Standing(double event, double future, double negated, double possible) {}

    private final List<Name> names;
    private final List<Span> sources;
    private final List<Span> cues;
    private final List<Said> said;
    private final EventNumbers events;
    private final List<float[]> vectors;

    Marks(
            List<Name> names,
            List<Span> sources,
            List<Span> cues,
            List<Said> said,
            EventNumbers events,
            List<float[]> vectors) {
        this.names = List.copyOf(names);
        this.sources = List.copyOf(sources);
        this.cues = List.copyOf(cues);
        this.said = List.copyOf(said);
        this.events = events;
        this.vectors = List.copyOf(vectors);
    }

    /** The names. */
    public List<Name> names() {
        return names;
    }

    /** All words that read as a source of something said, also where no content was found for them. */
    public List<Span> sources() {
        return sources;
    }

    /** All words that say that something is said. */
    public List<Span> cues() {
        return cues;
    }

    /** The attributions. */
    public List<Said> said() {
        return said;
    }

    /** How the words of a span read as an event; null where the span holds no word. */
    public @Nullable Standing standing(Span trigger) {
        return events.standing(trigger);
    }

    /**
     * How likely it is that {@code source} does each of {@link #roots()} to {@code target}, given that it does one of them; null
     * where the two lie too far apart, or too far down in a very long text.
     */
    public double @Nullable [] relation(Span source, Span target) {
        return events.relation(source, target);
    }

    /** The PLOVER root codes of {@link #relation}, in its order. */
    public List<String> roots() {
        return events.roots();
    }

    /**
     * A vector of length 1 for each sentence that was handed in: sentences that say the like lie near each other. All zeros for a sentence
     * without a word.
     */
    public List<float[]> sentenceVectors() {
        return vectors;
    }
}
