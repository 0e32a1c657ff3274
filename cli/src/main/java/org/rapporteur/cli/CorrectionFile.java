package org.rapporteur.cli;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.correction.Correction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What analysts said about which reports belong together: JSON Lines, one correction a line, in the order in which they were made. */
final class CorrectionFile {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final JsonMapper mapper = new JsonMapper();
    private final List<Correction> corrections = new ArrayList<>();
    /** Where each correction stands. */
    private final List<String> places = new ArrayList<>();

    private final List<InputProblem> problems = new ArrayList<>();

    private CorrectionFile() {}

    /** Reads a file, or nothing if there is none; throws {@link WrongUsage} if there is no such file. */
    static CorrectionFile read(@Nullable Path path) throws IOException {
        CorrectionFile file = new CorrectionFile();
        if (path == null) {
            return file;
        }
        if (!Files.isRegularFile(path)) {
            throw new WrongUsage("--corrections: there is no file " + path + ".");
        }
        // a byte that is no UTF-8 spoils its own line only, which then is no JSON or names nobody
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(Files.readAllBytes(path)), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String json = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
            if (!json.isBlank()) {
                file.take(json, path + "#" + number);
            }
        }
        return file;
    }

    private void take(String line, String place) {
        try {
            corrections.add(correction(mapper.readTree(line)));
            places.add(place);
        } catch (JacksonException e) {
            problems.add(new InputProblem(place, "json-invalid", "the line is no JSON object"));
        } catch (IllegalArgumentException e) {
            problems.add(new InputProblem(place, "correction-invalid", String.valueOf(e.getMessage())));
        }
    }

    private static Correction correction(JsonNode line) {
        return new Correction.OfStories(
                kind(line.path("kind").asString("")),
                reports(line, "reports"),
                reports(line, "others"),
                text(line, "by"),
                text(line, "on"),
                text(line, "why"));
    }

    private static Correction.OfStories.Kind kind(String word) {
        for (Correction.OfStories.Kind kind : Correction.OfStories.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("a correction's kind is same, apart or pin, not '" + word + "'");
    }

    private static List<String> reports(JsonNode line, String key) {
        Set<String> reports = new LinkedHashSet<>();
        for (JsonNode each : line.path(key)) {
            if (!each.isString()) {
                throw new IllegalArgumentException(key + " is a list of report ids in quotation marks");
            }
            reports.add(each.asString());
        }
        return List.copyOf(reports);
    }

    private static @Nullable String text(JsonNode line, String key) {
        JsonNode value = line.path(key);
        return value.isString() ? value.asString() : null;
    }

    /** The corrections that could be read. */
    List<Correction> corrections() {
        return corrections;
    }

    /** Lines that are no correction, and reports that the pile does not hold, by line. */
    List<InputProblem> problems(List<Reading> readings) {
        Set<String> known = readings.stream().map(Reading::id).collect(Collectors.toCollection(HashSet::new));
        List<InputProblem> all = new ArrayList<>(problems);
        for (int i = 0; i < corrections.size(); i++) {
            Set<String> named = new LinkedHashSet<>(corrections.get(i).named());
            named.removeAll(known);
            if (!named.isEmpty()) {
                all.add(new InputProblem(
                        places.get(i),
                        "correction-unknown-report",
                        "no report of the pile has the id " + String.join(", ", named)));
            }
        }
        return all;
    }
}
