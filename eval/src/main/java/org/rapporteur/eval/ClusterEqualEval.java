package org.rapporteur.eval;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.rapporteur.eval.ClusterRuns.Cost;
import org.rapporteur.eval.ClusterRuns.Runner;
import org.rapporteur.flink.Embedded;
import org.rapporteur.flink.Submission;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.flink.sink.LatestLines;
import org.rapporteur.flink.sink.LineFiles;
import org.rapporteur.flink.sink.Lines;
import org.rapporteur.flink.step.JobOptions;
import org.rapporteur.flink.step.JobOptions.Depth;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows that one thread, Flink and a cluster of processes tell the same: {@code ClusterEqualEval DATA_DIR FOLDER
 * [SET[:RUNNER,RUNNER...]]...}.
 *
 * <p>Each set is written into the folder as JSON Lines in several files, which readers share out, and read by each runner. The stories of
 * all reports and the accounts of all stories are compared byte for byte, sorted by id, with those of the embedded runner; its results stay
 * in the folder, so that a later call compares with them. Exit 1 if anything differs.
 */
public final class ClusterEqualEval {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FILES = 8;
    private static final int MADE = 50_000;
    /** The learned reader takes 0.1 s of CPU a report and more. */
    private static final int READ_CLOSELY = 300;

    private static final int SHOWN = 3;
    private static final int SHOWN_LETTERS = 1_000;
    /** Holds the reports of a stream that wait for the last one. */
    private static final int WORKER_MIB = 2_048;

