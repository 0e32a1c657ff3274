package org.rapporteur.desk.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.store.Place;

/** Answers from one state of the index. For many threads. */
final class Searcher extends IndexSearcher {
    /** A result of today gets as much on top as one more uncommon word found would give. */
    private static final float RECENCY = 2;
    /** After that many days half of it is left, of {@link #RECENCY}. */
    private static final long HALF_AFTER_DAYS = 7;

    static final NewsAnalyzer ANALYZER = new NewsAnalyzer();
    private static final Wording WORDING = new Wording(ANALYZER);
    /** The key decides between equals, so that a page begins where the last one ended whatever comes in between. */
    private static final SortField BY_KEY = new SortField(Documents.KEY, SortField.Type.STRING);

    private static final Sort BY_RELEVANCE = new Sort(SortField.FIELD_SCORE, BY_KEY);
    private static final Sort BY_DAY = new Sort(
            LongField.newSortField(Documents.DAY, true, SortedNumericSelector.Type.MAX, Long.MIN_VALUE), BY_KEY);

    private final FacetCounts facets;

    Searcher(IndexReader reader) throws IOException {
        super(reader);
        facets = new FacetCounts(reader);
    }

    /** @throws IllegalArgumentException if the cursor is not one of this query */
    Results find(SearchQuery query, LocalDate today) throws IOException {
        Cursor after = query.after() == null ? null : Cursor.read(query, query.after());
        if (query.after() != null && after == null) {
            throw new IllegalArgumentException("the cursor is not one of this search");
        }
        LocalDate day = after == null ? today : after.today();
        Query words = WORDING.read(query.text());
        boolean byDay = query.order() == SearchQuery.Order.DAY;
        Object[] collected = search(
                filtered(words, query.filters(), byDay ? null : day),
                new MultiCollectorManager(
                        new TopFieldCollectorManager(
                                byDay ? BY_DAY : BY_RELEVANCE,
                                query.most() + 1,
                                start(after, byDay),
                                Integer.MAX_VALUE),
                        facets.counting()));
        TopFieldDocs top = (TopFieldDocs) collected[0];
        int shown = Math.min(top.scoreDocs.length, query.most());
        List<Found> found = show(words, Arrays.copyOf(top.scoreDocs, shown));
        String next = null;
        if (top.scoreDocs.length > shown) {
            @Nullable Object[] last = ((FieldDoc) top.scoreDocs[shown - 1]).fields;
            long value = last[0] instanceof Float score ? Float.floatToIntBits(score) : (Long) last[0];
            next = new Cursor(value, ((BytesRef) last[1]).utf8ToString(), day).write(query);
        }
        return new Results(top.totalHits.value(), found, next, (Results.Facets) collected[1]);
    }

