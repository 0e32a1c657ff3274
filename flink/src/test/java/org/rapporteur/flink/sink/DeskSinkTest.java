package org.rapporteur.flink.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskOptions;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;

final class DeskSinkTest {
    private static @Nullable EmbeddedPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException | IllegalStateException e) {
            assumeTrue(false, "PostgreSQL does not start here: " + e.getMessage());
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private static ToDesk read(String id, String words) {
        RawReport raw = new RawReport(
                id,
                id,
                RawReport.Format.TEXT,
                "\"" + words + ",\" said Ann Roe, the harbour master of Port Celeste, on Sunday.",
                new Given(null, "Ferry at " + id, null, List.of(), "2031-05-04", "given: date"),
                List.of());
        return new ToDesk.Read(raw, ReportReader.byRules().read(raw));
    }

    private static final List<ToDesk> TOLD = List.of(
            read("a#1", "The ferry will leave at noon"),
            new ToDesk.Placed(new Placement("a#1", "en", 1, "s-1", null, null)),
            read("b#1", "The ferry will leave at noon"),
            new ToDesk.Placed(new Placement("b#1", "en", 2, "s-1", "a#1", "copy")),
            new ToDesk.Told(new Telling("s-1", 2, "Ferry to leave", List.of("a#1", "b#1"), List.of(), "{}")),
            new ToDesk.Bad(new InputProblem("c#1", "empty", "there is no text in it")));

    private static void run(String url) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.fromData(TOLD, new FormType<>(new ToDeskForm())).sinkTo(new DeskSink(url));
        environment.execute();
    }

    private static List<Object> rows(Desk desk) {
        return desk.store().read(t -> {
            List<Object> rows = new ArrayList<>();
            rows.addAll(t.reports().latest(Long.MAX_VALUE, 10));
            rows.addAll(t.stories().latest(Long.MAX_VALUE, 0, 10));
            rows.add(t.changes().last());
            rows.add(t.accounts().find("s-1"));
            return rows;
        });
    }

    @Test
    void aDeskShowsWhatTheClusterWroteAndARepetitionChangesNothing() throws Exception {
        String url = Objects.requireNonNull(server).getJdbcUrl("postgres", "postgres");
        assertFalse(DeskSink.holdsResults(url));
        run(url);
        assertTrue(DeskSink.holdsResults(url));
        try (Desk desk = Desk.open(DeskOptions.in(folder).at(url).byRules(true), Clock.systemUTC())) {
            desk.start();
            desk.awaitQuiet(Duration.ofSeconds(30));
            List<StoredStory> stories = desk.store().read(t -> t.stories().latest(Long.MAX_VALUE, 0, 10));
            assertEquals(
                    List.of("Ferry to leave"),
                    stories.stream().map(StoredStory::title).toList());
            assertEquals(1, stories.getFirst().extent().weight().origins());
            assertEquals(
                    List.of(
                            new StoredReport.Ties(null, null, "s-1"),
                            new StoredReport.Ties(Reports.idOf("a#1"), "copy", "s-1")),
                    List.of("a#1", "b#1").stream()
                            .map(id -> desk.store()
                                    .read(t -> t.reports().find(Reports.idOf(id)))
                                    .orElseThrow()
                                    .ties())
                            .toList());
            assertEquals(
                    List.of("The ferry will leave at noon"),
                    desk
                            .accounts()
                            .find("s-1", null, null)
                            .orElseThrow()
                            .account()
                            .stories()
                            .getFirst()
                            .facts()
                            .utterances()
                            .stream()
                            .map(each -> each.best().text())
                            .toList());
            List<Object> before = rows(desk);
            run(url);
            assertEquals(before, rows(desk));
        }
    }

    @Test
    void givesBackWhatADeskIsTold() throws IOException {
        TypeSerializer<ToDesk> serializer =
                new FormType<>(new ToDeskForm()).createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (ToDesk told : TOLD) {
            serializer.serialize(told, out);
        }
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        List<ToDesk> back = new ArrayList<>();
        while (in.available() > 0) {
            back.add(serializer.deserialize(in));
        }
        assertEquals(TOLD, back);
    }
}
