package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data sets of texts in several languages. */
final class CrossLanguageSets {
    private CrossLanguageSets() {}

    /**
     * One version of a text.
     *
     * @param work equal for all versions of one text, in whatever language
     * @param key what its half of the set is told by: all versions of a text lie in one half
     */
    record Text(
            String id,
            String language,
            String work,
            String key,
            @Nullable String date,
            @Nullable String title,
            String text) {
        Reading reading() {
            return Piles.reading(id, language, date, title, text);
        }

        Text with(String other) {
            return new Text(id, language, work, key, date, title, other);
        }

        int words() {
            return text.strip().split("\\s+").length;
        }
    }

    static List<Text> of(String set, Path data) throws IOException {
        return switch (set) {
            case "meantime-multilingual" -> meantime(data.resolve("meantime-multilingual/output_data"));
            case "ua-official-statements" -> statements(data.resolve("ua-official-statements"));
            case "wmt21-news-mt" -> wmt21(data.resolve("wmt21-news-mt/xml/newstest2021.ru-en.all.xml"), "ru", "en");
            case "wmt21-fr-de" -> wmt21(data.resolve("wmt21-news-mt/xml/newstest2021.fr-de.all.xml"), "fr", "de");
            case "bsnlp2021-test" -> events(data.resolve("bsnlp2021-test/raw"));
            default -> throw new IllegalArgumentException(set);
        };
    }

