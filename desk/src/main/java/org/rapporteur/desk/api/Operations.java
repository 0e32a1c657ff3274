package org.rapporteur.desk.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.router.Endpoint;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskHealth;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.newsroom.NewsroomHealth;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.InputStatus;
import org.rapporteur.desk.web.Open;
import org.rapporteur.desk.web.Routes;
import org.rapporteur.desk.web.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** What those who run a desk ask for: a sign of life, numbers to watch, and a line of the log for each request. */
final class Operations implements Routes {
    /** Who asked for what; at another level than the rest of the log where that is wanted. */
    private static final Logger REQUESTS = LoggerFactory.getLogger("org.rapporteur.desk.requests");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** Anybody may ask for a sign of life, as often as they like; the store is asked this often. */
    private static final long LOOK_NANOS = 1_000_000_000;

    private static final String BEGUN = "begun";
    private static final double NANOS = 1e9;

    /** From what is read from memory to what somebody waits for; streams of changes last longer. */
    private static final double[] SECONDS = {0.005, 0.02, 0.06, 0.15, 0.5, 2, 10, 60};

    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

    private final Desk desk;
    private @Nullable Sign sign;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Gauge reports = gauge("rapporteur_reports", "Reports stored");
    private final Gauge stories = gauge("rapporteur_stories", "Stories that are");
    private final Gauge due = gauge("rapporteur_accounts_due", "Stories whose account is to be made again");
    private final Gauge newsroom = gauge("rapporteur_newsroom", "1 if this process is the desk's newsroom");
    private final Gauge queue = gauge("rapporteur_queue_reports", "Reports delivered and not committed yet");
    private final Gauge committed =
            gauge("rapporteur_last_commit_timestamp_seconds", "When something was committed last, since 1970");
    private final Gauge indexLag =
            gauge("rapporteur_index_lag_changes", "Changes that search does not know yet, in the newsroom's process");
    private final Gauge well = gauge("rapporteur_well", "1 if the desk does what it should");
    private final Gauge inputs = Gauge.builder()
            .name("rapporteur_inputs")
            .help("Inputs by kind and state")
            .labelNames("kind", "state")
            .register(registry);
    private final Gauge failures = Gauge.builder()
            .name("rapporteur_fetch_failures")
            .help("Looks that failed since the last that went well, summed over the inputs of a kind")
            .labelNames("kind")
            .register(registry);
    private final Histogram requests = Histogram.builder()
            .name("rapporteur_request_seconds")
            .help("How long answers took, by route")
            .labelNames("method", "route", "status")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);

    Operations(Desk desk) {
        this.desk = desk;
        JvmMetrics.builder().register(registry);
    }

    private Gauge gauge(String name, String help) {
        return Gauge.builder().name(name).help(help).register(registry);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(context -> context.attribute(BEGUN, System.nanoTime()));
        routes.after(this::note);
        routes.get("/health", this::health, Open.TO_ALL);
        routes.get("/metrics", this::metrics, Open.TO_ALL);
    }

    private void note(Context context) {
        Long begun = context.attribute(BEGUN);
        long nanos = begun == null ? 0 : System.nanoTime() - begun;
        Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
        // What leads nowhere has one name: a stranger could make up as many as there is memory.
        String route = endpoint == null ? "none" : endpoint.path;
        String method =
                METHODS.contains(context.method().name()) ? context.method().name() : "other";
        requests.labelValues(method, route, String.valueOf(context.statusCode()))
                .observe(nanos / NANOS);
        // Without the question: it may hold a token, and what somebody looks for is theirs.
        REQUESTS.info(
                "{} {} {} {} ms {}",
                method,
                context.path(),
                context.statusCode(),
                nanos / 1_000_000,
                Visit.of(context).member() == null
                        ? "-"
                        : Visit.of(context).who().name());
    }

    /** How the desk was a moment ago. */
    private record Sign(boolean isWell, ObjectNode words, long atNanos) {}

    private void health(Context context) {
        Sign now = sign();
        context.status(now.isWell() ? 200 : 503).header("Cache-Control", "no-store");
        Answers.json(context, now.words());
    }

    private synchronized Sign sign() {
        Sign last = sign;
        if (last == null || System.nanoTime() - last.atNanos() > LOOK_NANOS) {
            last = look();
            sign = last;
        }
        return last;
    }

    private Sign look() {
        ObjectNode words = ApiJson.object();
        boolean isWell;
        try {
            DeskHealth health = desk.health();
            isWell = health.isWell();
            NewsroomHealth now = health.newsroom();
            words.put("newsroom", now == null ? null : ApiJson.word(now.state()))
                    .put("search", health.searchFault() == null ? "running" : "behind");
        } catch (RuntimeException e) {
            LOG.error("The store cannot be read.", e);
            isWell = false;
            words.putNull("newsroom").putNull("search");
        }
        words.put("status", isWell ? "well" : "unwell");
        return new Sign(isWell, words, System.nanoTime());
    }

    private void metrics(Context context) throws IOException {
        Visit visit = Visit.of(context);
        if (!visit.may(Role.ADMIN) && !isOfThisMachine(context, visit)) {
            throw new ForbiddenResponse("The desk's numbers are for admins, and for its own machine.");
        }
        measure(desk.health());
        context.contentType(PrometheusTextFormatWriter.CONTENT_TYPE).header("Cache-Control", "no-store");
        PrometheusTextFormatWriter.create()
                .write(context.outputStream(), registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    }

    /** Not what comes through a proxy, which runs on the same machine. */
    private static boolean isOfThisMachine(Context context, Visit visit) {
        try {
            return context.header("X-Forwarded-For") == null
                    && context.header("Forwarded") == null
                    && InetAddress.getByName(visit.address()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private synchronized void measure(DeskHealth health) {
        reports.set(health.counts().reports());
        stories.set(health.counts().stories());
        due.set(health.counts().due());
        well.set(health.isWell() ? 1 : 0);
        NewsroomHealth now = health.newsroom();
        newsroom.set(now == null ? 0 : 1);
        queue.set(now == null ? 0 : now.onTheirWay());
        committed.set(
                now == null || now.committedAt() == null ? 0 : now.committedAt().toEpochMilli() / 1e3);
        indexLag.set(now == null ? 0 : Math.max(0, health.counts().lastChange() - desk.indexed()));
        inputs.clear();
        failures.clear();
        Map<String, InputStatus> statuses = health.statuses();
        for (Input each : health.inputs()) {
            InputStatus status = statuses.get(each.id());
            String kind = ApiJson.word(each.kind());
            inputs.labelValues(kind, ApiJson.word(status == null ? InputStatus.State.NEW : status.state()))
                    .inc();
            failures.labelValues(kind).inc(status == null ? 0 : status.failures());
        }
    }
}
