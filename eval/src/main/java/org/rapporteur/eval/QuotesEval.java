package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

/**
 * How well quotes are found, on PolNeAR: {@code QuotesEval FOLDER PART [--mistakes KIND]}, with PART {@code train} or
 * {@code dev}; or what is found in given reports: {@code QuotesEval --show FILE...}.
 *
 * <p>Words are the runs of letters and digits of the raw text, so that quotation marks and full stops count nowhere. Token F1 is
 * over all articles together. A gold attribution is found when a predicted one shares at least .8 of their united content words
 * and its source shares a word with the gold source (no gold source: none asked); each predicted one serves once. Kinds: direct
 * if all content words stand in quotation marks, mixed if some, indirect if none; gold kinds are told by the marks of the text,
 * predicted ones are the program's own.
 */
public final class QuotesEval {
    private static final double SAME_CONTENT = .8;

    /** One in so many train articles was never trained on ({@code HELD} in {@code model/train/train.py}). */
    private static final int HELD = 20;

    private record Gold(List<Span> source, List<Span> cue, List<Span> content) {}

    private static final class Count {
        int right;
        int gold;
        int predicted;

        double precision() {
            return predicted == 0 ? 0 : (double) right / predicted;
        }

        double recall() {
            return gold == 0 ? 0 : (double) right / gold;
        }

        @Override
        public String toString() {
            double p = precision();
            double r = recall();
            double f = p + r == 0 ? 0 : 2 * p * r / (p + r);
            return String.format(
                    Locale.ROOT,
                    "P %.3f  R %.3f  F1 %.3f  (%d right, %d gold, %d found)",
                    p,
                    r,
                    f,
                    right,
                    gold,
                    predicted);
        }
    }

    private final ReportReader reader;
    private final Map<String, Count> tokens = new TreeMap<>();
    private final Map<Quote.Kind, Count> gold = new EnumMap<>(Quote.Kind.class);
    private final Map<Quote.Kind, Count> predicted = new EnumMap<>(Quote.Kind.class);
    private final Map<String, Count> rules = new TreeMap<>();
    private final String mistakes;

    private QuotesEval(ReportReader reader, String mistakes) {
        this.reader = reader;
        this.mistakes = mistakes;
        for (Quote.Kind kind : Quote.Kind.values()) {
            gold.put(kind, new Count());
            predicted.put(kind, new Count());
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length > 1 && args[0].equals("--show")) {
            for (int i = 1; i < args.length; i++) {
                show(Path.of(args[i]));
            }
            return;
        }
        Path part = Path.of(args[0], "data", args[1]);
        List<String> options = List.of(args).subList(2, args.length);
        boolean held = options.contains("--held");
        int mistakes = options.indexOf("--mistakes");
        QuotesEval eval = new QuotesEval(
                options.contains("--rules-only") ? ReportReader.byRules() : new ReportReader(),
                mistakes < 0 ? "" : options.get(mistakes + 1));
        List<Path> gold;
        try (Stream<Path> files = Files.list(part.resolve("attributions"))) {
            gold = files.sorted().toList();
        }
        for (Path file : gold) {
            String name = file.getFileName().toString();
            String article = name.substring(0, name.lastIndexOf('_'));
            if (held && Halves.share(article, HELD) != 0) {
                continue;
            }
            Path text = part.resolve("text").resolve(article + ".txt");
            eval.measure(name, Files.readString(text), parse(Files.readString(file)));
        }
        eval.print(gold.size());
    }

    private static void show(Path file) throws IOException {
        Reading reading = new ReportReader().read(raw(file.getFileName().toString(), Files.readString(file)));
        System.out.println("== " + file.getFileName() + " " + reading.article().problems());
        for (Quote quote : reading.quotes()) {
            System.out.println(quote.id() + " " + quote.kind() + " " + quote.speaker() + " " + quote.anonymity() + " "
                    + quote.confidence() + " " + quote.rule() + "\n    " + words(reading.text(), quote.source()) + " / "
                    + words(reading.text(), quote.cue()) + " / " + words(reading.text(), quote.content()));
        }
    }

    private static RawReport raw(String id, String text) {
        return new RawReport(id, id, RawReport.Format.TEXT, text, Given.NOTHING, List.of());
    }