    /** 120 articles in four languages; tokens are joined as they are written in print. */
    private static List<Text> meantime(Path folder) throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String language : List.of("en", "es", "it", "nl")) {
            Map<String, Map<String, StringBuilder>> articles = new LinkedHashMap<>();
            try (CSVParser rows = CSVParser.parse(
                    Files.readString(folder.resolve(language).resolve("conll.csv")),
                    CSVFormat.DEFAULT
                            .builder()
                            .setSkipHeaderRecord(true)
                            .setHeader("row", "article", "sentence", "place", "token", "reference")
                            .get())) {
                for (CSVRecord row : rows) {
                    join(
                            articles.computeIfAbsent(row.get(1), any -> new LinkedHashMap<>())
                                    .computeIfAbsent(row.get(2), any -> new StringBuilder()),
                            row.get(4));
                }
            }
            articles.forEach((article, sentences) -> {
                StringBuilder text = new StringBuilder();
                int count = 0;
                for (StringBuilder sentence : sentences.values()) {
                    // Title and day stand on lines of their own.
                    text.append(sentence).append(++count <= 2 ? "\n\n" : " ");
                }
                texts.add(new Text(
                        "meantime/" + language + "/" + article,
                        language,
                        article,
                        article,
                        null,
                        null,
                        text.toString()));
            });
        }
        return texts;
    }

    private static void join(StringBuilder sentence, String token) {
        String plain = token.replace("``", "\"").replace("''", "\"");
        boolean closes = plain.matches("[.,;:!?)\\]%]+|'\\w{1,2}|'");
        boolean opened = !sentence.isEmpty() && "([".indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
        if (!sentence.isEmpty() && !closes && !opened) {
            sentence.append(' ');
        }
        sentence.append(plain);
    }

    /**
     * Ukrainian statements with their English versions, each text once; those whose "English" is still Ukrainian are left out. A
     * line that stands under several videos is one work with all their lines: nobody could say which belongs to which.
     */
    private static List<Text> statements(Path folder) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Map<String, JsonNode> ukrainian = new TreeMap<>();
        Map<String, JsonNode> english = new TreeMap<>();
        for (String part : List.of("messages", "messages-2", "messages-3")) {
            for (String line : Files.readAllLines(folder.resolve(part + ".jsonl"))) {
                JsonNode node = json.readTree(line);
                ukrainian.putIfAbsent(node.path("id").asString(""), node);
            }
            for (String line : Files.readAllLines(folder.resolve(part + "-en.jsonl"))) {
                JsonNode node = json.readTree(line);
                english.putIfAbsent(node.path("id").asString(""), node);
            }
        }
        Map<String, String> workByText = new HashMap<>();
        Map<String, String> parents = new HashMap<>();
        for (String id : english.keySet()) {
            if (ukrainian.containsKey(id)) {
                for (JsonNode node :
                        List.of(Objects.requireNonNull(ukrainian.get(id)), Objects.requireNonNull(english.get(id)))) {
                    String same = workByText.putIfAbsent(plain(text(node)), id);
                    if (same != null) {
                        parents.put(root(parents, id), root(parents, same));
                    }
                }
            }
        }
        List<Text> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String id : english.keySet()) {
            JsonNode uk = ukrainian.get(id);
            JsonNode en = Objects.requireNonNull(english.get(id));
            if (uk == null || isCyrillic(text(en))) {
                continue;
            }
            String work = root(parents, id);
            if (seen.add(plain(text(uk)))) {
                texts.add(statement("uk", id, work, uk));
            }
            if (seen.add(plain(text(en)))) {
                texts.add(statement("en", id, work, en));
            }
        }
        return texts;
    }

    private static Text statement(String language, String id, String work, JsonNode node) {
        String day = node.path("date").asString("");
        return new Text(
                "statements/" + language + "/" + id,
                language,
                work,
                work,
                day.length() < 10 ? null : day.substring(0, 10),
                node.path("name").asString(""),
                text(node));
    }

    private static String text(JsonNode node) {
        return node.path("text").asString("").replace("**", "").strip();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static String root(Map<String, String> parents, String id) {
        String at = id;
        for (String up = parents.get(at); up != null && !up.equals(at); up = parents.get(at)) {
            at = up;
        }
        return at;
    }

    private static boolean isCyrillic(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        long cyrillic = text.chars()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC)
                .count();
        return 2 * cyrillic > letters;
    }

    /** News with their versions by people in another language. */
    private static List<Text> wmt21(Path file, String source, String target) throws IOException {
        Matcher doc = Pattern.compile("<doc origlang=\"" + source + "\" id=\"([^\"]+)\">(.*?)</doc>", Pattern.DOTALL)
                .matcher(Files.readString(file));
        Pattern version = Pattern.compile("<(src|ref) ([^>]*)>(.*?)</\\1>", Pattern.DOTALL);
        Pattern segment = Pattern.compile("<seg id=\"\\d+\">(.*?)</seg>|</p>", Pattern.DOTALL);
        List<Text> texts = new ArrayList<>();
        while (doc.find()) {
            Matcher v = version.matcher(doc.group(2));
            int number = 0;
            while (v.find()) {
                StringBuilder text = new StringBuilder();
                Matcher s = segment.matcher(v.group(3));
                while (s.find()) {
                    text.append(
                            s.group(1) == null
                                    ? "\n\n"
                                    : s.group(1)
                                                    .replace("&quot;", "\"")
                                                    .replace("&amp;", "&")
                                                    .replace("&lt;", "<")
                                                    .replace("&gt;", ">")
                                            + " ");
                }
                String language = v.group(1).equals("src") ? source : target;
                texts.add(new Text(
                        "wmt21/" + language + "/" + doc.group(1) + "/" + number++,
                        language,
                        doc.group(1),
                        doc.group(1),
                        null,
                        null,
                        text.toString()));
            }
        }
        return texts;
    }

    /** News of two events in six Slavic languages, each its own text. */
    private static List<Text> events(Path folder) throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String event : List.of("covid-19", "us_election_2020")) {
            for (String language : List.of("bg", "cs", "pl", "ru", "sl", "uk")) {
                List<Path> files;
                try (Stream<Path> all = Files.list(folder.resolve(event).resolve(language))) {
                    files = all.sorted().toList();
                }
                for (Path file : files) {
                    // Id, language, day and address stand on the first four lines.
                    List<String> lines = Files.readAllLines(file);
                    String day = lines.size() > 2 && lines.get(2).matches("\\d{4}-\\d{2}-\\d{2}") ? lines.get(2) : null;
                    String id = event + "/" + language + "/" + file.getFileName();
                    String text = String.join("\n", lines.subList(Math.min(4, lines.size()), lines.size()));
                    texts.add(new Text(id, language, id, id, day, null, text));
                }
            }
        }
        return texts;
    }
}
