package org.rapporteur.desk.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskOptions;
import org.rapporteur.desk.access.Members;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.web.WebDesk;
import org.rapporteur.desk.web.WebOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A desk that follows the examples, read by rules, and is served on loopback; and a program that asks it. */
final class ServedDesk implements AutoCloseable {
    static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Contract CONTRACT = new Contract();

    final Desk desk;
    final Members members;
    final WebDesk web;
    final String input;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    ServedDesk(Path folder) throws IOException, InterruptedException {
        desk = Desk.open(DeskOptions.in(folder).byRules(true), Clock.systemUTC());
        input = desk.store()
                .write(t -> t.inputs().add(Input.Kind.FOLDER, EXAMPLES.toString(), "Examples", false, "ada"))
                .id();
        desk.start();
        assertTrue(desk.awaitQuiet(Duration.ofSeconds(60)));
        members = new Members(desk.store().jdbi(), desk.store().writingJdbi(), Clock.systemUTC());
        web = new WebDesk(WebOptions.local(0), members);
        DeskApi.all(desk).forEach(web::add);
        web.start();
    }

    /** The one story of the examples. */
    String story() {
        return desk.store()
                .read(t -> t.stories().latest(Long.MAX_VALUE, 0, 10))
                .getFirst()
                .id();
    }

    List<String> reports() {
        return desk.store().read(t -> t.reports().idsOf(story()));
    }

    /** A token of a new member of this role. */
    String token(String name, Role role) {
        return members.sessions().issueToken(members.add(name, "four owls at noon", role), "test", role);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(headers));
        if (body != null) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                .timeout(Duration.ofSeconds(40))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!all.isEmpty()) {
            request.headers(all.toArray(String[]::new));
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (path.startsWith("/api/v1/") && !path.endsWith(".yaml")) {
            CONTRACT.check(method, path, answer);
        }
        return answer;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, null, headers);
    }

    /** The answer to a question that has one. */
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertTrue(answer.statusCode() == 200, path + " " + answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static void await(BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not done within 20 s");
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        web.close();
        desk.close();
    }
}
