package org.rapporteur.desk.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the desk. As long as there is nobody, only its own machine can reach it; the first member is an admin, and there is
 * one from then on. For many threads; several programs may share the store.
 */
public final class Members {
    /** What can be typed anywhere, read aloud and never taken for markup. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");

    static final RowMapper<Member> MEMBER = (row, context) -> new Member(
            row.getString("id"),
            row.getString("name"),
            Role.of(row.getString("role")),
            Instant.ofEpochMilli(row.getLong("created")));

    private final Jdbi jdbi;
    private final Jdbi writing;
    private final Clock clock;
    private final Passwords passwords;
    private final Knocks knocks;
    private final Sessions sessions;

    /** Once there is somebody there always is, so that this need not be asked again. */
    private volatile boolean any;

    /**
     * Members that lie in a store, which has to have the tables of {@code V2__members.sql}.
     *
     * @param jdbi what reads in it
     * @param writing what writes in it, one after another: else who logs in while reports are committed is told that the store is busy
     */
    public Members(Jdbi jdbi, Jdbi writing, Clock clock) {
        this(jdbi, writing, clock, Passwords.COST);
    }

    Members(Jdbi jdbi, Clock clock, int cost) {
        this(jdbi, jdbi, clock, cost);
    }

    private Members(Jdbi jdbi, Jdbi writing, Clock clock, int cost) {
        this.jdbi = jdbi;
        this.writing = writing;
        this.passwords = new Passwords(cost);
        this.clock = clock;
        this.knocks = new Knocks(clock);
        this.sessions = new Sessions(jdbi, writing, clock);
    }

    /** Their browsers and programs. */
    public Sessions sessions() {
        return sessions;
    }

    /** Whether there is anybody; if so, there is an admin. */
    public boolean any() {
        if (!any) {
            any = jdbi.withHandle(h -> !all(h).isEmpty());
        }
        return any;
    }

    /** All, by name. */
    public List<Member> all() {
        return jdbi.withHandle(Members::all);
    }

    private static List<Member> all(Handle h) {
        return h.createQuery("SELECT id, name, role, created FROM member ORDER BY name")
                .map(MEMBER)
                .list();
    }

    /** The member of this name, in any case of letters. */
    public Optional<Member> named(String name) {
        return jdbi.withHandle(h -> h.createQuery("SELECT id, name, role, created FROM member WHERE name = :name")
                .bind("name", lower(name))
                .map(MEMBER)
                .findOne());
    }

    /**
     * Adds somebody.
     *
     * @throws Refused for a name that is taken or cannot be one, a password that is too short or too easy, and a first member who is
     *     no admin
     */
    public Member add(String name, String password, Role role) {
        String lower = lower(name);
        if (!NAME.matcher(lower).matches()) {
            throw new Refused("A name has up to 64 letters, digits and . _ @ - and begins with a letter or digit.");
        }
        String hash = passwords.hash(lower, password);
        Member added = new Member(Secrets.fresh(9), lower, role, Instant.ofEpochMilli(clock.millis()));
        writing.useTransaction(TransactionIsolationLevel.SERIALIZABLE, h -> {
            List<Member> present = all(h);
            if (present.stream().anyMatch(m -> m.name().equals(lower))) {
                throw new Refused("There is a member of this name already.");
            }
            if (present.isEmpty() && role != Role.ADMIN) {
                throw new Refused("The first member has to be an admin.");
            }
            h.createUpdate("INSERT INTO member (id, name, role, password, created)"
                            + " VALUES (:id, :name, :role, :password, :created)")
                    .bind("id", added.id())
                    .bind("name", lower)
                    .bind("role", role.word())
                    .bind("password", hash)
                    .bind("created", added.since().toEpochMilli())
                    .execute();
        });
        return added;
    }

    /**
     * Gives somebody another role, at once: what they do next is done in it.
     *
     * @throws Refused for the last admin
     */
    public void changeRole(String id, Role role) {
        changeKeepingAnAdmin(id, role, h -> h.createUpdate("UPDATE member SET role = :role WHERE id = :id")
                .bind("role", role.word())
                .bind("id", id)
                .execute());
    }

    /**
     * Shows somebody the door, with all their browsers and programs.
     *
     * @throws Refused for the last admin
     */
    public void remove(String id) {
        changeKeepingAnAdmin(id, null, h -> {
            sessions.end(h, id, null);
            h.execute("DELETE FROM access_token WHERE member = ?", id);
            h.execute("DELETE FROM member WHERE id = ?", id);
        });
    }

    private void changeKeepingAnAdmin(String id, @Nullable Role becomes, Consumer<Handle> change) {
        writing.useTransaction(TransactionIsolationLevel.SERIALIZABLE, h -> {
            List<Member> present = all(h);
            if (present.stream().noneMatch(m -> m.id().equals(id))) {
                throw new Refused("There is no such member.");
            }
            if (becomes != Role.ADMIN
                    && present.stream().noneMatch(m -> m.role() == Role.ADMIN && !m.id().equals(id))) {
                throw new Refused("This is the last admin; make somebody else one first.");
            }
            change.accept(h);
        });
    }

    /**
     * Sets somebody's password and ends all their sessions; their programs' tokens stay.
     *
     * @throws Refused for somebody who is not there, and a password that is too short or too easy
     */
    public void resetPassword(String id, String password) {
        setPassword(id, password, null);
    }

    /**
     * Changes one's own password and ends one's other sessions.
     *
     * @param token of the session that goes on
     * @throws Refused if the old password is wrong, after too many wrong ones, and for a new one that is too short or too easy
     */
    public void changePassword(Member member, String old, String password, String token, String address) {
        switch (check(member.name(), old, address)) {
            case Login.In in -> setPassword(member.id(), password, token);
            case Login.Wrong wrong -> throw new Refused("The old password is wrong.");
            case Login.TooSoon soon -> throw new Refused("Too many wrong passwords. Please wait.");
        }
    }

    private void setPassword(String id, String password, @Nullable String goesOn) {
        Member member = all().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("There is no such member."));
        String hash = passwords.hash(member.name(), password);
        writing.useTransaction(h -> {
            h.execute("UPDATE member SET password = ? WHERE id = ?", hash, id);
            sessions.end(h, id, goesOn);
        });
    }

    /**
     * Lets somebody in who knows a name and its password, with a new session.
     *
     * @param address where the request comes from; wrong guesses are counted for the name and for the address
     */
    public Login login(String name, String password, String address) {
        Login checked = check(name, password, address);
        return checked instanceof Login.In in ? new Login.In(in.member(), sessions.begin(in.member())) : checked;
    }

    private Login check(String name, String password, String address) {
        String lower = lower(name.length() > 64 ? name.substring(0, 64) : name);
        Duration wait = knocks.knock(lower, address);
        if (!wait.isZero()) {
            return new Login.TooSoon(wait);
        }
        String hash = jdbi.withHandle(h -> h.createQuery("SELECT password FROM member WHERE name = :name")
                .bind("name", lower)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
        if (password.length() > Passwords.LONGEST || !passwords.matches(hash, password)) {
            return new Login.Wrong();
        }
        knocks.right(lower, address);
        return named(lower).<Login>map(m -> new Login.In(m, "")).orElseGet(Login.Wrong::new);
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
