package org.rapporteur.desk.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An outlet's web server on loopback: answers each path as a test says, also badly, and remembers what it was asked.
 *
 * <p>{@code server.gives("/feed", FeedServer.rss("The Herald", new Item("/a", "Talks begin", "...")))}
 */
public final class FeedServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public FeedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** {@code host:port}, to be allowed by name. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The address of a path. */
    public String url(String path) {
        return "http://" + host() + path;
    }

    /** From now on this path is answered so; what was never said is answered with 404. */
    public FeedServer gives(String path, Reply reply) {
        replies.put(path, reply);
        return this;
    }

    /** A feed at a path. */
    public FeedServer gives(String path, String rss) {
        return gives(path, Reply.of("application/rss+xml; charset=utf-8", rss));
    }

    /** All that was asked for a path, in order. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(a -> a.path().equals(path)).toList();
    }

    /** All paths that were asked for, in order. */
    public List<String> paths() {
        return asked.stream().map(Asked::path).toList();
    }

    /** What somebody asked; the names of headers are in lower case. */
    public record Asked(String path, Map<String, String> headers, long nanoTime) {}

    /**
     * What a path is answered with.
     *
     * @param before how long nothing comes
     * @param chunk bytes at a time, with {@code before} between them; 0 for all at once
     */
    public record Reply(int status, Map<String, String> headers, String latin1, long beforeMillis, int chunk) {
        public Reply {
            headers = Map.copyOf(headers);
        }

        public static Reply of(String contentType, byte[] body) {
            return new Reply(
                    200, Map.of("Content-Type", contentType), new String(body, StandardCharsets.ISO_8859_1), 0, 0);
        }

        public static Reply of(String contentType, String body) {
            return of(contentType, body.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply html(String body) {
            return of("text/html; charset=utf-8", body);
        }

        public static Reply status(int status) {
            return new Reply(status, Map.of(), "", 0, 0);
        }

        public static Reply redirect(int status, String to) {
            return status(status).with("Location", to);
        }

        /** Takes the connection and says nothing. */
        public static Reply hanging() {
            return new Reply(200, Map.of(), "", Long.MAX_VALUE, 0);
        }

        public Reply with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Reply(status, more, latin1, beforeMillis, chunk);
        }

        /** Comes so many bytes at a time, with a pause after each. */
        public Reply dripping(int bytes, long pauseMillis) {
            return new Reply(status, headers, latin1, pauseMillis, bytes);
        }

        private byte[] body() {
            return latin1.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** An entry of a feed; its page is at {@code path}. */
    public record Item(
            String path,
            String title,
            String text,
            @Nullable String date) {
        public Item(String path, String title, String text) {
            this(path, title, text, null);
        }
    }

    /** An RSS feed, whose entries' pages are on this server. */
    public String rss(String title, Item... items) {
        StringBuilder rss = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>")
                .append(escaped(title))
                .append("</title><link>")
                .append(url("/"))
                .append("</link>");
        for (Item item : items) {
            rss.append("<item><title>").append(escaped(item.title())).append("</title><link>");
            rss.append(escaped(url(item.path()))).append("</link>");
            if (item.date() != null) {
                rss.append("<pubDate>").append(item.date()).append("</pubDate>");
            }
            rss.append("<description>").append(escaped(item.text())).append("</description></item>");
        }
        return rss.append("</channel></rss>").toString();
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            asked.add(new Asked(path, headers, System.nanoTime()));
            Reply reply = replies.getOrDefault(path, Reply.status(404));
            List<String> etag = new ArrayList<>();
            reply.headers().forEach((name, value) -> {
                exchange.getResponseHeaders().set(name, value);
                if (name.equals("ETag")) {
                    etag.add(value);
                }
            });
            if (!etag.isEmpty() && etag.contains(headers.get("if-none-match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] body = reply.body();
            if (reply.chunk() == 0) {
                rest(reply.beforeMillis());
            }
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                int step = reply.chunk() == 0 ? Math.max(1, body.length) : reply.chunk();
                for (int from = 0; from < body.length; from += step) {
                    out.write(body, from, Math.min(step, body.length - from));
                    out.flush();
                    if (reply.chunk() > 0) {
                        rest(reply.beforeMillis());
                    }
                }
            }
        }
    }

    private void rest(long millis) throws IOException {
        try {
            if (millis > 0 && closing.await(millis, TimeUnit.MILLISECONDS)) {
                throw new IOException("the server is closing");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
