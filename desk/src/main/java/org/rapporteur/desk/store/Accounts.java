package org.rapporteur.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The accounts of stories, their facts as rows, and what each version brought. */
public final class Accounts {
    /** Between the names of an event's actors, in the one column that holds them; no name has it. */
    private static final String BETWEEN = "\u001f";

    private final Handle handle;

    Accounts(Handle handle) {
        this.handle = handle;
    }

    /** What a story's account says, as rows. */
    public record FactRows(
            List<Said> said, List<Held> held, List<Happening> happenings, List<Development> developments) {
        public FactRows {
            said = List.copyOf(said);
            held = List.copyOf(held);
            happenings = List.copyOf(happenings);
            developments = List.copyOf(developments);
        }
    }

    /**
     * Somebody who is quoted or holds positions, over all stories.
     *
     * @param last day of what was said last, or null
     */
    public record SpeakerLine(
            String id,
            String name,
            int utterances,
            int stories,
            @Nullable LocalDate last) {}

    /** Replaces the account of a story and its facts; adds what is new. */
    public void put(StoredAccount account, FactRows facts) {
        String story = account.story();
        handle.createUpdate("INSERT INTO account (story, version, made_at, heard, json, page, navigation)"
                        + " VALUES (:story, :version, :made_at, :heard, :json, :page, :navigation)"
                        + " ON CONFLICT (story) DO UPDATE SET version = excluded.version, made_at = excluded.made_at,"
                        + " heard = excluded.heard, json = excluded.json, page = excluded.page,"
                        + " navigation = excluded.navigation")
                .bind("story", story)
                .bind("version", account.version())
                .bind("made_at", account.madeAt().toEpochMilli())
                .bind("heard", account.heard().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .bind("json", Packing.pack(account.json()))
                .bind("page", Packing.pack(account.page()))
                .bind("navigation", Packing.pack(account.navigation()))
                .execute();
        clearFacts(story);
        putSaid(facts.said());
        putHeld(facts.held());
        putHappenings(facts.happenings());
        putDevelopments(facts.developments());
    }

    /** A story that is part of another one has no account. */
    public void remove(String story) {
        handle.createUpdate("DELETE FROM account WHERE story = :story")
                .bind("story", story)
                .execute();
        clearFacts(story);
    }

    private void clearFacts(String story) {
        for (String table : List.of("utterance", "position", "event")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE story = :story")
                    .bind("story", story)
                    .execute();
        }
    }

    private void putSaid(List<Said> all) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO utterance (story, id, speaker, speaker_name, named, text,"
                        + " report, quote, start_at, end_at, day, reports, origins, variants, conflict)"
                        + " VALUES (:story, :id, :speaker, :name, :named, :text, :report, :quote, :start, :end, :day, :reports,"
                        + " :origins, :variants, :conflict)");
        for (Said each : all) {
            bind(batch, each.place(), each.weight())
                    .bind("story", each.story())
                    .bind("id", each.id())
                    .bind("speaker", each.speaker().id())
                    .bind("name", each.speaker().name())
                    .bind("named", Rows.flag(each.speaker().named()))
                    .bind("text", each.text())
                    .bind("quote", each.quote())
                    .bind("day", string(each.day()))
                    .bind("variants", each.variants())
                    .bind("conflict", Rows.flag(each.conflict()))
                    .add();
        }
        execute(batch);
    }

