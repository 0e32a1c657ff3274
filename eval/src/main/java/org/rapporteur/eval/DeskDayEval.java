package org.rapporteur.eval;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapporteur.cli.DeskSite;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskOptions;
import org.rapporteur.desk.newsroom.NewsroomOptions;
import org.rapporteur.desk.watch.FetchOptions;
import org.rapporteur.desk.watch.WatchOptions;
import org.rapporteur.desk.web.WebDesk;
import org.rapporteur.desk.web.WebOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An analyst's day at the desk in a real browser: an empty desk, two feeds whose reports arrive, and all that somebody does with
 * them, step by step, each looked at as a person sees it; then the same without script, by keyboard, on a telephone and by axe-core.
 *
 * <p>The desk reads by rules. The feeds and the outlets' pages are served here, from {@code eval/day/reports.json}; the browser is
 * driven by {@code eval/day/day.mjs}, which lets them grow. Arguments: the folder for the screenshots and figures (else
 * {@code target/desk-day}). Needs node 20, {@code npm ci} in {@code eval/day} and Chromium at {@code /usr/bin/chromium}.
 */
public final class DeskDayEval {
    /** The evening of the last of the three days that the reports tell of. */
    private static final Instant EVENING = Instant.parse("2031-03-05T19:00:00Z");

