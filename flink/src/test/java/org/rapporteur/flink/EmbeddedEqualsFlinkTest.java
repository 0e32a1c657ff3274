package org.rapporteur.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.job.AccountJob;
import org.rapporteur.flink.job.AccountJob.Mode;
import org.rapporteur.flink.job.Skimmed;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.flink.source.Item;
import org.rapporteur.flink.source.ItemForm;
import org.rapporteur.flink.step.JobOptions;
import org.rapporteur.flink.step.JobOptions.Depth;
import org.rapporteur.flink.step.Skim;
import org.rapporteur.flink.step.Skimmer;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;

/** The cluster gives what one thread gives: the same placements and the same accounts, byte for byte. */
final class EmbeddedEqualsFlinkTest {
    private static final JobOptions OPTIONS = JobOptions.DEFAULT.window(7).reading(Depth.RULES);

    /** In order of time; the last two within an hour. */
    private static final List<RawReport> DATED = dated();

    /** What holds in the end, by report and by story. */
    private record Result(
            TreeMap<String, Placement> placements, TreeMap<String, Telling> tellings, TreeSet<String> problems) {
        Result() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        }

        void add(InputProblem problem) {
            problems.add(problem.toString());
        }

        void add(Placement placement) {
            placements.merge(placement.report(), placement, (a, b) -> a.revision() < b.revision() ? b : a);
        }

        void add(Telling telling) {
            tellings.merge(telling.story(), telling, (a, b) -> a.revision() < b.revision() ? b : a);
        }

