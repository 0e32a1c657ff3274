package org.rapporteur.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import tools.jackson.databind.json.JsonMapper;

/** Reads reuters21578, a news agency's wire of 1987, without earnings and mergers: each report as a line of JSON that the program reads, id {@code r-} and its NEWID. */
final class Wire1987 {
    private static final Pattern REPORT = Pattern.compile("<REUTERS(.*?)</REUTERS>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("NEWID=\"(\\d+)\"");
    private static final Pattern MOMENT = Pattern.compile("<DATE>\\s*(\\d+)-(\\w{3})-(\\d{4}) (\\d\\d:\\d\\d:\\d\\d)");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");
    private static final Pattern SIGNED = Pattern.compile("\\s+(?:REUTER|Reuter)\\s*$");
    private static final Pattern INDENT = Pattern.compile("\\n {2,}");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int SHORTEST = 200;
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private Wire1987() {}

    private record Line(String id, String title, String outlet, String date, String text) {}

    /** The reports by id, in the order of the files. */
    static Map<String, String> read(Path data) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(data.resolve("reuters21578"))) {
            files = all.filter(file -> file.toString().endsWith(".sgm"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Matcher reports = REPORT.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            while (reports.find()) {
                add(reports.group(1), lines);
            }
        }
        return lines;
    }

    private static void add(String report, Map<String, String> lines) {
        String topics = part(report, "TOPICS");
        Matcher number = NUMBER.matcher(report);
        Matcher moment = MOMENT.matcher(report);
        String body = part(report, "BODY");
        String title = part(report, "TITLE");
        if (topics.contains("<D>earn</D>")
                || topics.contains("<D>acq</D>")
                || body.isEmpty()
                || title.isEmpty()
                || !number.find()
                || !moment.find()) {
            return;
        }
        List<String> paragraphs = new ArrayList<>();
        String text = SIGNED.matcher(CONTROL.matcher(plain(body)).replaceAll("").stripTrailing())
                .replaceFirst("");
        for (String paragraph : INDENT.split(text)) {
            String line = oneLine(paragraph);
            if (!line.isEmpty()) {
                paragraphs.add(line);
            }
        }
        if (String.join(" ", paragraphs).length() < SHORTEST) {
            return;
        }
        String dateline = oneLine(plain(part(report, "DATELINE")));
        if (!dateline.isEmpty()) {
            paragraphs.set(0, dateline + " " + paragraphs.getFirst());
        }
        String id = "r-" + number.group(1);
        String date = String.format(
                Locale.ROOT,
                "%s-%02d-%02dT%sZ",
                moment.group(3),
                1 + MONTHS.indexOf(moment.group(2)),
                Integer.parseInt(moment.group(1)),
                moment.group(4));
        lines.put(
                id,
                JsonMapper.shared()
                        .writeValueAsString(
                                new Line(id, oneLine(plain(title)), "Reuters", date, String.join("\n\n", paragraphs))));
    }

    private static String part(String report, String name) {
        Matcher part = Pattern.compile("<" + name + ">(.*?)</" + name + ">", Pattern.DOTALL)
                .matcher(report);
        return part.find() ? part.group(1) : "";
    }

    private static String plain(String text) {
        return Parser.unescapeEntities(text, false);
    }

    private static String oneLine(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
