package org.rapporteur.desk.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.access.Members;
import org.rapporteur.desk.access.Refused;
import org.rapporteur.desk.store.Store;

/**
 * The desk's pages, served: the front door of this package.
 *
 * <pre>{@code
 * WebDesk web = new WebDesk(WebOptions.local(8484), members).add(new StoryPages(store));
 * web.start();
 * }</pre>
 */
public final class WebDesk implements AutoCloseable {
    /** Where the build puts the compiled templates. */
    private static final String TEMPLATES = "gg.jte.generated.ondemand";

    /** A search with many filters has some hundred characters, a cookie too; browsers and proxies stop at 8 KB as well. */
    private static final int HEADER_BYTES = 8 * 1024;

    /** The largest thing somebody sends is a list of inputs. */
    private static final int BODY_BYTES = 1024 * 1024;

    /** A line on which nothing moves. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** All connections together; file descriptors are usually 65,536, the store and the feeds need some. */
    private static final int CONNECTIONS = 8_000;

    /** Connections that the system holds until they are accepted. */
    private static final int BACKLOG = 1_024;

    /** Running requests may end within this when the desk stops. */
    private static final Duration STOP = Duration.ofSeconds(10);

    private final WebOptions options;
    private final Members members;
    private final SlowClients slowClients;
    private final Assets assets = new Assets();
    private final List<Routes> routes = new ArrayList<>();
    private @Nullable Javalin javalin;
    private @Nullable Thread sweeper;

    public WebDesk(WebOptions options, Members members) {
        this.options = options;
        this.members = members;
        this.slowClients = new SlowClients(options.slowest());
        Gate gate = new Gate(options, members);
        routes.add(gate);
        routes.add(new Errors());
        routes.add(assets);
        routes.add(new MemberPages(members, gate));
    }

    /** Adds pages; before the start only. */
    public WebDesk add(Routes more) {
        routes.add(more);
        return this;
    }

    /**
     * Begins to serve.
     *
     * @throws Refused if others than this machine could reach the desk and it has no members, or the port is in use
     */
    public void start() {
        if (!options.loopbackOnly() && !members.any()) {
            throw new Refused("Others than this machine can reach the desk at " + options.host()
                    + " or its public address, so it needs an admin first: rapporteur desk admit NAME");
        }
        TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
        Javalin made = Javalin.create(config -> configure(config, templates));
        try {
            made.start();
        } catch (RuntimeException e) {
            routes.forEach(Routes::close);
            throw new Refused("The desk cannot listen at " + options.host() + ":" + options.port() + ": "
                    + Store.rootOf(e).getMessage());
        }
        javalin = made;
        sweeper = Thread.ofVirtual().name("desk-slow-clients").start(this::sweep);
    }

    private void configure(JavalinConfig config, TemplateEngine templates) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.appData(Page.ASSETS, assets);
        config.fileRenderer((template, model, context) -> render(templates, template, model));
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.http.maxRequestSize = BODY_BYTES;
        config.http.defaultContentType = "text/html; charset=utf-8";
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(this::guard);
        config.jetty.addConnector(this::connector);
        for (Routes each : routes) {
            each.addTo(config.routes);
        }
    }

    private static String render(TemplateEngine templates, String template, Map<String, ?> model) {
        StringOutput page = new StringOutput();
        templates.render(template, new HashMap<>(model), page);
        return page.toString();
    }

    private void guard(Server server) {
        server.setErrorHandler(new SafetyHeaders());
        server.setStopTimeout(STOP.toMillis());
        GracefulHandler graceful = new GracefulHandler();
        graceful.setHandler(new SizeLimitHandler(BODY_BYTES, -1));
        server.setHandler(graceful);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.addCustomizer(new SafetyHeaders());
        http.addCustomizer(slowClients);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(BACKLOG);
        connector.addBean(slowClients);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        return connector;
    }

    private void sweep() {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(1));
                slowClients.sweep();
            }
        } catch (InterruptedException e) {
            // The desk stops.
        }
    }

    /** The port that is listened at. */
    public int port() {
        return running().port();
    }

    /** Where this machine's browser finds the desk. */
    public URI url() {
        String host = options.host().equals("0.0.0.0") || options.host().equals("::") ? "localhost" : options.host();
        return URI.create("http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port() + "/");
    }

    private Javalin running() {
        if (javalin == null) {
            throw new IllegalStateException("The desk is not served yet.");
        }
        return javalin;
    }

    /** Takes no more requests, lets running ones end and closes the streams of changes. */
    @Override
    public void close() {
        routes.forEach(Routes::close);
        if (sweeper != null) {
            sweeper.interrupt();
        }
        if (javalin != null) {
            javalin.stop();
        }
    }
}
