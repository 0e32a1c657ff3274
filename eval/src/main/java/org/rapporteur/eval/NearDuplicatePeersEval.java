package org.rapporteur.eval;

import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
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
    private static final String TEXT = "text";
    private static final String ID = "id";

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
        List<Finder> peers = List.of(
                new MinHash(4),
                new MinHash(2),
                new MinHash(1),
                new Similar("MoreLikeThis", 25),
                new Similar("MoreLikeThis", 100));
        Map<String, long[]> times = new HashMap<>();
        for (MadeReports.Kind kind : eval.maker.kinds()) {
            if (!kind.name().matches(System.getProperty("only", ".*"))) {
                continue;
            }
            List<MadeReports.Made> look = eval.maker.make(kind, MadeReports.Half.LOOK);
            List<MadeReports.Made> score = eval.maker.make(kind, MadeReports.Half.SCORE);
            long start = cpu();
            Lineage lineage = eval.lineage(score);
            time(times, "ours", start, eval.base.size() + score.size());
            eval.print(kind, "ours", eval.answers(lineage, score), score, 0);
            for (Finder peer : peers) {
                double threshold = eval.threshold(eval.answers(peer, look, times), look);
                eval.print(kind, peer.name(), eval.answers(peer, score, times), score, threshold);
            }
        }
        times.forEach((name, sum) -> System.out.printf(
                Locale.ROOT, "%-22s %.0f reports a second of one thread's time%n", name, sum[1] / (sum[0] / 1e9)));
    }

    /** A report that is said to be a version of a made one, and how sure that is. */
    private record Answer(String made, String other, double score) {}

    /** Something that finds likely versions of a report in a pile. */
    private abstract static class Finder {
        private final String name;

        Finder(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        abstract Analyzer analyzer() throws IOException;

        /** The question for a text; null if the text has nothing to ask with. */
        abstract Query query(DirectoryReader reader, Analyzer analyzer, String text) throws IOException;

        /** A score that means the same for every report: by default the score of a report that is found by its own text is 1. */
        double score(float found, float own) {
            return own == 0 ? 0 : found / own;
        }
    }

    /** MinHash of runs of words: 512 values of each report, scored by how many two reports share. */
    private static final class MinHash extends Finder {
        private final int words;

        MinHash(int words) {
            super("MinHash, " + words + (words == 1 ? " word" : " words"));
            this.words = words;
        }

        @Override
        Analyzer analyzer() throws IOException {
            CustomAnalyzer.Builder builder =
                    CustomAnalyzer.builder().withTokenizer("standard").addTokenFilter("lowercase");
            if (words > 1) {
                builder.addTokenFilter("fixedShingle", "shingleSize", String.valueOf(words));
            }
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
        private final int words;

        Similar(String name, int words) {
            super(name + ", " + words + " words");
            this.words = words;
        }

        @Override
        Analyzer analyzer() {
            return new StandardAnalyzer();
        }

        @Override
        Query query(DirectoryReader reader, Analyzer analyzer, String text) throws IOException {
            MoreLikeThis like = new MoreLikeThis(reader);
            like.setAnalyzer(analyzer);
            like.setMinTermFreq(1);
            like.setMinDocFreq(2);
            like.setMaxQueryTerms(words);
            return like.like(TEXT, new StringReader(text));
        }
    }

    /** Time of this thread alone: the machine has other work. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void time(Map<String, long[]> times, String name, long start, int reports) {
        long[] sum = times.computeIfAbsent(name, any -> new long[2]);
        sum[0] += cpu() - start;
        sum[1] += reports;
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

    /** Indexes all reports, then asks for each of them, made or not, as lineage does. */
    private List<Answer> answers(Finder peer, List<MadeReports.Made> made, Map<String, long[]> times)
            throws IOException {
        long start = cpu();
        List<Answer> answers = new ArrayList<>();
        Map<String, String> texts = Stream.concat(
                        base.stream().map(report -> Map.entry(report.id(), report.text())),
                        made.stream().map(each -> Map.entry(each.id(), each.text())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
        Set<String> ids = made.stream().map(MadeReports.Made::id).collect(Collectors.toSet());
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                Analyzer analyzer = peer.analyzer()) {
            IndexWriterConfig config = new IndexWriterConfig(analyzer).setMergeScheduler(new SerialMergeScheduler());
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                for (Map.Entry<String, String> text : texts.entrySet()) {
                    Document document = new Document();
                    document.add(new StoredField(ID, text.getKey()));
                    document.add(new TextField(TEXT, text.getValue(), Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (Map.Entry<String, String> text : texts.entrySet()) {
                    ScoreDoc[] found =
                            searcher.search(peer.query(reader, analyzer, text.getValue()), ANSWERS).scoreDocs;
                    float own = 0;
                    List<Answer> others = new ArrayList<>();
                    for (ScoreDoc doc : found) {
                        String id = searcher.storedFields().document(doc.doc).get(ID);
                        if (id.equals(text.getKey())) {
                            own = doc.score;
                        } else {
                            others.add(new Answer(text.getKey(), id, doc.score));
                        }
                    }
                    if (ids.contains(text.getKey())) {
                        for (Answer answer : others) {
                            answers.add(
                                    new Answer(answer.made(), answer.other(), peer.score((float) answer.score(), own)));
                        }
                    }
                }
            }
        }
        time(times, peer.name(), start, texts.size());
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
                "%-26s %-24s recall %.3f precision %.3f%n",
                kind.name(),
                name,
                found / (double) wanted,
                given.isEmpty() ? 1 : right / (double) given.size());
    }
}
