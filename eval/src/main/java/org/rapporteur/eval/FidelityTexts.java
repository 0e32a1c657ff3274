package org.rapporteur.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** News as its writers wrote it, from many data sets, each in a part to train on and a part to be scored. */
final class FidelityTexts {
    /** Of another language only words and sentences are marked. */
    private static final String ANY_LANGUAGE = "zxx";

    private static final Set<String> SMALL =
            Set.of("the", "of", "to", "and", "in", "a", "that", "is", "was", "for", "on");

    private static final int BUNDLE = 20;

    private static final Annotator WORDS = Annotator.byRules();

    private FidelityTexts() {}

    /** What a text is used for. */
    enum Part {
        /** Words and their neighbours are counted here. */
        COUNT,
        /** The signs are weighed here. */
        WEIGH,
        /** Only scored. */
        HELD
    }

    /**
     * One clean report.
     *
     * @param set the data set
     * @param part what it may be used for
     */
    record Text(String set, String id, Part part, String text) {
        int words() {
            return text.split("\\s+").length;
        }

        RawReport raw() {
            return new RawReport(id, id, RawReport.Format.TEXT, text, Given.NOTHING, List.of());
        }

        Text with(String other) {
            return new Text(set, id, part, other);
        }

        /** Its words and sentences, without all that reading a report finds besides and takes ten times as long. */
        TokenIndex index() {
            List<String> lines = new ArrayList<>();
            List<Article.Paragraph> paragraphs = new ArrayList<>();
            int start = 0;
            for (String line : text.split("\n+")) {
                String stripped = line.strip();
                if (!stripped.isEmpty()) {
                    lines.add(stripped);
                    Span span = new Span(start, start + stripped.length());
                    paragraphs.add(new Article.Paragraph(span, Article.Paragraph.Kind.TEXT));
                    start = span.end() + 2;
                }
            }
            Article article = new Article(
                    id,
                    id,
                    new Article.Meta(null, null, List.of(), null, ANY_LANGUAGE, Published.UNKNOWN),
                    AlignedText.identity(String.join("\n\n", lines)),
                    paragraphs,
                    List.of(),
                    List.of());
            return TokenIndex.of(article.text(), WORDS.annotate(article));
        }
    }

    /** The part of a text by a hash of its story or name: half is held out, a quarter weighed, a quarter counted. */
    static Part part(String key) {
        return part(key, 4, 2);
    }

    /** Likewise, so many eighths being held out and weighed. */
    private static Part part(String key, int held, int weighed) {
        int share = Halves.share("fidelity " + key, 8);
        return share < held ? Part.HELD : share < held + weighed ? Part.WEIGH : Part.COUNT;
    }

    /** All sets, in a fixed order; those named {@code only scored} have no other part. */
    static List<Text> all(Path data) throws IOException {
        List<Text> texts = new ArrayList<>();
        stories(data, texts::add);
        polnear(data, texts::add);
        reuters(data, texts::add);
        timeline(data, texts::add);
        faKes(data, texts::add);
        statements(data, texts::add);
        timeBank(data, texts::add);
        releases(data, texts::add);
        documents(data, texts::add);
        meantime(data, texts::add);
        summaries(data, texts::add);
        paraphrases(data, texts::add);
        texts.removeIf(text -> !isEnglish(text.text()));
        return texts;
    }

    /** A few are in other languages: of English words a fifth or more are these. */
    private static boolean isEnglish(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
        long small = Arrays.stream(words).filter(SMALL::contains).count();
        return small * 10 > words.length;
    }

    /** Sets that are stored as words with blanks between them, not as they were printed. */
    private static final Set<String> TOKENISED = Set.of("ecb+", "timeline17", "newswcl50", "meantime");

    static boolean isTokenised(String set) {
        return TOKENISED.contains(set);
    }

    /** Up to {@code each} texts of every set in one part and of some length, chosen by a hash of their names. */
    static List<Text> sample(List<Text> texts, Part part, int each, int leastWords) {
        Map<String, Integer> counts = new HashMap<>();
        return texts.stream()
                .filter(text -> text.part() == part && text.words() >= leastWords)
                .sorted(Comparator.comparing((Text text) -> Halves.share("sample " + text.id(), 256))
                        .thenComparing(Text::id))
                .filter(text -> counts.merge(text.set(), 1, Integer::sum) <= each)
                .toList();
    }

