package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rapporteur.annotate.Windows.Window;
import org.rapporteur.text.Span;

/**
 * One reading of one text by the learned reader, from word pieces to {@link Marks}.
 *
 * <p>A long text is read in stretches that end with a paragraph, so that memory does not grow with it: what lies in one stretch
 * is never linked to another.
 */
final class MarkReader {
    /** Pieces of a stretch: some 6,000 words, longer than nearly all reports. */
    private static final int STRETCH = 8_000;

    private static final Pattern DATELINE = Pattern.compile(
            "\\p{Lu}[\\p{Lu}.'’/ -]{2,40}(?:, \\p{Lu}[\\p{L}. ]{1,20}\\d{0,2})?(?: \\([^()]{1,30}\\))?\\s*[–—-]+\\s*");

    private final ReaderModel model;
    private final ReaderLabels labels;
    private final String text;
    private final List<Span> sentences;
    private final Pieces pieces;
    private final EventNumbers events;
    private final List<float[]> vectors = new ArrayList<>();
    private final List<Marks.Name> names = new ArrayList<>();
    private final List<Span> sources = new ArrayList<>();
    private final List<Span> cues = new ArrayList<>();
    private final List<Marks.Said> said = new ArrayList<>();

    MarkReader(ReaderModel model, String text, List<Span> sentences) {
        this.model = model;
        this.labels = model.labels();
        this.text = text;
        this.sentences = sentences;
        this.pieces = model.wordPieces().read(text);
        this.events = new EventNumbers(pieces, labels, labels.eventSize);
    }

    Marks read() {
        int first = 0;
        while (first < pieces.size()) {
            int last = stretchEnd(first);
            stretch(first, last);
            first = last;
        }
        while (vectors.size() < sentences.size()) {
            vectors.add(new float[0]);
        }
        return new Marks(
                names,
                sources.stream().map(this::withoutHead).toList(),
                cues,
                said.stream().map(this::withoutHead).toList(),
                events,
                vectors.stream().map(MarkReader::unit).toList());
    }

    private Marks.Said withoutHead(Marks.Said each) {
        Span source = each.source();
        return source == null
                ? each
                : new Marks.Said(
                        each.content(),
                        withoutHead(source),
                        each.cue(),
                        each.sourceCertainty(),
                        each.cueCertainty(),
                        each.confidence());
    }

    /** {@code The port director} of {@code HAVEN - The port director}: a place in capitals and a dash before a source are its report's dateline. */
    private Span withoutHead(Span source) {
        if (!DATELINE.matcher(text).region(source.start(), source.end()).lookingAt()) {
            return source; // as nearly all: not worth looking for its sentence's head
        }
        int at = Collections.binarySearch(sentences, source, Comparator.comparingInt(Span::start));
        int sentence = at < 0 ? -at - 2 : at;
        if (sentence < 0) {
            return source;
        }
        int own = HeadMatter.end(text, sentences.get(sentence));
        return source.start() < own
                        && own < source.end()
                        && DATELINE.matcher(text.substring(source.start(), own)).matches()
                ? new Span(own, source.end())
                : source;
    }

    private int stretchEnd(int first) {
        int last = Math.min(first + STRETCH, pieces.size());
        if (last == pieces.size()) {
            return last;
        }
        for (int t = last; t > first + STRETCH / 2; t--) {
            if (pieces.paragraphs[t] != pieces.paragraphs[t - 1]) {
                return t;
            }
        }
        return last;
    }

    private void stretch(int first, int last) {
        int size = last - first;
        float[] tagRows = new float[size * labels.tags.size()];
        float[] nameRows = new float[size * labels.names.size()];
        List<Links.Part> links = new ArrayList<>();
        for (Window window : Windows.over(pieces.paragraphs, first, last)) {
            ReaderModel.Numbers numbers = model.run(pieces, window.from(), window.to());
            copy(numbers.tags(), tagRows, labels.tags.size(), window, first);
            copy(numbers.names(), nameRows, labels.names.size(), window, first);
            events.keep(window, numbers.events(), numbers.relations());
            links.add(new Links.Part(window, numbers.links()));
            addVectors(window, numbers.sentence());
        }
        findNames(first, nameRows, size);
        AttributionReader reader =
                new AttributionReader(pieces, labels, first, last, tagRows, new Links(links, labels));
        reader.read();
        reader.sources().forEach(run -> sources.add(run.in(pieces)));
        reader.cues().forEach(run -> cues.add(run.in(pieces)));
        said.addAll(reader.said());
    }

    private static void copy(float[] rows, float[] into, int width, Window window, int first) {
        System.arraycopy(
                rows,
                (window.speaksFrom() - window.from()) * width,
                into,
                (window.speaksFrom() - first) * width,
                (window.speaksTo() - window.speaksFrom()) * width);
    }

    private void findNames(int first, float[] rows, int size) {
        int[] path = Odds.likeliest(rows, 0, size, labels.nameTransitions, labels.nameStart);
        double heat = labels.temperature("names");
        for (Labelled found : Labelled.runs(path, labels.names)) {
            int begin = labels.names.indexOf("B-" + found.kind());
            double certainty = 1;
            for (int t = found.from(); t < found.to(); t++) {
                certainty = Math.min(certainty, Odds.ofPair(rows, t, labels.names.size(), heat, begin));
            }
            names.add(new Marks.Name(
                    EntityType.valueOf(found.kind().toUpperCase(Locale.ROOT)),
                    found.shifted(first).in(pieces),
                    certainty));
        }
    }

    /** Adds what a window says of the sentences that begin in the part it speaks for. */
    private void addVectors(Window window, float[] rows) {
        int width = rows.length / (window.to() - window.from());
        while (vectors.size() < sentences.size()) {
            Span sentence = sentences.get(vectors.size());
            int from = pieces.from(sentence.start());
            if (from >= window.speaksTo()) {
                return;
            }
            int to = Math.min(pieces.until(sentence.end()), window.to());
            float[] sum = new float[width];
            for (int t = Math.max(from, window.from()); t < to; t++) {
                for (int k = 0; k < width; k++) {
                    sum[k] += rows[(t - window.from()) * width + k];
                }
            }
            vectors.add(sum);
        }
    }

    private static float[] unit(float[] sum) {
        double square = 0;
        for (float each : sum) {
            square += each * each;
        }
        if (square == 0) {
            return sum;
        }
        float[] unit = new float[sum.length];
        for (int k = 0; k < unit.length; k++) {
            unit[k] = (float) (sum[k] / Math.sqrt(square));
        }
        return unit;
    }
}
