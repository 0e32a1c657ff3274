package org.rapporteur.eval;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskHealth;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.InputStatus;

/** Follows feeds whose servers hang, lie and overflow, beside good ones, and asks whether each fault is told and the good ones go on. */
final class BadOutlets {
    /** Long enough for each timeout to pass some times. */
    private static final Duration RUN = Duration.ofSeconds(40);
    /** Entries of each good feed; the last comes shortly before the end. */
    private static final int GOOD = 60;
    /** What nobody could call held up on a machine that does other things too. */
    private static final double LONGEST_DELAY_SECONDS = 10;

    private static final byte[] FEED = two(0);

    private final Path folder;
    private final PrintStream out;
    private final List<String> wrong = new ArrayList<>();
    private volatile int good;

    /**
     * A feed's server.
     *
     * @param reports that must come of it: at least, and at most
     * @param isTold whether it must be said that something is wrong
     */
    private record Bad(String name, LoopbackOutlet.Answer answer, int least, int most, boolean isTold) {}

    BadOutlets(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    private static Bad fails(String name, LoopbackOutlet.Answer answer) {
        return new Bad(name, answer, 0, 0, true);
    }

    private static LoopbackOutlet.Answer gives(Map<String, String> headers, byte[] body) {
        return (asked, to) -> to.write(LoopbackOutlet.whole(200, headers, body));
    }

    private static byte[] two(int first) {
        return MadeNews.rss("Made up", List.of(MadeNews.report(first), MadeNews.report(first + 1)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] feed(int first, String encoding, Charset charset) {
        MadeNews.Report one = MadeNews.report(first);
        MadeNews.Report changed = new MadeNews.Report(
                one.id(),
                "Überfüllte Fähre läuft vor Łódź auf – " + first,
                one.text() + " Größe: 5 m².",
                one.outlet(),
                one.day());
        return MadeNews.rss("Made up", List.of(changed))
                .replace("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"")
                .getBytes(charset);
    }

    private List<Bad> bad(LoopbackOutlet server) {
        Map<String, String> rss = Map.of("Content-Type", "application/rss+xml");
        List<Bad> bad = new ArrayList<>();
        bad.add(fails("says nothing", (asked, to) -> server.rest(Long.MAX_VALUE)));
        bad.add(fails("stops in the middle of the body", (asked, to) -> {
            byte[] all = LoopbackOutlet.whole(200, rss, FEED);
            to.write(all, 0, all.length - 300);
            to.flush();
            server.rest(Long.MAX_VALUE);
        }));
        bad.add(fails("stops in the middle of the head", (asked, to) -> {
            to.write("HTTP/1.1 200 OK\r\nContent-Ty".getBytes(StandardCharsets.US_ASCII));
            to.flush();
            server.rest(Long.MAX_VALUE);
        }));
        bad.add(fails("a byte a second", (asked, to) -> {
            for (byte each : LoopbackOutlet.whole(200, rss, FEED)) {
                to.write(each);
                to.flush();
                server.rest(1_000);
            }
        }));
        bad.add(fails(
                "announces more than it sends",
                (asked, to) -> to.write(LoopbackOutlet.whole(
                        200,
                        Map.of("Content-Type", "application/rss+xml", "Content-Length", "" + (FEED.length + 500)),
                        FEED))));
        bad.add(new Bad(
                "announces less than it sends",
                (asked, to) -> to.write(LoopbackOutlet.whole(
                        200,
                        Map.of("Content-Type", "application/rss+xml", "Content-Length", "" + FEED.length / 2),
                        FEED)),
                0,
                1,
                true));
        bad.add(new Bad("says it is a picture", gives(Map.of("Content-Type", "image/png"), two(10)), 2, 2, false));
        bad.add(new Bad("has no type", gives(Map.of(), two(20)), 2, 2, false));
        bad.add(new Bad(
                "names a charset that is none",
                gives(
                        Map.of("Content-Type", "application/rss+xml; charset=klingon"),
                        feed(2, "klingon", StandardCharsets.UTF_8)),
                1,
                1,
                false));
        bad.add(new Bad(
                "says UTF-8, sends windows-1252",
                gives(
                        Map.of("Content-Type", "application/rss+xml; charset=utf-8"),
                        feed(3, "UTF-8", Charset.forName("windows-1252"))),
                1,
                1,
                false));
        bad.add(new Bad("invalid UTF-8", gives(rss, invalid()), 1, 1, false));
        bad.add(new Bad(
                "says gzip, sends none",
                gives(Map.of("Content-Type", "application/rss+xml", "Content-Encoding", "gzip"), two(30)),
                2,
                2,
                false));
        bad.add(new Bad(
                "says an unknown encoding",
                gives(Map.of("Content-Type", "application/rss+xml", "Content-Encoding", "zip9"), two(40)),
                2,
                2,
                false));
        byte[] bomb = bomb();
        bad.add(fails(
                "a gzip bomb of 1 GB in " + bomb.length / 1024 + " KB",
                gives(Map.of("Content-Type", "application/rss+xml", "Content-Encoding", "gzip"), bomb)));
        bad.add(fails(
                "leads to itself",
                (asked, to) -> to.write(LoopbackOutlet.whole(302, Map.of("Location", "/bad-14"), new byte[0]))));
        bad.add(fails(
                "leads on for ever",
                (asked, to) -> to.write(
                        LoopbackOutlet.whole(301, Map.of("Location", "/on?" + System.nanoTime()), new byte[0]))));
        bad.add(fails("10 MB in one line", gives(rss, line(10 << 20))));
        bad.add(fails("10 MB in one line without an announced length", (asked, to) -> {
            to.write("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            to.write(line(10 << 20));
        }));
        bad.add(new Bad("7 MB in one line", gives(rss, line(7 << 20)), 0, 1, false));
        bad.add(fails("a body without end", (asked, to) -> {
            to.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[1 << 16];
            while (true) {
                to.write(block);
            }
        }));
        bad.add(fails("a head without end", (asked, to) -> {
            to.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                to.write("X-More: and more and more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }));
        bad.add(fails("speaks no HTTP", (asked, to) -> to.write("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII))));
        bad.add(fails("closes at once", (asked, to) -> {}));
        bad.add(fails(
                "a page in the feed's place",
                gives(
                        Map.of("Content-Type", "text/html"),
                        "<html><body><h1>We moved</h1><p>Soon.</p></body></html>".getBytes(StandardCharsets.UTF_8))));
        bad.add(new Bad("an empty body", gives(rss, new byte[0]), 0, 0, true));
        bad.add(fails("a billion laughs", gives(rss, laughs())));
        bad.add(fails(
                "a fault of its own (500)", (asked, to) -> to.write(LoopbackOutlet.whole(500, Map.of(), new byte[0]))));
        return bad;
    }

    List<String> run() throws Exception {
        Files.createDirectories(folder);
        try (LoopbackOutlet server = new LoopbackOutlet();
                LoopbackOutlet charsets = new LoopbackOutlet();
                LoopbackOutlet fine = new LoopbackOutlet();
                ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = deafen(deaf);
            List<Bad> bad = bad(server);
            // Each has a host of its own, as outlets have: one that hangs may hold up the others of its host.
            List<LoopbackOutlet> outlets = new ArrayList<>(List.of(server, charsets, fine));
            List<String> allowed = new ArrayList<>(List.of("127.0.0.1:" + deaf.getLocalPort()));
            Map<String, String> addresses = new LinkedHashMap<>();
            for (int i = 0; i < bad.size(); i++) {
                LoopbackOutlet outlet = new LoopbackOutlet();
                outlets.add(outlet);
                outlet.gives("/bad-" + i, bad.get(i).answer);
                if (bad.get(i).name.equals("leads on for ever")) {
                    outlet.otherwise(bad.get(i).answer);
                }
                addresses.put(bad.get(i).name, outlet.url("/bad-" + i));
            }
            outlets.forEach(each -> allowed.add(each.host()));
            good(fine);
            int[] fetched = {0};
            charsets.gives("/changing", (asked, to) -> to.write(changing(fetched[0]++)));
            try (Desk desk = Desk.open(
                    DeskUnderFire.options(folder.resolve("desk"), allowed.toArray(String[]::new)), Clock.systemUTC())) {
                Map<String, Input> inputs = new LinkedHashMap<>();
                addresses.forEach((name, address) -> inputs.put(name, follow(desk, address)));
                Input deafInput = follow(desk, "http://127.0.0.1:" + deaf.getLocalPort() + "/feed");
                Input changing = follow(desk, charsets.url("/changing"));
                follow(desk, fine.url("/good"));
                desk.start();
                double delay = watch(desk);
                DeskHealth health = desk.health();
                for (Bad each : bad) {
                    tell(health, each, Objects.requireNonNull(inputs.get(each.name)));
                }
                tell(health, fails("takes no connection", (asked, to) -> {}), deafInput);
                charset(desk, changing, fetched[0]);
                out.printf(
                        Locale.ROOT,
                        "the good feed beside them: %d of %d entries, the slowest after %.1f s%n",
                        desk.store().read(t -> IntStream.range(0, GOOD)
                                .filter(i -> t.reports()
                                        .find(Reports.idOf(entry(i).url()))
                                        .isPresent())
                                .count()),
                        GOOD,
                        delay);
                expect(delay < LONGEST_DELAY_SECONDS, "the good feed was held up for " + delay + " s");
            }
            for (Socket each : waiting) {
                each.close();
            }
            for (LoopbackOutlet each : outlets) {
                each.close();
            }
        }
        System.gc();
        out.printf(
                Locale.ROOT,
                "heap: %d MB live at the end, of the %d MB it may have%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        return wrong;
    }

    private static Input follow(Desk desk, String address) {
        return desk.store().write(t -> t.inputs().add(Input.Kind.FEED, address, null, false, null));
    }

    /** Fills the queue of a socket that takes nobody, so that the next connection comes about never. */
    private static List<Socket> deafen(ServerSocket deaf) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()), 200);
                waiting.add(socket);
            } catch (IOException full) {
                socket.close();
                break;
            }
        }
        return waiting;
    }

    private static MadeNews.Report entry(int number) {
        return MadeNews.report(500 + number);
    }

    private void good(LoopbackOutlet fine) {
        fine.gives(
                "/good",
                (asked, to) -> to.write(LoopbackOutlet.whole(
                        200,
                        Map.of("Content-Type", "application/rss+xml"),
                        MadeNews.rss(
                                        "Good",
                                        IntStream.range(0, good)
                                                .mapToObj(BadOutlets::entry)
                                                .toList())
                                .getBytes(StandardCharsets.UTF_8))));
    }

    /** Lets the good feed grow, and says how long the slowest of its entries took into the store. */
    private double watch(Desk desk) throws InterruptedException {
        double slowest = 0;
        long end = System.nanoTime() + RUN.toNanos();
        for (int i = 0; i < GOOD; i++) {
            long begun = System.nanoTime();
            good = i + 1;
            String id = Reports.idOf(entry(i).url());
            while (desk.store().read(t -> t.reports().find(id)).isEmpty()
                    && System.nanoTime() - begun < RUN.toNanos()) {
                Thread.sleep(10);
            }
            slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e9);
            Thread.sleep(Math.max(0, RUN.toMillis() / GOOD - (System.nanoTime() - begun) / 1_000_000));
        }
        Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
        return slowest;
    }

    private void tell(DeskHealth health, Bad bad, Input input) {
        InputStatus status = health.statuses().get(input.id());
        String complaint = health.faults().stream()
                .filter(fault -> input.id().equals(fault.input()))
                .map(fault -> fault.path() + ": " + fault.message())
                .findFirst()
                .orElse(null);
        String said = status == null ? null : status.message() == null ? complaint : status.message();
        int reports = health.reportCounts().getOrDefault(input.id(), 0);
        out.printf(
                Locale.ROOT,
                "%-48s %-8s reports %d; %s%n",
                bad.name,
                status == null ? "NO LOOK" : status.state().toString(),
                reports,
                said == null ? "nothing said" : said.replaceAll("127\\.0\\.0\\.1:\\d+", "HOST"));
        boolean located = said != null && said.contains("127.0.0.1:");
        expect(!bad.isTold || located, bad.name + ": not told with its place: " + said);
        expect(reports >= bad.least && reports <= bad.most, bad.name + ": " + reports + " reports");
    }

    // --- bodies ---

    private static byte[] changing(int fetch) {
        boolean old = fetch % 2 == 1;
        return LoopbackOutlet.whole(
                200,
                Map.of("Content-Type", "application/rss+xml"),
                fetch % 3 == 2
                        ? feed(4, "UTF-16", StandardCharsets.UTF_16)
                        : feed(
                                4,
                                old ? "ISO-8859-2" : "UTF-8",
                                old ? Charset.forName("ISO-8859-2") : StandardCharsets.UTF_8));
    }

    /** What ISO 8859-2 cannot write becomes a question mark: the dash and the square. So two versions at most, whatever the charset. */
    private void charset(Desk desk, Input changing, int fetches) {
        List<StoredReport> reports = desk.store().read(t -> t.reports().latest(Long.MAX_VALUE, 10_000)).stream()
                .filter(each -> changing.id().equals(each.input()))
                .toList();
        List<String> titles = reports.isEmpty()
                ? List.of()
                : desk.store().read(t -> t.reports().versions(reports.getFirst().id())).stream()
                        .map(version -> String.valueOf(version.title()))
                        .distinct()
                        .toList();
        out.printf(
                Locale.ROOT,
                "%-48s %d fetches, %d report, headlines %s%n",
                "changes its charset",
                fetches,
                reports.size(),
                titles);
        expect(
                reports.size() == 1
                        && titles.stream().allMatch(title -> title.startsWith("Überfüllte Fähre läuft vor Łódź auf")),
                "a feed that changes its charset gave " + titles);
    }

    private static byte[] invalid() {
        byte[] feed = feed(5, "UTF-8", StandardCharsets.UTF_8);
        String latin = new String(feed, StandardCharsets.ISO_8859_1).replace("Residents", "\u00ff\u00feResidents");
        return latin.replaceFirst("<description>", "<description>\u00c3\u0028 ").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] line(int bytes) {
        StringBuilder text =
                new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Long</title><item>"
                        + "<title>One long line</title><link>https://long.example/1</link><description>");
        text.append("many words in one line ".repeat((bytes - text.length()) / 23));
        return text.append("</description></item></channel></rss>").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] laughs() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"laugh\">");
        for (int i = 1; i < 12; i++) {
            xml.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return xml.append("]><rss version=\"2.0\"><channel><title>&l11;</title></channel></rss>")
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bomb() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1_024; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void expect(boolean well, String otherwise) {
        if (!well) {
            wrong.add(otherwise);
        }
    }
}
