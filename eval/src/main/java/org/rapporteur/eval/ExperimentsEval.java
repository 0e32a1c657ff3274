package org.rapporteur.eval;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs measurements again and says whether each figure is still what a text of this repository says.
 *
 * <p>Arguments: {@code [--write] DATA_DIR [NAME...]}. Each experiment is a file {@code eval/experiments/NAME.properties}:
 *
 * <pre>
 * about     = what is measured, and what the rules were tuned on
 * data      = a file or folder in DATA_DIR
 * sha256    = its checksum ({@link #checksum})
 * command   = name of the measurement and its arguments; {data} stands for DATA_DIR
 * figure.X  = a pattern for the output whose first group is the figure
 * expect.X  = value, how much lower and how much higher is no surprise
 * </pre>
 *
 * With {@code --write} each goes to {@code docs/results/NAME.md}. Run it in the root of the source tree. Leaves with status 1 on
 * any surprise, also a good one.
 */
public final class ExperimentsEval {
    /** A measurement's entry. */
    private interface Measurement {
        void run(String[] arguments) throws Exception;
    }

    private static final Map<String, Measurement> MEASUREMENTS = Map.ofEntries(
            Map.entry("changed-facts", ChangedFactsEval::main),
            Map.entry("contradictions", ContradictionsEval::main),
            Map.entry("cross-language", CrossLanguageEval::main),
            Map.entry("dates", DatesEval::main),
            Map.entry("desk-replay", DeskReplayEval::main),
            Map.entry("entities", EntitiesEval::main),
            Map.entry("events", EventsEval::main),
            Map.entry("extraction", ExtractionEval::main),
            Map.entry("fidelity", FidelityEval::main),
            Map.entry("growth", GrowthEval::main),
            Map.entry("isaf", IsafEval::main),
            Map.entry("lineage", LineageEval::main),
            Map.entry("lineage-scale", LineageScaleEval::main),
            Map.entry("merging", MergingEval::main),
            Map.entry("metamorphic", MetamorphicEval::main),
            Map.entry("names", NamesEval::main),
            Map.entry("near-duplicate-peers", NearDuplicatePeersEval::main),
            Map.entry("page-meta", PageMetaEval::main),
            Map.entry("page-speed", PageSpeedEval::main),
            Map.entry("peers", PeersEval::main),
            Map.entry("prefix", PrefixEval::main),
            Map.entry("quotes", QuotesEval::main),
            Map.entry("reader-speed", ReaderSpeedEval::main),
            Map.entry("roundtrip", RoundtripEval::main),
            Map.entry("sagas", SagasEval::main),
            Map.entry("segments", SegmentsEval::main),
            Map.entry("silver", SilverEval::main),
            Map.entry("speakers", SpeakersEval::main),
            Map.entry("speed", SpeedEval::main),
            Map.entry("stories", StoriesEval::main),
            Map.entry("story-links", StoryLinksEval::main),
            Map.entry("story-scale", StoryScaleEval::main),
            Map.entry("story-feeds", StoryFeedsEval::main),
            Map.entry("story-speed", StorySpeedEval::main),
            Map.entry("story-stream", StoryStreamEval::main),
            Map.entry("timelines", TimelinesEval::main),
            Map.entry("times", TimesEval::main),
            Map.entry("utterances", UtterancesEval::main),
            Map.entry("warc-speed", WarcSpeedEval::main));

    private ExperimentsEval() {}

    /** One figure beside what was expected. */
    record Figure(String name, String found, double expected, double down, double up) {
        boolean isSurprise() {
            if (found.isEmpty()) {
                return true;
            }
            double value = Double.parseDouble(found);
            // Figures are printed in decimals: half of a last digit is no difference.
            return value < expected - down - 1e-9 || value > expected + up + 1e-9;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s -%s +%s | %s |",
                    name,
                    found.isEmpty() ? "not in the output" : found,
                    number(expected),
                    number(down),
                    number(up),
                    isSurprise() ? "**surprise**" : "as expected");
        }

        private static String number(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** Runs the named experiments, or all. */
    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(List.of(arguments));
        boolean write = names.remove("--write");
        Path data = Path.of(names.removeFirst());
        Path folder = Path.of("eval/experiments");
        if (names.isEmpty()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".properties"))
                        .sorted()
                        .forEach(file -> names.add(file.replace(".properties", "")));
            }
        }
        boolean surprised = false;
        for (String name : names) {
            Properties experiment = new Properties();
            try (Reader in = Files.newBufferedReader(folder.resolve(name + ".properties"), StandardCharsets.UTF_8)) {
                experiment.load(in);
            }
            String sum = checksum(data.resolve(required(experiment, "data")));
            boolean sameData = sum.equals(required(experiment, "sha256"));
            String output = output(required(experiment, "command"), data);
            List<Figure> figures = figures(experiment, output);
            surprised |= !sameData || figures.stream().anyMatch(Figure::isSurprise);
            System.out.println(name + (sameData ? "" : ": OTHER DATA, sha256 " + sum));
            figures.forEach(System.out::println);
            if (write) {
                Files.writeString(Path.of("docs/results", name + ".md"), page(name, experiment, sum, figures, output));
            }
        }
        System.exit(surprised ? 1 : 0);
    }

    private static String output(String command, Path data) throws Exception {
        List<String> words = new ArrayList<>(List.of(command.strip().split(" +")));
        Measurement measurement = MEASUREMENTS.get(words.removeFirst());
        if (measurement == null) {
            throw new IllegalArgumentException("no such measurement: " + command);
        }
        words.replaceAll(word -> word.replace("{data}", data.toString()));
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            measurement.run(words.toArray(String[]::new));
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static List<Figure> figures(Properties experiment, String output) {
        List<Figure> figures = new ArrayList<>();
        for (String key : new TreeSet<>(experiment.stringPropertyNames())) {
            if (key.startsWith("figure.")) {
                String name = key.substring("figure.".length());
                Matcher matcher = Pattern.compile(required(experiment, key), Pattern.MULTILINE)
                        .matcher(output);
                String[] expect = required(experiment, "expect." + name).strip().split(" +");
                figures.add(new Figure(
                        name.replace('-', ' '),
                        matcher.find() ? matcher.group(1) : "",
                        Double.parseDouble(expect[0]),
                        Double.parseDouble(expect[1]),
                        Double.parseDouble(expect[2])));
            }
        }
        return figures;
    }

    private static String page(String name, Properties experiment, String sum, List<Figure> figures, String output) {
        StringBuilder page = new StringBuilder("# " + name + "\n\n")
                .append(required(experiment, "about"))
                .append("\n\n- data: `")
                .append(required(experiment, "data"))
                .append("`, sha256 `")
                .append(sum)
                .append("`\n- command: `./rapporteur-eval ")
                .append(required(experiment, "command").replace("{data}", "DATA_DIR"))
                .append("`\n\n| figure | found | expected | |\n|---|---|---|---|\n");
        figures.forEach(figure -> page.append(figure).append('\n'));
        return page.append("\n```\n").append(output).append("```\n").toString();
    }

    private static String required(Properties experiment, String key) {
        String value = experiment.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("the experiment lacks " + key);
        }
        return value;
    }

    /** SHA-256 of a file's bytes; of a folder's files, each as its path in the folder and its own sum, in the order of paths. */
    static String checksum(Path path) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        if (Files.isRegularFile(path)) {
            sha.update(Files.readAllBytes(path));
        } else {
            TreeMap<String, Path> files = new TreeMap<>();
            try (Stream<Path> all = Files.walk(path)) {
                all.filter(Files::isRegularFile)
                        .forEach(file -> files.put(path.relativize(file).toString(), file));
            }
            for (Map.Entry<String, Path> file : files.entrySet()) {
                sha.update((file.getKey() + "\n" + checksum(file.getValue()) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
