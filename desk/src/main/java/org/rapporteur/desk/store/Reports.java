package org.rapporteur.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.desk.watch.Arrival;
import org.rapporteur.extract.Article;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.Edge;
import org.rapporteur.text.Sha256;
import org.rapporteur.text.Span;

/** Reports, all their versions, and who copies whom. */
public final class Reports {
    /** 64 bits: among ten million reports two share an id with a chance of one in 370,000. */
    static final int ID_DIGITS = 16;

    /** What may stand in an address as it is; a key of that kind, such as an id given in the input, is kept. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Handle handle;

    Reports(Handle handle) {
        this.handle = handle;
    }

    /**
     * A version of a report.
     *
     * @param number of its arrival, counted over all reports
     */
    public record Version(
            String report,
            int version,
            long number,
            Instant arrivedAt,
            @Nullable String title) {}

    /** The id that a report of that key has, the same in every desk. */
    public static String idOf(String key) {
        return PLAIN.matcher(key).matches() ? key : "r-" + Sha256.hex(key).substring(0, ID_DIGITS);
    }

    /** What tells two versions apart: what a reader sees. A page's advertisements and the time of its capture are no news. */
    public static String digestOf(Reading reading) {
        Article.Meta meta = reading.article().meta();
        return Sha256.hex(String.join(
                "\0",
                String.valueOf(meta.title()),
                String.valueOf(meta.published().value()),
                String.join("\1", meta.byline()),
                reading.text()));
    }

