package org.rapporteur.eval;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.cli.Depth;
import org.rapporteur.cli.Pile;
import org.rapporteur.cli.PileReader;
import org.rapporteur.publish.AccountPublisher;

/**
 * Measures how fast a pile becomes an account, and how time and memory grow with it.
 *
 * <p>Arguments: a file of JSON Lines, then the sizes of the piles (default 200 500 1000 2000 and all). The first reports of the
 * file make each pile. A pile of the first size is run once before, not measured, so that the virtual machine is warm.
 */
public final class SpeedEval {
    private SpeedEval() {}

    /** One pile, measured; seconds and MiB. */
    record Measured(int reports, int chars, double read, double account, double publish, double cpu, long heapMib) {
        double seconds() {
            return read + account + publish;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%7d %9d %8.2f %8.2f %8.2f %8.2f %8.2f %10.1f %8d",
                    reports,
                    chars,
                    read,
                    account,
                    publish,
                    seconds(),
                    cpu,
                    reports / seconds(),
                    heapMib);
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        List<String> lines = Files.readAllLines(file);
        List<Integer> sizes = arguments.length > 1
                ? Stream.of(arguments).skip(1).map(Integer::valueOf).toList()
                : Stream.of(200, 500, 1000, 2000, lines.size()).distinct().toList();
        int threads = Runtime.getRuntime().availableProcessors();
        measure(lines, sizes.getFirst(), threads);
        System.out.println(file.getFileName() + ", " + threads + " threads, heap of at most "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        System.out.println("reports     chars   read s account s publish s  total s    cpu s  reports/s heap MiB");
        Measured first = null;
        Measured last = null;
        for (int size : sizes) {
            last = measure(lines, Math.min(size, lines.size()), threads);
            first = first == null ? last : first;
            System.out.println(last);
        }
        if (first != null && last != null && last.chars() > first.chars()) {
            System.out.printf(
                    Locale.ROOT,
                    "growth: CPU time ~ chars^%.2f (1 is linear)%n",
                    Math.log(last.cpu() / first.cpu()) / Math.log((double) last.chars() / first.chars()));
        }
        System.out.println("peak memory of the process: " + peakResident());
    }

    static Measured measure(List<String> lines, int size, int threads) throws IOException {
        Path folder = Files.createTempDirectory("rapporteur-speed");
        try {
            Path pileFile = folder.resolve("pile.jsonl");
            Files.write(pileFile, lines.subList(0, size));
            System.gc();
            pools().forEach(MemoryPoolMXBean::resetPeakUsage);
            long cpu = cpu();
            long start = System.nanoTime();
            Pile pile = new PileReader(threads, Depth.WHOLE, () -> {})
                    .read(List.of(pileFile), InputStream.nullInputStream());
            long read = System.nanoTime();
            Account account = new Accountant().account(pile.readings(), pile.problems(), AccountOptions.ALL);
            long accounted = System.nanoTime();
            new AccountPublisher().publish(account, folder.resolve("account"));
            long published = System.nanoTime();
            return new Measured(
                    pile.readings().size(),
                    pile.readings().stream().mapToInt(r -> r.text().length()).sum(),
                    (read - start) / 1e9,
                    (accounted - read) / 1e9,
                    (published - accounted) / 1e9,
                    (cpu() - cpu) / 1e9,
                    pools().mapToLong(p -> p.getPeakUsage().getUsed()).sum() >> 20);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Time of all threads, also those that compile and collect: a machine with other work makes only the wall clock slow. */
    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP);
    }

    /** As Linux tells it; unknown elsewhere. */
    private static String peakResident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "unknown on this system";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse("unknown");
    }
}
