package org.rapporteur.eval;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.rapporteur.flink.Embedded;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.flink.sink.LatestLines;
import org.rapporteur.flink.sink.LineFiles;
import org.rapporteur.flink.step.JobOptions;
import tools.jackson.databind.json.JsonMapper;

/**
 * A pile of made-up reports, a file of JSON Lines for each day, and what one thread makes of it.
 *
 * @param files the pile's folder
 * @param size reports in it
 * @param options how it is read
 * @param stories the line of each report, as one thread writes it
 * @param accounts the line of each story that holds a report, as one thread writes it
 */
record ClusterFaultsPile(Path files, int size, JobOptions options, List<String> stories, List<String> accounts) {
    private static final JsonMapper JSON = new JsonMapper();

    ClusterFaultsPile {
        stories = List.copyOf(stories);
        accounts = List.copyOf(accounts);
    }

    /**
     * Writes the pile into a folder, and reads it in one thread; what an earlier run left there is taken as it is.
     *
     * @param sentences of each report, at most
     */
    static ClusterFaultsPile make(Path folder, int size, int sentences, JobOptions options) throws IOException {
        Path files = Files.createDirectories(folder.resolve("pile"));
        Path embedded = folder.resolve("embedded");
        if (!Files.isDirectory(embedded)) {
            write(files, size, sentences);
            read(files, options, embedded);
        }
        LatestLines lines = new LatestLines(embedded);
        return new ClusterFaultsPile(files, size, options, lines.stories(), accounts(lines));
    }

    private static void write(Path files, int size, int sentences) throws IOException {
        SyntheticStream stream = new SyntheticStream(size);
        String day = "";
        BufferedWriter out = null;
        for (int i = 0; i < size; i++) {
            String now = stream.moment(i).substring(0, "2031-01-01".length());
            if (out == null || !now.equals(day)) {
                if (out != null) {
                    out.close();
                }
                day = now;
                out = Files.newBufferedWriter(files.resolve(day + ".jsonl"));
            }
            out.write(line(stream, i, sentences));
            out.write('\n');
        }
        if (out != null) {
            out.close();
        }
    }

    private static void read(Path files, JobOptions options, Path results) throws IOException {
        TreeMap<String, Placement> placements = new TreeMap<>();
        TreeMap<String, Telling> tellings = new TreeMap<>();
        new Embedded(options)
                .run(
                        List.of(files),
                        placement -> placements.put(placement.report(), placement),
                        telling -> tellings.put(telling.story(), telling),
                        problem -> {
                            throw new IllegalStateException("a made-up report is bad: " + problem);
                        });
        LineFiles.write(results, placements.values(), tellings.values(), List.of());
    }

    /** A report as a line of JSON Lines. */
    static String line(SyntheticStream stream, int number, int sentences) {
        String text = stream.text(number);
        int end = 0;
        for (int i = 0; i < sentences && end >= 0; i++) {
            end = text.indexOf(". ", end + 1);
        }
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("id", SyntheticStream.id(number))
                .put("title", stream.title(number))
                .put("date", stream.moment(number))
                .put("text", end < 0 ? text : text.substring(0, end + 1)));
    }

    /** The accounts of the stories that hold a report still. */
    static List<String> accounts(LatestLines lines) throws IOException {
        List<String> accounts = new ArrayList<>();
        lines.accounts(line -> {
            if (!line.endsWith("\"account\":null}")) {
                accounts.add(line);
            }
        });
        return List.copyOf(accounts);
    }
}
