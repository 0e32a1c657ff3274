package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
            Path each = java.nio.file.Files.createTempDirectory(folder, "desk");
            try (Served desk = Served.with(each, Clock.systemUTC(), open)) {
                Refused refused = assertThrows(Refused.class, desk.web::start);
                assertTrue(refused.getMessage().contains("rapporteur members add NAME --role admin"));
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
                        java.nio.file.Files.createTempDirectory(folder, "second"),
                        Clock.systemUTC(),
                        WebOptions.local(desk.port()))) {
            Refused refused = assertThrows(Refused.class, second.web::start);
            assertTrue(refused.getMessage().contains("127.0.0.1:" + desk.port()), refused.getMessage());
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