    /** Whether the latest version of that key has that digest: then it is nothing new. */
    public boolean isKnown(String key, String digest) {
        return handle.createQuery("SELECT COUNT(*) FROM report JOIN report_version ON report_version.report = report.id"
                                + " AND report_version.version = report.version"
                                + " WHERE report.key = :key AND report_version.digest = :digest")
                        .bind("key", key)
                        .bind("digest", digest)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /**
     * Stores an arrival as a new report, or as a new version of a known one, whose ties stay; nothing if it is the same as the
     * latest.
     *
     * @param input that it came from, or null where a cluster read it
     * @param reading of {@code arrival.raw()} under the id {@link #idOf}
     * @return the report as it is now, or empty if nothing is new
     */
    public Optional<StoredReport> store(@Nullable String input, Arrival arrival, Reading reading) {
        String digest = digestOf(reading);
        if (isKnown(arrival.key(), digest)) {
            return Optional.empty();
        }
        Optional<StoredReport> known = findByKey(arrival.key());
        StoredReport report = new StoredReport(
                idOf(arrival.key()),
                arrival.key(),
                lastNumber() + 1,
                known.map(StoredReport::version).orElse(0) + 1,
                input,
                StoredReport.Head.of(reading),
                known.map(StoredReport::ties).orElse(StoredReport.Ties.NONE),
                arrival.fetchedAt(),
                known.map(StoredReport::firstArrivedAt).orElse(arrival.fetchedAt()));
        handle.createUpdate("INSERT INTO report (id, key, number, version, input, path, url, title, outlet, language,"
                        + " published, day, mangled, arrived_at, first_arrived_at)"
                        + " VALUES (:id, :key, :number, :version, :input, :path, :url, :title, :outlet, :language,"
                        + " :published, :day, :mangled, :arrived_at, :first_arrived_at)"
                        + " ON CONFLICT (id) DO UPDATE SET number = excluded.number, version = excluded.version,"
                        + " input = excluded.input, path = excluded.path, url = excluded.url, title = excluded.title,"
                        + " outlet = excluded.outlet, language = excluded.language, published = excluded.published,"
                        + " day = excluded.day, mangled = excluded.mangled, arrived_at = excluded.arrived_at,"
                        + " places = NULL")
                .bind("id", report.id())
                .bind("key", report.key())
                .bind("number", report.number())
                .bind("version", report.version())
                .bind("input", input)
                .bind("path", report.head().path())
                .bind("url", report.head().url())
                .bind("title", report.head().title())
                .bind("outlet", report.head().outlet())
                .bind("language", report.head().language())
                .bind("published", report.head().published())
                .bind("day", string(report.head().day()))
                .bind("mangled", Rows.flag(report.head().mangled()))
                .bind("arrived_at", report.arrivedAt().toEpochMilli())
                .bind("first_arrived_at", report.firstArrivedAt().toEpochMilli())
                .execute();
        handle.createUpdate(
                        "INSERT INTO report_version (report, version, number, digest, arrived_at, title, raw, reading)"
                                + " VALUES (:report, :version, :number, :digest, :arrived_at, :title, :raw, :reading)")
                .bind("report", report.id())
                .bind("version", report.version())
                .bind("number", report.number())
                .bind("digest", digest)
                .bind("arrived_at", report.arrivedAt().toEpochMilli())
                .bind("title", report.head().title())
                .bind("raw", Packing.pack(arrival.raw()))
                .bind("reading", Packing.pack(reading))
                .execute();
        return Optional.of(report);
    }

    private static @Nullable String string(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** Number of the last arrival, 0 before any. */
    public long lastNumber() {
        return handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM report_version")
                .mapTo(Long.class)
                .one();
    }

    /** How many reports there are. */
    public int count() {
        return handle.createQuery("SELECT COUNT(*) FROM report")
                .mapTo(Integer.class)
                .one();
    }

    /** The report with that id. */
    public Optional<StoredReport> find(String id) {
        return handle.createQuery("SELECT * FROM report WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> report(row))
                .findOne();
    }

    private Optional<StoredReport> findByKey(String key) {
        return handle.createQuery("SELECT * FROM report WHERE key = :key")
                .bind("key", key)
                .map((row, context) -> report(row))
                .findOne();
    }

    /** The reports of a story, in order of publication; those without a date last. */
    public List<StoredReport> ofStory(String story) {
        return handle.createQuery("SELECT * FROM report WHERE story = :story"
                        + " ORDER BY CASE WHEN published IS NULL THEN 1 ELSE 0 END, published, id")
                .bind("story", story)
                .map((row, context) -> report(row))
                .list();
    }

    /** Ids of the reports of a story. */
    public List<String> idsOf(String story) {
        return handle.createQuery("SELECT id FROM report WHERE story = :story ORDER BY id")
                .bind("story", story)
                .mapTo(String.class)
                .list();
    }

    /** The id of one report of a story, always the same one, or empty if none is left. */
    public Optional<String> anyOf(String story) {
        return handle.createQuery("SELECT MIN(id) FROM report WHERE story = :story")
                .bind("story", story)
                .mapTo(String.class)
                .findOne();
    }

    /** The latest arrivals before a number, latest first. */
    public List<StoredReport> latest(long before, int most) {
        return handle.createQuery("SELECT * FROM report WHERE number < :before ORDER BY number DESC LIMIT :most")
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> report(row))
                .list();
    }

    /** The reports whose present version arrived after that number, in the order of arrival; so an index catches up. */
    public List<StoredReport> after(long number, int most) {
        return handle.createQuery("SELECT * FROM report WHERE number > :number ORDER BY number LIMIT :most")
                .bind("number", number)
                .bind("most", most)
                .map((row, context) -> report(row))
                .list();
    }

    /** The reports with these ids; ids of none are left out. */
    public List<StoredReport> all(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery("SELECT * FROM report WHERE id IN (<ids>) ORDER BY id")
                        .bindList("ids", List.copyOf(ids))
                        .map((row, context) -> report(row))
                        .list();
    }

    private static StoredReport report(ResultSet row) throws SQLException {
        return new StoredReport(
                row.getString("id"),
                row.getString("key"),
                row.getLong("number"),
                row.getInt("version"),
                row.getString("input"),
                new StoredReport.Head(
                        row.getString("path"),
                        row.getString("url"),
                        row.getString("title"),
                        row.getString("outlet"),
                        row.getString("language"),
                        row.getString("published"),
                        Rows.day(row, "day"),
                        row.getInt("mangled") != 0),
                new StoredReport.Ties(row.getString("original"), row.getString("relation"), row.getString("story")),
                Rows.instant(row, "arrived_at"),
                Rows.instant(row, "first_arrived_at"));
    }

    /** All versions of a report, the first one first. */
    public List<Version> versions(String report) {
        return handle.createQuery("SELECT report, version, number, arrived_at, title FROM report_version"
                        + " WHERE report = :report ORDER BY version")
                .bind("report", report)
                .map((row, context) -> version(row))
                .list();
    }

    /** The arrivals after a number, in their order, of whatever version; so a tracker catches up. */
    public List<Version> arrivalsAfter(long number, int most) {
        return handle.createQuery("SELECT report, version, number, arrived_at, title FROM report_version"
                        + " WHERE number > :number ORDER BY number LIMIT :most")
                .bind("number", number)
                .bind("most", most)
                .map((row, context) -> version(row))
                .list();
    }

    /**
     * Which version of a report was the latest when an arrival came.
     *
     * @param number of that arrival
     * @return 0 if it had none yet
     */
    public int versionAt(String report, long number) {
        return handle.createQuery("SELECT COALESCE(MAX(version), 0) FROM report_version"
                        + " WHERE report = :report AND number <= :number")
                .bind("report", report)
                .bind("number", number)
                .mapTo(Integer.class)
                .one();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("report"),
                row.getInt("version"),
                row.getLong("number"),
                Rows.instant(row, "arrived_at"),
                row.getString("title"));
    }

    /**
     * What was read in a version of a report.
     *
     * @throws Packing.Unreadable if it was stored by another version of the program; {@link #raw} can still be read
     */
    public Optional<Reading> reading(String report, int version) {
        return bytes("reading", report, version).map(Packing::reading);
    }

    /** What was read in a report as it is now. */
    public Optional<Reading> reading(String report) {
        return handle.createQuery("SELECT report_version.reading FROM report JOIN report_version"
                        + " ON report_version.report = report.id AND report_version.version = report.version"
                        + " WHERE report.id = :report")
                .bind("report", report)
                .map((row, context) -> Packing.reading(row.getBytes("reading")))
                .findOne();
    }

    /** What was read in each report of a story, in order of publication. */
    public List<Reading> readings(String story) {
        return ofStory(story).stream()
                .map(StoredReport::id)
                .map(this::reading)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A version as it came. */
    public Optional<RawReport> raw(String report, int version) {
        return bytes("raw", report, version).map(Packing::rawReport);
    }

    private Optional<byte[]> bytes(String column, String report, int version) {
        return handle.createQuery(
                        "SELECT " + column + " FROM report_version WHERE report = :report AND version = :version")
                .bind("report", report)
                .bind("version", version)
                .map((row, context) -> row.getBytes(1))
                .findOne();
    }

    /** Replaces what was read in a version, as another reader reads it; false if that is the same. */
    public boolean reread(String report, int version, Reading reading) {
        return handle.createUpdate("UPDATE report_version SET reading = :reading"
                                + " WHERE report = :report AND version = :version AND reading <> :reading")
                        .bind("reading", Packing.pack(reading))
                        .bind("report", report)
                        .bind("version", version)
                        .execute()
                > 0;
    }

    /** Says what a report was made from and which story it is in. */
    public void tie(String report, StoredReport.Ties ties) {
        handle.createUpdate("UPDATE report SET original = :original, relation = :relation, story = :story"
                        + " WHERE id = :report")
                .bind("report", report)
                .bind("original", ties.original())
                .bind("relation", ties.relation())
                .bind("story", ties.story())
                .execute();
    }

    /** Says where the account of its story rests on a report. */
    public void mark(String report, Collection<Span> places) {
        handle.createUpdate("UPDATE report SET places = :places WHERE id = :report")
                .bind("report", report)
                .bind(
                        "places",
                        places.stream()
                                .map(place -> place.start() + "-" + place.end())
                                .collect(Collectors.joining(" ")))
                .execute();
    }

    /** Where the account of its story rests on a report, in reading order; of the present version only if no other came since. */
    public List<Span> places(String report) {
        return handle.createQuery("SELECT places FROM report WHERE id = :report")
                .bind("report", report)
                .mapTo(String.class)
                .findOne()
                .filter(joined -> !joined.isEmpty())
                .map(joined -> Stream.of(joined.split(" ")).map(Reports::span).toList())
                .orElse(List.of());
    }

    private static Span span(String written) {
        int hyphen = written.indexOf('-');
        return new Span(
                Integer.parseInt(written.substring(0, hyphen)), Integer.parseInt(written.substring(hyphen + 1)));
    }

    /** Says which story a report is in. */
    public void place(String report, String story) {
        handle.createUpdate("UPDATE report SET story = :story WHERE id = :report")
                .bind("report", report)
                .bind("story", story)
                .execute();
    }

    /** Replaces the edges from or to a report. */
    public void link(String report, List<Edge> edges) {
        handle.createUpdate("DELETE FROM edge WHERE from_report = :report OR to_report = :report")
                .bind("report", report)
                .execute();
        for (Edge edge : edges) {
            handle.createUpdate("INSERT INTO edge (from_report, to_report, relation, coverage, body)"
                            + " VALUES (:from, :to, :relation, :coverage, :body)"
                            + " ON CONFLICT (from_report, to_report) DO UPDATE SET relation = excluded.relation,"
                            + " coverage = excluded.coverage, body = excluded.body")
                    .bind("from", edge.from())
                    .bind("to", edge.to())
                    .bind("relation", edge.relation().name())
                    .bind("coverage", edge.coverage())
                    .bind("body", Packing.json(edge))
                    .execute();
        }
    }

    /** The edges from or to a report. */
    public List<Edge> edges(String report) {
        return handle.createQuery("SELECT body FROM edge WHERE from_report = :report OR to_report = :report"
                        + " ORDER BY from_report, to_report")
                .bind("report", report)
                .map((row, context) -> Packing.value(row.getString("body"), Edge.class))
                .list();
    }

    /** All keys and ids, for those who check that nothing is lost and nothing doubled. */
    public Stream<String> keys() {
        return handle.createQuery("SELECT key FROM report ORDER BY key").mapTo(String.class).list().stream();
    }
}
