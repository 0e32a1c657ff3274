package org.rapporteur.desk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.store.Development;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;

/** Calendars and feeds, fetched and read as other programs do. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SubscriptionsTest {
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

    private static List<VEvent> events(String path) throws Exception {
        HttpResponse<String> answer = served.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                "text/calendar;charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        return Biweekly.parse(answer.body()).first().getEvents();
    }

    @Test
    @Order(1)
    void theCalendarOfAStoryHasEachEventOnceAndAlwaysUnderTheSameName() throws Exception {
        String path = "/stories/" + served.story() + "/calendar.ics";
        List<String> uids =
                events(path).stream().map(e -> e.getUid().getValue()).toList();
        assertFalse(uids.isEmpty());
        assertEquals(uids.size(), Set.copyOf(uids).size());
        assertEquals(uids, events(path).stream().map(e -> e.getUid().getValue()).toList());
        // The file that somebody takes away names them alike.
        Set<String> exported = new HashSet<>();
        Biweekly.parse(served.get("/api/v1/stories/" + served.story() + "/export/calendar.ics")
                        .body())
                .first()
                .getEvents()
                .forEach(e -> exported.add(e.getUid().getValue()));
        assertEquals(exported, Set.copyOf(uids));
        String place = events(path).getFirst().getDescription().getValue();
        assertTrue(place.contains("\nhttp://127.0.0.1:" + served.web.port() + "/reports/"), place);
    }

    @Test
    @Order(1)
    void theFeedIsAtomWithEachDevelopmentOnce() throws Exception {
        List<Development> developments =
                served.desk.store().read(t -> t.accounts().latest(served.story(), 200));
        for (String path : List.of("/feed.atom", "/stories/" + served.story() + "/feed.atom")) {
            String feed = served.get(path).body();
            List<RawReport> entries = new ArrayList<>();
            List<InputProblem> problems = new ArrayList<>();
            new Ingestor()
                    .readFeed(
                            "http://127.0.0.1/feed.atom",
                            feed.getBytes(StandardCharsets.UTF_8),
                            "application/atom+xml",
                            entries::add,
                            problems::add);
            assertEquals(List.of(), problems);
            // The reader takes two developments that one place tells for one report.
            assertEquals(
                    developments.stream().map(Development::place).distinct().count(), entries.size());
            RawReport first = entries.getFirst();
            assertTrue(first.content().contains(developments.getFirst().text().substring(0, 20)), first.content());
            assertTrue(
                    String.valueOf(first.given().url())
                            .contains("/reports/"
                                    + developments.getFirst().place().report()),
                    first.toString());
        }
    }

    @Test
    @Order(1)
    void theFeedHasWhatTheStandardAsksFor() throws Exception {
        XMLStreamReader xml = XMLInputFactory.newFactory()
                .createXMLStreamReader(new StringReader(served.get("/feed.atom").body()));
        List<String> ids = new ArrayList<>();
        List<String> children = new ArrayList<>();
        int entries = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                assertEquals("http://www.w3.org/2005/Atom", xml.getNamespaceURI());
                children.add(xml.getLocalName());
                switch (xml.getLocalName()) {
                    case "entry" -> entries++;
                    case "id" -> ids.add(xml.getElementText());
                    case "link" ->
                        assertTrue(
                                URI.create(xml.getAttributeValue(null, "href")).isAbsolute());
                    default -> {}
                }
            }
        }
        int all = entries + 1;
        assertEquals(all, Set.copyOf(ids).size());
        for (String each : List.of("title", "updated", "author", "name")) {
            assertEquals(all, children.stream().filter(each::equals).count(), each);
        }
    }

    @Test
    @Order(1)
    void theCalendarOfAllStoriesBeginsAWeekAgo() throws Exception {
        assertEquals(
                served.desk
                        .store()
                        .read(t -> t.accounts()
                                .calendar(
                                        java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                                                .minusDays(7),
                                        1_000))
                        .size(),
                events("/calendar.ics").size());
    }

    @Test
    @Order(2)
    void aTokenInTheAddressOpensCalendarsAndFeedsOnly() throws Exception {
        String token = served.token("ada", Role.ADMIN);
        for (String path : List.of("/calendar.ics", "/feed.atom", "/stories/" + served.story() + "/calendar.ics")) {
            assertEquals(401, served.get(path).statusCode(), path);
            assertEquals(401, served.get(path + "?token=rapporteur_wrong").statusCode(), path);
            assertEquals(200, served.get(path + "?token=" + token).statusCode(), path);
        }
        for (String path : Stream.of("/api/v1/stories", "/api/v1/health", "/api", "/stories/x.html")
                .map(each -> each + "?token=" + token)
                .toList()) {
            assertTrue(Set.of(302, 401, 403, 404).contains(served.get(path).statusCode()), path);
        }
        assertEquals(
                401,
                served.send("POST", "/api/v1/corrections?token=" + token, "{}").statusCode());
        assertEquals(
                200,
                served.get("/api/v1/stories", "Authorization", "Bearer " + token)
                        .statusCode());
    }
}
