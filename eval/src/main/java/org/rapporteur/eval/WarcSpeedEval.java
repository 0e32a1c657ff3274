package org.rapporteur.eval;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.RawReport;

/**
 * An archive too large for the memory, read page by page: how fast, in how much memory, and with which problems.
 *
 * <p>Usage: {@code warc-speed MEGABYTES FOLDER...}. Writes a WARC of so many megabytes of pages, before compression, from the files
 * of the folders: a response record each, compressed each on its own, under an address of its own; the files are gone through again
 * until there is enough. The archive is deleted afterwards. Give the virtual machine little memory ({@code
 * RAPPORTEUR_JAVA_OPTS=-Xmx256m}): that it ends is the point.
 */
public final class WarcSpeedEval {
    /** How often on the way the memory in use is measured. */
    private static final int LOOKS = 4;

    /** After the days of all pages in the sets. */
    private static final Instant FETCHED = Instant.parse("2026-11-01T00:00:00Z");

    private WarcSpeedEval() {}

    /**
     * What was measured.
     *
     * @param pages read, which gave a report
     * @param articles of them, with a text
     * @param chars of the articles
     * @param live MiB in use after a collection, at equal steps through the archive
     * @param peak MiB in use at most, garbage included
     * @param problems of archive and articles, by kind
     */
    record Measured(
            int pages,
            int articles,
            long chars,
            double seconds,
            List<Long> live,
            long peak,
            Map<String, Integer> problems) {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        long bytes = Long.parseLong(arguments[0]) * 1_000_000;
        List<Path> files = files(Stream.of(arguments).skip(1).map(Path::of).toList());
        Path folder = Files.createTempDirectory("rapporteur-warc");
        Path archive = folder.resolve("pages.warc.gz");
        try {
            int records = write(archive, files, bytes);
            System.out.printf(
                    Locale.ROOT,
                    "archive: %d records from %d files, %.1f MB of pages, %.1f MB compressed; heap of at most %d MiB%n",
                    records,
                    files.size(),
                    bytes / 1e6,
                    Files.size(archive) / 1e6,
                    Runtime.getRuntime().maxMemory() >> 20);
            Measured measured = read(archive, records);
            System.out.printf(
                    Locale.ROOT,
                    "pages %d, articles %d, %.1f million characters of text%n",
                    measured.pages(),
                    measured.articles(),
                    measured.chars() / 1e6);
            System.out.printf(
                    Locale.ROOT,
                    "%.0f s of one processor, pages/s %.0f%n",
                    measured.seconds(),
                    measured.pages() / measured.seconds());
            System.out.println("live heap on the way, MiB: " + measured.live());
            System.out.println("peak heap " + measured.peak() + " MiB");
            System.out.println("problems " + measured.problems());
        } finally {
            Files.deleteIfExists(archive);
            Files.deleteIfExists(folder);
        }
    }

    /** The files of folders, in the order of their names; what a data set lacks is left out. */
    static List<Path> files(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.list(folder)) {
                    all.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no file in these folders");
        }
        return files;
    }

    /** Writes the archive; returns how many records it has. */
    static int write(Path archive, List<Path> files, long bytes) throws IOException {
        int records = 0;
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                WarcWriter writer = new WarcWriter(channel, WarcCompression.GZIP)) {
            for (long written = 0; written < bytes; records++) {
                byte[] page = bytesOf(files.get(records % files.size()));
                written += page.length;
                byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + page.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                byte[] response = new byte[head.length + page.length];
                System.arraycopy(head, 0, response, 0, head.length);
                System.arraycopy(page, 0, response, head.length, page.length);
                writer.write(new WarcResponse.Builder("http://pages.example/" + records)
                        .date(FETCHED)
                        .body(MediaType.HTTP_RESPONSE, response)
                        .build());
            }
        }
        return records;
    }

    private static byte[] bytesOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }

    /** Streams the archive through ingestor and extractor. */
    static Measured read(Path archive, int records) {
        Reader reader = new Reader(Math.max(1, records / LOOKS));
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        new Ingestor()
                .read(
                        List.of(archive),
                        InputStream.nullInputStream(),
                        reader::accept,
                        problem -> reader.problems.merge(problem.kind(), 1, Integer::sum));
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        return new Measured(
                reader.pages,
                reader.articles,
                reader.chars,
                nanos / 1e9,
                List.copyOf(reader.live),
                pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20,
                reader.problems);
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    /** Counts what comes and lets go of it. */
    private static final class Reader {
        private final ArticleExtractor extractor = new ArticleExtractor();
        private final Map<String, Integer> problems = new TreeMap<>();
        private final List<Long> live = new ArrayList<>();
        private final int step;
        private int pages;
        private int articles;
        private long chars;

        Reader(int step) {
            this.step = step;
        }

        void accept(RawReport raw) {
            Article article = extractor.extract(raw);
            article.problems().forEach(problem -> problems.merge(problem.kind(), 1, Integer::sum));
            pages++;
            articles += article.text().isEmpty() ? 0 : 1;
            chars += article.text().length();
            if (pages % step == 0) {
                System.gc();
                live.add(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
            }
        }
    }
}
