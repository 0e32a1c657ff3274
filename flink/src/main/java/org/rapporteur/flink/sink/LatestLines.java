package org.rapporteur.flink.sink;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds in the end of what {@link LineFiles} wrote: the last line of each report and story. Needs no cluster.
 *
 * <p>Files that are not finished are passed over, so it may be asked while the cluster writes.
 */
public final class LatestLines {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path folder;

    /** Of the folder that holds {@code stories}, {@code accounts} and {@code problems}; each may be missing. */
    public LatestLines(Path folder) {
        this.folder = folder;
    }

    /** The last placement of each report, in order of the ids. */
    public List<String> stories() throws IOException {
        TreeMap<String, Latest<String>> latest = new TreeMap<>();
        for (Path file : finished(LineFiles.STORIES)) {
            each(file, line -> keep(latest, "id", line, line.text()));
        }
        return latest.values().stream().map(Latest::what).toList();
    }

    /** How many stories hold a report. */
    public int storyCount() throws IOException {
        JsonMapper json = new JsonMapper();
        return Math.toIntExact(stories().stream()
                .map(line -> json.readTree(line).path("story").asString())
                .distinct()
                .count());
    }

    /**
     * The last telling of each story, in order of the ids; also of a story that holds no report any more. Holds no more than one account
     * in memory.
     */
    public void accounts(Consumer<String> lines) throws IOException {
        TreeMap<String, Latest<Line>> latest = new TreeMap<>();
        for (Path file : finished(LineFiles.ACCOUNTS)) {
            each(file, line -> keep(latest, "story", line, line.withoutText()));
        }
        for (Latest<Line> last : latest.values()) {
            lines.accept(last.what().read());
        }
    }

    /** Whether a job has finished a file here. */
    public boolean hasLines() throws IOException {
        for (String name : List.of(LineFiles.STORIES, LineFiles.ACCOUNTS, LineFiles.PROBLEMS)) {
            if (!finished(name).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** All problems, each once, sorted. */
    public List<String> problems() throws IOException {
        TreeSet<String> problems = new TreeSet<>();
        for (Path file : finished(LineFiles.PROBLEMS)) {
            each(file, line -> problems.add(line.text()));
        }
        return List.copyOf(problems);
    }

    /** A line and where it stands, in lines from 1 and in bytes. */
    private record Line(Path file, int number, long start, int length, String text) {
        Line withoutText() {
            return new Line(file, number, start, length, "");
        }

        String read() throws IOException {
            byte[] bytes = new byte[length];
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                in.seek(start);
                in.readFully(bytes);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private record Latest<T>(long revision, T what) {}

    private static <T> void keep(TreeMap<String, Latest<T>> latest, String keyName, Line line, T what) {
        String key = null;
        long revision = -1;
        try (JsonParser json = JSON.createParser(line.text())) {
            json.nextToken();
            // Both stand before the account, which is long.
            while ((key == null || revision < 0) && json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals(keyName)) {
                    key = json.getString();
                } else if (name.equals("revision")) {
                    revision = json.getLongValue();
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    line.file() + ":" + line.number() + " is no line that a cluster wrote: " + e.getOriginalMessage(),
                    e);
        }
        if (key == null || revision < 0) {
            throw new IllegalArgumentException(line.file() + ":" + line.number()
                    + " is no line that a cluster wrote: it has no \"" + keyName + "\" or no \"revision\"");
        }
        Latest<T> known = latest.get(key);
        if (known == null || known.revision() < revision) {
            latest.put(key, new Latest<>(revision, what));
        }
    }

    private static void each(Path file, Consumer<Line> taker) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            int number = 0;
            long start = 0;
            for (String text : (Iterable<String>) lines::iterator) {
                number++;
                int length = text.getBytes(StandardCharsets.UTF_8).length;
                taker.accept(new Line(file, number, start, length, text));
                start += length + 1;
            }
        }
    }

    private List<Path> finished(String name) throws IOException {
        Path inside = folder.resolve(name);
        if (!Files.isDirectory(inside)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(inside)) {
            found.filter(file -> {
                        String called = String.valueOf(file.getFileName());
                        return !called.startsWith(".") && called.endsWith(LineFiles.SUFFIX);
                    })
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }
}
