package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.desk.access.HandClock;
import org.rapporteur.desk.access.Member;
import org.rapporteur.desk.access.Role;

/** Who gets in, as what, and for how long; over HTTP. */
class LoginTest {
    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();

    @Test
    void asksToLogInAndGoesOnWhereSomebodyWanted() throws Exception {
        try (Served desk = Served.withMembers(folder, clock)) {
            Served.Browser browser = desk.browser();
            assertEquals("/login?next=%2Fread%2Fa%3Fb%3Dc", place(browser.get("/read/a?b=c")));
            HttpResponse<String> in = browser.submit(
                    "/login", Map.of("name", "cleo", "password", Served.PASSWORD, "next", "/read/a?b=c"));
            assertEquals("/read/a?b=c", place(in));
            assertEquals("read a", browser.get("/read/a").body());
            assertEquals("/login", place(browser.submit("/logout", Map.of())));
            assertEquals("/login?next=%2F", place(browser.get("/")));
        }
    }

    @Test
    void goesNowhereElseAfterTheLogin() throws Exception {
        try (Served desk = Served.withMembers(folder, clock)) {
            Map<String, String> places = new LinkedHashMap<>();
            for (String next : List.of(
                    "https://evil.example/",
                    "//evil.example/",
                    "/\\evil.example/",
                    "\\\\evil.example",
                    "/\t/evil.example",
                    "/a\r\nSet-Cookie: x=y",
                    "javascript:alert(1)",
                    "evil.example",
                    " /a",
                    "")) {
                places.put(
                        next,
                        place(desk.browser()
                                .submit("/login", Map.of("name", "cleo", "password", Served.PASSWORD, "next", next))));
            }
            assertEquals(List.of("/"), places.values().stream().distinct().toList(), places.toString());
        }
    }

    @Test
    void givesANewSessionAtEachLogin() throws Exception {
        try (Served desk = Served.withMembers(folder, clock)) {
            Served.Browser victim = desk.browser();
            String planted = "A".repeat(43);
            victim.cookies.put("desk-session", planted);
            String before = victim.formToken();
            victim.logIn("cleo", Served.PASSWORD);
            String session = victim.cookies.get("desk-session");
            assertNotEquals(planted, session);
            assertEquals(43, session.length());
            assertNotEquals(before, victim.formToken(), "the form token of before is worth nothing");
            Served.Browser attacker = desk.browser();
            attacker.cookies.put("desk-session", planted);
            assertEquals("/login?next=%2F", place(attacker.get("/")));
            victim.logIn("cleo", Served.PASSWORD);
            assertNotEquals(session, victim.cookies.get("desk-session"));
        }
    }

    @Test
    void endsASessionAtTheDeskAndNotOnlyInTheBrowser() throws Exception {
        try (Served desk = Served.withMembers(folder, clock)) {
            Served.Browser browser = desk.browser();
            browser.logIn("cleo", Served.PASSWORD);
            Served.Browser second = desk.browser();
            second.logIn("cleo", Served.PASSWORD);
            Map<String, String> kept = Map.copyOf(browser.cookies);
            browser.submit("/logout", Map.of());
            browser.cookies.putAll(kept);
            assertEquals(302, browser.get("/").statusCode());
            assertEquals(200, second.get("/").statusCode());
            Map<String, String> seconds = Map.copyOf(second.cookies);
            second.submit("/me/logout", Map.of());
            second.cookies.putAll(seconds);
            assertEquals(302, second.get("/").statusCode());
            Served.Browser third = desk.browser();
            third.logIn("cleo", Served.PASSWORD);
            clock.turn(Duration.ofHours(13));
            assertEquals(302, third.get("/").statusCode());
        }
    }

    @Test
    void makesGuessingSlow() throws Exception {
        try (Served desk = Served.withMembers(folder, clock)) {
            Served.Browser browser = desk.browser();
            List<Integer> answers = new ArrayList<>();
            for (int guess = 0; guess < 7; guess++) {
                answers.add(browser.logIn("ada", "wrong guess " + guess).statusCode());
            }
            assertEquals(List.of(401, 401, 401, 401, 401, 429, 429), answers);
            HttpResponse<String> right = browser.logIn("ada", Served.PASSWORD);
            assertEquals(429, right.statusCode(), "nothing is looked at while it waits, not even the right one");
            assertEquals("2", right.headers().firstValue("Retry-After").orElse(""));
            assertFalse(browser.cookies.containsKey("desk-session"));
            clock.turn(Duration.ofSeconds(2));
            assertEquals(303, browser.logIn("ada", Served.PASSWORD).statusCode());
            String unknown = desk.browser().logIn("nobody", Served.PASSWORD).body();
            clock.turn(Duration.ofMinutes(1));
            String wrong = desk.browser().logIn("ben", "wrong password").body();
            assertEquals(alert(unknown), alert(wrong));
        }
    }

