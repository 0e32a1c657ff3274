package org.rapporteur.eval;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;

/**
 * Measures who finds the source of a made report among all reports of stories-union: our lineage, and what Lucene has for near
 * duplicates. Arguments: the data directory, WordNet's dict folder.
 *
 * <p>A peer's threshold is chosen for each kind by itself, on the half that is looked at: the lowest at which 98 of 100 of its
 * answers are right. Ours are what they are. All run in one thread, on the same texts, without the headlines.
 */
public final class NearDuplicatePeersEval {
    /** Answers that are looked at for each report, best first: more than any text has versions here. */
    private static final int ANSWERS = 20;

    private static final double PRECISION = 0.98;
    /** Of the cuts and of the damaged copies the hardest, and all that are spun. */
    private static final String KINDS = "copy.*|cut to 30.*|paragraphs.*|OCR noise 5.*|two.*|spun.*";

    private static final String TEXT = "text";
    private static final String ID = "id";
    private static final String GROUP = "group";

    private final List<Piles.Labelled> base;
    private final MadeReports maker;
    private final Versions versions;

    private NearDuplicatePeersEval(Path data, Path dict) throws IOException {
        base = Piles.storiesUnion(data);
        maker = new MadeReports(base, new Spinner(dict));
        versions = new Versions(base, lineage(List.of()));
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        NearDuplicatePeersEval eval = new NearDuplicatePeersEval(Path.of(arguments[0]), Path.of(arguments[1]));
        List<Finder> peers = List.of(new MinHash(4), new MinHash(1), new Similar());
        for (Finder peer : peers) {
            peer.open(eval.base);
        }
        List<MadeReports.Kind> kinds = eval.maker.kinds().stream()
                .filter(kind -> kind.name().matches(System.getProperty("only", KINDS)))
                .toList();
        eval.speed(peers, eval.maker.make(kinds.getFirst(), MadeReports.Half.SCORE));
        for (MadeReports.Kind kind : kinds) {
            List<MadeReports.Made> look = eval.maker.make(kind, MadeReports.Half.LOOK);
            List<MadeReports.Made> score = eval.maker.make(kind, MadeReports.Half.SCORE);
            eval.print(kind, "rapporteur", eval.answers(eval.lineage(score), score), score, 0);
            for (Finder peer : peers) {
                double threshold = eval.threshold(peer.answers(look, look), look);
                eval.print(kind, peer.name(), peer.answers(score, score), score, threshold);
            }
        }
    }

    /** Each reads all reports and asks for each of them; the time of this thread. */
    private void speed(List<Finder> peers, List<MadeReports.Made> made) throws IOException {
        int reports = base.size() + made.size();
        for (int round = 0; round < 2; round++) {
            long start = Meter.cpu();
            lineage(made);
            speed("rapporteur", start, reports, round);
        }
        List<MadeReports.Made> asked = new ArrayList<>(made);
        base.forEach(report -> asked.add(new MadeReports.Made(report.id(), List.of(), report.text(), report.text())));
        for (Finder peer : peers) {
            long start = Meter.cpu();
            peer.open(base);
            peer.answers(made, asked);
            speed(peer.name(), start, reports, 1);
        }
    }

