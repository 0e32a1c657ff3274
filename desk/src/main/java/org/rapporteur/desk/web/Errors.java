package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.rapporteur.desk.access.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What somebody reads when something did not work: a page, or for a program {@code application/problem+json} (RFC 9457). */
final class Errors implements Routes {
    /** Somebody filled in a form that can be understood but not done. */
    private static final int UNPROCESSABLE = 422;

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    @Override
    public void addTo(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, (e, context) -> {
            String said = e.getMessage();
            answer(context, e.getStatus(), said == null ? "" : said);
            e.getDetails().forEach((name, value) -> {
                if (name.equals("Retry-After")) {
                    context.header(name, value);
                }
            });
        });
        routes.exception(Refused.class, (e, context) -> answer(context, UNPROCESSABLE, e.getMessage()));
        routes.exception(Exception.class, (e, context) -> {
            int status = statusOf(e);
            if (status == 500) {
                LOG.error("{} {} failed", context.method(), context.path(), e);
            }
            answer(context, status, status == 500 ? "The desk could not do this. What happened is in its log." : "");
        });
    }

    /** What the server below says of a request that it stopped reading (too large, too slow, broken); 500 for our own faults. */
    private static int statusOf(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof HttpException http) {
                return http.getCode();
            }
            if (each instanceof EofException || each instanceof ClosedChannelException) {
                return 400;
            }
        }
        return 500;
    }

    private static void answer(Context context, int status, String said) {
        if (context.res().isCommitted()) {
            return;
        }
        String title = HttpStatus.forStatus(status).getMessage();
        // Javalin names the route where there is none; a reader is helped more by this.
        String detail = status == 404 && said.startsWith("Endpoint ") ? "There is no such page." : said;
        context.status(status);
        context.header("Cache-Control", "no-store");
        if (context.path().startsWith("/api/")) {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", "about:blank");
            problem.put("title", title);
            problem.put("status", status);
            problem.put("detail", detail);
            context.result(JsonMapper.shared().writeValueAsBytes(problem)).contentType("application/problem+json");
        } else if (context.header("HX-Request") != null || context.path().startsWith("/events")) {
            context.result(detail).contentType("text/plain; charset=utf-8");
        } else {
            Page.of(context, title, Section.NONE).show(context, "desk/error.jte", Map.of("detail", detail));
        }
    }
}
