package org.rapporteur.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What it costs to read a report: our whole reading, from extraction to claims, beside other programs that find names, parses and
 * speakers, on the same reports in one run.
 *
 * <p>Usage: {@code reader-speed FILE [--reports N] [--every N] [--rounds N] [--heap MIB] [--peers NAME,NAME|none]}. The first
 * {@code --reports} (500) of a file of JSON Lines are read; the peers ({@code corenlp-least,nlp4j}, and on request {@code corenlp}) read
 * every so-many-th of them (16), and ours reads these too, in turns with each. Each program has a process of its own. All are
 * warmed by one time through, ours through all reports; then come the rounds (3), on two threads and on one. Medians count. Run
 * it in the root of the source tree; Maven fetches the peers on first use.
 *
 * <p>Tokens are counted for all alike, in the text as it came: a run of letters and digits with the marks inside it ({@code
 * don't}, {@code 3.5}) is one, each other mark is one. Loading ends when a first text of three sentences has been read; it does
 * not hold the start of the virtual machine. Ours runs on the launcher's options but with a heap of {@code --heap} (400) MiB.
 */
public final class ReaderSpeedEval {
    private static final int PEER_HEAP_MIB = 4096;

    private static final int[] THREADS = {2, 1};

    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}\\p{N}]+(?:['’.,-][\\p{L}\\p{N}]+)*|[^\\s\\p{L}\\p{N}]");

    /** Own work: names, a quotation, a time and a number, so that nothing is left to be loaded later. */
    private static final String FIRST =
            "The ferry left Port Aster on Monday with 40 passengers. \\\"We are glad to sail again,\\\""
                    + " harbour master Ole Brandt told the Coast Standard. He said that the Ministry of Transport would pay.";

    private ReaderSpeedEval() {}

    /** A report as a line of JSON and its text alone. */
    private record Report(String line, String text) {}

    /** What is asked for. */
    record Options(int reports, int every, int rounds, int heapMib, List<ReadingPeer> peers) {
        static Options of(List<String> words) {
            Options options = new Options(500, 16, 3, 400, List.of(ReadingPeer.CORENLP_LEAST, ReadingPeer.NLP4J));
            for (int i = 0; i + 1 < words.size(); i += 2) {
                String value = words.get(i + 1);
                options = switch (words.get(i)) {
                    case "--reports" -> options.with(number(value), options.every, options.rounds, options.heapMib);
                    case "--every" -> options.with(options.reports, number(value), options.rounds, options.heapMib);
                    case "--rounds" -> options.with(options.reports, options.every, number(value), options.heapMib);
                    case "--heap" -> options.with(options.reports, options.every, options.rounds, number(value));
                    case "--peers" ->
                        new Options(options.reports, options.every, options.rounds, options.heapMib, peers(value));
                    default -> throw new IllegalArgumentException("there is no option " + words.get(i));
                };
            }
            return options;
        }

        private Options with(int newReports, int newEvery, int newRounds, int newHeapMib) {
            return new Options(newReports, newEvery, newRounds, newHeapMib, peers);
        }

        private static int number(String value) {
            return Integer.parseInt(value);
        }

        private static List<ReadingPeer> peers(String value) {
            List<ReadingPeer> peers = new ArrayList<>();
            for (String name : value.split(",")) {
                if (!name.equals("none")) {
                    peers.add(ReadingPeer.named(name));
                }
            }
            return peers;
        }
    }

    /** The passes of one program over the same reports, by the number of threads. */
    static final class Measured {
        private final Map<Integer, List<ReaderProcess.Pass>> passes = new TreeMap<>();

        private void add(int threads, ReaderProcess.Pass pass) {
            passes.computeIfAbsent(threads, key -> new ArrayList<>()).add(pass);
        }

        double median(int threads, ToDoubleFunction<ReaderProcess.Pass> figure) {
            double[] sorted = passes.getOrDefault(threads, List.of()).stream()
                    .mapToDouble(figure)
                    .sorted()
                    .toArray();
            return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        Options options = Options.of(words.subList(1, words.size()));
        Path file = Path.of(arguments[0]);
        List<Report> reports = reports(file, options.reports());
        List<Report> shared = new ArrayList<>();
        for (int i = 0; i < reports.size(); i += options.every()) {
            shared.add(reports.get(i));
        }
        int tokens = tokens(reports);
        System.out.printf(
                Locale.ROOT,
                "the first %d reports of %s: %d tokens, %d words; with the peers every %dth, %d reports: %d tokens%n",
                reports.size(),
                file.getFileName(),
                tokens,
                words(reports),
                options.every(),
                shared.size(),
                tokens(shared));
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, %d rounds; heap of at most %d MiB for ours, %d for peers%n%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                options.rounds(),
                options.heapMib(),
                PEER_HEAP_MIB);
        Map<ReadingPeer, String> classPaths = new EnumMap<>(ReadingPeer.class);
        for (ReadingPeer peer : options.peers()) {
            classPaths.put(peer, peer.classPath());
        }
        List<String> lines = reports.stream().map(Report::line).toList();
        try (ReaderProcess own = ReaderProcess.start(
                ownCommand(options.heapMib()),
                OwnReader.class.getName(),
                "{\"id\":\"first\",\"text\":\"" + FIRST + "\"}",
                lines)) {
            System.out.println("| program | reports | threads | tokens/s | tokens/CPU s | CPU s | marks | failed |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            own.read(2, 1);
            Measured whole = new Measured();
            for (int round = 0; round < options.rounds(); round++) {
                for (int threads : THREADS) {
                    whole.add(threads, own.read(threads, 1));
                }
            }
            print("rapporteur", reports.size(), tokens, whole);
            List<String> after = new ArrayList<>();
            after.add(line("rapporteur", own));
            try {
                for (ReadingPeer peer : options.peers()) {
                    String classPath = classPaths.getOrDefault(peer, "");
                    try (ReaderProcess other = ReaderProcess.start(
                            peerCommand(classPath), peer.reader(), FIRST.replace("\\", ""), texts(shared))) {
                        sideBySide(peer, own, other, options, shared, after);
                    }
                }
            } finally {
                // What was measured before a peer died is not lost.
                System.out.println();
                after.forEach(System.out::println);
            }
        }
    }

    private static void sideBySide(
            ReadingPeer peer,
            ReaderProcess own,
            ReaderProcess other,
            Options options,
            List<Report> shared,
            List<String> after)
            throws IOException {
        Measured ours = new Measured();
        Measured theirs = new Measured();
        other.read(2, 1);
        for (int round = 0; round < options.rounds(); round++) {
            for (int threads : THREADS) {
                ours.add(threads, own.read(threads, options.every()));
                theirs.add(threads, other.read(threads, 1));
            }
        }
        int tokens = tokens(shared);
        print("rapporteur beside it", shared.size(), tokens, ours);
        print(peer.shown(), shared.size(), tokens, theirs);
        after.add(line(peer.shown(), other));
        for (int threads : THREADS) {
            after.add(String.format(
                    Locale.ROOT,
                    "rapporteur / %s, %d threads: %.1f times the tokens/s, %.1f times the tokens/CPU s",
                    peer.shown(),
                    threads,
                    theirs.median(threads, ReaderProcess.Pass::seconds)
                            / ours.median(threads, ReaderProcess.Pass::seconds),
                    theirs.median(threads, ReaderProcess.Pass::cpu) / ours.median(threads, ReaderProcess.Pass::cpu)));
        }
    }

    private static String line(String name, ReaderProcess process) throws IOException {
        return String.format(
                Locale.ROOT,
                "%s: load %.2f s, %.2f CPU s; peak memory of its process %d MiB",
                name,
                process.load().seconds(),
                process.load().cpu(),
                process.peakMib());
    }

    private static void print(String name, int reports, int tokens, Measured measured) {
        for (int threads : THREADS) {
            double cpu = measured.median(threads, ReaderProcess.Pass::cpu);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %.0f | %.0f | %.2f | %.0f | %.0f |%n",
                    name,
                    reports,
                    threads,
                    tokens / measured.median(threads, ReaderProcess.Pass::seconds),
                    tokens / cpu,
                    cpu,
                    measured.median(threads, ReaderProcess.Pass::marks),
                    measured.median(threads, ReaderProcess.Pass::failed));
        }
    }

    private static List<Report> reports(Path file, int most) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<Report> reports = new ArrayList<>();
        try (var lines = Files.lines(file)) {
            lines.limit(most).forEach(line -> {
                JsonNode node = json.readTree(line);
                reports.add(new Report(line, node.path("text").asString("")));
            });
        }
        return reports;
    }

    private static List<String> texts(List<Report> reports) {
        return reports.stream().map(Report::text).toList();
    }

    private static int tokens(List<Report> reports) {
        return reports.stream().mapToInt(report -> tokens(report.text())).sum();
    }

    /** Words, numbers and marks of a text. */
    static int tokens(String text) {
        return (int) TOKEN.matcher(text).results().count();
    }

    private static int words(List<Report> reports) {
        return reports.stream()
                .mapToInt(report -> report.text().strip().split("\\s+").length)
                .sum();
    }

    /** As the launcher starts the program, but for the heap. */
    static List<String> ownCommand(int heapMib) {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx" + heapMib + "m"));
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-XX:") || option.startsWith("--enable-native-access")) {
                command.add(option);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    private static List<String> peerCommand(String classPath) {
        String own = Path.of(URI.create(ReaderProcess.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        return List.of(
                java(),
                "-Xmx" + PEER_HEAP_MIB + "m",
                "-XX:+UseParallelGC",
                "-cp",
                own + System.getProperty("path.separator") + classPath);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
