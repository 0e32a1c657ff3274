package org.rapporteur.flink.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.form.InputProblemForm;
import org.rapporteur.flink.form.PlacementForm;
import org.rapporteur.flink.form.TellingForm;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.ingest.InputProblem;

final class LineFilesTest {
    @TempDir
    Path folder;

    private static <T> void add(StreamExecutionEnvironment environment, Form<T> form, List<T> values, Sink<T> sink) {
        environment
                .fromData(values, new FormType<>(form))
                .rebalance()
                .map(value -> value)
                .returns(new FormType<>(form))
                .sinkTo(sink);
    }

    private void run(RuntimeExecutionMode mode) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        environment.setRuntimeMode(mode);
        if (mode == RuntimeExecutionMode.STREAMING) {
            environment.enableCheckpointing(100);
        }
        add(
                environment,
                new PlacementForm(),
                List.of(
                        new Placement("b", "en", 2, "s-1", null, null),
                        new Placement("a", "en", 1, "s-1", null, null),
                        new Placement("b", "en", 10, "s-2", "a", "copy")),
                LineFiles.stories(folder));
        add(
                environment,
                new TellingForm(),
                List.of(
                        new Telling(
                                "s-1", 2, "Ferry \"late\"", List.of("a", "b"), List.of(), "{\n \"events\" : [ ]\n}"),
                        new Telling("s-1", 9, "", List.of(), List.of("c"), null)),
                LineFiles.accounts(folder));
        add(
                environment,
                new InputProblemForm(),
                List.of(new InputProblem("x#1", "empty", "there is no text in it")),
                LineFiles.problems(folder));
        environment.execute();
    }

    private static List<String> accounts(LatestLines lines) throws IOException {
        List<String> accounts = new ArrayList<>();
        lines.accounts(accounts::add);
        return accounts;
    }

    private void expectAll() throws IOException {
        LatestLines lines = new LatestLines(folder);
        assertEquals(
                List.of(
                        "{\"id\":\"a\",\"language\":\"en\",\"story\":\"s-1\",\"revision\":1,\"madeFrom\":null,\"relation\":null}",
                        "{\"id\":\"b\",\"language\":\"en\",\"story\":\"s-2\",\"revision\":10,\"madeFrom\":\"a\",\"relation\":\"copy\"}"),
                lines.stories());
        assertEquals(
                List.of(
                        "{\"story\":\"s-1\",\"revision\":9,\"title\":\"\",\"reports\":[],\"leftOut\":[\"c\"],\"account\":null}"),
                accounts(lines));
        assertEquals(
                List.of("{\"path\":\"x#1\",\"kind\":\"empty\",\"message\":\"there is no text in it\"}"),
                lines.problems());
    }

    @Test
    void writesLinesAsABatch() throws Exception {
        run(RuntimeExecutionMode.BATCH);
        expectAll();
    }

    @Test
    void writesLinesAsAStream() throws Exception {
        run(RuntimeExecutionMode.STREAMING);
        expectAll();
    }

    @Test
    void keepsAnAccountOnOneLine() {
        assertEquals(
                "{\"story\":\"s-1\",\"revision\":2,\"title\":\"Ferry \\\"late\\\"\",\"reports\":[\"a\"],\"leftOut\":[],"
                        + "\"account\":{ \"text\" : \"one\\ntwo\"}}",
                Lines.of(new Telling(
                        "s-1", 2, "Ferry \"late\"", List.of("a"), List.of(), "{\n \"text\" : \"one\\ntwo\"\r\n}")));
    }

    @Test
    void givesTheLastLineOfEachStoryWhereverItStands() throws IOException {
        Path accounts = Files.createDirectory(folder.resolve("accounts"));
        String first = Lines.of(new Telling("s-2", 1, "Fähre", List.of("a"), List.of(), "{}"));
        String last = Lines.of(new Telling("s-2", 12, "Fähre 🛳 spät", List.of("a"), List.of(), "{\"n\":\"ü\"}"));
        String other = Lines.of(new Telling("s-1", 3, "Brücke", List.of("b"), List.of(), null));
        Files.writeString(accounts.resolve("part-1.jsonl"), first + "\n" + last + "\n" + other + "\n");
        Files.writeString(accounts.resolve("part-2.jsonl"), first + "\n");
        assertEquals(List.of(other, last), accounts(new LatestLines(folder)));
    }

    @Test
    void passesOverWhatIsNotFinished() throws IOException {
        Path stories = Files.createDirectory(folder.resolve("stories"));
        Files.writeString(stories.resolve(".part-1.jsonl.inprogress.1"), "{\"id\":\"a\"");
        LatestLines lines = new LatestLines(folder);
        assertEquals(List.of(), lines.stories());
        assertEquals(List.of(), accounts(lines));
        Files.writeString(stories.resolve("part-1.jsonl"), "{\"id\":\"a\",\"revision\":1}\n{\"id\":");
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, lines::stories).getMessage());
        assertTrue(
                message.startsWith(stories.resolve("part-1.jsonl") + ":2 is no line that a cluster wrote: "), message);
    }
}