    /** Ends a browser that hangs. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private DeskDayEval() {}

    /** Runs it; ends with the status of the browser's script, which is not 0 if a step failed. */
    public static void main(String[] arguments) throws Exception {
        Path day = Path.of("eval", "day").toAbsolutePath();
        Path out =
                Path.of(arguments.length > 0 ? arguments[0] : "target/desk-day").toAbsolutePath();
        if (!Files.isDirectory(day.resolve("node_modules"))) {
            throw new IOException("Run it in the root of the repository, after: npm ci --prefix eval/day");
        }
        Files.createDirectories(out);
        Path folder = Files.createTempDirectory("desk-day");
        int status;
        try (Outlets outlets = new Outlets(day.resolve("reports.json"))) {
            // A desk's day is that of its clock; the calendar shows what is ahead of it.
            Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), EVENING));
            FetchOptions fetch = FetchOptions.DEFAULT;
            WatchOptions watch = new WatchOptions(
                    // Somebody who waits for the next look would press "Look now".
                    Duration.ofSeconds(2),
                    WatchOptions.DEFAULT.folderInterval(),
                    WatchOptions.DEFAULT.quiet(),
                    WatchOptions.DEFAULT.longestBackOff(),
                    Duration.ofMillis(100),
                    new FetchOptions(
                            fetch.userAgent(),
                            outlets.hosts(),
                            fetch.hostPause(),
                            fetch.longestPause(),
                            fetch.connectTimeout(),
                            fetch.firstByteTimeout(),
                            fetch.wholeTimeout(),
                            fetch.bodyBytes()));
            DeskOptions options =
                    new DeskOptions(folder.resolve("desk"), null, true, NewsroomOptions.standard(), watch);
            try (Desk desk = Desk.open(options, clock);
                    WebDesk web = DeskSite.of(desk, WebOptions.local(0))) {
                web.start();
                desk.start();
                status = browse(day, web.url().toString(), outlets.url(""), out);
            }
        } finally {
            delete(folder);
        }
        System.exit(status);
    }

    private static int browse(Path day, String desk, String outlets, Path out)
            throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", day.resolve("day.mjs").toString(), desk, outlets, out.toString())
                .inheritIO()
                .start();
        if (!node.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)) {
            node.descendants().forEach(ProcessHandle::destroyForcibly);
            node.destroyForcibly();
            return 1;
        }
        return node.exitValue();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** The feeds and pages of five invented outlets, which grow when {@code POST /wave/N} asks for it. */
    private static final class Outlets implements AutoCloseable {
        /** From this wave on articles show their changed text. */
        private static final int CHANGED = 4;

        private final JsonNode reports;
        /** Of each outlet one, at an address of its own, 127.0.0.2 and so on; the feeds' is the first. */
        private final Map<String, HttpServer> servers = new LinkedHashMap<>();

        private volatile int wave;

        Outlets(Path file) throws IOException {
            reports = new JsonMapper().readTree(file.toFile());
            serve("");
            for (JsonNode each : reports) {
                serve(each.get("outlet").asString());
            }
        }

        private void serve(String outlet) throws IOException {
            if (!servers.containsKey(outlet)) {
                InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (servers.size() + 1)});
                HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
                server.createContext("/", this::answer);
                server.start();
                servers.put(outlet, server);
            }
        }

        Set<String> hosts() {
            return servers.values().stream().map(Outlets::host).collect(Collectors.toSet());
        }

        private static String host(HttpServer server) {
            return server.getAddress().getAddress().getHostAddress() + ":"
                    + server.getAddress().getPort();
        }

        String url(String outlet) {
            return "http://" + host(Objects.requireNonNull(servers.get(outlet)));
        }

        private void answer(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath();
            String body = null;
            if (path.startsWith("/wave/") && exchange.getRequestMethod().equals("POST")) {
                wave = Integer.parseInt(path.substring("/wave/".length()));
                body = "";
            } else if (path.endsWith(".xml")) {
                body = feed(path.substring(1, path.length() - ".xml".length()));
            } else if (path.startsWith("/news/")) {
                body = page(path.substring("/news/".length()));
            }
            byte[] bytes = String.valueOf(body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", path.endsWith(".xml") ? "application/rss+xml" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        private String feed(String name) {
            boolean whole = name.equals("wire");
            StringBuilder feed = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\""
                    + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>"
                    + (whole ? "Strait Wire" : "Press review of the Sound") + "</title>");
            for (JsonNode each : reports) {
                if (each.get("feed").asString().equals(name) && each.get("wave").asInt() <= wave) {
                    JsonNode now = now(each);
                    feed.append("<item><title>").append(html(now.get("title"))).append("</title><link>");
                    feed.append(url(each.get("outlet").asString()))
                            .append("/news/")
                            .append(each.get("id").asString())
                            .append("</link><pubDate>");
                    feed.append(DateTimeFormatter.RFC_1123_DATE_TIME.format(time(each)))
                            .append("</pubDate>");
                    // As press reviews do: the feed is one's, the report another's.
                    if (!whole) {
                        feed.append("<source url=\"")
                                .append(url(each.get("outlet").asString()))
                                .append("/\">");
                        feed.append(html(each.get("outlet"))).append("</source>");
                    }
                    if (each.has("by")) {
                        feed.append("<dc:creator>").append(html(each.get("by"))).append("</dc:creator>");
                    }
                    feed.append(
                            whole
                                    ? "<content:encoded><![CDATA[" + paragraphs(now) + "]]></content:encoded>"
                                    : "<description>" + html(now.get("text").get(0)) + "</description>");
                    feed.append("</item>");
                }
            }
            return feed.append("</channel></rss>").toString();
        }

        private String page(String id) {
            for (JsonNode each : reports) {
                if (each.get("id").asString().equals(id)) {
                    JsonNode now = now(each);
                    return "<!DOCTYPE html><html lang=\"en\"><head><title>" + html(now.get("title")) + "</title>"
                            + "<meta property=\"og:site_name\" content=\"" + html(each.get("outlet")) + "\">"
                            + "<meta property=\"article:published_time\" content=\""
                            + each.get("time").asString() + "\">"
                            + (each.has("by") ? "<meta name=\"author\" content=\"" + html(each.get("by")) + "\">" : "")
                            + "</head><body><nav><a href=\"/\">Home</a> <a href=\"/sea\">Sea</a></nav><article><h1>"
                            + html(now.get("title")) + "</h1>" + paragraphs(now)
                            + "</article><footer>Imprint | Contact</footer></body></html>";
                }
            }
            return "";
        }

        private JsonNode now(JsonNode report) {
            return wave >= CHANGED && report.has("changed") ? report.get("changed") : report;
        }

        private static ZonedDateTime time(JsonNode report) {
            return Instant.parse(report.get("time").asString()).atZone(ZoneOffset.UTC);
        }

        private static String paragraphs(JsonNode report) {
            StringBuilder text = new StringBuilder();
            report.get("text")
                    .forEach(each -> text.append("<p>").append(html(each)).append("</p>"));
            return text.toString();
        }

        private static String html(JsonNode text) {
            return text.asString().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        }

        @Override
        public void close() {
            servers.values().forEach(server -> server.stop(0));
        }
    }
}