    private void putHeld(List<Held> all) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO position (story, id, holder, holder_name, stance, towards,"
                        + " about, report, start_at, end_at, day, reports, origins)"
                        + " VALUES (:story, :id, :holder, :name, :stance, :towards, :about, :report, :start, :end, :day,"
                        + " :reports, :origins)");
        for (Held each : all) {
            bind(batch, each.place(), each.weight())
                    .bind("story", each.story())
                    .bind("id", each.id())
                    .bind("holder", each.holder().id())
                    .bind("name", each.holder().name())
                    .bind("stance", each.stance())
                    .bind("towards", each.towards())
                    .bind("about", each.about())
                    .bind("day", string(each.day()))
                    .add();
        }
        execute(batch);
    }

    private void putHappenings(List<Happening> all) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO event (story, id, code, status, date, day, place, text,"
                + " actors, report, start_at, end_at, reports, origins, ahead, conflict)"
                + " VALUES (:story, :id, :code, :status, :date, :day, :location, :text, :actors, :report, :start, :end,"
                + " :reports, :origins, :ahead, :conflict)");
        for (Happening each : all) {
            bind(batch, each.place(), each.weight())
                    .bind("story", each.story())
                    .bind("id", each.id())
                    .bind("code", each.what().code())
                    .bind("status", each.what().status())
                    .bind("date", each.date())
                    .bind("day", string(each.day()))
                    .bind("location", each.what().location())
                    .bind("text", each.text())
                    .bind("actors", String.join(BETWEEN, each.what().actors()))
                    .bind("ahead", Rows.flag(each.ahead()))
                    .bind("conflict", Rows.flag(each.conflict()))
                    .add();
        }
        execute(batch);
    }

    private void putDevelopments(List<Development> all) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO development (story, version, at, kind, fact_kind, fact, text,"
                        + " report, start_at, end_at, reports, origins)"
                        + " VALUES (:story, :version, :at, :kind, :fact_kind, :fact, :text, :report, :start, :end, :reports,"
                        + " :origins)");
        for (Development each : all) {
            bind(batch, each.place(), each.weight())
                    .bind("story", each.story())
                    .bind("version", each.version())
                    .bind("at", each.at().toEpochMilli())
                    .bind("kind", each.kind())
                    .bind("fact_kind", each.factKind())
                    .bind("fact", each.fact())
                    .bind("text", each.text())
                    .add();
        }
        execute(batch);
    }

    private static PreparedBatch bind(PreparedBatch batch, Place place, Weight weight) {
        return batch.bind("report", place.report())
                .bind("start", place.start())
                .bind("end", place.end())
                .bind("reports", weight.reports())
                .bind("origins", weight.origins());
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static @Nullable String string(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** The account of a story as it was last made. */
    public Optional<StoredAccount> find(String story) {
        return handle.createQuery("SELECT * FROM account WHERE story = :story")
                .bind("story", story)
                .map((row, context) -> new StoredAccount(
                        row.getString("story"),
                        row.getInt("version"),
                        Rows.instant(row, "made_at"),
                        numbers(row.getString("heard")),
                        Packing.text(row.getBytes("json")),
                        Packing.text(row.getBytes("page")),
                        Packing.text(row.getBytes("navigation"))))
                .findOne();
    }

    /** What a page shows of it. */
    public Optional<ShownAccount> shown(String story) {
        return handle.createQuery("SELECT version, made_at, page, navigation FROM account WHERE story = :story")
                .bind("story", story)
                .map((row, context) -> new ShownAccount(
                        row.getInt("version"),
                        Rows.instant(row, "made_at"),
                        Packing.text(row.getBytes("page")),
                        Packing.text(row.getBytes("navigation"))))
                .findOne();
    }

    private static List<Long> numbers(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Stream.of(joined.split(" ")).map(Long::valueOf).toList();
    }

    /** Numbers of the arrivals that a story's account tells of; none where there is no account. */
    public Set<Long> heard(String story) {
        return handle.createQuery("SELECT heard FROM account WHERE story = :story")
                .bind("story", story)
                .mapTo(String.class)
                .findOne()
                .map(joined -> Set.copyOf(numbers(joined)))
                .orElse(Set.of());
    }

    /** Version of a story's account, 0 where there is none. */
    public int version(String story) {
        return handle.createQuery("SELECT version FROM account WHERE story = :story")
                .bind("story", story)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    /** What a story's account quotes. */
    public List<Said> saidIn(String story) {
        return handle.createQuery("SELECT * FROM utterance WHERE story = :story"
                        + " ORDER BY CASE WHEN day IS NULL THEN 1 ELSE 0 END, day, id, speaker")
                .bind("story", story)
                .map((row, context) -> said(row))
                .list();
    }

    /** What a speaker said in all stories, latest first. */
    public List<Said> saidBy(String speaker, int most) {
        return handle.createQuery("SELECT * FROM utterance WHERE speaker = :speaker"
                        + " ORDER BY CASE WHEN day IS NULL THEN 1 ELSE 0 END, day DESC, story, id LIMIT :most")
                .bind("speaker", speaker)
                .bind("most", most)
                .map((row, context) -> said(row))
                .list();
    }

    /** What positions a holder takes in all stories, earliest first, so that a change is seen as one. */
    public List<Held> heldBy(String holder, int most) {
        return handle.createQuery("SELECT * FROM position WHERE holder = :holder"
                        + " ORDER BY CASE WHEN day IS NULL THEN 1 ELSE 0 END, day, story, id LIMIT :most")
                .bind("holder", holder)
                .bind("most", most)
                .map((row, context) -> held(row))
                .list();
    }

    /** The positions of a story's account. */
    public List<Held> heldIn(String story) {
        return handle.createQuery("SELECT * FROM position WHERE story = :story"
                        + " ORDER BY CASE WHEN day IS NULL THEN 1 ELSE 0 END, day, id")
                .bind("story", story)
                .map((row, context) -> held(row))
                .list();
    }

    /** The events of a story's account, by day. */
    public List<Happening> happeningsIn(String story) {
        return handle.createQuery("SELECT * FROM event WHERE story = :story"
                        + " ORDER BY CASE WHEN day IS NULL THEN 1 ELSE 0 END, day, id")
                .bind("story", story)
                .map((row, context) -> happening(row))
                .list();
    }

    /** What all stories announce for a day from {@code from} on, by day. */
    public List<Happening> calendar(LocalDate from, int most) {
        return handle.createQuery(
                        "SELECT * FROM event WHERE ahead = 1 AND day >= :day ORDER BY day, origins DESC, story, id"
                                + " LIMIT :most")
                .bind("day", from.toString())
                .bind("most", most)
                .map((row, context) -> happening(row))
                .list();
    }

    /**
     * Those who are quoted by name, most quoted first.
     *
     * @param nameContains a part of the name, whatever its case; empty for all
     */
    public List<SpeakerLine> speakers(String nameContains, int most) {
        String part = nameContains.toLowerCase(Locale.ROOT);
        // Databases know the lower case of ASCII only, or of their own language.
        try (Stream<SpeakerLine> all = handle
                .createQuery("SELECT speaker, MIN(speaker_name) AS name, COUNT(*) AS utterances,"
                        + " COUNT(DISTINCT story) AS stories, MAX(day) AS last FROM utterance WHERE named = 1"
                        + " GROUP BY speaker ORDER BY COUNT(*) DESC, speaker")
                .map((row, context) -> new SpeakerLine(
                        row.getString("speaker"),
                        row.getString("name"),
                        row.getInt("utterances"),
                        row.getInt("stories"),
                        Rows.day(row, "last")))
                .stream()) {
            return all.filter(line -> line.name().toLowerCase(Locale.ROOT).contains(part))
                    .limit(most)
                    .toList();
        }
    }

    /** What is new in a story after a development, oldest first. */
    public List<Development> developments(String story, long after, int most) {
        return handle.createQuery("SELECT * FROM development WHERE story = :story AND number > :after"
                        + " ORDER BY number LIMIT :most")
                .bind("story", story)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> development(row))
                .list();
    }

    /** What was new last, in one story or in all (null), latest first. */
    public List<Development> latest(@Nullable String story, int most) {
        var query = handle.createQuery("SELECT * FROM development" + (story == null ? "" : " WHERE story = :story")
                        + " ORDER BY number DESC LIMIT :most")
                .bind("most", most);
        if (story != null) {
            query.bind("story", story);
        }
        return query.map((row, context) -> development(row)).list();
    }

    /** Number of the last development of each of those stories; stories without one are left out. */
    public Map<String, Long> lastDevelopments(List<String> stories) {
        Map<String, Long> last = new HashMap<>();
        if (!stories.isEmpty()) {
            handle.createQuery(
                            "SELECT story, MAX(number) AS last FROM development WHERE story IN (<ids>) GROUP BY story")
                    .bindList("ids", stories)
                    .map((row, context) -> Map.entry(row.getString("story"), row.getLong("last")))
                    .forEach(each -> last.put(each.getKey(), each.getValue()));
        }
        return last;
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(
                row.getString("story"),
                row.getString("id"),
                new Said.Speaker(row.getString("speaker"), row.getString("speaker_name"), row.getInt("named") != 0),
                row.getString("text"),
                row.getString("quote"),
                Rows.place(row),
                Rows.day(row, "day"),
                Rows.weight(row),
                row.getInt("variants"),
                row.getInt("conflict") != 0);
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString("story"),
                row.getString("id"),
                new Said.Speaker(row.getString("holder"), row.getString("holder_name"), true),
                row.getString("stance"),
                row.getString("towards"),
                row.getString("about"),
                Rows.place(row),
                Rows.day(row, "day"),
                Rows.weight(row));
    }

    private static Happening happening(ResultSet row) throws SQLException {
        String actors = row.getString("actors");
        return new Happening(
                row.getString("story"),
                row.getString("id"),
                new Happening.What(
                        row.getString("code"),
                        row.getString("status"),
                        row.getString("place"),
                        actors.isEmpty() ? List.of() : List.of(actors.split(BETWEEN, -1))),
                row.getString("date"),
                Rows.day(row, "day"),
                row.getString("text"),
                Rows.place(row),
                Rows.weight(row),
                row.getInt("ahead") != 0,
                row.getInt("conflict") != 0);
    }

    private static Development development(ResultSet row) throws SQLException {
        return new Development(
                row.getLong("number"),
                row.getString("story"),
                row.getInt("version"),
                Rows.instant(row, "at"),
                row.getString("kind"),
                row.getString("fact_kind"),
                row.getString("fact"),
                row.getString("text"),
                Rows.place(row),
                Rows.weight(row));
    }
}
