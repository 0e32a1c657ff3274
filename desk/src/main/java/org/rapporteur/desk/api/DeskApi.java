package org.rapporteur.desk.api;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.web.Page;
import org.rapporteur.desk.web.Routes;
import org.rapporteur.desk.web.Section;

/**
 * All that programs ask a desk for: the front door of this package.
 *
 * <pre>{@code
 * DeskApi.all(desk).forEach(web::add);
 * }</pre>
 */
public final class DeskApi implements Routes {
    /** What changes so that a program would notice gets another number. */
    static final String ROOT = "/api/v1";

    /** Entries of a page of an answer, if nobody says how many. */
    static final int PAGE = 50;

    /** The most that search gives at once, too. */
    static final int LONGEST_PAGE = 100;

    private final List<Call> calls;
    private final ChangeCalls changes;
    private final byte[] description;

    private DeskApi(Desk desk, Answers answers, FactCalls facts) {
        changes = new ChangeCalls(desk);
        calls = Stream.of(
                        new StoryCalls(desk, answers).all(),
                        new ReportCalls(desk, answers).all(),
                        facts.all(),
                        changes.all(),
                        new CorrectionCalls(desk, answers).all(),
                        new InputCalls(desk).all(),
                        new HealthCalls(desk).all())
                .flatMap(List::stream)
                .toList();
        description = description();
    }

    /** Everything of this package, to be added to the pages of an open desk. */
    public static List<Routes> all(Desk desk) {
        Answers answers = new Answers(desk);
        FactCalls facts = new FactCalls(desk, answers);
        return List.of(
                new Operations(desk),
                new DeskApi(desk, answers, facts),
                new Subscriptions(desk, answers),
                new AgentTools(desk, facts));
    }

    private static byte[] description() {
        try (InputStream in = DeskApi.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("openapi.yaml is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("openapi.yaml cannot be read", e);
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.exception(BadRequest.class, (e, context) -> Answers.problem(context, e));
        for (Call each : calls) {
            routes.addHttpHandler(each.method(), each.path(), each.handler(), each.role());
        }
        routes.get(ROOT + "/openapi.yaml", context -> context.contentType("application/yaml; charset=utf-8")
                .result(description));
        routes.get("/api", context -> Page.of(context, "For programs", Section.NONE)
                .show(
                        context,
                        "desk/api.jte",
                        Map.of("calls", calls.stream().map(DeskApi::shown).toList())));
    }

    /** A route in words, for the page that lists them. */
    public record Shown(String method, String path, String role, String says) {}

    private static Shown shown(Call call) {
        return new Shown(call.method().name(), call.path(), call.role().word(), call.says());
    }

    @Override
    public void close() {
        changes.close();
    }
}
