package org.rapporteur.flink.sink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.ingest.InputProblem;

/**
 * Results as files of JSON Lines, each line once: {@code stories/} has a line for each placement, {@code accounts/} one for each telling,
 * {@code problems/} one for each problem.
 *
 * <p>A file is finished with a checkpoint, or at the end of a batch; then it is called {@code part-*.jsonl}, and never changes. One whose
 * name begins with a dot is not finished. {@link LatestLines} reads the finished ones.
 */
public final class LineFiles {
    static final String STORIES = "stories";
    static final String ACCOUNTS = "accounts";
    static final String PROBLEMS = "problems";
    static final String SUFFIX = ".jsonl";

    private LineFiles() {}

    /** Placements into {@code folder/stories}. */
    public static FileSink<Placement> stories(Path folder) {
        return files(folder.resolve(STORIES), (placement, out) -> out.write(line(Lines.of(placement))));
    }

    /** Tellings into {@code folder/accounts}. */
    public static FileSink<Telling> accounts(Path folder) {
        return files(folder.resolve(ACCOUNTS), (telling, out) -> out.write(line(Lines.of(telling))));
    }

    /** Problems into {@code folder/problems}. */
    public static FileSink<InputProblem> problems(Path folder) {
        return files(folder.resolve(PROBLEMS), (problem, out) -> out.write(line(Lines.of(problem))));
    }

    /** The same files without an engine, one of each kind, in the order given; what lies in the folder already is replaced. */
    public static void write(
            Path folder, Collection<Placement> placements, Collection<Telling> tellings, Collection<String> problems)
            throws IOException {
        write(folder.resolve(STORIES), placements.stream().map(Lines::of));
        write(folder.resolve(ACCOUNTS), tellings.stream().map(Lines::of));
        write(folder.resolve(PROBLEMS), problems.stream());
    }

    private static void write(Path folder, Stream<String> lines) throws IOException {
        Files.createDirectories(folder);
        // Not Files.write of lines, which refuses half a character in an id: the cluster's files have a question mark
        // for it.
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(folder.resolve("part-embedded" + SUFFIX)))) {
            for (String line : (Iterable<String>) lines::iterator) {
                out.write(line(line));
            }
        }
    }

    private static byte[] line(String json) {
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static <T> FileSink<T> files(Path folder, Encoder<T> encoder) {
        return FileSink.forRowFormat(new org.apache.flink.core.fs.Path(folder.toUri()), encoder)
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .withOutputFileConfig(OutputFileConfig.builder()
                        .withPartPrefix("part")
                        .withPartSuffix(SUFFIX)
                        .build())
                .build();
    }
}
