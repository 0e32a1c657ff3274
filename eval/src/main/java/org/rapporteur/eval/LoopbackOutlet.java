package org.rapporteur.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An outlet's web server on loopback that writes its answers byte by byte, so that it can also hang, lie and break off, as no real
 * server's library would let it. Each answer ends its connection.
 */
final class LoopbackOutlet implements AutoCloseable {
    /** Connections that nobody has taken yet; more than any measurement opens at once. */
    private static final int BACKLOG = 200;

    private final ServerSocket socket;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    private volatile @Nullable Answer otherwise;

    /** What comes on a connection for a path. */
    interface Answer {
        /** @param headers of the request, names in lower case */
        void write(Map<String, String> headers, OutputStream out) throws IOException, InterruptedException;
    }

    LoopbackOutlet() {
        try {
            socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** {@code host:port}, to be allowed by name. */
    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    /** From now on a path is answered so; others are not found. */
    LoopbackOutlet gives(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** From now on all other paths are answered so. */
    void otherwise(Answer answer) {
        otherwise = answer;
    }

    /** How often a path was asked for. */
    int asked(String path) {
        AtomicInteger count = asked.get(path);
        return count == null ? 0 : count.get();
    }

    /** Waits as long, unless the server ends before. */
    void rest(long millis) throws InterruptedException, IOException {
        if (closing.await(millis, TimeUnit.MILLISECONDS)) {
            throw new IOException("the server is closing");
        }
    }

    /** A whole answer that says what it is. */
    static byte[] whole(int status, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " -\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!headers.containsKey("Content-Length") && status != 304) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            var in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            String request = in.readLine();
            if (request == null) {
                return;
            }
            Map<String, String> headers = new HashMap<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            String path = request.split(" ")[1];
            asked.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
            Answer answer = answers.getOrDefault(path, path.equals("/robots.txt") ? null : otherwise);
            OutputStream out = connection.getOutputStream();
            if (answer == null) {
                out.write(whole(404, Map.of(), new byte[0]));
            } else {
                answer.write(headers, out);
            }
            out.flush();
        } catch (IOException e) {
            // The other side went away, which is its right.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
