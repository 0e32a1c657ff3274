package org.rapporteur.flink.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.rapporteur.desk.newsroom.Scribe;
import org.rapporteur.desk.store.Store;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;

/**
 * Results into the PostgreSQL database of a desk, so that {@code rapporteur serve --database} shows them while they come.
 *
 * <p>What is written before a failure is written again after it, which changes nothing there ({@link Scribe}). The database must be the
 * cluster's own: one in which a desk decides by itself is refused.
 */
public final class DeskSink implements Sink<ToDesk> {
    private static final long serialVersionUID = 1;

    /** Words in one transaction: as many as a desk's own newsroom commits at once. Each may hold some 300 KB. */
    private static final int BATCH = 64;

    private final String database;

    /** @param database {@code jdbc:postgresql://...} with user and password in it; they travel with the job */
    public DeskSink(String database) {
        this.database = database;
    }

    @Override
    public SinkWriter<ToDesk> createWriter(WriterInitContext context) throws IOException {
        return new Writer(database);
    }

    /**
     * Whether a job has written into a database already.
     *
     * @throws IOException if it cannot be opened; the message says why
     */
    public static boolean holdsResults(String database) throws IOException {
        Path folder = Files.createTempDirectory("rapporteur-desk");
        try (Store store = Store.open(folder, database, Clock.systemUTC())) {
            return store.read(t -> t.cluster().decides() && t.reports().count() > 0);
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    /** Writes in batches, and all that is left before each checkpoint. */
    private static final class Writer implements SinkWriter<ToDesk> {
        private final Path folder;
        private final Store store;
        private final Scribe scribe;
        private final List<Scribe.Word> batch = new ArrayList<>();

        Writer(String database) throws IOException {
            try {
                // A worker that ran another job before knows only the driver that came with that one.
                Class.forName("org.postgresql.Driver");
            } catch (ClassNotFoundException e) {
                throw new IOException("the job came without the driver of PostgreSQL", e);
            }
            // A store has a folder; with a database of its own nothing lies in it.
            folder = Files.createTempDirectory("rapporteur-desk");
            store = Store.open(folder, database, Clock.systemUTC());
            try {
                scribe = new Scribe(store);
            } catch (IOException | RuntimeException e) {
                close();
                throw e;
            }
        }

        @Override
        public void write(ToDesk told, Context context) {
            batch.add(word(told));
            if (batch.size() >= BATCH) {
                commit();
            }
        }

        private static Scribe.Word word(ToDesk told) {
            return switch (told) {
                case ToDesk.Read read -> new Scribe.Word.Read(read.raw(), read.reading());
                case ToDesk.Placed placed -> {
                    Placement at = placed.placement();
                    yield new Scribe.Word.Placed(at.report(), at.revision(), at.story(), at.madeFrom(), at.relation());
                }
                case ToDesk.Told(Telling telling) ->
                    new Scribe.Word.Called(telling.story(), telling.revision(), telling.title());
                case ToDesk.Bad bad -> new Scribe.Word.Bad(bad.problem());
            };
        }

        @Override
        public void flush(boolean isEnd) {
            commit();
        }

        private void commit() {
            if (!batch.isEmpty()) {
                scribe.write(batch);
                batch.clear();
            }
        }

        @Override
        public void close() throws IOException {
            store.close();
            Files.deleteIfExists(folder);
        }
    }
}
