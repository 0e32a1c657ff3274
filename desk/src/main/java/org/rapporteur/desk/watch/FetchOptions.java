package org.rapporteur.desk.watch;

import java.time.Duration;
import java.util.Set;

/**
 * How pages are asked for.
 *
 * @param userAgent said with every request; what stands before its first slash is the name that {@code robots.txt} may give rules for
 * @param allowedHosts {@code host} or {@code host:port}, lower case: what may be fetched though its address is private or its port
 *     unusual; a name without a port means the default ports
 * @param hostPause between two requests to one host
 * @param longestPause the most that a {@code Crawl-delay} is waited for between two requests
 * @param connectTimeout for the name, the connection and its encryption, each
 * @param firstByteTimeout from the connection to the head of the answer
 * @param wholeTimeout from the request to the last byte
 * @param bodyBytes of an answer, as it is sent; a longer one is refused
 */
public record FetchOptions(
        String userAgent,
        Set<String> allowedHosts,
        Duration hostPause,
        Duration longestPause,
        Duration connectTimeout,
        Duration firstByteTimeout,
        Duration wholeTimeout,
        int bodyBytes) {
    /**
     * 1 s: what crawlers that are thought polite leave between two pages. 30 s: a longer delay is asked of crawlers that want the
     * whole site. 8 MiB: five times the largest page of fundus-eval and trafilatura-eval; a sitemap of 50,000 pages has about 6
     * MB. The timeouts are those of a reader who gives up.
     */
    public static final FetchOptions DEFAULT = new FetchOptions(
            "Rapporteur/0.1 (reads news; obeys robots.txt)",
            Set.of(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            8 << 20);

    public FetchOptions {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** The same, with other hosts allowed. */
    public FetchOptions withAllowedHosts(Set<String> hosts) {
        return new FetchOptions(
                userAgent, hosts, hostPause, longestPause, connectTimeout, firstByteTimeout, wholeTimeout, bodyBytes);
    }

    /** The name that {@code robots.txt} may give rules for, lower case. */
    String robotName() {
        int slash = userAgent.indexOf('/');
        return (slash < 0 ? userAgent : userAgent.substring(0, slash)).toLowerCase(java.util.Locale.ROOT);
    }
}
