package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rapporteur.extract.ArticleExtractor;
import tools.jackson.databind.JsonNode;

/**
 * How well the main text of web pages of all kinds is found: trafilatura-eval says for each of 990 pages which pieces of text
 * must be in it and which must not.
 *
 * <p>Usage: {@code SegmentsEval TRAFILATURA_EVAL_FOLDER [-v]}. The measure is that of the set's authors: a piece counts as found
 * where it stands in the text as it is written; pieces of all pages count alike. White space is folded on both sides. With
 * {@code -v} the misses of the half that is looked at are printed, never those of the other.
 */
public final class SegmentsEval {
    private SegmentsEval() {}

    /** Pieces counted: must be there and is, is not; must not be there and is, is not. */
    record Tally(int truePositives, int falseNegatives, int falsePositives, int trueNegatives) {
        static final Tally NONE = new Tally(0, 0, 0, 0);

        /** Counts the pieces that a page's label asks for and forbids. */
        static Tally of(String text, JsonNode label) {
            String folded = folded(text);
            int there = 0;
            for (JsonNode piece : label.path("with")) {
                there += folded.contains(folded(piece.asString())) ? 1 : 0;
            }
            int wrong = 0;
            for (JsonNode piece : label.path("without")) {
                wrong += folded.contains(folded(piece.asString())) ? 1 : 0;
            }
            return new Tally(
                    there,
                    label.path("with").size() - there,
                    wrong,
                    label.path("without").size() - wrong);
        }

        Tally plus(Tally other) {
            return new Tally(
                    truePositives + other.truePositives,
                    falseNegatives + other.falseNegatives,
                    falsePositives + other.falsePositives,
                    trueNegatives + other.trueNegatives);
        }

        double precision() {
            return share(truePositives, falsePositives);
        }

        double recall() {
            return share(truePositives, falseNegatives);
        }

        double accuracy() {
            return share(truePositives + trueNegatives, falsePositives + falseNegatives);
        }

        double f1() {
            return share(2 * truePositives, falsePositives + falseNegatives);
        }

        private static double share(int right, int wrong) {
            return right + wrong == 0 ? 0 : (double) right / (right + wrong);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "segments %d + %d  P %.3f  R %.3f  accuracy %.3f  F1 %.3f",
                    truePositives + falseNegatives,
                    falsePositives + trueNegatives,
                    precision(),
                    recall(),
                    accuracy(),
                    f1());
        }
    }

    /** Prints the figures of both halves and of the whole set, and the speed. */
    public static void main(String[] args) throws IOException {
        boolean verbose = List.of(args).contains("-v");
        ArticleExtractor extractor = new ArticleExtractor();
        Map<Halves.Half, Tally> tallies = new EnumMap<>(Halves.Half.class);
        Map<Halves.Half, Integer> pages = new EnumMap<>(Halves.Half.class);
        long[] nanos = new long[1];
        LabelledPage.forEachOfTrafilatura(Path.of(args[0]), page -> {
            long start = System.nanoTime();
            String text = extractor.extract(page.raw()).text();
            nanos[0] += System.nanoTime() - start;
            tallies.merge(page.half(), Tally.of(text, page.label()), Tally::plus);
            pages.merge(page.half(), 1, Integer::sum);
            if (verbose && page.half() == Halves.Half.LOOK) {
                printMisses(page, text);
            }
        });
        Tally all = Tally.NONE;
        int count = 0;
        for (Halves.Half half : Halves.Half.values()) {
            Tally tally = tallies.getOrDefault(half, Tally.NONE);
            System.out.printf(
                    Locale.ROOT,
                    "half to %-5s  pages %d  %s%n",
                    half.name().toLowerCase(Locale.ROOT),
                    pages.getOrDefault(half, 0),
                    tally);
            all = all.plus(tally);
            count += pages.getOrDefault(half, 0);
        }
        System.out.printf(Locale.ROOT, "all            pages %d  %s%n", count, all);
        System.out.printf(Locale.ROOT, "pages/s %.0f%n", count * 1e9 / Math.max(1, nanos[0]));
    }

    private static void printMisses(LabelledPage page, String text) {
        String folded = folded(text);
        for (JsonNode piece : page.label().path("with")) {
            if (!folded.contains(folded(piece.asString()))) {
                System.out.println(page.raw().path() + " lacks: " + piece.asString());
            }
        }
        for (JsonNode piece : page.label().path("without")) {
            if (folded.contains(folded(piece.asString()))) {
                System.out.println(page.raw().path() + " has: " + piece.asString());
            }
        }
    }

    /** White space of all kinds as one space, invisible marks gone: what a reader can tell apart. */
    static String folded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u200B' || c == '\uFEFF' || c == '\u00AD' || c == '\u2060') {
                continue;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
                continue;
            }
            if (space && !out.isEmpty()) {
                out.append(' ');
            }
            space = false;
            out.append(c);
        }
        return out.toString();
    }
}
