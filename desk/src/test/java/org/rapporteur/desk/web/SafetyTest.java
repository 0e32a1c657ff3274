package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.desk.access.Role;

/** Attacks on the desk over HTTP, each with what it must come to. */
class SafetyTest {
    @TempDir
    Path folder;

    @Test
    void answersUnderItsOwnNamesOnly() throws Exception {
        try (Served desk = Served.local(folder)) {
            Map<String, String> answers = new LinkedHashMap<>();
            for (String host : List.of(
                    "127.0.0.1:8484",
                    "localhost",
                    "LOCALHOST:1",
                    "[::1]:8484",
                    "evil.example",
                    "evil.example:8484",
                    "127.0.0.1.evil.example",
                    "localhost.evil.example",
                    "evil.example@127.0.0.1",
                    "")) {
                answers.put(
                        host, status(desk.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")));
            }
            assertEquals(
                    Map.of(
                            "127.0.0.1:8484", "200",
                            "localhost", "200",
                            "LOCALHOST:1", "200",
                            "[::1]:8484", "200",
                            "evil.example", "421",
                            "evil.example:8484", "421",
                            "127.0.0.1.evil.example", "421",
                            "localhost.evil.example", "421",
                            "evil.example@127.0.0.1", "400",
                            "", "400"),
                    answers);
            assertEquals("400", status(desk.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")));
            assertEquals(
                    "421",
                    status(desk.raw(
                            "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")));
        }
    }

    @Test
    void changesNothingWithoutTheFormsOwnToken() throws Exception {
        try (Served desk = Served.local(folder)) {
            Served.Browser mine = desk.browser();
            Served.Browser other = desk.browser();
            String token = mine.formToken();
            String others = other.formToken();
            assertEquals(403, mine.post("/correct", Map.of()).statusCode());
            assertEquals(403, mine.post("/correct", Map.of("csrf", "")).statusCode());
            assertEquals(403, mine.post("/correct", Map.of("csrf", "forged")).statusCode());
            assertEquals(403, mine.post("/correct", Map.of("csrf", others)).statusCode());
            assertEquals(403, mine.post("/correct?csrf=" + token, Map.of()).statusCode(), "not in an address");
            assertEquals(
                    403, desk.browser().post("/correct", Map.of("csrf", token)).statusCode(), "without the cookie");
            assertEquals(200, mine.post("/correct", Map.of("csrf", token)).statusCode());
            assertEquals(
                    200, mine.post("/correct", Map.of(), "X-CSRF-Token", token).statusCode());
            assertEquals(
                    403,
                    mine.send("/correct", "PUT", BodyPublishers.ofString("{}"), "Content-Type", "application/json")
                            .statusCode());
        }
    }

    @Test
    void takesNothingThatAnotherSiteSends() throws Exception {
        try (Served desk = Served.local(folder)) {
            Served.Browser browser = desk.browser();
            String token = browser.formToken();
            for (String[] foreign : new String[][] {
                {"Origin", "https://evil.example"},
                {"Origin", "null"},
                {"Origin", "http://127.0.0.1:1"},
                {"Origin", "http://localhost:" + desk.port()},
                {"Origin", "not an origin"},
                {"Sec-Fetch-Site", "cross-site"},
                {"Sec-Fetch-Site", "same-site"},
            }) {
                assertEquals(
                        403,
                        browser.post("/correct", Map.of("csrf", token), foreign).statusCode(),
                        String.join(" ", foreign));
            }
            assertEquals(
                    200,
                    browser.post(
                                    "/correct",
                                    Map.of("csrf", token),
                                    "Origin",
                                    "http://127.0.0.1:" + desk.port(),
                                    "Sec-Fetch-Site",
                                    "same-origin")
                            .statusCode());
            // A program may send JSON; a page elsewhere could send it only as something else.
            Served.Browser program = desk.browser();
            assertEquals(
                    200,
                    program.send(
                                    "/api/v1/things",
                                    "POST",
                                    BodyPublishers.ofString("{}"),
                                    "Content-Type",
                                    "application/json")
                            .statusCode());
            assertEquals(
                    415,
                    program.send("/api/v1/things", "POST", BodyPublishers.ofString("{}"), "Content-Type", "text/plain")
                            .statusCode());
            HttpResponse<String> asked = program.send(
                    "/api/v1/things",
                    "OPTIONS",
                    BodyPublishers.noBody(),
                    "Origin",
                    "https://evil.example",
                    "X-Requested",
                    "1");
            assertEquals(405, asked.statusCode());
            assertFalse(asked.headers().map().keySet().stream()
                    .anyMatch(n -> n.regionMatches(true, 0, "access-control", 0, 14)));
        }
    }

    @Test
    void namesNoFileByARequest() throws Exception {
        try (Served desk = Served.local(folder)) {
            Map<String, String> found = new LinkedHashMap<>();
            for (String path : List.of(
                    "/assets/../desk.css",
                    "/assets/..%2f..%2fdesk.css",
                    "/assets/%2e%2e/%2e%2e/etc/passwd",
                    "/assets/..%252f..%252fetc%252fpasswd",
                    "/assets/..%5c..%5cetc",
                    "/assets/..;/..;/etc/passwd",
                    "/assets//etc/passwd",
                    "/assets/desk.css%00.js",
                    "/assets/org/rapporteur/desk/web/desk.css",
                    "/assets/desk.css",
                    "/read/..%2f..%2fetc%2fpasswd",
                    "/read/%2e%2e",
                    "/read/a%2fb",
                    "/read/a%20b",
                    "/read/%3Cscript%3E",
                    "/read/" + "a".repeat(201))) {
                String answer = desk.raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
                String status = status(answer);
                assertTrue(answer.contains("Content-Security-Policy: default-src 'none'"), path + "\n" + answer);
                if (!status.equals("404") && !status.equals("400")) {
                    found.put(path, status);
                }
            }
            assertEquals(Map.of(), found);
            assertEquals(
                    "200",
                    status(desk.raw("GET /read/a~b:c.d-e HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")));
        }
    }

    @Test
    void bindsTheBrowserOnEveryAnswer() throws Exception {
        try (Served desk = Served.local(folder)) {
            String big = "x".repeat(9_000);
            List<String> lacking = new ArrayList<>();
            for (String request : List.of(
                    "GET / HTTP/1.1\r\nHost: 127.0.0.1",
                    "HEAD / HTTP/1.1\r\nHost: 127.0.0.1",
                    "GET /login HTTP/1.1\r\nHost: 127.0.0.1",
                    "GET /nothing HTTP/1.1\r\nHost: 127.0.0.1",
                    "GET /fails HTTP/1.1\r\nHost: 127.0.0.1",
                    "GET /api/v1/things HTTP/1.1\r\nHost: 127.0.0.1",
                    "GET /api/v1/nothing HTTP/1.1\r\nHost: 127.0.0.1",
                    "POST /correct HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0",
                    "OPTIONS / HTTP/1.1\r\nHost: 127.0.0.1",
                    "TRACE / HTTP/1.1\r\nHost: 127.0.0.1",
                    "PROPFIND / HTTP/1.1\r\nHost: 127.0.0.1",
                    "GET / HTTP/1.1\r\nHost: evil.example",
                    "GET /" + big + " HTTP/1.1\r\nHost: 127.0.0.1",
                    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Big: " + big,
                    "GET /%zz HTTP/1.1\r\nHost: 127.0.0.1",
                    "nonsense",
                    "GET / HTTP/9.9\r\nHost: 127.0.0.1",
                    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked")) {
                String answer = desk.raw(request + "\r\nConnection: close\r\n\r\n");
                boolean bound =
                        SafetyHeaders.ALWAYS.keySet().stream().allMatch(name -> answer.contains("\r\n" + name + ": "));
                if (!bound
                        || answer.contains("secret words")
                        || answer.contains("Jetty")
                        || answer.contains("Javalin")) {
                    lacking.add(request.substring(0, Math.min(60, request.length())) + " -> " + answer);
                }
            }
            assertEquals(List.of(), lacking);
        }
    }

    @Test
    void tellsProgramsWhatWentWrong() throws Exception {
        try (Served desk = Served.local(folder)) {
            HttpResponse<String> missing = desk.browser().get("/api/v1/nothing");
            assertEquals(
                    List.of(
                            "application/problem+json;charset=utf-8",
                            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                                    + "\"detail\":\"There is no such page.\"}"),
                    List.of(missing.headers().firstValue("Content-Type").orElse(""), missing.body()));
            HttpResponse<String> page = desk.browser().get("/fails");
            assertEquals(500, page.statusCode());
            assertTrue(page.body().contains("What happened is in its log."), page.body());
        }
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        try (Served desk = Served.local(folder)) {
            assertEquals(
                    "431",
                    status(desk.raw("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")));
            assertEquals(
                    "414", status(desk.raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")));
            assertEquals(
                    "413",
                    status(desk.raw(String.join(
                            "\r\n",
                            "POST /correct HTTP/1.1",
                            "Host: 127.0.0.1",
                            "Content-Type: application/x-www-form-urlencoded",
                            "Content-Length: 1200000",
                            "Connection: close",
                            "",
                            ""))));
            StringBuilder chunks = new StringBuilder(String.join(
                    "\r\n",
                    "POST /correct HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: application/x-www-form-urlencoded",
                    "Transfer-Encoding: chunked",
                    "Connection: close",
                    "",
                    ""));
            for (int i = 0; i < 40; i++) {
                chunks.append("8000\r\n").append("z".repeat(0x8000)).append("\r\n");
            }
            String answer = desk.raw(chunks.append("0\r\n\r\n").toString());
            assertTrue(answer.equals("reset") || status(answer).equals("413"), answer);
            assertEquals(200, desk.browser().get("/").statusCode());
        }
    }

    @Test
    void setsCookiesThatNoScriptReads() throws Exception {
        URI outside = URI.create("https://desk.example.org");
        try (Served desk = Served.with(folder, Clock.systemUTC(), WebOptions.at("127.0.0.1", 0, List.of(outside)))) {
            desk.members.add("ada", Served.PASSWORD, Role.ADMIN);
            desk.web.start();
            Served.Browser browser = desk.browser();
            HttpResponse<String> in = browser.logIn("ada", Served.PASSWORD);
            List<String> cookies = Served.Browser.setCookies(in);
            assertEquals(303, in.statusCode());
            String session = cookies.stream()
                    .filter(c -> c.startsWith("desk-session="))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    "; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax",
                    session.substring(session.indexOf(';')).replaceAll(" Expires=[^;]*;", ""));
            String encrypted = desk.raw("GET /login HTTP/1.1\r\nHost: desk.example.org\r\nConnection: close\r\n\r\n");
            assertEquals("200", status(encrypted));
            assertTrue(
                    encrypted.contains("Set-Cookie: __Host-desk-visitor=")
                            && encrypted.contains("; Secure; HttpOnly; SameSite=Lax"),
                    encrypted);
            assertTrue(encrypted.contains("Strict-Transport-Security: max-age=31536000"), encrypted);
        }
    }

    @Test
    void keepsWhatItServesOutOfSharedCaches() throws Exception {
        try (Served desk = Served.local(folder)) {
            Served.Browser browser = desk.browser();
            HttpResponse<String> page = browser.get("/");
            assertEquals(
                    "private, no-cache",
                    page.headers().firstValue("Cache-Control").orElse(""));
            String css = page.body().replaceAll("(?s).*href=\"(/assets/desk[^\"]*css)\".*", "$1");
            HttpResponse<String> asset = browser.get(css);
            assertEquals(
                    List.of("200", "public, max-age=31536000, immutable", "text/css; charset=utf-8"),
                    List.of(
                            String.valueOf(asset.statusCode()),
                            asset.headers().firstValue("Cache-Control").orElse(""),
                            asset.headers().firstValue("Content-Type").orElse("")));
            assertEquals(List.of(), Served.Browser.setCookies(asset));
            String packed = desk.raw("GET " + css
                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
            assertTrue(packed.contains("Content-Encoding: gzip"), packed.substring(0, 600));
        }
    }

    private static String status(String answer) throws IOException {
        return answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : answer;
    }
}
