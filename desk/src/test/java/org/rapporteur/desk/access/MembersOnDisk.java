package org.rapporteur.desk.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Members in an SQLite file of a test. */
public final class MembersOnDisk {
    /** bcrypt's least cost: a test waits for hundreds of passwords. */
    private static final int CHEAP = 4;

    private MembersOnDisk() {}

    /** None yet. */
    public static Members in(Path folder, Clock clock) throws IOException {
        return in(folder, clock, CHEAP);
    }

    static Members in(Path folder, Clock clock, int cost) throws IOException {
        Jdbi jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("members.db")
                + "?foreign_keys=on&journal_mode=WAL&busy_timeout=5000&synchronous=OFF");
        createTables(jdbi);
        return new Members(jdbi, clock, cost);
    }

    /** Applies the migration. */
    static void createTables(Jdbi jdbi) throws IOException {
        try (InputStream script = Members.class.getResourceAsStream("/org/rapporteur/desk/store/V2__members.sql")) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            jdbi.useHandle(h -> h.createScript(sql).execute());
        }
    }
}
