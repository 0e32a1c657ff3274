package org.rapporteur.eval;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.Submission;
import org.rapporteur.flink.cluster.LocalCluster;
import org.rapporteur.flink.job.AccountJob.Mode;

/**
 * The results in the database of a desk: once undisturbed and once with kills, each into a database of its own.
 *
 * @param server a database of a server in which others can be made, {@code jdbc:postgresql://host:port/postgres?user=...}
 */
record ClusterFaultsDatabase(LocalCluster cluster, ClusterFaultsPile pile, String server, PrintStream out) {
    /** What a desk shows; not when a row was written, nor the number under which. */
    private static final List<String> ROWS = List.of(
            "SELECT id, key, version, path, url, title, outlet, language, published, day, mangled, original, relation,"
                    + " story, places FROM report",
            "SELECT report, version, digest, title, md5(raw), md5(reading) FROM report_version",
            "SELECT id, title, reports, origins, first_day, last_day, language FROM story WHERE replaced_by IS NULL",
            "SELECT report, revision FROM placement",
            "SELECT story, revision, title FROM telling WHERE title <> ''",
            "SELECT path, kind, message FROM problem");

    void run(List<String> wrong) throws Exception {
        String name = "faults_" + System.currentTimeMillis();
        long since = System.nanoTime();
        String calm = made(name + "_calm");
        submit(calm, null).awaitEnd();
        out.printf(Locale.ROOT, "database, undisturbed, %.1f s%n", ClusterFaultsJob.secondsSince(since));

        since = System.nanoTime();
        String killed = made(name + "_killed");
        ClusterFaultsJob job = submit(killed, null);
        int first = awaitReports(killed, pile.size() / 4);
        long before = job.checkpoint();
        long fault = System.nanoTime();
        cluster.killWorker(1);
        ClusterFaultsJob.fill(cluster, 2);
        out.printf(Locale.ROOT, "  worker killed at %,d reports: %s%n", first, job.recovered(fault, before, true));
        int second = awaitReports(killed, pile.size() * 3 / 5);
        fault = System.nanoTime();
        cluster.killJobManager();
        cluster.startJobManager();
        Path from = job.lastCheckpoint();
        job = submit(killed, from.toUri().toString());
        out.printf(
                Locale.ROOT,
                "  job manager killed at %,d reports, submitted again from %s: %s%n",
                second,
                from.getFileName(),
                job.recovered(fault, 0, true));
        job.awaitEnd();
        String took = String.format(Locale.ROOT, "database, killed, %.1f s", ClusterFaultsJob.secondsSince(since));
        int differing = 0;
        for (String rows : ROWS) {
            TreeSet<String> expected = rows(calm, rows);
            TreeSet<String> found = rows(killed, rows);
            int here = ClusterFaultsEval.different(List.copyOf(expected), List.copyOf(found));
            out.printf(
                    Locale.ROOT, "  %s: %,d rows, %d differ%n", rows.replaceAll(".* FROM ", ""), expected.size(), here);
            differing += here;
        }
        out.println(took + ": " + (differing == 0 ? "identical" : "DIFFERENT"));
        if (differing > 0) {
            wrong.add(took);
        }
    }

    private ClusterFaultsJob submit(String database, @Nullable String from) throws Exception {
        return ClusterFaultsJob.submit(
                cluster,
                new Submission(
                        List.of(pile.files()),
                        null,
                        Mode.ENDLESS,
                        Duration.ofSeconds(2),
                        pile.options(),
                        new Submission.Results(null, null, database)),
                4,
                from);
    }

    private String made(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return server.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    private static int awaitReports(String database, int count) throws InterruptedException {
        while (true) {
            int now = rowCount(database);
            if (now >= count) {
                return now;
            }
            Thread.sleep(100);
        }
    }

    private static int rowCount(String database) {
        try {
            return Integer.parseInt(
                    rows(database, "SELECT COUNT(*) FROM report").first().strip());
        } catch (SQLException e) {
            // The job has not made its tables yet.
            return 0;
        }
    }

    private static TreeSet<String> rows(String database, String query) throws SQLException {
        TreeSet<String> rows = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(found.getString(i)).append('\t');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
