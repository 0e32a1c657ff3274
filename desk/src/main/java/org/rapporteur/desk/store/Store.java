package org.rapporteur.desk.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The store of one desk: a folder with an SQLite file in it, or a PostgreSQL database. For many threads and processes.
 *
 * <p>Writing is one at a time, also between processes; reading never waits for it. A transaction that {@link #write} returned from
 * is on the disk.
 */
public final class Store implements AutoCloseable {
    /** Name of the database in the folder. */
    static final String FILE = "desk.sqlite";

    private static final String SCHEMA = "classpath:org/rapporteur/desk/store";
    /** Longer than any transaction here takes; a writer that waits longer has found a fault. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Readers at once: pages are short, and more than these on a small machine only wait for its cores. */
    private static final int READERS = 8;
    /** "rapporteur" as a number, so that no other program's lock in the same database is meant. */
    private static final long WRITE_LOCK = 0x7261_7070_6f72L;

    private static final long NEWSROOM_LOCK = WRITE_LOCK + 1;

    private final Path folder;
    private final @Nullable String url;
    private final Clock clock;
    private final HikariDataSource readers;
    private final HikariDataSource writer;
    private final Jdbi reading;
    private final Jdbi writing;

    /**
     * Opens a desk's store, makes it where there is none, and brings an older one to this version's form.
     *
     * @param folder of the desk; made if missing. An SQLite file lies in it unless there is a URL
     * @param url {@code jdbc:postgresql://...} with user and password in it, or null for SQLite
     * @throws IOException if it cannot be opened, or was made by a newer version; the message says which and where
     */
    public static Store open(Path folder, @Nullable String url, Clock clock) throws IOException {
        Files.createDirectories(folder);
        try {
            return new Store(folder, url, clock);
        } catch (FlywayException | HikariPool.PoolInitializationException e) {
            throw new IOException(
                    "the store " + (url == null ? folder.resolve(FILE) : withoutSecrets(url)) + " cannot be opened: "
                            + e.getMessage(),
                    e);
        }
    }

    private Store(Path folder, @Nullable String url, Clock clock) {
        this.folder = folder;
        this.url = url;
        this.clock = clock;
        this.writer = pool(url == null ? sqlite(folder, true) : null, url, 1);
        try {
            migrate();
            this.readers = pool(url == null ? sqlite(folder, false) : null, url, READERS);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
        this.reading = Jdbi.create(readers);
        this.writing = Jdbi.create(writer);
    }

    private static String withoutSecrets(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static DataSource sqlite(Path folder, boolean writes) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Survives a power cut, not only the end of the process.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.setTransactionMode(
                writes ? SQLiteConfig.TransactionMode.IMMEDIATE : SQLiteConfig.TransactionMode.DEFERRED);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve(FILE));
        return source;
    }

    private static HikariDataSource pool(@Nullable DataSource source, @Nullable String url, int size) {
        HikariConfig config = new HikariConfig();
        if (source != null) {
            config.setDataSource(source);
        } else {
            config.setJdbcUrl(url);
        }
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setPoolName(size == 1 ? "desk-writer" : "desk-readers");
        return new HikariDataSource(config);
    }

    private void migrate() {
        Flyway.configure(Store.class.getClassLoader())
                .dataSource(writer)
                .locations(SCHEMA)
                .placeholders(
                        url == null
                                ? Map.of("identity", "INTEGER PRIMARY KEY AUTOINCREMENT", "bytes", "BLOB")
                                : Map.of(
                                        "identity",
                                        "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
                                        "bytes",
                                        "BYTEA"))
                .load()
                .migrate();
    }

    /** The desk's folder. */
    public Path folder() {
        return folder;
    }

    /** The time by which everything here is stamped. */
    public Clock clock() {
        return clock;
    }

    /** For what keeps rows of its own beside these: who may enter. */
    public Jdbi jdbi() {
        return reading;
    }

    /** For what writes rows of its own. */
    public Jdbi writingJdbi() {
        return writing;
    }

    /** Answers from one consistent state. */
    public <T> T read(Function<Transaction, T> question) {
        return reading.inTransaction(handle -> question.apply(new Transaction(handle, clock)));
    }

    /** All of it or nothing; what it returned from is on the disk. */
    public <T> T write(Function<Transaction, T> work) {
        return writing.inTransaction(handle -> {
            if (url != null) {
                // As in SQLite, so that the numbers of the logs are seen in their order.
                handle.createQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:key)) AS locked")
                        .bind("key", WRITE_LOCK)
                        .mapTo(Integer.class)
                        .one();
            }
            return work.apply(new Transaction(handle, clock));
        });
    }

    /** Likewise, of what gives nothing back. */
    public void update(Consumer<Transaction> work) {
        write(transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /** Held by the one process that reads what is watched and keeps the account. */
    public interface Newsroom extends AutoCloseable {
        @Override
        void close();
    }

    /** Becomes this desk's newsroom, unless another process is. */
    public Optional<Newsroom> claimNewsroom() throws IOException {
        return url == null ? claimFile() : claimAdvisoryLock();
    }

    private Optional<Newsroom> claimFile() throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("newsroom.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(() -> {
            try {
                channel.close();
            } catch (IOException e) {
                // The system lets go of it with the process.
            }
        });
    }

    private Optional<Newsroom> claimAdvisoryLock() throws IOException {
        try {
            Connection connection = DriverManager.getConnection(url);
            try (var statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
                statement.setLong(1, NEWSROOM_LOCK);
                try (var result = statement.executeQuery()) {
                    if (result.next() && result.getBoolean(1)) {
                        return Optional.of(() -> {
                            try {
                                connection.close();
                            } catch (SQLException e) {
                                // The server lets go of it with the connection.
                            }
                        });
                    }
                }
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new IOException("the newsroom's lock cannot be taken: " + e.getMessage(), e);
        }
    }

    /**
     * Copies the whole store into a new file while it runs.
     *
     * @throws IOException if the file exists, or the store is PostgreSQL, which has tools of its own for that
     */
    public void backUp(Path file) throws IOException {
        if (url != null) {
            throw new IOException("a store in PostgreSQL is backed up with pg_dump");
        }
        if (Files.exists(file)) {
            throw new IOException(file + " exists");
        }
        reading.useHandle(
                handle -> handle.execute("VACUUM INTO ?", file.toAbsolutePath().toString()));
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