    private static void speed(String name, long start, int reports, int round) {
        if (round > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %.0f reports a second of one thread%n",
                    name,
                    reports / ((Meter.cpu() - start) / 1e9));
        }
    }

    /** A report that is said to be a version of a made one, and how sure that is. */
    private record Answer(String made, String other, double score) {}

    /** Something that finds likely versions of a report in an index of the pile. */
    private abstract static class Finder {
        private final String name;
        private final Analyzer analyzer;
        private @Nullable IndexWriter writer;

        Finder(String name, Analyzer analyzer) {
            this.name = name;
            this.analyzer = analyzer;
        }

        String name() {
            return name;
        }

        /** The question for a text. */
        abstract Query query(DirectoryReader reader, Analyzer analyzer, String text) throws IOException;

        /** Makes the index of the pile. */
        void open(List<Piles.Labelled> base) throws IOException {
            writer = new IndexWriter(
                    new ByteBuffersDirectory(),
                    new IndexWriterConfig(analyzer).setMergeScheduler(new SerialMergeScheduler()));
            for (Piles.Labelled report : base) {
                writer.addDocument(document(report.id(), report.text(), "base"));
            }
        }

        private static Document document(String id, String text, String group) {
            Document document = new Document();
            document.add(new StoredField(ID, id));
            document.add(new StringField(GROUP, group, Field.Store.NO));
            document.add(new TextField(TEXT, text, Field.Store.NO));
            return document;
        }

        /** Adds the made reports to the index, asks for some, and takes the made ones out again. */
        List<Answer> answers(List<MadeReports.Made> made, List<MadeReports.Made> asked) throws IOException {
            IndexWriter index = Objects.requireNonNull(writer);
            for (MadeReports.Made each : made) {
                index.addDocument(document(each.id(), each.text(), "made"));
            }
            List<Answer> answers = new ArrayList<>();
            try (DirectoryReader reader = DirectoryReader.open(index)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (MadeReports.Made each : asked) {
                    ScoreDoc[] found = searcher.search(query(reader, analyzer, each.text()), ANSWERS).scoreDocs;
                    // A report is found by its own text: what others score beside that means the same for every report.
                    float own = found.length == 0 ? 0 : found[0].score;
                    for (ScoreDoc doc : found) {
                        String id = searcher.storedFields().document(doc.doc).get(ID);
                        if (!id.equals(each.id())) {
                            answers.add(new Answer(each.id(), id, doc.score / own));
                        }
                    }
                }
            }
            index.deleteDocuments(new Term(GROUP, "made"));
            index.forceMergeDeletes();
            return answers;
        }
    }

    /** MinHash of runs of words: 512 values of each report, scored by how many two reports share. */
    private static final class MinHash extends Finder {
        MinHash(int words) throws IOException {
            super("Lucene MinHash, " + words + (words == 1 ? " word" : " words"), analyzer(words));
        }

        private static Analyzer analyzer(int words) throws IOException {
            CustomAnalyzer.Builder builder =
                    CustomAnalyzer.builder().withTokenizer("standard").addTokenFilter("lowercase");
            if (words > 1) {
                builder.addTokenFilter("fixedShingle", "shingleSize", String.valueOf(words));
            }
            // One value of each of 512 buckets; an empty bucket takes its neighbour's.
            return builder.addTokenFilter(
                            "minHash",
                            "hashCount",
                            "1",
                            "bucketCount",
                            "512",
                            "hashSetSize",
                            "1",
                            "withRotation",
                            "true")
                    .build();
        }

        @Override
        Query query(DirectoryReader reader, Analyzer analyzer, String text) throws IOException {
            Set<String> values = new LinkedHashSet<>();
            try (TokenStream stream = analyzer.tokenStream(TEXT, text)) {
                CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    values.add(term.toString());
                }
                stream.end();
            }
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            values.forEach(value -> query.add(
                    new ConstantScoreQuery(new TermQuery(new Term(TEXT, value))), BooleanClause.Occur.SHOULD));
            return query.build();
        }
    }

    /** Lucene's own "more like this": the most telling words of a report as a question, BM25 as the score. */
    private static final class Similar extends Finder {
        /** Words of a question: four times the default, with which it found fewer sources of cuts. */
        private static final int WORDS = 100;

        Similar() {
            super("Lucene MoreLikeThis", new StandardAnalyzer());
        }

        @Override
        Query query(DirectoryReader reader, Analyzer analyzer, String text) throws IOException {
            MoreLikeThis like = new MoreLikeThis(reader);
            like.setAnalyzer(analyzer);
            like.setMinTermFreq(1);
            like.setMinDocFreq(2);
            like.setMaxQueryTerms(WORDS);
            return like.like(TEXT, new StringReader(text));
        }
    }

    private Lineage lineage(List<MadeReports.Made> made) {
        LineageTracker tracker = new LineageTracker();
        base.forEach(report -> tracker.observe(Piles.reading(report.id(), report.date(), null, report.text())));
        made.forEach(each -> tracker.observe(Piles.reading(each.id(), null, null, each.text())));
        return tracker.lineage();
    }

    private List<Answer> answers(Lineage lineage, List<MadeReports.Made> made) {
        Set<String> ids = made.stream().map(MadeReports.Made::id).collect(Collectors.toSet());
        List<Answer> answers = new ArrayList<>();
        for (Edge edge : lineage.edges()) {
            if (edge.relation() != Edge.Relation.SHARED_SOURCE) {
                if (ids.contains(edge.from())) {
                    answers.add(new Answer(edge.from(), edge.to(), 1));
                }
                if (ids.contains(edge.to())) {
                    answers.add(new Answer(edge.to(), edge.from(), 1));
                }
            }
        }
        return answers;
    }

    /** The lowest threshold at which enough of the answers are right; above every score if there is none. */
    private double threshold(List<Answer> answers, List<MadeReports.Made> made) {
        Map<String, MadeReports.Made> byId = byId(made);
        List<Answer> sorted = answers.stream()
                .sorted(Comparator.comparingDouble(Answer::score).reversed())
                .toList();
        double threshold = Double.MAX_VALUE;
        int right = 0;
        for (int i = 0; i < sorted.size(); i++) {
            right += isRight(sorted.get(i), byId) ? 1 : 0;
            if (right >= PRECISION * (i + 1)) {
                threshold = sorted.get(i).score();
            }
        }
        return threshold;
    }

    private boolean isRight(Answer answer, Map<String, MadeReports.Made> byId) {
        MadeReports.Made made = byId.get(answer.made());
        return made != null && versions.isRight(made, answer.other(), byId);
    }

    private static Map<String, MadeReports.Made> byId(List<MadeReports.Made> made) {
        return made.stream().collect(Collectors.toMap(MadeReports.Made::id, each -> each));
    }

    private void print(
            MadeReports.Kind kind, String name, List<Answer> answers, List<MadeReports.Made> made, double threshold) {
        Map<String, MadeReports.Made> byId = byId(made);
        List<Answer> given =
                answers.stream().filter(answer -> answer.score() >= threshold).toList();
        long right = given.stream().filter(answer -> isRight(answer, byId)).count();
        int wanted = 0;
        int found = 0;
        for (MadeReports.Made each : made) {
            for (Piles.Labelled source : each.sources()) {
                wanted++;
                found += given.stream()
                                .anyMatch(answer -> answer.made().equals(each.id())
                                        && versions.isOf(source.id(), answer.other(), byId))
                        ? 1
                        : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-26s %-23s recall %.3f precision %.3f%n",
                kind.name(),
                name,
                found / (double) wanted,
                given.isEmpty() ? 1 : right / (double) given.size());
    }
}