    private static void stories(Path data, Consumer<Text> out) throws IOException {
        for (Piles.Labelled report : Piles.storiesUnion(data)) {
            String set = report.set().startsWith("wikinews") ? "wikinews-sources" : report.set();
            // newswcl50 tells what happens to a set that nothing was learnt from
            Part part = set.equals("newswcl50") ? Part.HELD : part(report.story());
            out.accept(new Text(set, report.id(), part, report.text()));
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void polnear(Path data, Consumer<Text> out) throws IOException {
        for (Path file : files(data.resolve("polnear/data"), ".txt")) {
            if (file.toString().contains("/text/") && !file.toString().contains("annotator-training")) {
                out.accept(new Text("polnear", name(file), part(name(file)), Files.readString(file)));
            }
        }
    }

    private static void reuters(Path data, Consumer<Text> out) throws IOException {
        Pattern body = Pattern.compile("NEWID=\"(\\d+)\".*?<BODY>(.*?)</BODY>", Pattern.DOTALL);
        for (Path file : files(data.resolve("reuters21578"), ".sgm")) {
            for (String report :
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("</REUTERS>")) {
                Matcher m = body.matcher(report);
                if (m.find()) {
                    String text = m.group(2)
                            .replaceAll("&#\\d+;", "")
                            .replaceAll("\n {4,}", "\n\n")
                            .replaceAll("(?<!\n)\n(?!\n)", " ")
                            .replaceAll("(?i) *reuter\\s*$", "");
                    String id = "reuters-" + m.group(1);
                    out.accept(new Text("reuters21578", id, part(id, 4, 1), plain(text)));
                }
            }
        }
    }

    private static void timeline(Path data, Consumer<Text> out) throws IOException {
        for (Path file : files(data.resolve("timeline17"), ".txt")) {
            if (file.toString().contains("/InputDocs/")) {
                String id = data.relativize(file).toString();
                String day = file.getName(file.getNameCount() - 2).toString();
                String text = Files.readString(file).replace("-LRB-", "(").replace("-RRB-", ")");
                // the largest set of modern news: all days of a crisis that are not held out, an eighth, teach words
                out.accept(new Text("timeline17", id, part(day, 1, 1), text));
            }
        }
    }

    private static void faKes(Path data, Consumer<Text> out) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (var parser = format.parse(
                Files.newBufferedReader(data.resolve("fa-kes/FA-KES-Dataset.csv"), StandardCharsets.ISO_8859_1))) {
            for (CSVRecord row : parser) {
                String id = "fa-kes-" + row.get(0);
                out.accept(new Text("fa-kes", id, part(row.get(4)), row.get(2)));
            }
        }
    }

    private static void statements(Path data, Consumer<Text> out) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        for (Path file : files(data.resolve("ua-official-statements"), "-en.jsonl")) {
            for (String line : Files.readAllLines(file)) {
                JsonNode node = json.readTree(line);
                String text = node.path("text").asString("");
                if (text.chars().filter(c -> c >= 0x400 && c < 0x500).count() < 20) {
                    String id = "ua-" + node.path("id").asString("");
                    out.accept(new Text("ua-official-statements", id, part(id), text));
                }
            }
        }
    }

    private static void timeBank(Path data, Consumer<Text> out) throws IOException {
        Pattern body = Pattern.compile("<TEXT>(.*?)</TEXT>", Pattern.DOTALL);
        for (Path file : files(data.resolve("tempeval3"), ".tml")) {
            Matcher m = body.matcher(Files.readString(file));
            if (m.find()) {
                String text = plain(m.group(1).replaceAll("<[^>]*>", "")).replaceAll("(?<!\n)\n(?!\n)", " ");
                out.accept(new Text("tempeval3", name(file), Part.HELD, text));
            }
        }
    }

    private static void releases(Path data, Consumer<Text> out) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        for (String line : Files.readAllLines(data.resolve("isaf-press-releases/isaf_dev.jsonl"))) {
            JsonNode node = json.readTree(line);
            out.accept(new Text(
                    "isaf-press-releases",
                    "isaf-" + node.path("id").asString(""),
                    Part.HELD,
                    node.path("text").asString("")));
        }
    }

    private static void documents(Path data, Consumer<Text> out) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        for (Path file : files(data.resolve("re3d"), "documents.json")) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    JsonNode node = json.readTree(line);
                    String id = node.path("_id").asString("");
                    out.accept(new Text("re3d", id, Part.HELD, node.path("text").asString("")));
                }
            }
        }
    }

    /** Tokens joined with blanks, a sentence a line. */
    private static void meantime(Path data, Consumer<Text> out) throws IOException {
        Pattern token = Pattern.compile("<token number=\"\\d+\" sentence=\"(\\d+)\"[^>]*>([^<]*)</token>");
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files(data.resolve("meantime/intra_cross-doc_annotation"), ".xml")) {
            StringBuilder text = new StringBuilder();
            String last = "0";
            Matcher m = token.matcher(Files.readString(file));
            while (m.find()) {
                text.append(m.group(1).equals(last) ? " " : "\n").append(plain(m.group(2)));
                last = m.group(1);
            }
            texts.put(name(file), text.toString().strip());
        }
        texts.forEach((id, text) -> out.accept(new Text("meantime", id, Part.HELD, text)));
    }

    /** Teasers of one broadcaster's front page: to count, in bundles as long as a report. */
    private static void summaries(Path data, Consumer<Text> out) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Set<String> lines = new LinkedHashSet<>();
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.resolve("bbc-frontpage-stream/bbc_full.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(json.readTree(line).path("summary").asString("").strip());
            }
        }
        bundles("bbc-frontpage-stream", lines, out);
    }

    private static void paraphrases(Path data, Consumer<Text> out) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        for (Path file : files(data.resolve("mrpc"), ".txt")) {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t");
                if (cells.length > 3 && !cells[0].contains("Quality")) {
                    lines.add(cells[3]);
                }
            }
        }
        bundles("mrpc", lines, out);
    }

    private static void bundles(String set, Set<String> lines, Consumer<Text> out) {
        List<String> bundle = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            if (line.length() > 20) {
                bundle.add(line);
            }
            if (bundle.size() == BUNDLE) {
                out.accept(new Text(set, set + "-" + ++number, Part.COUNT, String.join("\n", bundle)));
                bundle.clear();
            }
        }
    }

    static String plain(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
