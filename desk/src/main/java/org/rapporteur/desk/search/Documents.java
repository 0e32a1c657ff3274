package org.rapporteur.desk.search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.desk.store.Happening;
import org.rapporteur.desk.store.Packing;
import org.rapporteur.desk.store.Place;
import org.rapporteur.desk.store.Said;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.desk.store.Weight;

/** What the index holds of a report, a quote and an event. */
final class Documents {
    /** Searched: words with their places, so that marking them needs no second analysis. */
    static final String TITLE = "title";

    static final String TEXT = "text";
    /** Searched too, but not shown: who speaks, acts and writes, and where. */
    static final String NAMES = "names";

    /** Unique over all kinds. */
    static final String KEY = "key";

    static final String KIND = "kind";
    static final String ID = "id";
    static final String STORY = "story";
    /** Of facts only: the story whose account they are of, so that they are replaced together. */
    static final String FACTS_OF = "facts.of";

    static final String REPORT = "report";
    static final String OUTLET = "outlet";
    static final String LANGUAGE = "language";
    static final String SPEAKER = "speaker";
    static final String ACTOR = "actor";
    static final String CODE = "code";
    static final String STATUS = "status";
    static final String DAY = "day";
    /** Can be changed without indexing the text anew. */
    static final String ORIGINS = "origins";

    static final String REPORTS = "reports";
    static final String FACET = "facet";
    static final String TITLE_SHOWN = "title.shown";
    static final String OUTLET_SHOWN = "outlet.shown";
    static final String SPEAKER_ID = "speaker.id";
    static final String SPEAKER_SHOWN = "speaker.shown";
    static final String START = "start";
    static final String END = "end";

    /** Names are cut at that many letters: Lucene takes terms of 32 kB, and longer names are none. */
    private static final int LONGEST_NAME = 300;

    private static final String REPORT_KEY = "report\n";

    private static final FieldType MARKED = new FieldType(TextField.TYPE_STORED);

    static {
        MARKED.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        MARKED.freeze();
    }

    private final Transaction transaction;
    private final Map<String, Weight> weights = new HashMap<>();

    Documents(Transaction transaction) {
        this.transaction = transaction;
    }

    static String keyOfReport(String report) {
        return REPORT_KEY + report;
    }

    static String reportOfKey(String key) {
        return key.substring(REPORT_KEY.length());
    }

    /** A report as it is now. */
    Document of(StoredReport report) {
        StoredReport.Head head = report.head();
        Document document = new Document();
        tell(document, SearchQuery.Kind.REPORT, keyOfReport(report.id()), report.id(), head.day());
        where(document, report.id(), report.ties().story(), Optional.of(report));
        weigh(document, weightOf(report.ties().story()));
        document.add(new Field(TITLE, head.title() == null ? "" : head.title(), MARKED));
        names(document, head.outlet() == null ? List.of() : List.of(head.outlet()));
        Optional<Reading> reading = reading(report.id());
        document.add(new Field(TEXT, reading.map(Reading::text).orElse(""), MARKED));
        Set<String> speakers = new LinkedHashSet<>();
        reading.ifPresent(read -> {
            for (Quote quote : read.quotes()) {
                read.findEntity(quote.speaker())
                        .filter(Entity::named)
                        .map(Entity::name)
                        .ifPresent(speakers::add);
            }
            names(document, read.article().meta().byline());
        });
        speakers.forEach(name -> speaker(document, name));
        return document;
    }

    /** What was read, unless another version of the program stored it: then the newsroom will read the report anew. */
    private Optional<Reading> reading(String report) {
        try {
            return transaction.reports().reading(report);
        } catch (Packing.Unreadable e) {
            return Optional.empty();
        }
    }

    /** Something said. */
    Document of(Said said, Optional<StoredReport> report) {
        Document document = new Document();
        String key = "quote\n" + said.story() + '\n' + said.id() + '\n'
                + said.speaker().id();
        tell(document, SearchQuery.Kind.QUOTE, key, said.id(), said.day());
        where(document, said.place().report(), said.story(), report);
        weigh(document, said.weight());
        fact(document, said.story(), said.text(), said.place(), report);
        document.add(new StoredField(SPEAKER_ID, said.speaker().id()));
        document.add(new StoredField(SPEAKER_SHOWN, said.speaker().name()));
        if (!said.speaker().id().isEmpty()) {
            exactly(document, SPEAKER, said.speaker().id());
        }
        if (said.speaker().named()) {
            speaker(document, said.speaker().name());
        }
        names(document, List.of(said.speaker().name()));
        return document;
    }