    /** The reports of a story. */
    List<String> reportsOf(String story) throws IOException {
        List<String> reports = new ArrayList<>();
        Query query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Documents.STORY, story)), Occur.FILTER)
                .add(new TermQuery(new Term(Documents.KIND, SearchQuery.Kind.REPORT.name())), Occur.FILTER)
                .build();
        Weight weight = createWeight(rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : leafContexts) {
            Scorer scorer = weight.scorer(leaf);
            SortedDocValues keys = DocValues.getSorted(leaf.reader(), Documents.KEY);
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator found = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            for (int each = found.nextDoc(); each != DocIdSetIterator.NO_MORE_DOCS; each = found.nextDoc()) {
                if ((live == null || live.get(each)) && keys.advanceExact(each)) {
                    reports.add(Documents.reportOfKey(
                            keys.lookupOrd(keys.ordValue()).utf8ToString()));
                }
            }
        }
        return reports;
    }

    private static @Nullable FieldDoc start(@Nullable Cursor after, boolean byDay) {
        if (after == null) {
            return null;
        }
        Object value = byDay ? (Object) after.value() : (Object) Float.intBitsToFloat((int) after.value());
        // Behind every document, so that the one with this key is not shown again, wherever it lies by now.
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value, new BytesRef(after.key())});
    }

    private static Query filtered(Query words, SearchQuery.Filters filters, @Nullable LocalDate today) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(words, Occur.MUST);
        if (filters.kind() != null) {
            exactly(all, Documents.KIND, filters.kind().name());
        }
        SearchQuery.Fact fact = filters.fact();
        if (fact.speaker() != null) {
            all.add(
                    new TermInSetQuery(
                            Documents.SPEAKER,
                            List.of(
                                    new BytesRef(Documents.cut(fact.speaker())),
                                    new BytesRef(Documents.cut(NewsAnalyzer.fold(fact.speaker()))))),
                    Occur.FILTER);
        }
        folded(all, Documents.ACTOR, fact.actor());
        exactly(all, Documents.CODE, fact.code());
        exactly(all, Documents.STATUS, fact.status());
        folded(all, Documents.OUTLET, filters.report().outlet());
        exactly(all, Documents.LANGUAGE, filters.report().language());
        exactly(all, Documents.STORY, filters.story());
        if (filters.from() != null || filters.to() != null) {
            long from = filters.from() == null ? Long.MIN_VALUE : filters.from().toEpochDay();
            long to = filters.to() == null ? Long.MAX_VALUE : filters.to().toEpochDay();
            all.add(LongField.newRangeQuery(Documents.DAY, from, to), Occur.FILTER);
        }
        if (filters.fewestOrigins() > 0) {
            all.add(
                    NumericDocValuesField.newSlowRangeQuery(Documents.ORIGINS, filters.fewestOrigins(), Long.MAX_VALUE),
                    Occur.FILTER);
        }
        if (today != null) {
            all.add(
                    LongField.newDistanceFeatureQuery(Documents.DAY, RECENCY, today.toEpochDay(), HALF_AFTER_DAYS),
                    Occur.SHOULD);
        }
        return all.build();
    }

    private static void folded(BooleanQuery.Builder all, String field, @Nullable String name) {
        exactly(all, field, name == null ? null : NewsAnalyzer.fold(name));
    }

    private static void exactly(BooleanQuery.Builder all, String field, @Nullable String value) {
        if (value != null) {
            all.add(new TermQuery(new Term(field, Documents.cut(value))), Occur.FILTER);
        }
    }

    private List<Found> show(Query words, ScoreDoc[] top) throws IOException {
        List<Marks.Shown> shown = new Marks(this)
                .of(words, Arrays.stream(top).mapToInt(each -> each.doc).toArray());
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < top.length; i++) {
            float score = ((FieldDoc) top[i]).fields[0] instanceof Float value ? value : 0;
            found.add(found(top[i].doc, score, shown.get(i)));
        }
        return found;
    }

    private Found found(int number, float score, Marks.Shown shown) throws IOException {
        Document document = storedFields().document(number);
        String report = document.get(Documents.REPORT);
        Number start = number(document, Documents.START);
        Number end = number(document, Documents.END);
        Place place = start == null || end == null ? null : new Place(report, start.intValue(), end.intValue());
        Number day = number(document, Documents.DAY);
        String speaker = document.get(Documents.SPEAKER_SHOWN);
        String code = document.get(Documents.CODE);
        String title = document.get(Documents.TITLE_SHOWN);
        int length = document.get(Documents.TEXT).length();
        return new Found(
                SearchQuery.Kind.valueOf(document.get(Documents.KIND)),
                document.get(Documents.ID),
                document.get(Documents.STORY),
                new Found.Told(
                        report,
                        document.get(Documents.OUTLET_SHOWN),
                        day == null ? null : LocalDate.ofEpochDay(day.longValue()),
                        document.get(Documents.LANGUAGE),
                        speaker == null ? null : new Found.Speaker(document.get(Documents.SPEAKER_ID), speaker),
                        code == null ? null : new Found.Event(code, document.get(Documents.STATUS))),
                title == null
                        ? shown.title().stream()
                                .flatMap(each -> each.pieces().stream())
                                .toList()
                        : List.of(new Found.Piece(title, false)),
                shown.text().stream()
                        .map(each -> each.in(report, place, length))
                        .toList(),
                new org.rapporteur.desk.store.Weight(
                        (int) value(number, Documents.REPORTS), (int) value(number, Documents.ORIGINS)),
                score);
    }

    private static @Nullable Number number(Document document, String field) {
        return document.getField(field) == null
                ? null
                : document.getField(field).numericValue();
    }

    private long value(int number, String field) throws IOException {
        LeafReaderContext leaf = leafContexts.get(ReaderUtil.subIndex(number, leafContexts));
        NumericDocValues values = leaf.reader().getNumericDocValues(field);
        return values != null && values.advanceExact(number - leaf.docBase) ? values.longValue() : 0;
    }
}
