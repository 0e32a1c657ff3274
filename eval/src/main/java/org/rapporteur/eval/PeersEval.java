package org.rapporteur.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Our extractor beside those on Maven Central, on the same pages in one run: ROUGE-LSum F1 on fundus-eval, F of must and must-not
 * segments on trafilatura-eval, both by half, and pages a second of one thread.
 *
 * <p>Usage: {@code peers FUNDUS_EVAL_FOLDER TRAFILATURA_EVAL_FOLDER [ROUNDS]}. Quality is of the first pass over the pages, which
 * also warms the virtual machine; speed is the median of the rounds after it, in processor time. An extractor that throws has
 * found nothing on that page, and is counted.
 */
public final class PeersEval {
    private static final int ROUNDS = 3;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PeersEval() {}

    /** What one extractor found. */
    static final class Tally {
        private final Map<Halves.Half, List<ExtractionEval.Score>> rouge = new EnumMap<>(Halves.Half.class);
        private final Map<Halves.Half, SegmentsEval.Tally> segments = new EnumMap<>(Halves.Half.class);
        private final List<Long> nanos = new ArrayList<>();
        private int failed;

        double rouge(Halves.Half... halves) {
            return 100
                    * Arrays.stream(halves)
                            .flatMap(half -> rouge.getOrDefault(half, List.of()).stream())
                            .mapToDouble(ExtractionEval.Score::f1)
                            .average()
                            .orElse(0);
        }

        double segments(Halves.Half... halves) {
            return Arrays.stream(halves)
                    .map(half -> segments.getOrDefault(half, SegmentsEval.Tally.NONE))
                    .reduce(SegmentsEval.Tally.NONE, SegmentsEval.Tally::plus)
                    .f1();
        }

        double pagesPerSecond(int pages) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return pages * 1e9 / Math.max(1, sorted[sorted.length / 2]);
        }

        int failed() {
            return failed;
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<LabelledPage> fundus = new ArrayList<>();
        LabelledPage.forEachOfFundus(Path.of(arguments[0]), fundus::add);
        List<LabelledPage> trafilatura = new ArrayList<>();
        LabelledPage.forEachOfTrafilatura(Path.of(arguments[1]), trafilatura::add);
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : ROUNDS;
        Map<Peer, Tally> tallies = measure(fundus, trafilatura, rounds);
        int pages = fundus.size() + trafilatura.size();
        System.out.printf(
                Locale.ROOT,
                "%d pages of fundus-eval (ROUGE-LSum F1), %d of trafilatura-eval (segments F1)%n%n",
                fundus.size(),
                trafilatura.size());
        System.out.println(
                "| extractor | fundus, look | fundus, score | fundus | segments, look | segments, score | segments | pages/s | failed |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        tallies.forEach((peer, tally) -> System.out.println(row(peer, tally, pages)));
    }

    private static String row(Peer peer, Tally tally, int pages) {
        if (peer == Peer.BARE_PARSE) {
            return String.format(Locale.ROOT, "| %s | | | | | | | %.0f | |", peer.shown(), tally.pagesPerSecond(pages));
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.3f | %.3f | %.3f | %.0f | %d |",
                peer.shown(),
                tally.rouge(Halves.Half.LOOK),
                tally.rouge(Halves.Half.SCORE),
                tally.rouge(Halves.Half.values()),
                tally.segments(Halves.Half.LOOK),
                tally.segments(Halves.Half.SCORE),
                tally.segments(Halves.Half.values()),
                tally.pagesPerSecond(pages),
                tally.failed());
    }

    static Map<Peer, Tally> measure(List<LabelledPage> fundus, List<LabelledPage> trafilatura, int rounds) {
        Map<Peer, Tally> tallies = new EnumMap<>(Peer.class);
        for (Peer peer : Peer.values()) {
            Tally tally = new Tally();
            tallies.put(peer, tally);
            for (LabelledPage page : fundus) {
                ExtractionEval.Score score =
                        ExtractionEval.score(page.label().path("body"), paragraphs(peer, page, tally));
                tally.rouge
                        .computeIfAbsent(page.half(), half -> new ArrayList<>())
                        .add(score);
            }
            for (LabelledPage page : trafilatura) {
                String text = String.join("\n\n", paragraphs(peer, page, tally));
                JsonNode label = page.label();
                tally.segments.merge(page.half(), SegmentsEval.Tally.of(text, label), SegmentsEval.Tally::plus);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<Peer, Tally> each : tallies.entrySet()) {
                long start = THREADS.getCurrentThreadCpuTime();
                Tally ignored = new Tally();
                fundus.forEach(page -> paragraphs(each.getKey(), page, ignored));
                trafilatura.forEach(page -> paragraphs(each.getKey(), page, ignored));
                each.getValue().nanos.add(THREADS.getCurrentThreadCpuTime() - start);
            }
        }
        return tallies;
    }

    private static List<String> paragraphs(Peer peer, LabelledPage page, Tally tally) {
        try {
            return peer.paragraphs(page.raw().content());
        } catch (Exception | StackOverflowError | LinkageError e) {
            tally.failed++;
            return List.of();
        }
    }
}
