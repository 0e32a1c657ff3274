package org.rapporteur.desk.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongValues;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often each value occurs among what is found. All facets lie in one field, whose terms begin with the letter of their
 * facet, so that each document is looked at once.
 */
final class FacetCounts {
    static final char KIND = 'k';
    static final char MONTH = 'm';
    static final char OUTLET = 'o';
    static final char SPEAKER = 's';

    /** Values shown of each facet. */
    private static final int SHOWN = 10;

    private final @Nullable SortedSetDocValues values;

    /** Numbers the values of an index once for all searches in it. */
    FacetCounts(IndexReader reader) throws IOException {
        values = MultiDocValues.getSortedSetValues(reader, Documents.FACET);
    }

    private int size() {
        return values == null ? 0 : Math.toIntExact(values.getValueCount());
    }

    private @Nullable OrdinalMap mapping() {
        return values instanceof MultiDocValues.MultiSortedSetDocValues many ? many.mapping : null;
    }

    /** Counts while a search collects. */
    CollectorManager<Counter, Results.Facets> counting() {
        return new CollectorManager<>() {
            @Override
            public Counter newCollector() {
                return new Counter(new int[size()], mapping());
            }

            @Override
            public Results.Facets reduce(Collection<Counter> counters) throws IOException {
                int[] counts = counters.size() == 1 ? counters.iterator().next().counts : new int[size()];
                if (counters.size() != 1) {
                    for (Counter counter : counters) {
                        Arrays.setAll(counts, i -> counts[i] + counter.counts[i]);
                    }
                }
                return new Results.Facets(
                        first(counts, OUTLET, most(counts)),
                        first(counts, SPEAKER, most(counts)),
                        first(counts, KIND, most(counts)),
                        first(counts, MONTH, Comparator.reverseOrder()));
            }
        };
    }

    /** The most frequent first, of equals the one whose value comes first. */
    private static Comparator<Integer> most(int[] counts) {
        return Comparator.comparingInt((Integer i) -> counts[i]).reversed().thenComparing(Comparator.naturalOrder());
    }

    /**
     * The first values that occur, in an order of their numbers, which is that of their letters. There may be a hundred thousand speakers:
     * only those that are shown are looked up.
     */
    private List<Results.Count> first(int[] counts, char facet, Comparator<Integer> order) throws IOException {
        if (values == null) {
            return List.of();
        }
        PriorityQueue<Integer> kept = new PriorityQueue<>(order.reversed());
        List<Results.Count> found = new ArrayList<>();
        // One searcher serves many threads, but looking up a value is for one at a time.
        synchronized (values) {
            int to = begin((char) (facet + 1));
            for (int i = begin(facet); i < to; i++) {
                if (counts[i] > 0 && (kept.size() < SHOWN || order.compare(i, kept.element()) < 0)) {
                    kept.add(i);
                    if (kept.size() > SHOWN) {
                        kept.remove();
                    }
                }
            }
            while (!kept.isEmpty()) {
                int number = kept.remove();
                found.add(new Results.Count(
                        values.lookupOrd(number).utf8ToString().substring(1), counts[number]));
            }
        }
        return found.reversed();
    }

    private int begin(char facet) throws IOException {
        long at = values == null ? 0 : values.lookupTerm(new BytesRef(String.valueOf(facet)));
        return Math.toIntExact(at < 0 ? -at - 1 : at);
    }

    /** Counts by number of the value. */
    static final class Counter extends SimpleCollector {
        private final int[] counts;
        private final @Nullable OrdinalMap mapping;
        private @Nullable SortedSetDocValues leaf;
        private LongValues global = LongValues.IDENTITY;

        Counter(int[] counts, @Nullable OrdinalMap mapping) {
            this.counts = counts;
            this.mapping = mapping;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            leaf = DocValues.getSortedSet(context.reader(), Documents.FACET);
            global = mapping == null ? LongValues.IDENTITY : mapping.getGlobalOrds(context.ord);
        }

        @Override
        public void collect(int document) throws IOException {
            if (leaf != null && leaf.advanceExact(document)) {
                for (int i = leaf.docValueCount(); i > 0; i--) {
                    counts[(int) global.get(leaf.nextOrd())]++;
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