    private static final Pattern DOCUMENT =
            Pattern.compile("<doc origlang=\"[a-z]+\" id=\"([^\"]+)\">(.*?)</doc>", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("<(src|ref|hyp) ([^>]*)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern SEGMENT = Pattern.compile("<seg id=\"\\d+\">(.*?)</seg>|</p>", Pattern.DOTALL);

    private final Path data;
    private final Path folder;
    private final ClusterRuns runs;

    private ClusterEqualEval(Path data, Path folder, ClusterRuns runs) {
        this.data = data;
        this.folder = folder;
        this.runs = runs;
    }

    /** What is read, how closely, and how long a story of a stream rests: so that stories of the small sets are told again and again. */
    private enum Reports {
        STORIES_UNION(Depth.RULES, Duration.ofSeconds(1)),
        /** News in Russian, French and Japanese without dates, each with what people and machines made of it in another language. */
        WMT21(Depth.RULES, Duration.ofSeconds(1)),
        SYNTHETIC(Depth.RULES, JobOptions.DEFAULT.rest()),
        /** A part of stories-union, by the learned reader. */
        ORIGINALS(Depth.ORIGINALS, Duration.ofSeconds(1));

        private final Depth depth;
        private final Duration rest;

        Reports(Depth depth, Duration rest) {
            this.depth = depth;
            this.rest = rest;
        }

        String shown() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** As JSON Lines have it. */
    private record Report(
            String id, @Nullable String date, @Nullable String title, String text) {
        String line() {
            ObjectNode line = JSON.createObjectNode().put("id", id).put("text", text);
            if (date != null) {
                line.put("date", date);
            }
            if (title != null) {
                line.put("title", title);
            }
            return line.toString();
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        List<String> sets = arguments.length > 2
                ? List.of(arguments).subList(2, arguments.length)
                : Arrays.stream(Reports.values()).map(Reports::shown).toList();
        boolean isEqual = true;
        try (ClusterRuns runs = new ClusterRuns(folder.resolve("cluster"), WORKER_MIB)) {
            ClusterEqualEval eval = new ClusterEqualEval(Path.of(arguments[0]), folder, runs);
            for (String set : sets) {
                String[] parts = set.split(":");
                Reports reports =
                        Reports.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_'));
                List<Runner> runners = parts.length > 1
                        ? Arrays.stream(parts[1].split(",")).map(Runner::named).toList()
                        : List.of(
                                Runner.EMBEDDED,
                                Runner.BATCH,
                                Runner.STREAM,
                                Runner.CLUSTER_BATCH,
                                Runner.CLUSTER_STREAM);
                isEqual &= eval.compare(reports, runners);
            }
        }
        System.out.println(isEqual ? "nothing differs" : "SOMETHING DIFFERS");
        System.exit(isEqual ? 0 : 1);
    }

    private boolean compare(Reports set, List<Runner> runners) throws Exception {
        Path place = folder.resolve(set.shown());
        Path pile = place.resolve("pile");
        if (!Files.exists(pile)) {
            write(set, pile);
        }
        int count = 0;
        try (Stream<Path> files = Files.list(pile)) {
            for (Path file : files.toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    count += Math.toIntExact(lines.count());
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "%s: %,d reports in %d files, read by %s%n", set.shown(), count, FILES, set.depth);
        JobOptions options = JobOptions.DEFAULT.reading(set.depth).rest(set.rest);
        boolean isEqual = true;
        for (Runner runner : runners) {
            Path to = place.resolve(runner.shown());
            delete(to);
            Cost cost = runs.measure(runner, () -> {
                if (runner == Runner.EMBEDDED) {
                    embedded(pile, to, options);
                } else {
                    StreamExecutionEnvironment environment = runs.environment(runner);
                    new Submission(
                                    List.of(pile),
                                    null,
                                    runner.mode(),
                                    Duration.ofSeconds(10),
                                    options,
                                    new Submission.Results(to, null, null))
                            .lay(environment);
                    environment.execute(set.shown() + " " + runner.shown());
                }
            });
            LatestLines found = new LatestLines(to);
            System.out.printf(
                    Locale.ROOT,
                    "  %s: %s, %s; %,d problems%n",
                    runner.shown(),
                    cost.of(count),
                    ClusterRuns.load(),
                    found.problems().size());
            LatestLines expected = new LatestLines(place.resolve(Runner.EMBEDDED.shown()));
            isEqual &= same("stories", expected.stories(), found.stories());
            isEqual &= same("accounts", accounts(expected), accounts(found));
        }
        return isEqual;
    }

    private static void embedded(Path pile, Path to, JobOptions options) throws IOException {
        TreeMap<String, Placement> placements = new TreeMap<>();
        TreeMap<String, Telling> tellings = new TreeMap<>();
        TreeSet<String> problems = new TreeSet<>();
        new Embedded(options)
                .run(
                        List.of(pile),
                        placement -> placements.put(placement.report(), placement),
                        telling -> tellings.put(telling.story(), telling),
                        problem -> problems.add(Lines.of(problem)));
        LineFiles.write(to, placements.values(), tellings.values(), problems);
    }

    /** Those of stories that hold a report: a stream also says of others that they hold none any more. */
    private static List<String> accounts(LatestLines lines) throws IOException {
        List<String> accounts = new ArrayList<>();
        lines.accounts(line -> {
            if (!line.endsWith("\"account\":null}")) {
                accounts.add(line);
            }
        });
        return accounts;
    }

    private static boolean same(String what, List<String> expected, List<String> found) {
        boolean isSame = expected.equals(found);
        System.out.printf(
                Locale.ROOT,
                "    %,d %s, sha256 %s %s%n",
                found.size(),
                what,
                sha256(found),
                isSame ? "equal" : "DIFFERENT");
        if (!isSame) {
            TreeSet<String> missing = new TreeSet<>(expected);
            found.forEach(missing::remove);
            TreeSet<String> more = new TreeSet<>(found);
            expected.forEach(more::remove);
            System.out.printf(
                    Locale.ROOT, "    %,d lines are missing, %,d stand there instead%n", missing.size(), more.size());
            missing.stream().limit(SHOWN).forEach(line -> System.out.println("    - " + shortened(line)));
            more.stream().limit(SHOWN).forEach(line -> System.out.println("    + " + shortened(line)));
        }
        return isSame;
    }

    private static String shortened(String line) {
        return line.length() <= SHOWN_LETTERS ? line : line.substring(0, SHOWN_LETTERS) + "...";
    }

    private static String sha256(List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One report to each file in turn, so that what was made from another lies in another file. */
    private void write(Reports set, Path pile) throws IOException {
        Path half = pile.resolveSibling("pile-half");
        delete(half);
        Files.createDirectories(half);
        BufferedWriter[] files = new BufferedWriter[FILES];
        for (int i = 0; i < FILES; i++) {
            files[i] = Files.newBufferedWriter(half.resolve("part-" + i + ".jsonl"));
        }
        int number = 0;
        try (Stream<Report> reports = reports(set)) {
            for (Report report : (Iterable<Report>) reports::iterator) {
                files[number++ % FILES].append(report.line()).append('\n');
            }
        }
        for (BufferedWriter file : files) {
            file.close();
        }
        Files.move(half, pile);
    }

    private Stream<Report> reports(Reports set) throws IOException {
        return switch (set) {
            case STORIES_UNION -> union();
            case ORIGINALS -> union().limit(READ_CLOSELY);
            case WMT21 ->
                Stream.of("ru-en", "fr-de", "ja-en")
                        .flatMap(pair ->
                                wmt21(pair, data.resolve("wmt21-news-mt/xml/newstest2021." + pair + ".all.xml")));
            case SYNTHETIC -> {
                SyntheticStream stream = new SyntheticStream(MADE);
                yield IntStream.range(0, MADE)
                        .mapToObj(i ->
                                new Report(SyntheticStream.id(i), stream.moment(i), stream.title(i), stream.text(i)));
            }
        };
    }

    private Stream<Report> union() throws IOException {
        return Piles.storiesUnion(data).stream()
                .map(report -> new Report(report.id(), report.date(), report.title(), report.text()));
    }

    private static Stream<Report> wmt21(String pair, Path file) {
        try {
            return DOCUMENT.matcher(Files.readString(file)).results().flatMap(document -> VERSION.matcher(
                            document.group(2))
                    .results()
                    .map(version -> new Report(
                            "wmt21/" + pair + "/" + document.group(1) + "/"
                                    + version.group(2)
                                            .replaceAll("\\w+=|\"", "")
                                            .replace(' ', '-'),
                            null,
                            null,
                            text(version.group(3)))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(String version) {
        StringBuilder text = new StringBuilder();
        Matcher segments = SEGMENT.matcher(version);
        while (segments.find()) {
            String segment = segments.group(1);
            text.append(
                    segment == null
                            ? "\n\n"
                            : segment.replace("&quot;", "\"")
                                            .replace("&lt;", "<")
                                            .replace("&gt;", ">")
                                            .replace("&amp;", "&")
                                    + " ");
        }
        return text.toString();
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
