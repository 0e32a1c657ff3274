package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of clients that never finish asking. */
class SlowClientsTest {
    /** Each takes two file descriptors, since both ends are in this process, and a usual limit is 20,000. */
    private static final int SLOW = (int) Math.clamp((fileDescriptors() - 2_000) / 2, 500, 10_000);

    private static final byte[] BEGUN =
            "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void stopNobodyElse() throws Exception {
        List<SocketChannel> slow = new ArrayList<>();
        try (Served desk = Served.local(folder)) {
            assertEquals(200, desk.browser().get("/").statusCode());
            long slowest = 0;
            for (int i = 0; i < SLOW; i++) {
                slow.add(begin(desk.port()));
                if (i % 500 == 499) {
                    long begin = System.nanoTime();
                    assertEquals(200, desk.browser().get("/").statusCode(), i + " slow clients");
                    slowest = Math.max(slowest, System.nanoTime() - begin);
                }
            }
            System.out.printf("%d slow clients: a page in %d ms at most%n", SLOW, slowest / 1_000_000);
            assertTrue(slowest < Duration.ofSeconds(5).toNanos(), slowest / 1_000_000 + " ms");
        } finally {
            for (SocketChannel each : slow) {
                each.close();
            }
        }
    }

    @Test
    void areClosedEvenIfTheySendAByteNowAndThen() throws Exception {
        WebOptions hasty = new WebOptions(WebOptions.LOOPBACK, 0, List.of(), 500);
        try (Served desk = Served.with(folder, Clock.systemUTC(), hasty)) {
            desk.web.start();
            assertTrue(drips(desk.port(), BEGUN), "a header that never ends");
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

    private static SocketChannel begin(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(BEGUN));
        return channel;
    }

    private static long fileDescriptors() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : 4_000;
    }
}
