package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.desk.access.Refused;
import org.rapporteur.desk.access.Role;

/** The desk as it starts, answers and stops. */
class WebDeskTest {
    @TempDir
    Path folder;

    @Test
    void servesAPageInItsFrame() throws Exception {
        try (Served desk = Served.local(folder)) {
            HttpResponse<String> page = desk.browser().get("/");
            assertEquals(200, page.statusCode(), page.body());
            assertTrue(page.body().contains("aria-current=\"page\">Stories"), page.body());
            assertTrue(page.body().contains("<summary>desk</summary>"), page.body());
        }
    }

    @Test
    void listensOnlyToThisMachineUntilThereIsAnAdmin() throws Exception {
        for (WebOptions open : List.of(
                WebOptions.at("0.0.0.0", 0, List.of()),
                WebOptions.at("127.0.0.1", 0, List.of(URI.create("https://desk.example.org"))))) {
            Path each = Files.createTempDirectory(folder, "desk");
            try (Served desk = Served.with(each, Clock.systemUTC(), open)) {
                Refused refused = assertThrows(Refused.class, desk.web::start);
                assertTrue(refused.getMessage().contains("rapporteur desk admit NAME"));
                desk.members.add("ada", Served.PASSWORD, Role.ADMIN);
                desk.web.start();
                assertEquals(302, desk.browser().get("/").statusCode());
            }
        }
    }

    @Test
    void saysWhenThePortIsTaken() throws Exception {
        try (Served desk = Served.local(folder);
                Served second = Served.with(
                        Files.createTempDirectory(folder, "second"),
                        Clock.systemUTC(),
                        WebOptions.local(desk.port()))) {
            Refused refused = assertThrows(Refused.class, second.web::start);
            assertTrue(refused.getMessage().contains("127.0.0.1:" + desk.port()), refused.getMessage());
        }
    }

    @Test
    void letsARunningRequestEndWhenItStops() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        Served desk = Served.local(
                folder,
                routes -> routes.get("/slow", c -> {
                    begun.countDown();
                    stopping.await();
                    c.result("done");
                }));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int port = desk.port();
            Served.Browser browser = desk.browser();
            Future<HttpResponse<String>> answer = threads.submit(() -> browser.get("/slow"));
            begun.await();
            Future<?> stop = threads.submit(desk::close);
            long end = System.nanoTime() + 5_000_000_000L;
            while (System.nanoTime() < end && answers(port)) {
                Thread.onSpinWait();
            }
            stopping.countDown();
            assertEquals("done", answer.get().body());
            stop.get();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void keepsTheColoursThatAReaderChose() throws Exception {
        try (Served desk = Served.local(folder)) {
            Served.Browser browser = desk.browser();
            HttpResponse<String> chosen = browser.submit("/scheme", Map.of("scheme", "dark", "next", "/search?q=a"));
            assertEquals(
                    List.of("303", "/search?q=a"),
                    List.of(
                            String.valueOf(chosen.statusCode()),
                            chosen.headers().firstValue("Location").orElse("")));
            assertTrue(browser.get("/").body().contains("<html lang=\"en\" data-scheme=\"dark\">"));
        }
    }
}
