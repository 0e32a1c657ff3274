package org.rapporteur.desk.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The browsers and programs that act for members. Each proves itself with a token of 256 bits; only what proves the token is kept.
 * For many threads.
 */
public final class Sessions {
    /** A browser that asks for nothing this long has to log in again: longer than a night, so that a shift goes on. */
    public static final Duration IDLE = Duration.ofHours(12);

    /** A browser has to log in again after this, whatever it does. */
    public static final Duration LONGEST = Duration.ofDays(14);

    /** Nobody sits at more browsers; the one not seen for longest is logged out. */
    private static final int BROWSERS = 20;

    /** Tokens of one member. */
    private static final int TOKENS = 20;

    /** When somebody was seen last is written no more often. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Jdbi writing;
    private final Clock clock;

    Sessions(Jdbi jdbi, Jdbi writing, Clock clock) {
        this.jdbi = jdbi;
        this.writing = writing;
        this.clock = clock;
    }

    private record Found(Member member, long begun, long seen) {}

    /** Begins a session; the answer is its token. */
    String begin(Member member) {
        String token = Secrets.fresh();
        long now = clock.millis();
        writing.useTransaction(h -> {
            h.execute(
                    "DELETE FROM login_session WHERE seen < ? OR created < ?",
                    now - IDLE.toMillis(),
                    now - LONGEST.toMillis());
            h.execute(
                    "DELETE FROM login_session WHERE member = ? AND hash NOT IN"
                            + " (SELECT hash FROM login_session WHERE member = ? ORDER BY seen DESC, hash LIMIT ?)",
                    member.id(),
                    member.id(),
                    BROWSERS - 1);
            h.execute(
                    "INSERT INTO login_session (hash, member, created, seen) VALUES (?, ?, ?, ?)",
                    Secrets.hash(token),
                    member.id(),
                    now,
                    now);
        });
        return token;
    }

    /** Whose browser this is; nobody's when the token is unknown, ended or too old. */
    public Optional<Member> member(String token) {
        String hash = Secrets.hash(token);
        long now = clock.millis();
        Optional<Found> found =
                jdbi.withHandle(h -> h.createQuery("SELECT m.id, m.name, m.role, m.created, s.created AS begun, s.seen"
                                + " FROM login_session s JOIN member m ON m.id = s.member WHERE s.hash = :hash")
                        .bind("hash", hash)
                        .map((row, context) ->
                                new Found(Members.MEMBER.map(row, context), row.getLong("begun"), row.getLong("seen")))
                        .findOne());
        if (found.isEmpty()
                || now - found.get().seen > IDLE.toMillis()
                || now - found.get().begun > LONGEST.toMillis()) {
            return Optional.empty();
        }
        if (now - found.get().seen > SEEN_EVERY.toMillis()) {
            writing.useHandle(h -> h.execute("UPDATE login_session SET seen = ? WHERE hash = ?", now, hash));
        }
        return Optional.of(found.get().member);
    }

    /** Logs this browser out. */
    public void end(String token) {
        writing.useHandle(h -> h.execute("DELETE FROM login_session WHERE hash = ?", Secrets.hash(token)));
    }

    /** Logs all of a member's browsers out. */
    public void endAll(Member member) {
        writing.useHandle(h -> end(h, member.id(), null));
    }

    void end(Handle h, String member, @Nullable String goesOn) {
        h.execute(
                "DELETE FROM login_session WHERE member = ? AND hash <> ?",
                member,
                goesOn == null ? "" : Secrets.hash(goesOn));
    }

    /**
     * A token for a program that asks in a member's name; it is shown once and kept nowhere.
     *
     * @param name what the member calls the program
     * @param most the most that it may do
     * @throws Refused for a name that is empty or long, and one token too many
     */
    public String issueToken(Member member, String name, Role most) {
        if (name.isBlank() || name.length() > 64) {
            throw new Refused("Please name the program, in up to 64 characters.");
        }
        if (tokens(member).size() >= TOKENS) {
            throw new Refused("You have " + TOKENS + " tokens; please revoke one first.");
        }
        // The beginning tells a scanner of leaked secrets what this is.
        String token = "rapporteur_" + Secrets.fresh();
        writing.useHandle(h -> h.execute(
                "INSERT INTO access_token (id, hash, member, name, role, created) VALUES (?, ?, ?, ?, ?, ?)",
                Secrets.fresh(9),
                Secrets.hash(token),
                member.id(),
                name.strip(),
                most.word(),
                clock.millis()));
        return token;
    }

    /** A member's tokens, oldest first. */
    public List<AccessToken> tokens(Member member) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT id, name, role, created, used FROM access_token WHERE member = :member"
                                + " ORDER BY created, id")
                        .bind("member", member.id())
                        .map((row, context) -> {
                            long used = row.getLong("used");
                            return new AccessToken(
                                    row.getString("id"),
                                    row.getString("name"),
                                    Role.of(row.getString("role")),
                                    Instant.ofEpochMilli(row.getLong("created")),
                                    used == 0 ? null : Instant.ofEpochMilli(used));
                        })
                        .list());
    }

    /** Ends one of the member's tokens; another's stays. */
    public void revokeToken(Member member, String id) {
        writing.useHandle(h -> h.execute("DELETE FROM access_token WHERE member = ? AND id = ?", member.id(), id));
    }

    /** In whose name a program asks, with no more than its token may do. */
    public Optional<Member> program(String token) {
        String hash = Secrets.hash(token);
        long now = clock.millis();
        Optional<Program> found = jdbi.withHandle(h -> h.createQuery(
                        "SELECT m.id, m.name, m.role, m.created, t.role AS most, t.used"
                                + " FROM access_token t JOIN member m ON m.id = t.member WHERE t.hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> new Program(
                        Members.MEMBER.map(row, context).atMost(Role.of(row.getString("most"))), row.getLong("used")))
                .findOne());
        if (found.isPresent() && now - found.get().used > SEEN_EVERY.toMillis()) {
            writing.useHandle(h -> h.execute("UPDATE access_token SET used = ? WHERE hash = ?", now, hash));
        }
        return found.map(Program::member);
    }

    private record Program(Member member, long used) {}
}
