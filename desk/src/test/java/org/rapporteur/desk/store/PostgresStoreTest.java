package org.rapporteur.desk.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {
    private static @Nullable EmbeddedPostgres server;
    private static int databases;

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

    @Override
    String freshUrl() throws SQLException {
        String name = "desk" + databases++;
        EmbeddedPostgres started = Objects.requireNonNull(server);
        try (var connection = started.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return started.getJdbcUrl("postgres", name);
    }

    @Test
    void aNewsroomWhoseConnectionBrokeKnowsThatAnotherMayHaveItsPlace() throws IOException, SQLException {
        try (Store.Newsroom claim = store.claimNewsroom().orElseThrow()) {
            assertTrue(claim.isHeld());
            try (var connection =
                            Objects.requireNonNull(server).getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
            }
            assertFalse(claim.isHeld());
            store.claimNewsroom().orElseThrow().close();
        }
    }
}
