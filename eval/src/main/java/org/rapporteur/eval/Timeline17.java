package org.rapporteur.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;
import tools.jackson.databind.json.JsonMapper;

/** Reads timeline17: the dated articles of nine crises, and the timelines that newsrooms made of them. */
final class Timeline17 {
    private Timeline17() {}

    /**
     * A crisis.
     *
     * @param timelines by name: sentences by day
     */
    record Crisis(
            String name, List<Article> articles, SortedMap<String, SortedMap<LocalDate, List<String>>> timelines) {}

    /** The crises by name; a folder {@code topic_outlet} belongs to its topic. */
    static List<Crisis> read(Path data) throws IOException {
        SortedMap<String, List<Path>> folders = new TreeMap<>();
        try (Stream<Path> all = Files.list(data.resolve("timeline17"))) {
            all.filter(Files::isDirectory).sorted().forEach(folder -> folders.computeIfAbsent(
                            folder.getFileName().toString().split("_", -1)[0], k -> new ArrayList<>())
                    .add(folder));
        }
        List<Crisis> crises = new ArrayList<>();
        for (String topic : folders.keySet()) {
            List<Article> articles = new ArrayList<>();
            SortedMap<String, SortedMap<LocalDate, List<String>>> timelines = new TreeMap<>();
            for (Path folder : folders.getOrDefault(topic, List.of())) {
                for (Path file : files(folder.resolve("InputDocs"))) {
                    articles.add(article(folder.getFileName().toString(), file));
                }
                for (Path file : files(folder.resolve("timelines"))) {
                    timelines.put(folder.getFileName() + "/" + file.getFileName(), timeline(file));
                }
            }
            crises.add(new Crisis(topic, articles, timelines));
        }
        return crises;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        }
    }

    private static SortedMap<LocalDate, List<String>> timeline(Path file) throws IOException {
        SortedMap<LocalDate, List<String>> timeline = new TreeMap<>();
        List<String> sentences = null;
        for (String raw : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            String line = raw.strip();
            if (line.startsWith("---")) {
                sentences = null;
            } else if (sentences == null && line.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
                sentences = timeline.computeIfAbsent(LocalDate.parse(line.substring(0, 10)), k -> new ArrayList<>());
            } else if (sentences != null && !line.isEmpty()) {
                sentences.add(plain(line));
            }
        }
        timeline.values().removeIf(List::isEmpty);
        return timeline;
    }

    private static Article article(String outlet, Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Article.Paragraph> paragraphs = new ArrayList<>();
        for (String raw : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            String line = plain(raw);
            if (!line.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n\n");
                Span span = new Span(text.length(), text.length() + line.length());
                paragraphs.add(new Article.Paragraph(span, Article.Paragraph.Kind.TEXT));
                text.append(line);
            }
        }
        String day = file.getName(file.getNameCount() - 2).toString();
        String id = outlet + "/" + day + "/" + file.getFileName();
        return new Article(
                id,
                id,
                new Article.Meta(null, null, List.of(), outlet, "en", new Published(day, null)),
                AlignedText.identity(text.toString()),
                paragraphs,
                List.of(),
                List.of());
    }

    private record Line(String id, String outlet, String date, String text) {}

    /** One article as a line of JSON that the program reads; its id is {@code FOLDER/DAY/FILE}. */
    static String line(Path data, String id) throws IOException {
        String[] parts = id.split("/", -1);
        Path file = data.resolve("timeline17")
                .resolve(parts[0])
                .resolve("InputDocs")
                .resolve(parts[1])
                .resolve(parts[2]);
        return JsonMapper.shared()
                .writeValueAsString(new Line(
                        id,
                        parts[0].split("_", -1)[1],
                        parts[1],
                        article(parts[0], file).text()));
    }

    /** The words as a newspaper prints them: the data set has them tokenised. */
    private static String plain(String line) {
        return line.replace("-LRB-", "(")
                .replace("-RRB-", ")")
                .replace("-LSB-", "[")
                .replace("-RSB-", "]")
                .replace("``", "“")
                .replace("''", "”")
                .replace("\\/", "/")
                .strip()
                .replaceAll(" ([.,;:?!)%\\]”])", "$1")
                .replaceAll("([(#$\\[“]) ", "$1")
                .replaceAll(" (n't|'s|'re|'ve|'ll|'d|'m|')(?= |$|[.,;:?!])", "$1");
    }
}
