package org.rapporteur.desk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.desk.access.Role;

/** What those who run a desk ask for. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {
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
    @Order(1)
    void countsWhatThereIsAndHowLongAnswersTook() throws Exception {
        served.get("/api/v1/stories/none");
        served.get("/no/such/page");
        HttpResponse<String> metrics = served.get("/metrics");
        assertEquals(200, metrics.statusCode());
        List<String> lines = metrics.body().lines().toList();
        for (String each : List.of(
                "rapporteur_reports 12.0",
                "rapporteur_stories 1.0",
                "rapporteur_newsroom 1.0",
                "rapporteur_well 1.0",
                "rapporteur_queue_reports 0.0",
                "rapporteur_index_lag_changes 0.0",
                "rapporteur_inputs{kind=\"folder\",state=\"well\"} 1.0",
                "rapporteur_fetch_failures{kind=\"folder\"} 0.0",
                "rapporteur_request_seconds_count{method=\"GET\",route=\"/api/v1/stories/{id}\",status=\"404\"} 1",
                "rapporteur_request_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1")) {
            assertTrue(lines.contains(each), each + " in " + metrics.body());
        }
        assertTrue(metrics.body().contains("jvm_memory_used_bytes"), metrics.body());
    }

    @Test
    @Order(1)
    void logsARequestWithoutItsQuestion() throws Exception {
        List<LogRecord> told = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public synchronized void publish(LogRecord happened) {
                told.add(happened);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger requests = Logger.getLogger("org.rapporteur.desk.requests");
        requests.setLevel(Level.INFO);
        requests.addHandler(handler);
        try {
            served.get("/calendar.ics?token=rapporteur_secret");
            ServedDesk.await(() -> {
                synchronized (handler) {
                    return !told.isEmpty();
                }
            });
        } finally {
            requests.removeHandler(handler);
        }
        String line = told.getFirst().getMessage();
        assertTrue(line.startsWith("GET /calendar.ics 401"), line);
        assertFalse(line.contains("secret"), line);
    }

    @Test
    @Order(2)
    void tellsEverybodyWhetherItLivesAndItsNumbersToFew() throws Exception {
        String admin = served.token("ada", Role.ADMIN);
        String reader = served.token("cleo", Role.READER);
        assertEquals(
                "{\"newsroom\":\"running\",\"search\":\"running\",\"status\":\"well\"}",
                served.get("/health").body());
        // Without members in between, the desk's own machine; a proxy is none.
        assertEquals(200, served.get("/metrics").statusCode());
        assertEquals(
                403, served.get("/metrics", "X-Forwarded-For", "203.0.113.7").statusCode());
        assertEquals(
                403,
                served.get("/metrics", "X-Forwarded-For", "203.0.113.7", "Authorization", "Bearer " + reader)
                        .statusCode());
        assertEquals(
                200,
                served.get("/metrics", "X-Forwarded-For", "203.0.113.7", "Authorization", "Bearer " + admin)
                        .statusCode());
    }

    @Test
    @Order(3)
    void letsEachRoleDoWhatItMay() throws Exception {
        String analyst = served.token("ben", Role.ANALYST);
        String reader = served.token("dora", Role.READER);
        String feed = "{\"kind\":\"feed\",\"address\":\"https://news.example/feed\"}";
        String folderInput = "{\"kind\":\"folder\",\"address\":\"" + folder.getParent() + "\"}";
        assertEquals(401, served.get("/api/v1/stories").statusCode());
        assertEquals(
                200,
                served.get("/api/v1/stories", "Authorization", "Bearer " + reader)
                        .statusCode());
        assertEquals(
                403,
                served.send("POST", "/api/v1/inputs", feed, "Authorization", "Bearer " + reader)
                        .statusCode());
        assertEquals(
                201,
                served.send("POST", "/api/v1/inputs", feed, "Authorization", "Bearer " + analyst)
                        .statusCode());
        assertEquals(
                403,
                served.send("POST", "/api/v1/inputs", folderInput, "Authorization", "Bearer " + analyst)
                        .statusCode());
        assertEquals(
                403,
                served.send("DELETE", "/api/v1/inputs/" + served.input, null, "Authorization", "Bearer " + analyst)
                        .statusCode());
        assertEquals(
                403,
                served.send("POST", "/api/v1/corrections", "{}", "Authorization", "Bearer " + reader)
                        .statusCode());
    }
}
