package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * Lays two reports side by side, as an editor lays a copy beside its original.
 *
 * <p>Cost in proportion to the words of both. The traces of the last few reports are kept, since one original is laid beside many
 * copies. Any two reports will do, related or not. Keeps work space, so one per thread.
 */
public final class PairReader {
    /** What is shorter tells nothing by itself: {@code Read more.} */
    private static final int FEWEST_WORDS = 4;

    /** Traces kept: an original, and what its copies draw on beside it. */
    private static final int KEPT = 8;

    private final Tracer tracer = Tracer.english();
    private final SentenceAligner aligner = new SentenceAligner();
    private final Translations translations = new Translations();
    private final WordDiff diff = new WordDiff();
    private final FactWords factWords = new FactWords();
    private final Names names = new Names();
    /** The reports traced last, by id, the one asked for last at the end. */
    private final LinkedHashMap<String, Traced> traced = new LinkedHashMap<>();

    /** Lays a report beside the one it may have been made from. */
    public SideBySide read(Reading later, Reading earlier) {
        Trace from = trace(later);
        Trace to = trace(earlier);
        return Translations.areForeign(from, to) ? foreign(from, to) : sameLanguage(from, to);
    }

    /** The trace of a report; that of the same reading again if it was asked for a few reports ago. */
    // Two readings of one id may differ, and to compare them whole would cost as much as the trace.
    @SuppressWarnings("ReferenceEquality")
    Trace trace(Reading reading) {
        Traced last = traced.remove(reading.id());
        Traced current = last != null && last.reading() == reading ? last : new Traced(reading, tracer.trace(reading));
        traced.put(reading.id(), current);
        if (traced.size() > KEPT) {
            traced.pollFirstEntry();
        }
        return current.trace();
    }

    private record Traced(Reading reading, Trace trace) {}

    /** Two reports that have hardly a word in common belong together by what survives translation. */
    private SideBySide foreign(Trace from, Trace to) {
        List<SideBySide.Pair> pairs = new ArrayList<>();
        BitSet found = new BitSet();
        for (Parallel.Pair pair : translations.align(from, to).pairs()) {
            found.set(pair.from());
            pairs.add(new SideBySide.Pair(
                    from.sentence(pair.from()), to.sentence(pair.to()), 0, 0, List.of(), List.of()));
        }
        return new SideBySide(sentences(from), sentences(to), pairs, added(from, found), List.of(), true);
    }

    private SideBySide sameLanguage(Trace from, Trace to) {
        Comparison comparison = aligner.compare(from, to);
        List<SideBySide.Pair> pairs = new ArrayList<>();
        BitSet found = new BitSet();
        for (Comparison.Pair pair : comparison.pairs()) {
            found.set(pair.from());
            WordDiff.Only only = diff.only(from, pair.from(), to, pair.to());
            pairs.add(new SideBySide.Pair(
                    from.sentence(pair.from()),
                    to.sentence(pair.to()),
                    pair.overlap(),
                    pair.identity(),
                    spans(from, only.from()),
                    spans(to, only.to())));
        }
        List<Differing> differs = new Differences(comparison, factWords, names).all();
        return new SideBySide(sentences(from), sentences(to), pairs, added(from, found), differs, false);
    }

    private static List<Span> added(Trace from, BitSet found) {
        List<Span> added = new ArrayList<>();
        for (int s = 0; s < from.sentenceCount(); s++) {
            if (!found.get(s) && tells(from, s)) {
                added.add(from.sentence(s));
            }
        }
        return added;
    }

    private static List<Span> sentences(Trace trace) {
        List<Span> sentences = new ArrayList<>();
        for (int s = 0; s < trace.sentenceCount(); s++) {
            sentences.add(trace.sentence(s));
        }
        return sentences;
    }

    private static List<Span> spans(Trace trace, BitSet words) {
        List<Span> spans = new ArrayList<>();
        for (int w = words.nextSetBit(0); w >= 0; ) {
            int end = words.nextClearBit(w);
            spans.add(trace.span(w).union(trace.span(end - 1)));
            w = words.nextSetBit(end);
        }
        return spans;
    }

    /** True for a sentence with a few words of its own; not for {@code Sign up for our Velmar newsletter here}. */
    private static boolean tells(Trace trace, int sentence) {
        int content = 0;
        for (int w = trace.sentenceStart(sentence); w < trace.sentenceEnd(sentence); w++) {
            content += trace.is(w, Trace.STOP) ? 0 : 1;
        }
        return trace.sentenceLength(sentence) >= FEWEST_WORDS && content >= 2 && !SmallPrint.isCall(trace, sentence);
    }
}
