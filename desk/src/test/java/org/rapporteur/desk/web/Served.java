package org.rapporteur.desk.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.desk.access.Members;
import org.rapporteur.desk.access.MembersOnDisk;
import org.rapporteur.desk.access.Role;

/** A desk that is served on loopback for a test, with one page for each role. */
final class Served implements AutoCloseable {
    static final String PASSWORD = "four owls at noon";

    final Members members;
    final WebDesk web;

    private Served(Members members, WebDesk web) {
        this.members = members;
        this.web = web;
    }

    static Served with(Path folder, Clock clock, WebOptions options, Routes... more) throws IOException {
        Members members = MembersOnDisk.in(folder, clock);
        WebDesk web = new WebDesk(options, members).add(routes -> {
            routes.get("/", c -> Page.of(c, "Stories", Section.STORIES)
                    .show(c, "desk/error.jte", Map.of("detail", "Hello")));
            routes.get("/read/{id}", c -> c.result("read " + Ids.inPath(c, "id")));
            routes.post("/correct", c -> c.result("corrected"), Role.ANALYST);
            routes.post("/inputs", c -> c.result("named"));
            routes.get("/fails", c -> {
                throw new IllegalStateException("secret words of the inside");
            });
            routes.get("/api/v1/things", c -> c.result("{}").contentType("application/json"));
            routes.post("/api/v1/things", c -> c.result("{}").contentType("application/json"), Role.ANALYST);
        });
        for (Routes each : more) {
            web.add(each);
        }
        return new Served(members, web);
    }

    static Served local(Path folder, Routes... more) throws IOException {
        Served served = with(folder, Clock.systemUTC(), WebOptions.local(0), more);
        served.web.start();
        return served;
    }

    /** A desk with an admin {@code ada}, an analyst {@code ben} and a reader {@code cleo}. */
    static Served withMembers(Path folder, Clock clock, Routes... more) throws IOException {
        Served served = with(folder, clock, WebOptions.local(0), more);
        served.members.add("ada", PASSWORD, Role.ADMIN);
        served.members.add("ben", PASSWORD, Role.ANALYST);
        served.members.add("cleo", PASSWORD, Role.READER);
        served.web.start();
        return served;
    }

    int port() {
        return web.port();
    }

    Browser browser() {
        return new Browser(port());
    }

    /** Sends these bytes and reads what comes until the line is closed. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (java.net.SocketException e) {
                return "reset";
            }
        }
    }

    @Override
    public void close() {
        web.close();
    }

    /** A browser of a test: keeps cookies, sends what it is told to. */
    static final class Browser {
        private static final Pattern FORM_TOKEN = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]*)\"");
        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        final Map<String, String> cookies = new LinkedHashMap<>();
        private final int port;

        Browser(int port) {
            this.port = port;
        }

        HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
            return send(path, "GET", HttpRequest.BodyPublishers.noBody(), headers);
        }

        /** Fills in a form as the page gave it, its token included. */
        HttpResponse<String> submit(String path, Map<String, String> fields, String... headers)
                throws IOException, InterruptedException {
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.put("csrf", formToken());
            return post(path, all, headers);
        }

        HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
                throws IOException, InterruptedException {
            String body = String.join(
                    "&",
                    fields.entrySet().stream()
                            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                            .toList());
            String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
            all[headers.length] = "Content-Type";
            all[headers.length + 1] = "application/x-www-form-urlencoded";
            return send(path, "POST", HttpRequest.BodyPublishers.ofString(body), all);
        }

        HttpResponse<String> send(String path, String method, HttpRequest.BodyPublisher body, String... headers)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(20))
                    .method(method, body);
            if (headers.length > 0) {
                request.headers(headers);
            }
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        String.join(
                                "; ",
                                cookies.entrySet().stream()
                                        .map(e -> e.getKey() + "=" + e.getValue())
                                        .toList()));
            }
            HttpResponse<String> answer = exchange(request.build());
            for (String each : setCookies(answer)) {
                String pair = each.split(";", 2)[0];
                String name = pair.substring(0, pair.indexOf('='));
                String value = pair.substring(pair.indexOf('=') + 1);
                if (value.isEmpty()) {
                    cookies.remove(name);
                } else {
                    cookies.put(name, value);
                }
            }
            return answer;
        }

        /** A server may close a connection between two requests, above all after it refused one unread; a browser opens another. */
        private HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
                    throw e;
                }
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            }
        }

        String formToken() throws IOException, InterruptedException {
            Matcher token = FORM_TOKEN.matcher(get("/login").body());
            return token.find() ? token.group(1) : "none";
        }

        HttpResponse<String> logIn(String name, String password) throws IOException, InterruptedException {
            return submit("/login", Map.of("name", name, "password", password));
        }

        static List<String> setCookies(HttpResponse<?> answer) {
            return answer.headers().allValues("Set-Cookie");
        }
    }
}
