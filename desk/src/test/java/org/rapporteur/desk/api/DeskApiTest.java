package org.rapporteur.desk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import io.javalin.security.Roles;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.desk.access.Role;
import org.rapporteur.publish.AccountFile;
import tools.jackson.databind.JsonNode;

/** The interface for programs, over HTTP; each answer is also held against {@code openapi.yaml}. */
class DeskApiTest {
    @TempDir
    static Path folder;

    private static ServedDesk served;

    @BeforeAll
    static void open() throws Exception {
        served = new ServedDesk(folder);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Test
    void theDescriptionIsOneThatOthersUnderstand() throws Exception {
        Contract contract = new Contract();
        assertEquals(List.of(), contract.complaints());
        assertEquals(contract.text, served.get("/api/v1/openapi.yaml").body());
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() throws Exception {
        Set<String> routes = new TreeSet<>();
        Javalin.create(config -> DeskApi.all(served.desk).forEach(each -> each.addTo(config.routes)))
                .unsafe
                .internalRouter
                .allHttpHandlers()
                .forEach(each -> {
                    Roles roles = each.endpoint.metadata(Roles.class);
                    if (each.endpoint.path.startsWith("/api/v1/") && !each.endpoint.path.endsWith(".yaml")) {
                        routes.add(each.endpoint.method.name() + " " + each.endpoint.path + " "
                                + ((Role) roles.getRoles().iterator().next()).word());
                    }
                });
        Set<String> described = new TreeSet<>();
        String page = served.get("/api").body();
        for (String each : new Contract().operations()) {
            String[] words = each.split(" ", 4);
            described.add(words[0] + " " + words[1] + " " + words[2]);
            String row = "<tr><td><code>" + words[0] + " " + words[1] + "</code></td><td>"
                    + words[3].replace("'", "&#39;") + "</td><td>" + words[2] + "</td></tr>";
            assertTrue(page.contains(row) || page.contains(row.replace("&#39;", "'")), row + " in " + page);
        }
        assertEquals(described, routes);
    }

    @Test
    void tellsTheStoryOfTheExamples() throws Exception {
        JsonNode list = served.json("/api/v1/stories");
        assertEquals(
                List.of("12", "7"),
                List.of(
                        list.at("/stories/0/reports").asString(),
                        list.at("/stories/0/origins").asString()));
        assertTrue(list.path("next").isNull());
        String id = list.at("/stories/0/id").asString();
        JsonNode story = served.json("/api/v1/stories/" + id);
        assertEquals(12, story.path("reportIds").size());
        JsonNode account = served.json("/api/v1/stories/" + id + "/account");
        assertEquals(12, account.path("reports").size());
        JsonNode developments = served.json("/api/v1/stories/" + id + "/developments?limit=3");
        assertEquals(3, developments.path("developments").size());
        assertTrue(developments.path("more").booleanValue());
        long next = developments.path("next").longValue();
        JsonNode second = served.json("/api/v1/stories/" + id + "/developments?limit=3&after=" + next);
        assertTrue(second.at("/developments/0/number").longValue() > next);
    }

    @Test
    void travelsInTime() throws Exception {
        String account = "/api/v1/stories/" + served.story() + "/account";
        JsonNode whole = served.json(account);
        String first = served.json("/api/v1/stories").at("/stories/0/first").asString();
        JsonNode early = served.json(account + "?asOf=" + first);
        assertEquals(first, early.path("asOf").asString());
        assertTrue(early.path("reports").size() < whole.path("reports").size());
        assertTrue(served.json(account + "?since=" + first).path("changes").size() > 0);
        assertEquals(
                0, served.json(account + "?asOf=1990-01-01").path("reports").size());
    }

    @Test
    void handsOnEachFileOfTheContract() throws Exception {
        for (AccountFile each : AccountFile.values()) {
            HttpResponse<String> file = served.get("/api/v1/stories/" + served.story() + "/export/" + each.fileName());
            assertEquals(200, file.statusCode());
            assertEquals(
                    "attachment; filename=\"" + each.fileName() + "\"",
                    file.headers().firstValue("Content-Disposition").orElse(""));
            assertTrue(file.body().length() > 100, file.body());
        }
        assertEquals(
                404,
                served.get("/api/v1/stories/" + served.story() + "/export/passwd")
                        .statusCode());
    }

    @Test
    void tellsOfReports() throws Exception {
        JsonNode page = served.json("/api/v1/reports?limit=5");
        List<String> ids = new ArrayList<>();
        page.path("reports").forEach(each -> ids.add(each.path("id").asString()));
        while (!page.path("next").isNull()) {
            page = served.json(
                    "/api/v1/reports?limit=5&cursor=" + page.path("next").asString());
            page.path("reports").forEach(each -> ids.add(each.path("id").asString()));
        }
        assertEquals(12, Set.copyOf(ids).size());
        int edges = 0;
        for (String id : ids) {
            JsonNode report = served.json("/api/v1/reports/" + id);
            assertEquals(1, report.path("versions").size());
            JsonNode lineage = served.json("/api/v1/reports/" + id + "/lineage");
            edges += lineage.path("lineage").size();
            assertTrue(lineage.path("reports").size() >= 1);
            JsonNode reading = served.json("/api/v1/reports/" + id + "/reading");
            assertEquals(id, reading.path("id").asString());
            HttpResponse<String> raw = served.get("/api/v1/reports/" + id + "/raw?version=1");
            assertEquals(
                    "nosniff",
                    raw.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertTrue(
                    raw.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
        }
        assertTrue(edges > 0);
        assertEquals(
                404,
                served.get("/api/v1/reports/" + ids.getFirst() + "/raw?version=2")
                        .statusCode());
    }

    @Test
    void findsWhatIsLookedFor() throws Exception {
        JsonNode found = served.json("/api/v1/search?q=minister&kind=report&limit=2");
        assertTrue(found.path("total").longValue() > 2, found.toString());
        assertTrue(found.at("/results/0/fragments/0/pieces").toString().contains("\"match\":true"), found.toString());
        String next = found.path("next").asString();
        JsonNode second = served.json("/api/v1/search?q=minister&kind=report&limit=2&cursor=" + next);
        assertNotEquals(found.at("/results/0/id"), second.at("/results/0/id"));
        assertEquals(
                400,
                served.get("/api/v1/search?q=other&kind=report&limit=2&cursor=" + next)
                        .statusCode());
        JsonNode quotes = served.json("/api/v1/quotes?limit=100&story=" + served.story());
        assertTrue(quotes.path("quotes").size() > 3);
        assertEquals(quotes.path("total").intValue(), quotes.path("quotes").size());
        JsonNode events = served.json("/api/v1/events?status=planned&order=day");
        assertTrue(events.path("events").size() > 0);
        events.path("events")
                .forEach(each -> assertEquals("planned", each.path("status").asString()));
        JsonNode calendar = served.json("/api/v1/calendar?from=2000-01-01");
        assertTrue(calendar.path("events").size() > 0);
    }

    @Test
    void knowsWhoSaidWhat() throws Exception {
        JsonNode speakers = served.json("/api/v1/speakers");
        assertTrue(speakers.path("speakers").size() > 1);
        JsonNode first = speakers.at("/speakers/0");
        JsonNode one = served.json(
                "/api/v1/speakers/" + URLEncoder.encode(first.path("id").asString(), StandardCharsets.UTF_8));
        assertEquals(first.path("utterances").intValue(), one.path("quotes").size());
        String name = first.path("name").asString();
        assertEquals(
                first,
                served.json("/api/v1/speakers?name="
                                + URLEncoder.encode(name.substring(1).toUpperCase(), StandardCharsets.UTF_8))
                        .at("/speakers/0"));
        assertEquals(404, served.get("/api/v1/speakers/nobody").statusCode());
    }

    @Test
    void saysNothingAgainThatIsKnown() throws Exception {
        for (String path : List.of(
                "/api/v1/stories",
                "/api/v1/stories/" + served.story() + "/account",
                "/api/v1/stories/" + served.story() + "/export/quotes.csv",
                "/api/v1/reports/" + served.reports().getFirst() + "/reading",
                "/api/v1/search?q=minister")) {
            HttpResponse<String> first = served.get(path);
            String tag = first.headers().firstValue("ETag").orElse("");
            assertEquals(
                    "private, no-cache",
                    first.headers().firstValue("Cache-Control").orElse(""));
            HttpResponse<String> second = served.get(path, "If-None-Match", "\"other\", " + tag);
            assertEquals(List.of("304", ""), List.of("" + second.statusCode(), second.body()));
            assertEquals(200, served.get(path, "If-None-Match", "\"other\"").statusCode());
        }
    }

    @Test
    void followsWhatChanges() throws Exception {
        JsonNode all = served.json("/api/v1/changes?limit=100");
        assertTrue(all.path("changes").size() > 12);
        long last = served.desk.store().read(t -> t.changes().last());
        long begin = System.nanoTime();
        assertEquals(
                0,
                served.json("/api/v1/changes?wait=1&since=" + last)
                        .path("changes")
                        .size());
        assertTrue(System.nanoTime() - begin > 900_000_000L);
        Thread later = Thread.ofVirtual().start(() -> served.desk.store().update(t -> t.changes()
                .add(
                        org.rapporteur.desk.store.ChangeLog.Kind.CHANGED,
                        org.rapporteur.desk.store.ChangeLog.Type.INPUT,
                        served.input,
                        null,
                        null,
                        "told")));
        JsonNode told = served.json("/api/v1/changes?wait=20&since=" + last);
        later.join();
        assertEquals("told", told.at("/changes/0/title").asString());
    }

    @Test
    void carriesOutACorrectionAndTakesItBackOnce() throws Exception {
        String story = served.story();
        List<String> reports = served.reports();
        String body = "{\"kind\":\"apart\",\"reports\":[\"" + reports.getFirst() + "\"],\"others\":[\""
                + String.join("\",\"", reports.subList(1, reports.size()))
                + "\"],\"by\":\"somebody else\",\"why\":\"test\"}";
        HttpResponse<String> said = served.send("POST", "/api/v1/corrections", body);
        assertEquals(201, said.statusCode(), said.body());
        String place = said.headers().firstValue("Location").orElseThrow();
        assertEquals("desk", ServedDesk.json(said).at("/correction/by").asString());
        ServedDesk.await(() -> isApplied(place) && served.desk.health().counts().due() == 0);
        assertEquals(2, served.json("/api/v1/stories").path("stories").size());
        HttpResponse<String> undone = served.send("DELETE", place, null);
        assertEquals("desk", ServedDesk.json(undone).path("undoneBy").asString());
        ServedDesk.await(() -> isApplied(place) && served.desk.health().counts().due() == 0);
        assertEquals(
                ServedDesk.json(undone).path("undoneAt"),
                ServedDesk.json(served.send("DELETE", place, null)).path("undoneAt"));
        JsonNode stories = served.json("/api/v1/stories");
        assertEquals(1, stories.path("stories").size());
        for (JsonNode change : served.json("/api/v1/changes?limit=100").path("changes")) {
            if (change.path("kind").asString().equals("removed")
                    && change.path("type").asString().equals("story")) {
                String old = change.path("subject").asString();
                String now = change.path("replacedBy").asString();
                HttpResponse<String> moved = served.get("/api/v1/stories/" + old + "/account?since=2020-01-01");
                assertEquals(301, moved.statusCode());
                assertEquals(
                        "/api/v1/stories/" + now + "/account?since=2020-01-01",
                        moved.headers().firstValue("Location").orElse(""));
                assertEquals(now, ServedDesk.json(moved).path("replacedBy").asString());
                assertEquals(
                        "/api/v1/stories/" + now,
                        served.get("/api/v1/stories/" + old)
                                .headers()
                                .firstValue("Location")
                                .orElse(""));
            }
        }
        assertTrue(List.of(story).contains(stories.at("/stories/0/id").asString()) || reports.size() == 12);
        assertEquals(1, served.json("/api/v1/corrections").path("corrections").size());
    }

    private static boolean isApplied(String place) {
        try {
            return served.json(place).path("applied").booleanValue();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesCorrectionsThatCannotBe() throws Exception {
        assertEquals(400, served.send("POST", "/api/v1/corrections", "[1]").statusCode());
        assertEquals(
                400, served.send("POST", "/api/v1/corrections", "{\"kind\":").statusCode());
        assertEquals(
                400,
                served.send("POST", "/api/v1/corrections", "{\"kind\":\"burn\",\"reports\":[]}")
                        .statusCode());
        HttpResponse<String> unknown = served.send(
                "POST", "/api/v1/corrections", "{\"kind\":\"same\",\"reports\":[\"zzz\"],\"others\":[\"yyy\"]}");
        assertEquals(422, unknown.statusCode(), unknown.body());
        assertEquals(
                "there is no report yyy, zzz",
                ServedDesk.json(unknown).at("/errors/0/detail").asString());
        assertEquals(404, served.send("DELETE", "/api/v1/corrections/99", null).statusCode());
        assertEquals(404, served.send("DELETE", "/api/v1/corrections/x", null).statusCode());
    }

    @Test
    void followsAndPausesAndDropsAFeed() throws Exception {
        String feed = "{\"kind\":\"feed\",\"address\":\"http://127.0.0.1:1/feed.xml\",\"title\":\"A feed\"}";
        HttpResponse<String> added = served.send("POST", "/api/v1/inputs", feed);
        assertEquals(201, added.statusCode(), added.body());
        String place = added.headers().firstValue("Location").orElseThrow();
        assertEquals(200, served.send("POST", "/api/v1/inputs", feed).statusCode());
        assertTrue(ServedDesk.json(served.send("PATCH", place, "{\"paused\":true}"))
                .path("paused")
                .booleanValue());
        assertEquals(202, served.send("POST", place + "/look", "{}").statusCode());
        assertEquals(400, served.send("PATCH", place, "{\"address\":\"x\"}").statusCode());
        assertEquals(204, served.send("DELETE", place, null).statusCode());
        assertEquals(204, served.send("DELETE", place, null).statusCode());
        assertEquals(404, served.get(place).statusCode());
        for (String bad : List.of(
                "{\"kind\":\"feed\",\"address\":\"file:///etc/passwd\"}",
                "{\"kind\":\"feed\",\"address\":\"http://a:b@example.org/\"}",
                "{\"kind\":\"folder\",\"address\":\"examples\"}",
                "{\"kind\":\"folder\",\"address\":\"/no/such/folder\"}",
                "{\"kind\":\"folder\",\"address\":\"/\"}",
                "{\"kind\":\"file\",\"address\":\"/a\\u0000b\"}")) {
            assertEquals(422, served.send("POST", "/api/v1/inputs", bad).statusCode(), bad);
        }
        assertEquals(1, served.json("/api/v1/inputs").path("inputs").size());
        assertTrue(served.json("/api/v1/health").path("well").booleanValue());
    }

    @Test
    void saysWhatIsWrongAndWhere() throws Exception {
        HttpResponse<String> bad = served.get("/api/v1/search?from=yesterday&limit=0&kind=rumour&colour=red&q=a&q=b");
        assertEquals(400, bad.statusCode());
        List<String> wrong = new ArrayList<>();
        ServedDesk.json(bad)
                .path("errors")
                .forEach(each -> wrong.add(each.path("parameter").asString()));
        assertEquals(List.of("q", "kind", "from", "limit", "colour"), wrong);
        for (String path : List.of(
                "/api/v1/stories?cursor=-1",
                "/api/v1/stories?limit=101",
                "/api/v1/stories?limit=9999999999999999999999",
                "/api/v1/changes?wait=26",
                "/api/v1/reports?cursor=%00",
                "/api/v1/stories/" + served.story() + "/account?asOf=2031-02-30")) {
            assertEquals(400, served.get(path).statusCode(), path);
        }
    }

    @Test
    void namesThatAreNoneFindNothing() throws Exception {
        for (String id : List.of(
                "..%2f..%2fetc%2fpasswd",
                "%00", "a%20b", "'%20OR%201=1--", "%3Cscript%3E", "x".repeat(300), ".hidden", "none")) {
            for (String path : List.of(
                    "/api/v1/stories/" + id,
                    "/api/v1/stories/" + id + "/account",
                    "/api/v1/reports/" + id + "/raw",
                    "/api/v1/inputs/" + id,
                    "/api/v1/speakers/" + id,
                    "/api/v1/corrections/" + id)) {
                int status = served.get(path).statusCode();
                assertTrue(status == 404 || status == 400, status + " " + path);
            }
        }
    }
}
