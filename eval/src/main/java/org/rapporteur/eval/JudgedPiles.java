package org.rapporteur.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Ingestor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reports of the stories whose sentences were read by eye: those of {@code eval/verdicts/line-piles.tsv}, else stories of stories-union. */
final class JudgedPiles {
    private static final Path PILES = Path.of("eval/verdicts/line-piles.tsv");
    private static final Path STANDARD_INPUT = Path.of("-");
    /** Those who judged the sentences of a story of stories-union had so many of its reports before them at most. */
    private static final int MOST_REPORTS = 14;

    private final Path data;
    private final Map<String, List<String>> members = new HashMap<>();
    private final Map<String, List<String>> stories = new HashMap<>();
    private final Map<String, String> reports = new HashMap<>();

    /** @param data the data directory */
    JudgedPiles(Path data) throws IOException {
        this.data = data;
        for (String line : Files.readAllLines(PILES)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                members.put(cells[0], List.of(cells[1].split(" ")));
            }
        }
        for (String line : Files.readAllLines(data.resolve("stories-union/stories_dev.jsonl"))) {
            JsonNode report = JsonMapper.shared().readTree(line);
            stories.computeIfAbsent(report.path("story").asString(""), any -> new ArrayList<>())
                    .add(line);
            reports.put(report.path("id").asString(""), line);
        }
        reports.putAll(Wire1987.read(data));
    }

    /** The reports of a story, read, by id. */
    Map<String, Reading> read(String story, ReportReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> ids = members.get(story);
        if (ids == null) {
            stories.getOrDefault(story, List.of()).stream().limit(MOST_REPORTS).forEach(lines::add);
        } else {
            for (String id : ids) {
                String line = reports.get(id);
                lines.add(line == null ? Timeline17.line(data, id) : line);
            }
        }
        Map<String, Reading> readings = new LinkedHashMap<>();
        new Ingestor()
                .read(
                        List.of(STANDARD_INPUT),
                        new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
                        raw -> readings.put(raw.id(), reader.read(raw)),
                        problem -> {
                            throw new IllegalArgumentException(problem.message());
                        });
        return readings;
    }
}
