package org.rapporteur.desk.watch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.InputProblem;

/**
 * Fetches documents of the web, politely and within limits: what {@code robots.txt} forbids is not asked for, one host is asked
 * one thing at a time, and a connection goes only to an address that {@link AddressGuard} passed. For many threads.
 *
 * <p>Not {@link java.net.http.HttpClient}: it looks a name up by itself, so that what was checked need not be where it connects.
 */
final class Fetcher implements AutoCloseable {
    /** RFC 9309 asks to follow at least five for {@code robots.txt}; feeds that moved need one or two. */
    private static final int MOST_REDIRECTS = 5;

    /** A head of an answer is some hundred bytes; servers refuse to send more than 8 to 16 KiB. */
    private static final int HEAD_BYTES = 32 << 10;

    /** Who asks to be left alone for longer has made a mistake. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private static final int THREADS = 16;

    private final FetchOptions options;
    private final Clock clock;
    private final AddressGuard guard;
    private final Hosts hosts;
    private final HttpClient client;
    private final ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler("fetch-timer", true);
    private final ExecutorService names;
    private final Ingestor ingestor = new Ingestor();

    Fetcher(FetchOptions options, Pause pause) {
        this(options, pause, null, null);
    }

    /**
     * With others than the system's.
     *
     * @param resolver looks names up; null for the system's
     * @param trust which certificates are believed; null for the system's
     */
    Fetcher(FetchOptions options, Pause pause, @Nullable SocketAddressResolver resolver, @Nullable SSLContext trust) {
        this.options = options;
        this.clock = pause.clock();
        guard = new AddressGuard(options.allowedHosts());
        hosts = new Hosts(options, pause);
        // Looking a name up blocks outside Java: a thread of its own each, so that no slow name holds up another.
        names = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("name-", 0).factory());
        SocketAddressResolver lookUp = resolver != null
                ? resolver
                : new SocketAddressResolver.Async(
                        names, scheduler, options.connectTimeout().toMillis());
        client = new HttpClient();
        if (trust != null) {
            SslContextFactory.Client certificates = new SslContextFactory.Client();
            certificates.setSslContext(trust);
            client.setSslContextFactory(certificates);
        }
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("fetch");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setScheduler(scheduler);
        client.setConnectTimeout(options.connectTimeout().toMillis());
        client.setSocketAddressResolver(
                (host, port, context, promise) -> lookUp.resolve(host, port, context, checked(host, port, promise)));
        // Ours are shorter, and say what was waited for.
        client.setIdleTimeout(options.wholeTimeout().multipliedBy(2).toMillis());
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setMaxResponseHeadersSize(HEAD_BYTES);
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, options.userAgent()));
        client.setDestinationIdleTimeout(options.wholeTimeout().toMillis());
        try {
            scheduler.start();
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("nothing can be fetched here", e);
        }
        client.getContentDecoderFactories().clear();
        client.getProtocolHandlers().clear();
    }

    private Promise<List<InetSocketAddress>> checked(String host, int port, Promise<List<InetSocketAddress>> promise) {
        return Promise.from(
                resolved -> {
                    List<InetSocketAddress> passed;
                    try {
                        passed = guard.passed(host, port, resolved);
                    } catch (FetchFailure e) {
                        promise.failed(e);
                        return;
                    }
                    promise.succeeded(passed);
                },
                promise::failed);
    }

    /**
     * Fetches a document, over as many hosts as it takes.
     *
     * @param before what was sent when it was last fetched, so that it is not sent again
     */
    Answer fetch(URI address, Validators before) throws FetchFailure, InterruptedException {
        URI at = address;
        URI movedTo = address;
        boolean forGood = true;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            guard.check(at);
            Sent sent;
            try (Hosts.Turn turn = hosts.turn(at)) {
                if (!turn.knowsRules()) {
                    robots(at, turn);
                }
                turn.expectAllowed(at);
                sent = send(at, before.address().equals(at.toString()) ? before : Validators.NONE, turn);
            }
            switch (sent.status()) {
                case 200, 203 -> {
                    return answer(at, movedTo, sent);
                }
                case 304 -> {
                    return new Answer(at, movedTo, null, before, null, List.of());
                }
                case 301, 302, 303, 307, 308 -> {
                    at = next(at, sent);
                    forGood &= sent.status() == 301 || sent.status() == 308;
                    movedTo = forGood ? at : movedTo;
                }
                default -> throw failure(at, sent);
            }
        }
        throw new FetchFailure(
                "redirects", address + " leads on more than " + MOST_REDIRECTS + " times, at last to " + at + ".");
    }

    private static URI next(URI at, Sent sent) throws FetchFailure {
        String location = sent.headers().get(HttpHeader.LOCATION);
        URI next = location == null ? null : WebLinks.resolved(at, location);
        if (next == null) {
            throw new FetchFailure("redirects", at + " leads on to no address (" + sent.status() + ").");
        }
        return next;
    }

    private Answer answer(URI at, URI movedTo, Sent sent) throws FetchFailure {
        List<InputProblem> problems = new ArrayList<>();
        byte[] body = ingestor.unpacked(
                at.toString(), sent.headers().getValuesList(HttpHeader.CONTENT_ENCODING), sent.body(), problems::add);
        if (body == null) {
            InputProblem problem = problems.getFirst();
            throw new FetchFailure(problem.kind(), at + ": " + problem.message() + ".");
        }
        // What came damaged is asked for again in full.
        Validators validators = problems.isEmpty()
                ? new Validators(
                        at.toString(),
                        sent.headers().get(HttpHeader.ETAG),
                        sent.headers().get(HttpHeader.LAST_MODIFIED))
                : Validators.NONE;
        return new Answer(at, movedTo, sent.headers().get(HttpHeader.CONTENT_TYPE), validators, body, problems);
    }

    private FetchFailure failure(URI at, Sent sent) {
        int status = sent.status();
        Instant retryAt = retryAt(sent.headers());
        String words =
                switch (status) {
                    case 401, 403 -> "forbids it";
                    case 404 -> "knows no such address";
                    case 410 -> "says that it is gone for good";
                    case 429 -> "says that it was asked too often";
                    default -> status >= 500 ? "has a fault of its own" : "does not give it";
                };
        return new FetchFailure(
                status == 410 ? "gone" : "http-status",
                at + ": the server " + words + " (" + status + ")"
                        + (retryAt == null ? "." : " and wants to be left alone until " + retryAt + "."),
                status == 410,
                retryAt);
    }

    /** RFC 9110: a number of seconds or a date; null if there is none that can be read. */
    private @Nullable Instant retryAt(HttpFields headers) {
        String value = headers.get(HttpHeader.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        Instant now = clock.instant();
        Instant asked;
        try {
            asked = value.strip().chars().allMatch(Character::isDigit)
                    ? now.plusSeconds(Math.min(Long.parseLong(value.strip()), LONGEST_RETRY_AFTER.toSeconds()))
                    : ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
        Instant latest = now.plus(LONGEST_RETRY_AFTER);
        return asked.isAfter(latest) ? latest : asked;
    }

    /** RFC 9309: what the site knows not (4xx) forbids nothing; while it cannot be asked, nothing is allowed. */
    private void robots(URI of, Hosts.Turn turn) throws FetchFailure, InterruptedException {
        URI at = of.resolve("/robots.txt");
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            guard.check(at);
            Sent sent = send(at, Validators.NONE, turn);
            int status = sent.status();
            if (status == 200) {
                List<InputProblem> damage = new ArrayList<>();
                byte[] body = ingestor.unpacked(
                        at.toString(),
                        sent.headers().getValuesList(HttpHeader.CONTENT_ENCODING),
                        sent.body(),
                        damage::add);
                turn.learn(at, body == null ? new byte[0] : body);
                return;
            } else if (status == 429 || status >= 500) {
                Instant retryAt = retryAt(sent.headers());
                throw new FetchFailure(
                        "robots-unknown",
                        of + " is not fetched: the site's robots.txt cannot be read now (" + status + ").",
                        false,
                        retryAt);
            } else if (status >= 300 && status < 400 && sent.headers().contains(HttpHeader.LOCATION)) {
                at = next(at, sent);
            } else {
                turn.learnNothing();
                return;
            }
        }
        // More redirects count as no rules (RFC 9309, 2.3.1.2).
        turn.learnNothing();
    }

    /** What came back; the body is empty unless it was given with success. */
    private record Sent(int status, HttpFields headers, BodyBytes content) {
        byte[] body() {
            return content.bytes;
        }
    }

    private static final class BodyBytes {
        private final byte[] bytes;

        BodyBytes(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private Sent send(URI at, Validators before, Hosts.Turn turn) throws FetchFailure, InterruptedException {
        Request request = client.newRequest(at)
                .timeout(options.wholeTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .headers(headers -> {
                    headers.put(HttpHeader.ACCEPT_ENCODING, "gzip, br");
                    headers.put(
                            HttpHeader.ACCEPT,
                            "application/atom+xml, application/rss+xml, application/feed+json, text/html, "
                                    + "application/xml;q=0.9, */*;q=0.5");
                    if (before.etag() != null) {
                        headers.put(HttpHeader.IF_NONE_MATCH, before.etag());
                    }
                    if (before.modified() != null) {
                        headers.put(HttpHeader.IF_MODIFIED_SINCE, before.modified());
                    }
                });
        InputStreamResponseListener listener = new InputStreamResponseListener();
        try (InputStream in = listener.getInputStream()) {
            request.send(listener);
            Response response = listener.get(
                    options.connectTimeout().plus(options.firstByteTimeout()).toMillis(), TimeUnit.MILLISECONDS);
            HttpFields headers = HttpFields.build(response.getHeaders()).asImmutable();
            if (response.getStatus() == 429 || response.getStatus() == 503) {
                turn.leaveAlone(retryAt(headers));
            }
            boolean success = response.getStatus() == 200 || response.getStatus() == 203;
            byte[] body = success ? body(at, headers, in) : new byte[0];
            return new Sent(response.getStatus(), headers, new BodyBytes(body));
        } catch (FetchFailure e) {
            throw e;
        } catch (TimeoutException e) {
            throw slow(at);
        } catch (ExecutionException e) {
            throw failure(at, e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            throw failure(at, e.getCause() == null ? e : e.getCause());
        } finally {
            request.abort(new IOException("no longer wanted"));
            turn.asked();
        }
    }

    private byte[] body(URI at, HttpFields headers, InputStream in) throws IOException {
        if (headers.getLongField(HttpHeader.CONTENT_LENGTH) > options.bodyBytes()) {
            throw tooLarge(at);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            body.write(buffer, 0, n);
            if (body.size() > options.bodyBytes()) {
                throw tooLarge(at);
            }
        }
        return body.toByteArray();
    }

    private FetchFailure tooLarge(URI at) {
        return new FetchFailure("too-large", at + " is longer than " + options.bodyBytes() + " bytes.");
    }

    private FetchFailure slow(URI at) {
        return new FetchFailure(
                "timeout",
                at + ": the server did not begin to answer within "
                        + words(options.connectTimeout().plus(options.firstByteTimeout())) + ".");
    }

    private static String words(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private FetchFailure failure(URI at, Throwable cause) {
        return switch (cause) {
            case FetchFailure own -> new FetchFailure(own.kind(), at + ": " + own.message(), own.isForGood(), null);
            case UnknownHostException e -> new FetchFailure("unknown-host", at + ": there is no host of this name.");
            case SocketTimeoutException e -> new FetchFailure("timeout", at + ": no connection came about in time.");
            case ConnectException e -> new FetchFailure("no-connection", at + ": the host takes no connection.");
            case TimeoutException e ->
                new FetchFailure(
                        "timeout", at + ": the answer was not complete within " + words(options.wholeTimeout()) + ".");
            case SSLException e ->
                new FetchFailure("encryption", at + ": no safe connection came about: " + firstLine(e) + ".");
            case EOFException e -> new FetchFailure("broken-off", at + ": the answer breaks off.");
            default ->
                new FetchFailure("no-answer", at + ": there was no answer that can be read: " + firstLine(cause) + ".");
        };
    }

    private static String firstLine(Throwable e) {
        // Without the client's own state, which tells a reader nothing.
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst(" on \\S+@.*", "");
    }

    @Override
    public void close() {
        try {
            client.stop();
            scheduler.stop();
        } catch (Exception e) {
            throw new IllegalStateException("fetching could not be ended", e);
        } finally {
            names.shutdownNow();
        }
    }
}
