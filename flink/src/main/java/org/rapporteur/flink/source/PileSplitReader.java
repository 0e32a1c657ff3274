package org.rapporteur.flink.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.PileFile;

/** Turns round who asks: the ingestor hands reports on as it meets them, and Flink fetches them as it has room. */
final class PileSplitReader implements SplitReader<Item, PileSplit> {
    /**
     * Reports read ahead, and in a batch. Flink holds four batches more at most; a web page has some 100 KB, so that is 4 MB a
     * reader, and 1.3 GB in the worst case of pages at the limit of 32 MiB.
     */
    private static final int AHEAD = 8;

    /** How soon a new piece is begun while one waits for its next report, and how soon a closed reader ends. */
    private static final long LOOK_MILLIS = 50;

    /** Several only where a job goes on with fewer readers than it had: in the pile's order, so that no day comes before an earlier one. */
    private final PriorityQueue<PileSplit> waiting = new PriorityQueue<>(Comparator.comparingInt(PileSplit::number));

    private @Nullable Run running;

    /** One piece being read by a thread of its own. */
    private static final class Run {
        private final PileSplit split;
        private final BlockingQueue<Next> queue = new ArrayBlockingQueue<>(AHEAD);
        private final Thread thread;
        private long toSkip;

        Run(PileSplit split) {
            this.split = split;
            this.toSkip = split.handedOn();
            this.thread = new Thread(this::read, "pile-" + split.splitId());
            thread.setDaemon(true);
            thread.start();
        }

        private void read() {
            try {
                split.told().forEach(problem -> hand(new Item.Bad(problem)));
                PileFile file = split.file();
                if (file != null) {
                    read(file);
                }
                put(new Next.End(null));
            } catch (Stopped e) {
                return;
            } catch (Error e) {
                put(new Next.End(e));
            }
        }

        private void read(PileFile file) {
            try {
                new Ingestor()
                        .readFile(file, report -> hand(new Item.Came(report)), problem -> hand(new Item.Bad(problem)));
            } catch (Stopped e) {
                throw e;
            } catch (RuntimeException | StackOverflowError e) {
                // A file that breaks the reader must not end the job, nor begin it again for ever.
                hand(new Item.Bad(new InputProblem(
                        file.shown(), "unreadable", "the file could not be read to its end (" + e + ")")));
            }
        }

        private void hand(Item item) {
            if (toSkip > 0) {
                toSkip--;
            } else {
                put(new Next.One(item));
            }
        }

        private void put(Next next) {
            try {
                queue.put(next);
            } catch (InterruptedException e) {
                throw new Stopped();
            }
        }
    }

    /** What comes out of the thread. */
    private sealed interface Next {
        /** Another item. */
        record One(Item item) implements Next {}

        /** There is no more, or it cannot go on. */
        record End(@Nullable Error failure) implements Next {}
    }

    /** Ends the thread of a reader that is closed. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Some of a piece, or nothing after a short while. */
    @Override
    public RecordsWithSplitIds<Item> fetch() throws IOException {
        RecordsBySplits.Builder<Item> batch = new RecordsBySplits.Builder<>();
        PileSplit next = running == null ? waiting.poll() : null;
        Run run = next == null ? running : new Run(next);
        running = run;
        if (run == null) {
            return batch.build();
        }
        for (Next got : some(run)) {
            switch (got) {
                case Next.One one -> batch.add(run.split, one.item());
                case Next.End end -> {
                    if (end.failure() != null) {
                        throw new IOException("a piece of the pile cannot be read: " + run.split, end.failure());
                    }
                    batch.addFinishedSplit(run.split.splitId());
                    running = null;
                }
            }
        }
        return batch.build();
    }

    private static List<Next> some(Run run) throws IOException {
        try {
            List<Next> some = new ArrayList<>();
            Next first = run.queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                some.add(first);
                run.queue.drainTo(some, AHEAD - 1);
            }
            return some;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a piece of the pile was read", e);
        }
    }

    @Override
    public void handleSplitsChanges(SplitsChange<PileSplit> change) {
        waiting.addAll(change.splits());
    }

    @Override
    public void wakeUp() {
        // It never sleeps long.
    }

    @Override
    public void close() {
        if (running != null) {
            running.thread.interrupt();
        }
    }
}
