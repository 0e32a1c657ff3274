package org.rapporteur.eval;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * A program that reads reports, in a process of its own: it loads, then reads the same reports each time that it is told to, and
 * says how long that took. Its own part needs nothing but the JDK, so that the class path of the process is the program's.
 */
final class ReaderProcess implements AutoCloseable {
    /** The end of what a process that died had printed. */
    private static final int TAIL = 2000;

    private final Process process;
    private final Path log;
    private final Path reports;
    private final BufferedReader answers;
    private final Load load;

    private ReaderProcess(Process process, Path log, Path reports) throws IOException {
        this.process = process;
        this.log = log;
        this.reports = reports;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        String[] cells = answer().split(" ");
        this.load = new Load(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]));
    }

    /** From the first line of the main method until the first text was read: seconds by the clock on the wall, and of all threads. */
    record Load(double seconds, double cpu) {}

    /**
     * One time through the reports.
     *
     * @param seconds by the clock on the wall
     * @param cpu seconds of all threads, also those that compile and collect
     * @param marks what was found; what it is depends on the program
     * @param failed reports at which the program threw
     */
    record Pass(double seconds, double cpu, int marks, int failed) {}

    /**
     * Starts a program and waits until it has loaded and read a first text.
     *
     * @param command the virtual machine with its options and class path
     * @param reader a class that makes of a report something that reads it
     * @param first a text to read first, from when on the program counts as loaded
     */
    static ReaderProcess start(List<String> command, String reader, String first, List<String> reports)
            throws IOException {
        Path file = Files.createTempFile("rapporteur-reports", ".txt");
        Path log = Files.createTempFile("rapporteur-reader", ".log");
        List<String> lines = new ArrayList<>();
        lines.add(encoded(first));
        reports.forEach(report -> lines.add(encoded(report)));
        Files.write(file, lines);
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(ReaderProcess.class.getName(), reader, file.toString()));
        return new ReaderProcess(
                new ProcessBuilder(words).redirectError(log.toFile()).start(), log, file);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String line) {
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }

    /** What it took to load. */
    Load load() {
        return load;
    }

    /** Has every so-many-th report read by so many threads. */
    Pass read(int threads, int every) throws IOException {
        String[] cells = ask("read " + threads + " " + every).split(" ");
        return new Pass(
                Double.parseDouble(cells[0]),
                Double.parseDouble(cells[1]),
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]));
    }

    /** The most memory that the process held so far, in MiB, as Linux tells it; 0 elsewhere. */
    long peakMib() throws IOException {
        return Long.parseLong(ask("peak"));
    }

    private String ask(String question) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8)
                .append(question)
                .append('\n')
                .flush();
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            String printed = Files.readString(log);
            throw new IOException("the reader died: " + printed.substring(Math.max(0, printed.length() - TAIL)));
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(log);
        Files.deleteIfExists(reports);
    }

    /** The process: loads, then answers the questions on standard input. Arguments: the reader's class and the reports. */
    public static void main(String[] arguments) throws Exception {
        long cpu = cpu();
        long start = System.nanoTime();
        PrintStream answers = System.out;
        // Whatever the program prints is not an answer.
        System.setOut(System.err);
        List<IntSupplier> reports = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments[1]))) {
            String first = Objects.requireNonNull(lines.readLine());
            Function<String, IntSupplier> reader = reader(arguments[0]);
            System.err.println(
                    "marks in the first text: " + reader.apply(decoded(first)).getAsInt());
            answers.println((System.nanoTime() - start) / 1e9 + " " + (cpu() - cpu) / 1e9);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reports.add(reader.apply(decoded(line)));
            }
        }
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            String[] words = question.split(" ");
            answers.println(
                    words[0].equals("peak")
                            ? Long.toString(residentMib())
                            : pass(reports, Integer.parseInt(words[1]), Integer.parseInt(words[2])));
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<String, IntSupplier> reader(String name) throws ReflectiveOperationException {
        var constructor = Class.forName(name).getDeclaredConstructor();
        return (Function<String, IntSupplier>) constructor.newInstance();
    }

    private static String pass(List<IntSupplier> reports, int threads, int every) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger marks = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndAdd(every); i < reports.size(); i = next.getAndAdd(every)) {
                try {
                    marks.addAndGet(reports.get(i).getAsInt());
                } catch (RuntimeException | StackOverflowError e) {
                    failed.incrementAndGet();
                    System.err.println(e);
                }
            }
        };
        long cpu = cpu();
        long start = System.nanoTime();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(work, "reader-" + i);
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return String.format(
                Locale.ROOT,
                "%.6f %.6f %d %d",
                (System.nanoTime() - start) / 1e9,
                (cpu() - cpu) / 1e9,
                marks.get(),
                failed.get());
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static long residentMib() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }
}
