package org.rapporteur.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;

/**
 * Reads the reports of a pile, several at once, and hands them on in input order.
 *
 * <p>A report that breaks the reader becomes a problem; the others go on.
 */
public final class PileReader {
    /**
     * Reports in flight for each thread: enough that none waits for the next file, few enough that a pile larger than the
     * memory can stream through.
     */
    private static final int AHEAD_PER_THREAD = 8;

    /** Deep enough for markup nested to the parser's limit; the default of 1 MiB is not the same on all systems. */
    private static final long STACK_BYTES = 16L << 20;

    private final int threads;
    private final Depth depth;
    private final Runnable onReport;

    /**
     * @param threads reports read at once, at least 1
     * @param depth how much of each report is read
     * @param onReport called after each report, in the calling thread
     */
    public PileReader(int threads, Depth depth, Runnable onReport) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        this.threads = threads;
        this.depth = depth;
        this.onReport = onReport;
    }

    /** The whole pile. */
    public Pile read(List<Path> paths, InputStream stdin) {
        List<Reading> readings = new ArrayList<>();
        List<InputProblem> problems = new ArrayList<>();
        read(paths, stdin, readings::add, problems::add);
        return new Pile(readings, problems);
    }

    /** Hands on each reading and each problem as soon as all before it are done. */
    public void read(List<Path> paths, InputStream stdin, Consumer<Reading> readings, Consumer<InputProblem> problems) {
        read(paths, stdin, (raw, reading) -> reading, readings, problems);
    }

    /**
     * Likewise, with what {@code more} makes of a report as it came and its reading. That is called by several threads at once; a
     * report that breaks it becomes a problem too.
     */
    public <T> void read(
            List<Path> paths,
            InputStream stdin,
            BiFunction<RawReport, Reading, T> more,
            Consumer<T> results,
            Consumer<InputProblem> problems) {
        ExecutorService pool =
                Executors.newFixedThreadPool(threads, task -> new Thread(null, task, "reader", STACK_BYTES));
        try {
            // The lists load while this thread loads the learned reader; if that cannot be used, nothing is read.
            pool.execute(Annotator.byRules()::warm);
            Function<RawReport, Reading> reader = depth.reader();
            Line<T> line = new Line<>(pool, raw -> more.apply(raw, reader.apply(raw)), results, problems);
            new Ingestor().read(paths, stdin, line::add, line::add);
            line.drain(0);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Results in the order in which their inputs came. */
    private final class Line<T> {
        private final ExecutorService pool;
        private final Function<RawReport, T> reader;
        private final Consumer<T> results;
        private final Consumer<InputProblem> problems;
        private final Deque<Future<Outcome<T>>> waiting = new ArrayDeque<>();

        Line(
                ExecutorService pool,
                Function<RawReport, T> reader,
                Consumer<T> results,
                Consumer<InputProblem> problems) {
            this.pool = pool;
            this.reader = reader;
            this.results = results;
            this.problems = problems;
        }

        void add(RawReport report) {
            Callable<Outcome<T>> task = () -> outcome(report);
            waiting.addLast(pool.submit(task));
            drain(threads * AHEAD_PER_THREAD);
        }

        void add(InputProblem problem) {
            drain(0);
            problems.accept(problem);
        }

        /** Hands on from the front until at most {@code left} are still waiting. */
        void drain(int left) {
            while (waiting.size() > left) {
                Outcome<T> outcome = await(waiting.removeFirst());
                if (outcome.result() != null) {
                    results.accept(outcome.result());
                }
                if (outcome.problem() != null) {
                    problems.accept(outcome.problem());
                }
                onReport.run();
            }
        }

        private Outcome<T> outcome(RawReport report) {
            try {
                return new Outcome<>(reader.apply(report), null);
            } catch (RuntimeException | StackOverflowError e) {
                String what = e.getMessage() == null
                        ? e.getClass().getSimpleName()
                        : e.getClass().getSimpleName() + ": " + e.getMessage();
                return new Outcome<>(
                        null,
                        new InputProblem(
                                report.path(), "report-unreadable", "The report could not be read (" + what + ")."));
            }
        }

        private Outcome<T> await(Future<Outcome<T>> future) {
            try {
                return future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** What came of a report: one of the two. */
    private record Outcome<T>(@Nullable T result, @Nullable InputProblem problem) {}
}