    @Test
    void letsEachRoleDoWhatTheTableSays() throws Exception {
        try (Served desk = Served.withMembers(folder, clock)) {
            String[][] asks = {
                {"GET", "/"},
                {"GET", "/me"},
                {"GET", "/api/v1/things"},
                {"POST", "/correct"},
                {"POST", "/api/v1/things"},
                {"POST", "/inputs"},
                {"GET", "/members"},
                {"POST", "/members"},
                {"POST", "/members/x/role"},
                {"POST", "/members/x/password"},
                {"POST", "/members/x/remove"},
            };
            Map<String, List<Integer>> table = new LinkedHashMap<>();
            for (String name : List.of("", "cleo", "ben", "ada")) {
                Served.Browser browser = desk.browser();
                if (!name.isEmpty()) {
                    browser.logIn(name, Served.PASSWORD);
                }
                List<Integer> answers = new ArrayList<>();
                for (String[] ask : asks) {
                    answers.add((ask[0].equals("GET") ? browser.get(ask[1]) : browser.submit(ask[1], Map.of()))
                            .statusCode());
                }
                table.put(name, answers);
            }
            Map<String, List<Integer>> expected = new LinkedHashMap<>();
            expected.put("", List.of(302, 302, 401, 401, 401, 401, 302, 401, 401, 401, 401));
            expected.put("cleo", List.of(200, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403));
            expected.put("ben", List.of(200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 403));
            // 422: allowed, but there is no such member and the form is empty
            expected.put("ada", List.of(200, 200, 200, 200, 200, 200, 200, 422, 422, 422, 422));
            assertEquals(expected, table);
        }
    }

    @Test
    void takesProgramsByTheirToken() throws Exception {
        try (Served desk = Served.withMembers(folder, clock)) {
            Served.Browser ben = desk.browser();
            ben.logIn("ben", Served.PASSWORD);
            HttpResponse<String> made = ben.submit("/me/tokens", Map.of("name", "<b>script</b>", "role", "analyst"));
            Matcher shown = Pattern.compile("rapporteur_[\\w-]{43}").matcher(made.body());
            assertTrue(shown.find(), made.body());
            assertTrue(made.body().contains("&lt;b&gt;script&lt;/b&gt;"), made.body());
            String token = "Bearer " + shown.group();
            assertFalse(ben.get("/me").body().contains("rapporteur_"), "shown once");
            Served.Browser program = desk.browser();
            assertEquals(
                    200, program.get("/api/v1/things", "Authorization", token).statusCode());
            assertEquals(
                    List.of(200, 403, 422),
                    List.of(
                            post(program, "/api/v1/things", token),
                            post(program, "/inputs", token),
                            post(program, "/me/tokens", token)));
            assertEquals(
                    401,
                    program.get("/api/v1/things", "Authorization", token + "x").statusCode());
            assertEquals(
                    401, program.get("/", "Authorization", "Basic YWRhOmFkYQ==").statusCode());
            assertEquals(Map.of(), program.cookies);
            Member member = desk.members.named("ben").orElseThrow();
            ben.submit(
                    "/me/tokens/"
                            + desk.members.sessions().tokens(member).get(0).id() + "/revoke",
                    Map.of());
            assertEquals(
                    401, program.get("/api/v1/things", "Authorization", token).statusCode());
        }
    }

    private static int post(Served.Browser program, String path, String token) throws Exception {
        return program.send(
                        path,
                        "POST",
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        token)
                .statusCode();
    }

    @Test
    void closesTheDeskToStrangersWithTheFirstMember() throws Exception {
        try (Served desk = Served.local(folder)) {
            Served.Browser browser = desk.browser();
            assertEquals(
                    "/members",
                    place(browser.submit(
                            "/members",
                            Map.of(
                                    "name",
                                    "ada",
                                    "password",
                                    Served.PASSWORD,
                                    "again",
                                    Served.PASSWORD,
                                    "role",
                                    "admin"))));
            assertEquals("/login?next=%2F", place(browser.get("/")));
            browser.logIn("ada", Served.PASSWORD);
            HttpResponse<String> refused = browser.submit(
                    "/members/" + desk.members.named("ada").orElseThrow().id() + "/role", Map.of("role", "reader"));
            assertEquals("This is the last admin; make somebody else one first.", alert(refused.body()));
            assertEquals(
                    "The two passwords differ.",
                    alert(browser.submit(
                                    "/members",
                                    Map.of("name", "ben", "password", Served.PASSWORD, "again", "", "role", "reader"))
                            .body()));
        }
    }

    @Test
    void changesOnesOwnPassword() throws Exception {
        try (Served desk = Served.withMembers(folder, clock)) {
            Served.Browser cleo = desk.browser();
            cleo.logIn("cleo", Served.PASSWORD);
            assertEquals(
                    "The old password is wrong.",
                    alert(cleo.submit(
                                    "/me/password",
                                    Map.of("old", "no", "password", "five owls at noon", "again", "five owls at noon"))
                            .body()));
            assertEquals(
                    "/me",
                    place(cleo.submit(
                            "/me/password",
                            Map.of(
                                    "old",
                                    Served.PASSWORD,
                                    "password",
                                    "five owls at noon",
                                    "again",
                                    "five owls at noon"))));
            assertEquals(200, cleo.get("/").statusCode());
            assertEquals(303, desk.browser().logIn("cleo", "five owls at noon").statusCode());
        }
    }

    @Test
    void neverTakesANameForMarkup() throws Exception {
        try (Served desk = Served.withMembers(folder, Clock.systemUTC())) {
            String page = desk.browser()
                    .submit(
                            "/login",
                            Map.of("name", "\"><script>alert(1)</script>", "password", "x", "next", "/\"><b>"))
                    .body();
            assertFalse(page.contains("<script>alert"), page);
            assertFalse(page.contains("\"><b>"), page);
            assertEquals(Role.READER, desk.members.named("cleo").orElseThrow().role());
        }
    }

    private static String place(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("stays, " + answer.statusCode());
    }

    private static String alert(String page) {
        Matcher alert = Pattern.compile("role=\"alert\">([^<]*)<").matcher(page);
        return alert.find() ? alert.group(1) : "none";
    }
}
