package org.rapporteur.flink.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds in the end of what {@link LineFiles} wrote: the last line of each report and story. Needs no cluster.
 *
 * <p>Files that are not finished are passed over, so it may be asked while the cluster writes.
 */
public final class LatestLines {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    /** Of the folder that holds {@code stories}, {@code accounts} and {@code problems}; each may be missing. */
    public LatestLines(Path folder) {
        this.folder = folder;
    }

    /** The last placement of each report, in order of the ids. */
    public List<String> stories() throws IOException {
        return latest(LineFiles.STORIES, "id");
    }

    /** How many stories hold a report. */
    public int storyCount() throws IOException {
        Set<String> stories = new HashSet<>();
        for (String line : stories()) {
            stories.add(object("a placement", line).path("story").asString());
        }
        return stories.size();
    }

    /** The last telling of each story, in order of the ids; also of a story that holds no report any more. */
    public List<String> accounts() throws IOException {
        return latest(LineFiles.ACCOUNTS, "story");
    }

    /** All problems, each once, sorted. */
    public List<String> problems() throws IOException {
        TreeSet<String> problems = new TreeSet<>();
        each(LineFiles.PROBLEMS, (at, line) -> problems.add(line));
        return List.copyOf(problems);
    }

    private record Line(long revision, String text) {}

    private List<String> latest(String name, String key) throws IOException {
        TreeMap<String, Line> latest = new TreeMap<>();
        each(name, (at, text) -> {
            JsonNode object = object(at, text);
            Line line = new Line(object.path("revision").asLong(), text);
            latest.merge(
                    object.path(key).asString(),
                    line,
                    (known, other) -> other.revision() > known.revision() ? other : known);
        });
        return latest.values().stream().map(Line::text).toList();
    }

    private static JsonNode object(String at, String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(at + " is no line that a cluster wrote: " + e.getOriginalMessage(), e);
        }
    }

    /** Hands on each line of the finished files, and where it stands. */
    private void each(String name, BiConsumer<String, String> taker) throws IOException {
        for (Path file : finished(folder.resolve(name))) {
            int number = 0;
            try (Stream<String> lines = Files.lines(file)) {
                for (String line : (Iterable<String>) lines::iterator) {
                    number++;
                    taker.accept(file + ":" + number, line);
                }
            }
        }
    }

    private static List<Path> finished(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return !name.startsWith(".") && name.endsWith(LineFiles.SUFFIX);
                    })
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }
}
