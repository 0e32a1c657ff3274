package org.rapporteur.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.InputStatus;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.text.Sha256;

/** What is followed, up to where it is read, and how it fares. */
public final class Inputs {
    /** Problems kept: some days of a bad feed. Older ones are dropped, the health page shows the latest. */
    private static final int PROBLEMS_KEPT = 10_000;

    private final Handle handle;
    private final Clock clock;

    Inputs(Handle handle, Clock clock) {
        this.handle = handle;
        this.clock = clock;
    }

    /**
     * What gave no report, and why.
     *
     * @param input id of the input, or null if it was none
     */
    public record Fault(long number, @Nullable String input, String path, String kind, String message, Instant at) {}

    /** All that is followed, in the order in which it was named. */
    public List<Input> all() {
        return handle.createQuery("SELECT * FROM input WHERE removed_at IS NULL ORDER BY added_at, id")
                .map((row, context) -> input(row))
                .list();
    }

    /** The input with that id, also if it is followed no longer. */
    public Optional<Input> find(String id) {
        return handle.createQuery("SELECT * FROM input WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> input(row))
                .findOne();
    }

    private static Input input(ResultSet row) throws SQLException {
        return new Input(
                row.getString("id"),
                Input.Kind.valueOf(row.getString("kind")),
                row.getString("address"),
                row.getString("title"),
                row.getInt("full_text") != 0,
                row.getInt("paused") != 0,
                Rows.instant(row, "added_at"),
                row.getString("added_by"));
    }

    /** Follows an address from now on; one that is followed already stays as it is. */
    public Input add(Input.Kind kind, String address, @Nullable String title, boolean fullText, @Nullable String by) {
        String id = "i-" + Sha256.hex(address).substring(0, Reports.ID_DIGITS);
        // One that was named by this address may have moved to another one since.
        Optional<Input> known = handle.createQuery("SELECT * FROM input WHERE address = :address")
                .bind("address", address)
                .map((row, context) -> input(row))
                .findFirst()
                .or(() -> find(id));
        if (known.isPresent()) {
            handle.createUpdate("UPDATE input SET removed_at = NULL WHERE id = :id")
                    .bind("id", known.get().id())
                    .execute();
            return known.get();
        }
        Input input = new Input(id, kind, address, title, fullText, false, clock.instant(), by);
        handle.createUpdate("INSERT INTO input (id, kind, address, title, full_text, paused, added_at, added_by)"
                        + " VALUES (:id, :kind, :address, :title, :full_text, 0, :added_at, :added_by)")
                .bind("id", id)
                .bind("kind", kind.name())
                .bind("address", address)
                .bind("title", title)
                .bind("full_text", Rows.flag(fullText))
                .bind("added_at", input.addedAt().toEpochMilli())
                .bind("added_by", by)
                .execute();
        return input;
    }

    /** Writes down another address, title or setting of an input. */
    public void update(Input input) {
        handle.createUpdate("UPDATE input SET address = :address, title = :title, full_text = :full_text,"
                        + " paused = :paused WHERE id = :id")
                .bind("id", input.id())
                .bind("address", input.address())
                .bind("title", input.title())
                .bind("full_text", Rows.flag(input.fullText()))
                .bind("paused", Rows.flag(input.paused()))
                .execute();
    }

    /** Follows it no longer; its reports stay. */
    public void remove(String id) {
        handle.createUpdate("UPDATE input SET removed_at = :at WHERE id = :id")
                .bind("id", id)
                .bind("at", clock.millis())
                .execute();
    }

    /** Up to where it is read. */
    public Map<String, String> positions(String input) {
        Map<String, String> positions = new HashMap<>();
        handle.createQuery("SELECT name, value FROM input_position WHERE input = :input")
                .bind("input", input)
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("value")))
                .forEach(each -> positions.put(each.getKey(), each.getValue()));
        return positions;
    }

    /** Remembers positions; an empty value forgets one. */
    public void move(String input, Map<String, String> positions) {
        positions.forEach((name, value) -> {
            if (value.isEmpty()) {
                handle.createUpdate("DELETE FROM input_position WHERE input = :input AND name = :name")
                        .bind("input", input)
                        .bind("name", name)
                        .execute();
            } else {
                handle.createUpdate("INSERT INTO input_position (input, name, value) VALUES (:input, :name, :value)"
                                + " ON CONFLICT (input, name) DO UPDATE SET value = excluded.value")
                        .bind("input", input)
                        .bind("name", name)
                        .bind("value", value)
                        .execute();
            }
        });
    }

    /** Says how an input fares. */
    public void report(InputStatus status) {
        handle.createUpdate(
                        "INSERT INTO input_status (input, state, tried_at, succeeded_at, next_at, failures, message)"
                                + " VALUES (:input, :state, :tried_at, :succeeded_at, :next_at, :failures, :message)"
                                + " ON CONFLICT (input) DO UPDATE SET state = excluded.state, tried_at = excluded.tried_at,"
                                + " succeeded_at = excluded.succeeded_at, next_at = excluded.next_at,"
                                + " failures = excluded.failures, message = excluded.message")
                .bind("input", status.input())
                .bind("state", status.state().name())
                .bind("tried_at", Rows.millis(status.triedAt()))
                .bind("succeeded_at", Rows.millis(status.succeededAt()))
                .bind("next_at", Rows.millis(status.nextAt()))
                .bind("failures", status.failures())
                .bind("message", status.message())
                .execute();
    }

    /** How each input fares, by its id. */
    public Map<String, InputStatus> statuses() {
        Map<String, InputStatus> statuses = new HashMap<>();
        handle.createQuery("SELECT * FROM input_status")
                .map((row, context) -> new InputStatus(
                        row.getString("input"),
                        InputStatus.State.valueOf(row.getString("state")),
                        Rows.instantOrNull(row, "tried_at"),
                        Rows.instantOrNull(row, "succeeded_at"),
                        Rows.instantOrNull(row, "next_at"),
                        row.getInt("failures"),
                        row.getString("message")))
                .forEach(each -> statuses.put(each.input(), each));
        return statuses;
    }

    /** How many reports each input gave, by its id. */
    public Map<String, Integer> reportCounts() {
        Map<String, Integer> counts = new HashMap<>();
        handle.createQuery("SELECT input, COUNT(*) AS reports FROM report WHERE input IS NOT NULL GROUP BY input")
                .map((row, context) -> Map.entry(row.getString("input"), row.getInt("reports")))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    /** Writes down what gave no report; the same complaint about the same place is kept once. */
    public void complain(@Nullable String input, InputProblem told) {
        // PostgreSQL keeps no text with a zero in it; what is wrong with a report may be just that.
        InputProblem problem = new InputProblem(
                told.path().replace('\0', '\uFFFD'), told.kind(), told.message().replace('\0', '\uFFFD'));
        handle.createUpdate("DELETE FROM problem WHERE path = :path AND kind = :kind AND message = :message")
                .bind("path", problem.path())
                .bind("kind", problem.kind())
                .bind("message", problem.message())
                .execute();
        handle.createUpdate("INSERT INTO problem (input, path, kind, message, at)"
                        + " VALUES (:input, :path, :kind, :message, :at)")
                .bind("input", input)
                .bind("path", problem.path())
                .bind("kind", problem.kind())
                .bind("message", problem.message())
                .bind("at", clock.millis())
                .execute();
        handle.createUpdate("DELETE FROM problem WHERE number <= (SELECT MAX(number) FROM problem) - :kept")
                .bind("kept", PROBLEMS_KEPT)
                .execute();
    }

    /** The latest complaints, latest first. */
    public List<Fault> faults(int most) {
        return handle.createQuery("SELECT * FROM problem ORDER BY number DESC LIMIT :most")
                .bind("most", most)
                .map((row, context) -> new Fault(
                        row.getLong("number"),
                        row.getString("input"),
                        row.getString("path"),
                        row.getString("kind"),
                        row.getString("message"),
                        Rows.instant(row, "at")))
                .list();
    }
}