    private void measure(String name, String text, List<Gold> golds) {
        Reading reading = reader.read(raw(name, text));
        List<Gold> found = new ArrayList<>();
        for (Quote quote : reading.quotes()) {
            found.add(new Gold(
                    home(reading, quote.source()), home(reading, quote.cue()), home(reading, quote.content())));
        }
        int[] wordAt = wordAt(text);
        boolean[] marked = marked(text);
        count(
                "source",
                golds.stream().map(Gold::source).toList(),
                found.stream().map(Gold::source).toList(),
                wordAt);
        count(
                "cue",
                golds.stream().map(Gold::cue).toList(),
                found.stream().map(Gold::cue).toList(),
                wordAt);
        count(
                "content",
                golds.stream().map(Gold::content).toList(),
                found.stream().map(Gold::content).toList(),
                wordAt);
        boolean[] used = new boolean[found.size()];
        List<BitSet> foundContent =
                found.stream().map(f -> words(f.content, wordAt)).toList();
        for (Gold one : golds) {
            BitSet content = words(one.content, wordAt);
            if (content.isEmpty()) {
                continue;
            }
            Quote.Kind kind = kind(one.content, text, marked);
            Count count = of(gold, kind);
            count.gold++;
            int match = -1;
            for (int f = 0; f < found.size() && match < 0; f++) {
                if (!used[f] && same(content, foundContent.get(f)) && sameSource(one, found.get(f), wordAt)) {
                    match = f;
                }
            }
            if (match >= 0) {
                used[match] = true;
                count.right++;
            } else if (kind.name().equalsIgnoreCase(mistakes) || mistakes.equals("all")) {
                System.out.println("MISSED " + kind + " " + name + "\n    " + words(text, one.source) + " / "
                        + words(text, one.cue) + " / " + words(text, one.content));
                for (int f = 0; f < found.size(); f++) {
                    if (foundContent.get(f).intersects(content)) {
                        System.out.println("  got " + reading.quotes().get(f).rule() + ": "
                                + words(text, found.get(f).source) + " / " + words(text, found.get(f).cue) + " / "
                                + words(text, found.get(f).content));
                    }
                }
            }
        }
        for (int f = 0; f < found.size(); f++) {
            Quote quote = reading.quotes().get(f);
            Count count = of(predicted, quote.kind());
            Count rule = rules.computeIfAbsent(quote.kind() + " " + quote.rule(), r -> new Count());
            count.predicted++;
            rule.predicted++;
            if (used[f]) {
                count.right++;
                rule.right++;
            } else if (("wrong-" + quote.rule()).equals(mistakes) || mistakes.equals("all")) {
                System.out.println("WRONG " + quote.kind() + " " + quote.rule() + " " + name + "\n    "
                        + words(text, found.get(f).source) + " / " + words(text, found.get(f).cue) + " / "
                        + words(text, found.get(f).content));
                for (Gold one : golds) {
                    if (words(one.content, wordAt).intersects(foundContent.get(f))) {
                        System.out.println("  gold: " + words(text, one.source) + " / " + words(text, one.cue) + " / "
                                + words(text, one.content));
                    }
                }
            }
        }
    }

    private static List<Span> home(Reading reading, List<Span> spans) {
        return spans.stream().map(reading.article().body()::originalOf).toList();
    }

    private void count(String what, List<List<Span>> golds, List<List<Span>> found, int[] wordAt) {
        BitSet goldWords = new BitSet();
        golds.forEach(spans -> goldWords.or(words(spans, wordAt)));
        BitSet foundWords = new BitSet();
        found.forEach(spans -> foundWords.or(words(spans, wordAt)));
        Count count = tokens.computeIfAbsent(what, w -> new Count());
        count.gold += goldWords.cardinality();
        count.predicted += foundWords.cardinality();
        goldWords.and(foundWords);
        count.right += goldWords.cardinality();
    }

    private static boolean same(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        int shared = both.cardinality();
        return shared >= SAME_CONTENT * (a.cardinality() + b.cardinality() - shared);
    }

    private static boolean sameSource(Gold a, Gold b, int[] wordAt) {
        return a.source.isEmpty() || words(a.source, wordAt).intersects(words(b.source, wordAt));
    }

    /** For each character the number of its word, or -1. */
    private static int[] wordAt(String text) {
        int[] words = new int[text.length()];
        int word = -1;
        for (int i = 0; i < words.length; i++) {
            boolean inside = Character.isLetterOrDigit(text.charAt(i));
            if (inside && (i == 0 || words[i - 1] < 0)) {
                word++;
            }
            words[i] = inside ? word : -1;
        }
        return words;
    }

    private static BitSet words(List<Span> spans, int[] wordAt) {
        BitSet words = new BitSet();
        for (Span span : spans) {
            for (int i = span.start(); i < Math.min(span.end(), wordAt.length); i++) {
                if (wordAt[i] >= 0) {
                    words.set(wordAt[i]);
                }
            }
        }
        return words;
    }