    /** An event. */
    Document of(Happening event, Optional<StoredReport> report) {
        Document document = new Document();
        String key = "event\n" + event.story() + '\n' + event.id();
        tell(document, SearchQuery.Kind.EVENT, key, event.id(), event.day());
        where(document, event.place().report(), event.story(), report);
        weigh(document, event.weight());
        fact(document, event.story(), event.text(), event.place(), report);
        document.add(new StringField(CODE, event.what().code(), Field.Store.YES));
        document.add(new StringField(STATUS, event.what().status(), Field.Store.YES));
        event.what().actors().forEach(actor -> exactly(document, ACTOR, NewsAnalyzer.fold(actor)));
        names(document, event.what().actors());
        String location = event.what().location();
        if (location != null) {
            names(document, List.of(location));
        }
        return document;
    }

    private static void tell(Document document, SearchQuery.Kind kind, String key, String id, @Nullable LocalDate day) {
        document.add(new StringField(KEY, key, Field.Store.NO));
        document.add(new SortedDocValuesField(KEY, new BytesRef(key)));
        document.add(new StringField(KIND, kind.name(), Field.Store.YES));
        document.add(new StoredField(ID, id));
        facet(document, FacetCounts.KIND, kind.name().toLowerCase(Locale.ROOT));
        if (day != null) {
            document.add(new LongField(DAY, day.toEpochDay(), Field.Store.YES));
            facet(
                    document,
                    FacetCounts.MONTH,
                    day.toString().substring(0, day.toString().length() - 3));
        }
    }

    private static void where(Document document, String id, @Nullable String story, Optional<StoredReport> report) {
        document.add(new StringField(REPORT, id, Field.Store.YES));
        if (story != null) {
            document.add(new StringField(STORY, story, Field.Store.YES));
        }
        document.add(new StringField(
                LANGUAGE, report.map(each -> each.head().language()).orElse("und"), Field.Store.YES));
        report.map(each -> each.head().outlet()).ifPresent(outlet -> {
            exactly(document, OUTLET, NewsAnalyzer.fold(outlet));
            document.add(new StoredField(OUTLET_SHOWN, outlet));
            facet(document, FacetCounts.OUTLET, outlet);
        });
    }

    private Weight weightOf(@Nullable String story) {
        return story == null
                ? new Weight(1, 1)
                : weights.computeIfAbsent(story, id -> transaction
                        .stories()
                        .find(id)
                        .map(StoredStory::extent)
                        .map(StoredStory.Extent::weight)
                        .orElse(new Weight(1, 1)));
    }

    private static void weigh(Document document, Weight weight) {
        document.add(new NumericDocValuesField(REPORTS, weight.reports()));
        document.add(new NumericDocValuesField(ORIGINS, weight.origins()));
    }

    private static void fact(Document document, String story, String text, Place place, Optional<StoredReport> report) {
        document.add(new StringField(FACTS_OF, story, Field.Store.NO));
        document.add(new Field(TEXT, text, MARKED));
        // Not searched: the title of a report would else find everything that is said in it.
        report.map(each -> each.head().title()).ifPresent(title -> document.add(new StoredField(TITLE_SHOWN, title)));
        document.add(new StoredField(START, place.start()));
        document.add(new StoredField(END, place.end()));
    }

    private static void speaker(Document document, String name) {
        exactly(document, SPEAKER, NewsAnalyzer.fold(name));
        facet(document, FacetCounts.SPEAKER, name);
    }

    private static void names(Document document, Collection<String> names) {
        names.forEach(name -> document.add(new TextField(NAMES, name, Field.Store.NO)));
    }

    private static void exactly(Document document, String field, String value) {
        document.add(new StringField(field, cut(value), Field.Store.NO));
    }

    private static void facet(Document document, char facet, String value) {
        document.add(new SortedSetDocValuesField(FACET, new BytesRef(facet + cut(value))));
    }

    /** As it is compared. */
    static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
