package org.rapporteur.cli;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.CorrectionLine;
import org.rapporteur.correction.Unknown;
import org.rapporteur.ingest.InputProblem;

/** What analysts said of stories, copies, people and events: JSON Lines, one correction a line, in the order in which they were made. */
final class CorrectionFile {
    private static final String BYTE_ORDER_MARK = "\ufeff";

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
            corrections.add(CorrectionLine.parse(line));
            places.add(place);
        } catch (IllegalArgumentException e) {
            String kind = e.getCause() == null ? "correction-invalid" : "json-invalid";
            problems.add(new InputProblem(place, kind, String.valueOf(e.getMessage())));
        }
    }

    /** The corrections that could be read. */
    List<Correction> corrections() {
        return corrections;
    }

    /** Lines that are no correction, and reports, entities and events that the pile does not hold, by line. */
    List<InputProblem> problems(List<Reading> readings, Depth depth) {
        List<InputProblem> all = new ArrayList<>(problems);
        Unknown unknown = depth == Depth.SKIMMED ? Unknown.ofSkimmed(readings) : Unknown.of(readings);
        for (int i = 0; i < corrections.size(); i++) {
            all.addAll(unknown.problems(corrections.get(i), places.get(i)));
        }
        return all;
    }
}
