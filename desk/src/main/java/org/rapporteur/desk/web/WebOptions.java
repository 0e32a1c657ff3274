package org.rapporteur.desk.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the desk is served.
 *
 * @param host the address to listen at; {@code 0.0.0.0} for all of the machine's
 * @param port 0 for any free one
 * @param publicUrls how browsers reach the desk through a reverse proxy that also encrypts: {@code https://desk.example.org}
 * @param slowest how long a client may take to ask, in milliseconds
 */
public record WebOptions(String host, int port, List<URI> publicUrls, long slowest) {
    /** This machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Registered for nothing that is in use. */
    public static final int PORT = 8484;

    /** A request's header is there in one or two packets; on the slowest of lines in some seconds. */
    private static final long SLOWEST = 10_000;

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    public WebOptions {
        publicUrls = List.copyOf(publicUrls);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
        }
        for (URI each : publicUrls) {
            if (each.getHost() == null
                    || !("https".equals(each.getScheme()) || "http".equals(each.getScheme()))
                    || !(each.getRawPath().isEmpty() || each.getRawPath().equals("/"))) {
                throw new IllegalArgumentException(
                        "A public address looks like https://desk.example.org, not like " + each + ".");
            }
        }
    }

    /** For this machine only, at this port. */
    public static WebOptions local(int port) {
        return new WebOptions(LOOPBACK, port, List.of(), SLOWEST);
    }

    /** At this address, and behind these public addresses. */
    public static WebOptions at(String host, int port, List<URI> publicUrls) {
        return new WebOptions(host, port, publicUrls, SLOWEST);
    }

    /** Whether nobody but this machine can reach the desk. */
    boolean loopbackOnly() {
        return publicUrls.isEmpty() && isLoopbackAddress(host);
    }

    /** Whether a request may ask for this host, as its {@code Host} header says it. */
    boolean serves(String hostAndPort) {
        String name = nameOf(hostAndPort);
        return LOOPBACK_NAMES.contains(name)
                || name.equals(nameOf(host.indexOf(':') >= 0 ? "[" + host + "]" : host))
                || publicUrls.stream().anyMatch(u -> name.equals(lower(u.getHost())));
    }

    /** Whether this host is reached encrypted, through the proxy. */
    boolean isEncrypted(String hostAndPort) {
        return publicUrls.stream()
                .anyMatch(u ->
                        "https".equals(u.getScheme()) && nameOf(hostAndPort).equals(lower(u.getHost())));
    }

    /** Whether this host is reached through a proxy, whose word on where a request comes from then counts. */
    boolean isProxied(String hostAndPort) {
        return publicUrls.stream().anyMatch(u -> nameOf(hostAndPort).equals(lower(u.getHost())));
    }

    static boolean isLoopbackName(String hostAndPort) {
        return LOOPBACK_NAMES.contains(nameOf(hostAndPort));
    }

    private static boolean isLoopbackAddress(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String nameOf(String hostAndPort) {
        int port = hostAndPort.lastIndexOf(':');
        return lower(port > hostAndPort.lastIndexOf(']') ? hostAndPort.substring(0, port) : hostAndPort);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
