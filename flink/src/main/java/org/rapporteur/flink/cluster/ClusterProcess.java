package org.rapporteur.flink.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One process of a cluster, as its files in the cluster's folder know it: {@code NAME.args} (its command line), {@code NAME.pid} and
 * {@code NAME.log}.
 */
record ClusterProcess(Path folder, String name) {
    /** How a process that was killed must end; it has nothing to say in that. */
    private static final Duration KILLED = Duration.ofSeconds(10);

    /** From letting go of its memory to being gone takes a process some milliseconds. */
    private static final Duration UNCOLLECTED = Duration.ofSeconds(1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** Starts it with the class path of this program; it outlives this program and its terminal. */
    void start(String mainClass, List<String> flags, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(flags);
        words.add("-Djava.util.logging.config.file=" + folder.resolve("logging.properties"));
        words.add("-Dlog.file=" + log());
        words.add("-cp");
        words.add(classPath());
        words.add(mainClass);
        words.addAll(arguments);
        // The Java machine reads this file in the charset of the platform.
        Files.write(
                args(),
                words.stream().map(ClusterProcess::quoted).toList(),
                Charset.forName(System.getProperty("native.encoding", UTF_8.name())));
        // The whole class path would be too long for what the system tells of a process; the file's name is its sign
        // instead.
        Process process = new ProcessBuilder(
                        "nohup",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        sign())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .redirectErrorStream(true)
                .start();
        // Never half a number.
        Path whole = folder.resolve(name + ".pid.new");
        Files.writeString(whole, process.pid() + "\n");
        Files.move(whole, pidFile(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The running process, if the one that was started runs still: a stranger that got its number later is not taken for it. */
    Optional<ProcessHandle> running() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        long pid;
        try {
            pid = Long.parseLong(Files.readString(pidFile()).strip());
        } catch (NumberFormatException e) {
            throw new IOException(pidFile() + " does not hold the number of a process", e);
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    /** Kills it at once (SIGKILL), if it runs, and waits until it is gone. */
    void kill() throws IOException, InterruptedException {
        Optional<ProcessHandle> handle = running();
        if (handle.isPresent()) {
            kill(handle.get());
        }
        Files.deleteIfExists(pidFile());
    }

    /** Waits until {@code handle}, which was asked to end, is gone, and kills it when that takes longer than {@code limit}. */
    void end(ProcessHandle handle, Duration limit) throws IOException, InterruptedException {
        if (!ended(handle, limit)) {
            kill(handle);
        }
        Files.deleteIfExists(pidFile());
    }

    private void kill(ProcessHandle handle) throws IOException, InterruptedException {
        handle.destroyForcibly();
        if (!ended(handle, KILLED)) {
            throw new IOException(name + " (process " + handle.pid() + ") does not end");
        }
    }

    private boolean ended(ProcessHandle handle, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if (gone(handle, LOOK_AGAIN)) {
                return true;
            }
            // It has let go of its memory. In a container nobody may ever collect what is left of it.
            if (!isOurs(handle)) {
                gone(handle, UNCOLLECTED);
                return true;
            }
        }
        return false;
    }

    private static boolean gone(ProcessHandle handle, Duration limit) throws InterruptedException {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isOurs(ProcessHandle handle) {
        return handle.info().commandLine().filter(line -> line.endsWith(sign())).isPresent();
    }

    /** Whether it was ever started in this folder. */
    boolean known() {
        return Files.exists(args());
    }

    Path log() {
        return folder.resolve(name + ".log");
    }

    /** The end of its log, at most {@code count} lines. */
    List<String> lastLines(int count) throws IOException {
        if (!Files.exists(log())) {
            return List.of();
        }
        List<String> lines =
                new String(Files.readAllBytes(log()), UTF_8).lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** Forgets a process of an earlier cluster. */
    void forget() throws IOException {
        for (Path file : List.of(args(), pidFile(), log())) {
            Files.deleteIfExists(file);
        }
    }

    private Path args() {
        return folder.resolve(name + ".args");
    }

    private Path pidFile() {
        return folder.resolve(name + ".pid");
    }

    private String sign() {
        return "@" + args();
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
