package org.rapporteur.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Surrogates;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** JSON Lines, JSON Feed, and plain JSON files of report objects. */
final class JsonReports {
    private static final int BUFFER_BYTES = 1 << 16;

    /** As seconds this is the year 5138, as milliseconds 1973. */
    private static final long MILLIS_FROM = 100_000_000_000L;

    /** The end of the year 9999; a larger number is no date. */
    private static final double LAST_MILLIS = 253_402_300_800_000.0;

    private final Limits limits;
    private final Intake intake;
    private final JsonMapper mapper;

    JsonReports(Limits limits, JsonMapper mapper, Intake intake) {
        this.limits = limits;
        this.mapper = mapper;
        this.intake = intake;
    }

    /** Reads within the limits; made once, since making it costs more than reading a short report. */
    static JsonMapper mapper(Limits limits) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(limits.depth())
                                .maxStringLength(limits.reportBytes())
                                .build())
                        .build())
                .build();
    }

    /** One object a line, read line by line; a bad line is a problem and the next one is read. */
    void readLines(InputStream in, String id, String path, int firstLine) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        boolean overlong = false;
        boolean any = false;
        long total = 0;
        int number = firstLine;
        Refusal damage = null;
        while (true) {
            int n;
            try {
                n = in.read(buffer);
            } catch (Refusal refusal) {
                if (refusal.kind().equals("gzip-bomb")) {
                    damage = refusal;
                    break;
                }
                // What follows damage begins in the middle of a line, which is then told as well.
                intake.problem(refusal.at(path));
                any = true;
                continue;
            }
            if (n < 0) {
                break;
            }
            total += n;
            if (total > limits.inputBytes() || number > limits.entries()) {
                damage = new Refusal("too-large", "the file is too large and was read up to line " + number);
                break;
            }
            int start = 0;
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n') {
                    overlong |= !append(line, buffer, start, i);
                    any |= line(line, overlong, id, path, number++);
                    line.reset();
                    overlong = false;
                    start = i + 1;
                }
            }
            overlong |= !append(line, buffer, start, n);
        }
        any |= line(line, overlong, id, path, number);
        if (damage != null) {
            intake.problem(damage.at(path));
        } else if (!any) {
            intake.problem(new InputProblem(path, "empty", "there is no line in it"));
        }
    }

    private boolean append(ByteArrayOutputStream line, byte[] buffer, int from, int to) {
        if (line.size() + (to - from) > limits.reportBytes()) {
            return false;
        }
        line.write(buffer, from, to - from);
        return true;
    }

    /** False if the line is empty. */
    private boolean line(ByteArrayOutputStream line, boolean overlong, String id, String path, int number) {
        String at = path + "#" + number;
        if (overlong) {
            intake.problem(
                    new InputProblem(at, "too-large", "the line is longer than " + limits.reportBytes() + " bytes"));
            return true;
        }
        return readObject(line.toByteArray(), id + "#" + number, at);
    }

    /** One report object; false if there is nothing. */
    boolean readObject(byte[] json, String ownId, String at) {
        try {
            if (json.length == 0) {
                return false;
            }
            Decoded decoded = Decoded.of(json, "UTF-8");
            if (decoded.text().isBlank()) {
                return false;
            }
            object(mapper.readTree(decoded.text()), ownId, at, decoded.problems());
        } catch (Refusal refusal) {
            intake.problem(refusal.at(at));
        } catch (JacksonException e) {
            intake.problem(new InputProblem(at, "json-invalid", "the line is no JSON object: " + located(e)));
        }
        return true;
    }

    /** A {@code .json} file: a JSON Feed, a report object, an array of those, or several one after the other. */
    void readFile(PileFile file, String json, List<Problem> problems) throws Refusal {
        int n = 0;
        try (MappingIterator<JsonNode> roots = mapper.readerFor(JsonNode.class).readValues(json)) {
            while (roots.hasNextValue()) {
                JsonNode root = roots.nextValue();
                if (root.isObject() && root.path("items").isArray()) {
                    n = feed(file, root, n, problems);
                } else if (root.isArray()) {
                    for (JsonNode element : root) {
                        n++;
                        object(element, file.id() + "#" + n, file.shown() + "#" + n, problems);
                    }
                } else {
                    n++;
                    String suffix = n == 1 ? "" : "#" + n;
                    object(root, file.id() + suffix, file.shown() + suffix, problems);
                }
            }
        } catch (JacksonException e) {
            throw new Refusal(
                    "json-invalid",
                    "the file is no valid JSON" + (n > 0 ? " after its first " + n + " reports: " : ": ") + located(e));
        }
        if (n == 0) {
            throw new Refusal("empty", "there is no report in it");
        }
    }

    /** What is wrong, and where in the line or file. */
    private static String located(JacksonException e) {
        String message =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getColumnNr() < 1
                ? message
                : message + " (" + (at.getLineNr() > 1 ? "line " + at.getLineNr() + ", " : "") + "column "
                        + at.getColumnNr() + ")";
    }

    private int feed(PileFile file, JsonNode feed, int before, List<Problem> problems) {
        int n = before;
        for (JsonNode item : feed.path("items")) {
            n++;
            String html = string(item, "content_html");
            String text = html != null ? html : string(item, "content_text");
            String body = text != null ? text : string(item, "summary");
            String title = stated(item, "title");
            String published = string(item, "date_published");
            String modified = published != null ? null : string(item, "date_modified");
            Given given = new Given(
                    url(item, feed),
                    title == null ? null : FeedText.plain(title),
                    stated(feed, "title"),
                    authors(item).isEmpty() ? authors(feed) : authors(item),
                    published != null ? published : modified,
                    published != null
                            ? "feed entry: date_published"
                            : modified != null ? "feed entry: date_modified" : null);
            List<Problem> found = new ArrayList<>(problems);
            if (text == null) {
                found.add(FeedText.PARTIAL);
            }
            intake.entry(
                    file.id() + "#" + n,
                    file.shown() + "#" + n,
                    html != null ? Format.HTML : Format.TEXT,
                    body == null ? "" : body,
                    given,
                    found);
        }
        return n;
    }

    private static @Nullable String url(JsonNode item, JsonNode feed) {
        String url = stated(item, "url");
        String home = stated(feed, "home_page_url");
        return url == null || home == null ? url : FeedText.resolved(home, url);
    }

    /** Version 1 has one author, version 1.1 a list. */
    private static List<String> authors(JsonNode node) {
        return people(node.has("authors") ? node.path("authors") : node.path("author"));
    }

    private void object(JsonNode object, String ownId, String path, List<Problem> problems) {
        String text = string(object, "text");
        String html = string(object, "html");
        if (!object.isObject() || (text == null && html == null)) {
            intake.problem(new InputProblem(path, "no-text", "this is no object with a \"text\" or an \"html\""));
            return;
        }
        String date = date(object.path("date"));
        Given given = new Given(
                stated(object, "url"),
                stated(object, "title"),
                stated(object, "outlet"),
                people(object.path("byline")),
                date,
                date == null ? null : "given: date");
        JsonNode id = object.path("id");
        intake.report(
                id.isString() || id.isNumber() ? writable(id.asString()) : null,
                ownId,
                path,
                text != null ? Format.TEXT : Format.HTML,
                text != null ? text : String.valueOf(html),
                given,
                problems);
    }

    /** As written; a number counts seconds or milliseconds since 1970, as programs write dates. */
    private static @Nullable String date(JsonNode date) {
        if (date.isNumber() && Math.abs(date.doubleValue()) < LAST_MILLIS) {
            double number = date.doubleValue();
            return Instant.ofEpochMilli(Math.round(Math.abs(number) < MILLIS_FROM ? number * 1000 : number))
                    .toString();
        }
        return date.isString() && !date.stringValue().isBlank() ? date.stringValue() : null;
    }

    /** A name, a list of names, or objects with a name. */
    private static List<String> people(JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> names.addAll(people(element)));
        } else if (node.isObject()) {
            names.addAll(people(node.path("name")));
        } else if (node.isString() && !node.stringValue().isBlank()) {
            names.add(writable(node.stringValue().strip()));
        }
        return names;
    }

    private static @Nullable String stated(JsonNode object, String key) {
        String value = string(object, key);
        return value == null ? null : writable(value);
    }

    /** Without what an escape of JSON can write, and neither a file in UTF-8 nor a database can hold; the text is looked at elsewhere. */
    private static String writable(String stated) {
        return Surrogates.repaired(stated).replace('\0', '\uFFFD');
    }

    private static @Nullable String string(JsonNode object, String key) {
        JsonNode value = object.path(key);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }
}
