package org.rapporteur.eval;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.RawReport;

/**
 * What an article costs: the whole extraction of a page, its parse included, against jsoup's bare parse of the same page.
 *
 * <p>Usage: {@code page-speed FOLDER... [ROUNDS]}. All pages are decoded beforehand. In each round each page is parsed and
 * extracted, one right after the other, in turns which is first; the processor time of the one thread counts, so that other
 * programs disturb little. The first {@value #WARM_ROUNDS} rounds warm the virtual machine and do not count.
 */
public final class PageSpeedEval {
    /** The ratio changes by less than its spread from the third round on. */
    private static final int WARM_ROUNDS = 3;

    private static final int ROUNDS = 7;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PageSpeedEval() {}

    /**
     * What was measured; times are for all pages together.
     *
     * @param pages how many
     * @param parse milliseconds of bare parse, a round each
     * @param extract milliseconds of whole extraction, a round each
     * @param pageRatios of each page, the median of its rounds
     */
    record Measured(int pages, double[] parse, double[] extract, double[] pageRatios) {
        double ratio() {
            return median(ratios());
        }

        double[] ratios() {
            double[] ratios = new double[parse.length];
            Arrays.setAll(ratios, i -> extract[i] / parse[i]);
            return ratios;
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        List<String> folders = new ArrayList<>(List.of(arguments));
        int rounds = ROUNDS;
        if (folders.getLast().matches("\\d+")) {
            rounds = Integer.parseInt(folders.removeLast());
        }
        List<String> pages = pages(folders.stream().map(Path::of).toList());
        Measured measured = measure(pages, WARM_ROUNDS, rounds);
        print(pages, measured);
    }

    /** The decoded pages of folders; folders that a data set has only some of may be missing. */
    static List<String> pages(List<Path> folders) {
        List<String> pages = new ArrayList<>();
        new Ingestor()
                .read(
                        folders.stream().filter(Files::isDirectory).toList(),
                        InputStream.nullInputStream(),
                        report -> {
                            if (report.format() == RawReport.Format.HTML) {
                                pages.add(report.content());
                            }
                        },
                        problem -> System.err.println(problem.path() + ": " + problem.message()));
        return pages;
    }

    private static RawReport page(String content) {
        return new RawReport("page", "page", RawReport.Format.HTML, content, Given.NOTHING, List.of());
    }

    static Measured measure(List<String> pages, int warmRounds, int rounds) {
        ArticleExtractor extractor = new ArticleExtractor();
        double[] parse = new double[rounds];
        double[] extract = new double[rounds];
        double[][] ratios = new double[pages.size()][rounds];
        long seen = 0;
        for (int round = -warmRounds; round < rounds; round++) {
            for (int i = 0; i < pages.size(); i++) {
                RawReport page = page(pages.get(i));
                long bare = 0;
                long whole = 0;
                for (int turn = 0; turn < 2; turn++) {
                    long start = THREADS.getCurrentThreadCpuTime();
                    if ((turn + round & 1) == 0) {
                        seen += Jsoup.parse(page.content()).childNodeSize();
                        bare = THREADS.getCurrentThreadCpuTime() - start;
                    } else {
                        seen += extractor.extract(page).text().length();
                        whole = THREADS.getCurrentThreadCpuTime() - start;
                    }
                }
                if (round >= 0) {
                    parse[round] += bare / 1e6;
                    extract[round] += whole / 1e6;
                    ratios[i][round] = (double) whole / Math.max(bare, 1);
                }
            }
        }
        if (seen == 0) {
            throw new IllegalArgumentException("there is no page in these folders");
        }
        return new Measured(
                pages.size(),
                parse,
                extract,
                Arrays.stream(ratios).mapToDouble(PageSpeedEval::median).toArray());
    }

    private static void print(List<String> pages, Measured measured) {
        int n = measured.pages();
        System.out.printf(
                Locale.ROOT,
                "pages %d, %.0f million characters, rounds %d%n",
                n,
                pages.stream().mapToLong(String::length).sum() / 1e6,
                measured.parse().length);
        line(
                "bare parse, ms a page",
                Arrays.stream(measured.parse()).map(ms -> ms / n).toArray());
        line(
                "extraction, ms a page",
                Arrays.stream(measured.extract()).map(ms -> ms / n).toArray());
        line("ratio", measured.ratios());
        double[] each = measured.pageRatios().clone();
        Arrays.sort(each);
        System.out.printf(
                Locale.ROOT,
                "ratio of single pages: 10 %% below %.2f, half below %.2f, 90 %% below %.2f%n",
                each[n / 10],
                each[n / 2],
                each[n * 9 / 10]);
    }

    private static void line(String name, double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-22s median %.2f, from %.2f to %.2f%n",
                name,
                median(rounds),
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
