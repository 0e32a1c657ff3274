package org.rapporteur.desk.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that lie in HTTP itself. */
class FetcherTest {
    private static FetchFailure failure(String scheme, int port) throws InterruptedException {
        FetchOptions options = WatchTests.options().fetch().withAllowedHosts(Set.of("127.0.0.1:" + port));
        try (Fetcher fetcher = new Fetcher(options, new Pause(Clock.systemUTC(), Duration.ofMillis(5)))) {
            URI address = URI.create(scheme + "://127.0.0.1:" + port + "/feed");
            return assertThrows(FetchFailure.class, () -> fetcher.fetch(address, Validators.NONE));
        }
    }

    /** What a server says, once and again, after it was asked for anything but rules for robots. */
    private static FetchFailure failure(String says, String again, int most) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread serving = Thread.ofVirtual().start(() -> serve(server, says, again, most));
            FetchFailure failure = failure("http", server.getLocalPort());
            serving.interrupt();
            return failure;
        }
    }

    private static void serve(ServerSocket server, String says, String again, int most) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                byte[] head = new byte[4_096];
                int n = socket.getInputStream().read(head);
                OutputStream out = socket.getOutputStream();
                if (new String(head, 0, Math.max(n, 0), StandardCharsets.ISO_8859_1).startsWith("GET /robots.txt")) {
                    write(out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    continue;
                }
                write(out, says);
                for (int i = 0; i < most; i++) {
                    write(out, again);
                }
            } catch (IOException e) {
                // The other side has had enough.
            }
        }
    }

    private static void write(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Test
    void refusesABodyWithoutEnd() throws Exception {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        FetchFailure failure = failure("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk, 10_000);
        assertEquals("too-large", failure.kind(), failure.message());
    }

    @Test
    void refusesABodyThatIsAnnouncedTooLarge() throws Exception {
        FetchFailure failure = failure("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n", "x", 10);
        assertEquals("too-large", failure.kind(), failure.message());
    }

    @Test
    void refusesAHeadWithoutEnd() throws Exception {
        FetchFailure failure = failure("HTTP/1.1 200 OK\r\n", "X-More: " + "y".repeat(1_000) + "\r\n", 100_000);
        assertEquals("no-answer", failure.kind(), failure.message());
    }

    @Test
    void takesNoBodyThatBreaksOff() throws Exception {
        FetchFailure failure = failure("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", "<rss>", 1);
        assertEquals("broken-off", failure.kind(), failure.message());
    }

    @Test
    void takesNothingThatIsNotHttp() throws Exception {
        FetchFailure failure = failure("220 mail.example ESMTP\r\n", "", 0);
        assertTrue(Set.of("no-answer", "broken-off").contains(failure.kind()), failure.message());
    }

    @Test
    void saysWhenNobodyAnswersAtAll() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        FetchFailure failure = failure("http", port);
        assertEquals("no-connection", failure.kind(), failure.message());
    }

    @Test
    void believesACertificateOnlyForTheNameInIt(@TempDir Path folder) throws Exception {
        KeyStore keys = keys(folder.resolve("keys.p12"), "outlet.invalid");
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            byte[] host = exchange.getRequestHeaders().getFirst("Host").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/feed") ? 200 : 404, host.length);
            exchange.getResponseBody().write(host);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        // The address has no name of its own: what is checked is the name in the web address.
        SocketAddressResolver loopback =
                (host, p, context, promise) -> promise.succeeded(List.of(new InetSocketAddress("127.0.0.1", p)));
        FetchOptions options = WatchTests.options()
                .fetch()
                .withAllowedHosts(Set.of("outlet.invalid:" + port, "other.invalid:" + port));
        Pause pause = new Pause(Clock.systemUTC(), Duration.ofMillis(5));
        URI right = URI.create("https://outlet.invalid:" + port + "/feed");
        URI wrong = URI.create("https://other.invalid:" + port + "/feed");
        try (Fetcher trusting = new Fetcher(options, pause, loopback, context(keys));
                Fetcher strict = new Fetcher(options, pause, loopback, null)) {
            assertArrayEquals(
                    ("outlet.invalid:" + port).getBytes(StandardCharsets.UTF_8),
                    trusting.fetch(right, Validators.NONE).body());
            FetchFailure name = assertThrows(FetchFailure.class, () -> trusting.fetch(wrong, Validators.NONE));
            assertEquals("encryption", name.kind(), name.message());
            FetchFailure unknown = assertThrows(FetchFailure.class, () -> strict.fetch(right, Validators.NONE));
            assertEquals("encryption", unknown.kind(), unknown.message());
        } finally {
            server.stop(0);
        }
    }

    /** A key and the certificate that vouches for itself. */
    private static KeyStore keys(Path store, String host) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-validity",
                        "30",
                        "-storepass",
                        "secret",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        // So that it is believed as well.
        keys.setCertificateEntry("trusted", keys.getCertificate("a"));
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "secret".toCharArray());
        TrustManagerFactory believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        believed.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), believed.getTrustManagers(), null);
        return context;
    }
}
