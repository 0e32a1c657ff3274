package org.rapporteur.flink.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.PileFile;

final class PileSourceTest {
    @TempDir
    Path folder;

    private void file(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void file(String name, String text) throws IOException {
        file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void lines(String name, int n) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= n; i++) {
            lines.append(i % 100 == 0 ? "no report\n" : "{\"text\": \"Ferry " + name + " left at " + i + ".\"}\n");
        }
        file(name, lines.toString());
    }

    /** What one thread makes of it, file by file. */
    private List<Item> expected() {
        List<Item> items = new ArrayList<>();
        Ingestor ingestor = new Ingestor();
        ingestor.pile(List.of(folder), problem -> items.add(new Item.Bad(problem)))
                .forEach(file -> ingestor.readFile(
                        file, report -> items.add(new Item.Came(report)), problem -> items.add(new Item.Bad(problem))));
        return sorted(items.iterator());
    }

    private static List<Item> sorted(Iterator<Item> items) {
        List<Item> all = new ArrayList<>();
        items.forEachRemaining(all::add);
        all.sort(Comparator.comparing(Item::toString));
        return all;
    }

    private static StreamExecutionEnvironment environment(RuntimeExecutionMode mode) {
        Configuration configuration = new Configuration();
        // Fails where a type would be left to Kryo.
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        environment.setRuntimeMode(mode);
        return environment;
    }

    @Test
    void readsAPileByTwoAsByOne() throws Exception {
        file("a.txt", "The ferry left Port Celeste.");
        file(
                "b/feed.xml",
                "<rss version=\"2.0\"><channel><title>Port Post</title><item><title>Late</title>"
                        + "<description>The ferry came late.</description></item></channel></rss>");
        file("b/broken.jsonl.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0});
        file("c.html", "<html><body><p>The ferry sank in the harbour.</p></body></html>");
        file("picture.png", "no report");
        lines("lines.jsonl", 250);
        try (CloseableIterator<Item> items = environment(RuntimeExecutionMode.BATCH)
                .fromSource(new PileSource(List.of(folder)), WatermarkStrategy.noWatermarks(), "pile")
                .executeAndCollect()) {
            List<Item> found = sorted(items);
            assertEquals(expected(), found);
            assertTrue(found.contains(new Item.Bad(new InputProblem(
                    folder + "/picture.png",
                    "unknown-kind",
                    "files of this kind are not read; name the file itself to try"))));
        }
    }

    @Test
    void handsEachOnOnceThoughItFailsOnTheWay() throws Exception {
        IntStream.range(0, 3).forEach(i -> {
            try {
                lines("part" + i + ".jsonl", 1_000);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        FailsOnce.REMEMBERED.set(false);
        FailsOnce.FAILED.set(0);
        StreamExecutionEnvironment environment = environment(RuntimeExecutionMode.STREAMING);
        environment.enableCheckpointing(20);
        try (CloseableIterator<Item> items = environment
                .fromSource(new PileSource(List.of(folder)), WatermarkStrategy.noWatermarks(), "pile")
                .map(new FailsOnce())
                .returns(new FormType<>(new ItemForm()))
                .executeAndCollect()) {
            assertEquals(expected(), sorted(items));
        }
        assertEquals(1, FailsOnce.FAILED.get());
    }

    /** Breaks the job once, after something went through and a checkpoint remembers it. */
    private static final class FailsOnce implements MapFunction<Item, Item>, CheckpointListener {
        private static final long serialVersionUID = 1;
        /** Both live as long as the test's process, in which the job restarts. */
        private static final AtomicBoolean REMEMBERED = new AtomicBoolean();

        private static final AtomicInteger FAILED = new AtomicInteger();
        private int seen;

        @Override
        public Item map(Item item) {
            seen++;
            if (FAILED.get() == 0 && seen > 100) {
                if (REMEMBERED.get() && FAILED.compareAndSet(0, 1)) {
                    throw new IllegalStateException("fails once");
                }
                // Slow enough that a checkpoint comes between.
                LockSupport.parkNanos(1_000_000);
            }
            return item;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            if (seen > 100) {
                REMEMBERED.set(true);
            }
        }
    }

    @Test
    void goesOnAfterWhatWentOnAlready() throws IOException {
        lines("lines.jsonl", 250);
        PileSplit whole = new PileSplit(
                3,
                List.of(new InputProblem("x", "not-found", "there is no such file or folder")),
                new Ingestor().pile(List.of(folder), problem -> {}).getFirst(),
                0);
        PileSplit restored = PileSplitForm.ONE.deserialize(1, PileSplitForm.ONE.serialize(whole.after(102)));
        assertEquals(whole.after(102), restored);
        assertEquals(List.of(whole), PileSplitForm.ALL.deserialize(1, PileSplitForm.ALL.serialize(List.of(whole))));
        assertEquals(251, read(whole).size());
        assertEquals(read(whole).subList(102, 251), read(restored));
    }

    @Test
    void readsWhatWasLeftInThePilesOrder() throws IOException {
        for (String day : List.of("1", "2", "3")) {
            lines("day" + day + ".jsonl", 1);
        }
        List<PileFile> files = new Ingestor().pile(List.of(folder), problem -> {});
        List<PileSplit> days = IntStream.range(0, 3)
                .mapToObj(i -> new PileSplit(i, List.of(), files.get(i), 0))
                .toList();
        List<String> found = new ArrayList<>();
        PileSplitReader reader = new PileSplitReader();
        reader.handleSplitsChanges(new SplitsAddition<>(days.reversed()));
        while (found.size() < 3) {
            found.addAll(reader.fetch().finishedSplits());
        }
        reader.close();
        assertEquals(List.of("0", "1", "2"), found);
    }

    private static List<Item> read(PileSplit split) throws IOException {
        List<Item> items = new ArrayList<>();
        PileSplitReader reader = new PileSplitReader();
        reader.handleSplitsChanges(new SplitsAddition<>(List.of(split)));
        for (boolean ended = false; !ended; ) {
            RecordsWithSplitIds<Item> batch = reader.fetch();
            while (batch.nextSplit() != null) {
                for (Item item = batch.nextRecordFromSplit(); item != null; item = batch.nextRecordFromSplit()) {
                    items.add(item);
                }
            }
            ended = batch.finishedSplits().contains(split.splitId());
        }
        reader.close();
        return items;
    }
}
