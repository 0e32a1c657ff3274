package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of clients that never finish asking. */
class SlowClientsTest {
    /** As many as are asked for, where each end may have so many files open. */
    private static final int SLOW = (int) Math.clamp(fileDescriptors() - 2_000, 500, 10_000);

    @TempDir
    Path folder;

    @Test
    void stopNobodyElse() throws Exception {
        try (Served desk = Served.local(folder);
                Clients slow = new Clients(desk.port())) {
            assertEquals(200, desk.browser().get("/").statusCode());
            long slowest = 0;
            int open = 0;
            while (open < SLOW) {
                open = slow.more();
                long begin = System.nanoTime();
                assertEquals(200, desk.browser().get("/").statusCode(), open + " slow clients");
                slowest = Math.max(slowest, System.nanoTime() - begin);
            }
            System.out.printf("%d slow clients: a page in %d ms at most%n", open, slowest / 1_000_000);
            assertTrue(slowest < Duration.ofSeconds(5).toNanos(), slowest / 1_000_000 + " ms");
        }
    }

    @Test
    void areClosedEvenIfTheySendAByteNowAndThen() throws Exception {
        WebOptions hasty = new WebOptions(WebOptions.LOOPBACK, 0, List.of(), 500);
        try (Served desk = Served.with(folder, Clock.systemUTC(), hasty)) {
            desk.web.start();
            assertTrue(drips(desk.port(), Dawdlers.BEGUN), "a header that never ends");
            byte[] body =
                    ("POST /correct HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                    + "Content-Length: 100000\r\n\r\na=")
                            .getBytes(StandardCharsets.US_ASCII);
            assertTrue(drips(desk.port(), body), "a body that never ends");
        }
    }

    /** Whether the desk closes a connection on which a byte comes every tenth of a second. */
    private static boolean drips(int port, byte[] begin) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            channel.write(ByteBuffer.wrap(begin));
            channel.configureBlocking(false);
            ByteBuffer answer = ByteBuffer.allocate(10_000);
            while (System.nanoTime() < end) {
                channel.write(ByteBuffer.wrap(new byte[] {'x'}));
                answer.clear();
                if (channel.read(answer) < 0) {
                    return true;
                }
                Thread.sleep(100);
            }
            return false;
        } catch (IOException e) {
            return true; // reset
        }
    }

    private static long fileDescriptors() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : 4_000;
    }

    /** {@link Dawdlers} in a process of their own, so that no limit of this one counts both ends. */
    private static final class Clients implements AutoCloseable {
        private final Process process;
        private final BufferedReader says;
        private final Writer tell;

        Clients(int port) throws IOException, URISyntaxException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            Path.of(Dawdlers.class
                                            .getProtectionDomain()
                                            .getCodeSource()
                                            .getLocation()
                                            .toURI())
                                    .toString(),
                            Dawdlers.class.getName(),
                            String.valueOf(port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            says = process.inputReader(StandardCharsets.US_ASCII);
            tell = process.outputWriter(StandardCharsets.US_ASCII);
        }

        /** Lets more clients begin; how many there are now. */
        int more() throws IOException {
            tell.write('\n');
            tell.flush();
            return Integer.parseInt(says.readLine());
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