    private static Quote.Kind kind(List<Span> content, String text, boolean[] marked) {
        boolean any = false;
        boolean all = true;
        for (Span span : content) {
            for (int i = span.start(); i < span.end(); i++) {
                if (Character.isLetterOrDigit(text.charAt(i))) {
                    any |= marked[i];
                    all &= marked[i];
                }
            }
        }
        return any ? all ? Quote.Kind.DIRECT : Quote.Kind.MIXED : Quote.Kind.INDIRECT;
    }

    /** A rough reading of the quotation marks, apart from the program's own: open until closed or the paragraph ends. */
    private static boolean[] marked(String text) {
        boolean[] marked = new boolean[text.length()];
        boolean open = false;
        for (int i = 0; i < marked.length; i++) {
            char c = text.charAt(i);
            boolean twice = c == '\'' && i + 1 < marked.length && text.charAt(i + 1) == '\'';
            if (c == '“') {
                open = true;
            } else if (c == '”') {
                open = false;
            } else if (c == '"' || twice) {
                open = !open;
                i += twice ? 1 : 0;
            } else if (c == '\n' && i + 1 < marked.length && text.charAt(i + 1) == '\n') {
                open = false;
            }
            marked[i] = open;
        }
        return marked;
    }

    private static String words(String text, List<Span> spans) {
        return String.join(
                " | ", spans.stream().map(s -> s.in(text).replace('\n', ' ')).toList());
    }

    private static Count of(Map<Quote.Kind, Count> counts, Quote.Kind kind) {
        return counts.computeIfAbsent(kind, k -> new Count());
    }

    private void print(int articles) {
        System.out.println(articles + " articles");
        tokens.forEach((what, count) -> System.out.println("words of " + what + ": " + count));
        for (Quote.Kind kind : Quote.Kind.values()) {
            Count count = new Count();
            count.right = of(gold, kind).right;
            count.gold = of(gold, kind).gold;
            count.predicted = of(predicted, kind).predicted;
            System.out.println(kind.name().toLowerCase(Locale.ROOT) + ": recall "
                    + String.format(Locale.ROOT, "%.3f", of(gold, kind).recall()) + " of " + of(gold, kind).gold
                    + ", precision "
                    + String.format(Locale.ROOT, "%.3f", of(predicted, kind).precision()) + " of "
                    + of(predicted, kind).predicted + ", F1 "
                    + String.format(
                            Locale.ROOT,
                            "%.3f",
                            f1(of(predicted, kind).precision(), of(gold, kind).recall())));
        }
        rules.entrySet().stream()
                .sorted(Comparator.comparing(e -> -e.getValue().predicted))
                .forEach(e -> System.out.println(String.format(
                        Locale.ROOT,
                        "%-40s %5d found, %.3f right",
                        e.getKey(),
                        e.getValue().predicted,
                        e.getValue().precision())));
    }

    private static double f1(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** Reads brat standoff: T lines are spans, E lines join them; an attribution with a lost span is left out. */
    private static List<Gold> parse(String ann) {
        Map<String, List<Span>> spans = new HashMap<>();
        List<String[]> attributions = new ArrayList<>();
        for (String line : ann.lines().toList()) {
            String[] cells = line.split("\t", -1);
            if (cells.length < 2) {
                continue;
            }
            if (cells[0].startsWith("T")) {
                List<Span> pieces = new ArrayList<>();
                String where = cells[1].substring(cells[1].indexOf(' ') + 1);
                for (String piece : where.split(";")) {
                    String[] ends = piece.split(" ");
                    pieces.add(new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])));
                }
                spans.put(cells[0], pieces);
            } else if (cells[0].startsWith("E")) {
                attributions.add(cells[1].split(" "));
            }
        }
        List<Gold> golds = new ArrayList<>();
        for (String[] parts : attributions) {
            Map<String, List<Span>> roles = new HashMap<>();
            boolean whole = true;
            for (String part : parts) {
                String[] cells = part.split(":");
                List<Span> pieces = spans.get(cells[1]);
                whole &= pieces != null;
                if (pieces != null) {
                    String role = cells[0].replaceAll("[0-9]+$", "");
                    roles.computeIfAbsent(role, r -> new ArrayList<>()).addAll(pieces);
                }
            }
            if (whole) {
                golds.add(new Gold(
                        roles.getOrDefault("Source", List.of()),
                        roles.getOrDefault("Cue", List.of()),
                        roles.getOrDefault("Content", List.of())));
            }
        }
        return golds;
    }
}
