package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
    @TempDir
    Path folder;

    private final List<Change> log = new CopyOnWriteArrayList<>();
    private final Events events = new Events(
            after -> log.stream().filter(c -> c.id() > after).limit(1_000).toList(),
            () -> log.isEmpty() ? 0 : log.get(log.size() - 1).id());

    @Test
    void tellsWhatAPageAsksForAsItHappens() throws Exception {
        log.add(new Change(1, List.of("stories"), "{}"));
        try (Served desk = Served.local(folder, events);
                Listener page = new Listener(desk, "/events?topic=story:a&topic=stories", null)) {
            page.await("retry: 2000");
            change("story:b");
            change("story:a", "stories");
            assertEquals(
                    List.of("event: story:a", "data: {\"n\":3}", "id: 3", "event: stories", "data: {\"n\":3}"),
                    page.next(5));
        }
    }

    @Test
    void missesNothingWhenTheLineIsLost() throws Exception {
        IntStream.range(0, 2_500).forEach(i -> change("stories"));
        try (Served desk = Served.local(folder, events)) {
            for (int i = 0; i < 10; i++) {
                change("stories");
            }
            events.wake();
            try (Listener page = new Listener(desk, "/events?topic=stories&after=2500", "7")) {
                List<String> expected = IntStream.rangeClosed(8, 2_510)
                        .mapToObj(i -> "id: " + i)
                        .toList();
                List<String> told = new ArrayList<>();
                while (told.size() < expected.size()) {
                    String line = page.line();
                    if (line.startsWith("id: ")) {
                        told.add(line);
                    }
                }
                assertEquals(expected, told);
            }
        }
    }

    @Test
    void writesOneLineWhateverAChangeHolds() throws Exception {
        try (Served desk = Served.local(folder, events);
                Listener page = new Listener(desk, "/events?topic=stories", null)) {
            page.await("retry: 2000");
            log.add(new Change(1, List.of("stories"), "a\nid: 99\r\nevent: evil"));
            assertEquals(List.of("id: 1", "event: stories", "data: a id: 99 event: evil"), page.next(3));
        }
    }

    @Test
    void refusesWhatIsNoTopic() throws Exception {
        try (Served desk = Served.local(folder, events)) {
            assertEquals(400, desk.browser().get("/events?topic=%0Ax").statusCode());
            assertEquals(400, desk.browser().get("/events?topic=a&after=x").statusCode());
            assertEquals(400, desk.browser().get("/events?" + topics(60)).statusCode());
        }
    }

    @Test
    void listensForABoundedNumberOfPagesAndForgetsThoseThatLeft() throws Exception {
        List<Listener> pages = new ArrayList<>();
        try (Served desk = Served.local(folder, events)) {
            for (int i = 0; i < Events.LISTENERS; i++) {
                pages.add(new Listener(desk, "/events?topic=stories", null));
            }
            for (Listener each : pages) {
                each.await("retry: 2000");
            }
            assertEquals(503, desk.browser().get("/events?topic=stories").statusCode());
            for (Listener each : pages) {
                each.close();
            }
            long end = System.nanoTime() + 30_000_000_000L;
            int left = 503;
            while (left == 503 && System.nanoTime() < end) {
                change("stories"); // whoever is written to is found to have left
                try (Listener next = new Listener(desk, "/events?topic=stories", null)) {
                    left = Integer.parseInt(next.status);
                }
            }
            assertEquals(200, left);
        }
    }

    @Test
    void endsTheStreamsWhenTheDeskStops() throws Exception {
        Served desk = Served.local(folder, events);
        try (Listener page = new Listener(desk, "/events?topic=stories", null)) {
            page.await("retry: 2000");
            long begin = System.nanoTime();
            desk.close();
            assertTrue(System.nanoTime() - begin < 5_000_000_000L, "the stop waits for no stream");
            page.awaitEnd();
        }
    }

    private static String topics(int many) {
        return String.join(
                "&", IntStream.range(0, many).mapToObj(i -> "topic=t" + i).toList());
    }

    private void change(String... topics) {
        long id = log.size() + 1L;
        log.add(new Change(id, List.of(topics), "{\"n\":" + id + "}"));
    }

    /** A page that listens. */
    private static final class Listener implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        final String status;

        Listener(Served desk, String path, @Nullable String last) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), desk.port());
            socket.setSoTimeout(20_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n"
                    + (last == null ? "" : "Last-Event-ID: " + last + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            status = in.readLine().substring(9, 12);
            while (!in.readLine().isEmpty()) {
                // the header
            }
        }

        /** The next line of the stream that says something: no size of a chunk, no sign of life, no end of an event. */
        String line() throws IOException {
            while (true) {
                String line = in.readLine();
                if (line == null) {
                    throw new IOException("The stream has ended.");
                }
                if (!line.matches("[0-9A-Fa-f]*|:")) {
                    return line;
                }
            }
        }

        void await(String wanted) throws IOException {
            while (!line().equals(wanted)) {
                // goes on
            }
        }

        List<String> next(int lines) throws IOException {
            List<String> next = new ArrayList<>();
            while (next.size() < lines) {
                next.add(line());
            }
            return next;
        }

        void awaitEnd() throws IOException {
            while (in.readLine() != null) {
                // what was on its way
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