        Result held() {
            tellings.values().removeIf(telling -> telling.account() == null);
            return this;
        }
    }

    private static Result embedded(List<RawReport> reports, JobOptions options) {
        Result result = new Result();
        List<Skim> skims = reports.stream().map(new Skimmer()::skim).toList();
        new Embedded(options).run(skims, result::add, result::add, result::add);
        return result.held();
    }

    private static List<RawReport> dated() {
        Set<String> ids = new HashSet<>();
        List<RawReport> reports = new ArrayList<>(MadeReports.of(60));
        reports.removeIf(report -> report.given().date() == null || !ids.add(report.id()));
        reports.sort(
                Comparator.comparing(report -> String.valueOf(report.given().date())));
        RawReport last = reports.removeLast();
        for (String minute : List.of("10", "50")) {
            reports.add(
                    MadeReports.report("last-" + minute, "2031-07-01T10:" + minute + "Z", "At last", last.content()));
        }
        return reports;
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.createLocalEnvironment(3, configuration);
    }

    private static Result flink(List<RawReport> reports, JobOptions options, Mode mode) throws Exception {
        StreamExecutionEnvironment environment = environment();
        environment.setRuntimeMode(mode == Mode.BATCH ? RuntimeExecutionMode.BATCH : RuntimeExecutionMode.STREAMING);
        DataStream<Item> items = environment.fromData(
                new FormType<>(new ItemForm()),
                reports.stream().map(Item.Came::new).toArray(Item[]::new));
        AccountJob job = AccountJob.of(items, options, mode);
        KeptSink<Placement> placements = new KeptSink<>();
        KeptSink<Telling> tellings = new KeptSink<>();
        KeptSink<InputProblem> problems = new KeptSink<>();
        job.placements().sinkTo(placements);
        job.problems().sinkTo(problems);
        if (job.close() != null) {
            job.close().tellings().sinkTo(tellings);
        }
        environment.execute();
        Result result = new Result();
        placements.kept().forEach(result::add);
        problems.kept().forEach(result::add);
        Set<String> told = new HashSet<>();
        tellings.kept().forEach(telling -> {
            assertTrue(told.add(telling.story() + " " + telling.revision()), () -> "told twice: " + telling);
            result.add(telling);
        });
        return result.held();
    }

    @Test
    void placesManyReportsAlikeInStreamAndBatch() throws Exception {
        List<RawReport> reports = MadeReports.of(300);
        JobOptions options = OPTIONS.reading(Depth.NONE);
        Result expected = embedded(reports, options);
        assertEquals(300, expected.placements.size());
        assertEquals(reports.size() - 300, expected.problems.size());
        long copies = expected.placements.values().stream()
                .filter(placement -> placement.madeFrom() != null)
                .count();
        assertTrue(copies > 50, copies + " copies");
        assertSame(expected, flink(reports, options, Mode.BATCH));
        assertSame(expected, flink(shuffled(reports), options, Mode.STREAM));
        // What is published late comes late; one without a date waits for the end.
        List<RawReport> inOrder = new ArrayList<>(reports);
        inOrder.sort(
                Comparator.comparing(report -> String.valueOf(report.given().date())));
        assertSame(expected, flink(inOrder, options, Mode.ENDLESS));
    }

    @Test
    void tellsStoriesAlikeInStreamAndBatch() throws Exception {
        List<RawReport> reports = MadeReports.of(90);
        Result expected = embedded(reports, OPTIONS);
        assertTrue(expected.tellings.size() > 1, expected.tellings.size() + " stories");
        assertSame(expected, flink(reports, OPTIONS, Mode.STREAM));
        assertSame(expected, flink(shuffled(reports), OPTIONS, Mode.BATCH));
    }

    @Test
    void tellsStoriesInTheEndAlikeThoughTheyWereToldAllTheTime() throws Exception {
        List<RawReport> reports = MadeReports.of(60);
        JobOptions restless = OPTIONS.rest(Duration.ofMillis(1));
        assertSame(embedded(reports, OPTIONS), flink(shuffled(reports), restless, Mode.STREAM));
    }

    /** What waits for a later report is placed and told when a silent stream is drained. */
    @Test
    @Timeout(120)
    void tellsWhatASilentStreamHeldBackOnceItIsDrained(@TempDir Path savepoints) throws Exception {
        StreamExecutionEnvironment environment = environment();
        environment.enableCheckpointing(200);
        WatermarkStrategy<Long> silentSoon = WatermarkStrategy.<Long>forBoundedOutOfOrderness(OPTIONS.lateness())
                .withTimestampAssigner((number, before) -> look(number).time())
                .withIdleness(Duration.ofMillis(200));
        DataStream<Skimmed> skimmed = environment
                .fromSource(new SilentNumbers(DATED.size()), silentSoon, "numbers", Types.LONG)
                .map(EmbeddedEqualsFlinkTest::look, new FormType<>(new Skimmed.AsForm()));
        AccountJob job = AccountJob.ofSkimmed(skimmed, OPTIONS, Mode.ENDLESS);
        KeptSink<Placement> placements = new KeptSink<>();
        KeptSink<Telling> tellings = new KeptSink<>();
        job.placements().sinkTo(placements);
        Objects.requireNonNull(job.close()).tellings().sinkTo(tellings);

        JobClient running = environment.executeAsync();
        int inTime = DATED.size() - 2;
        while (placed(placements) < inTime) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        TimeUnit.SECONDS.sleep(2);
        assertEquals(inTime, placed(placements), "the last two wait for a later report");
        running.stopWithSavepoint(true, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        running.getJobExecutionResult().get();

        Result found = new Result();
        placements.kept().forEach(found::add);
        tellings.kept().forEach(found::add);
        assertSame(embedded(DATED, OPTIONS), found.held());
    }

    private static int placed(KeptSink<Placement> placements) {
        Set<String> reports = new HashSet<>();
        placements.kept().forEach(placement -> reports.add(placement.report()));
        return reports.size();
    }

    private static Skimmed look(long number) {
        return new Skimmed.Look().map(new Item.Came(DATED.get((int) number)));
    }

    /** An id is forgotten after two windows; what comes under it then takes the place of what came before. */
    @Test
    void movesAnIdThatComesAgainLongAfter() throws Exception {
        List<String> texts = List.of(
                "The ferry Halvar ran aground off Lisse pier at dawn. \"Nobody was hurt,\" said Anna Berg, its captain.",
                "Teachers across Tondern walked out over pay, closing 40 schools. \"We are tired,\" said Ole Falk.",
                "A court sentenced banker Ida Krog to six years for fraud. \"She lied,\" judge Per Lund told reporters.",
                "Floods cut the valley road near Ammel after heavy rain. \"Stay at home,\" mayor Jens Roth said.",
                "Scientists found bones of an unknown whale in a quarry. \"It is huge,\" said Professor Eva Holm.");
        List<RawReport> reports = new ArrayList<>();
        for (int month = 1; month <= texts.size(); month++) {
            for (String id : List.of("again", "once-" + month)) {
                String text = texts.get(month - 1);
                reports.add(MadeReports.report(
                        id, "2031-0" + month + "-03T10:00Z", text.substring(0, text.indexOf('.')), text));
            }
        }
        Result expected = embedded(reports, OPTIONS);
        assertEquals(6, expected.placements.size());
        assertTrue(expected.tellings.size() > 1, expected.tellings.size() + " stories");

        assertSame(expected, flink(reports, OPTIONS, Mode.BATCH));
        assertSame(expected, flink(reports, OPTIONS, Mode.STREAM));
    }

    /** One by one, so that a difference is told by itself. */
    private static void assertSame(Result expected, Result found) {
        assertEquals(expected.problems, found.problems);
        assertEquals(expected.placements.keySet(), found.placements.keySet());
        expected.placements.forEach((report, placement) -> assertEquals(placement, found.placements.get(report)));
        assertEquals(expected.tellings.keySet(), found.tellings.keySet());
        expected.tellings.forEach((story, telling) -> assertEquals(telling, found.tellings.get(story)));
    }

    private static List<RawReport> shuffled(List<RawReport> reports) {
        List<RawReport> other = new ArrayList<>(reports);
        Collections.shuffle(other, new Random(3));
        return other;
    }
}
