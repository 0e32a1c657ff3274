package org.rapporteur.desk.watch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps what is fetched on the public web: an address in a feed must not make this machine ask its own neighbours.
 *
 * <p>What an address says is checked before each request, what its name stands for by whoever connects: only to an address that
 * passed. So a name that stands for another machine a moment later gains nothing.
 */
final class AddressGuard {
    private static final Set<Integer> PORTS = Set.of(80, 443);

    private final Set<String> allowedHosts;

    /** {@code allowedHosts}: {@code host} or {@code host:port}. */
    AddressGuard(Set<String> allowedHosts) {
        this.allowedHosts = allowedHosts;
    }

    /** @throws FetchFailure unless it is an address of the web */
    void check(URI address) throws FetchFailure {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(address, "only http and https are fetched");
        }
        if (address.getHost() == null) {
            throw refused(address, "it names no host");
        }
        if (address.getRawUserInfo() != null) {
            throw refused(address, "it holds a user's name");
        }
        int port = port(address);
        if (!PORTS.contains(port) && !isAllowed(address.getHost(), port)) {
            throw refused(address, "port " + port + " is not allowed by name");
        }
    }

    private static FetchFailure refused(URI address, String why) {
        return FetchFailure.forGood("address-refused", address + " is not fetched: " + why + ".");
    }

    /**
     * Those addresses of a host to which a connection may go.
     *
     * @throws FetchFailure if there is none
     */
    List<InetSocketAddress> passed(String host, int port, List<InetSocketAddress> resolved) throws FetchFailure {
        boolean allowed = isAllowed(host, port);
        List<InetSocketAddress> passed = resolved.stream()
                .filter(a -> a.getAddress() != null && (allowed || isPublic(a.getAddress())))
                .map(a -> named(host, a))
                .toList();
        if (passed.isEmpty()) {
            throw FetchFailure.forGood(
                    "address-refused",
                    host + " is not fetched: it stands for "
                            + (resolved.isEmpty() || resolved.getFirst().getAddress() == null
                                    ? "no address"
                                    : resolved.getFirst().getAddress().getHostAddress())
                            + ", which is not on the public internet.");
        }
        return passed;
    }

    /** With the host's name, which the certificate must hold. */
    private static InetSocketAddress named(String host, InetSocketAddress address) {
        try {
            byte[] bytes = address.getAddress().getAddress();
            return new InetSocketAddress(InetAddress.getByAddress(bare(host), bytes), address.getPort());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private boolean isAllowed(String host, int port) {
        String name = bare(host);
        return allowedHosts.contains(name + ":" + port) || PORTS.contains(port) && allowedHosts.contains(name);
    }

    /** Lower case, without the brackets of an address and the dot at the end of a name. */
    private static String bare(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        name = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    /** By the registries of special addresses (IANA, RFC 6890): false for all that is not plainly a machine of the internet. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int a = bytes[0] & 0xFF;
        int b = bytes[1] & 0xFF;
        int c = bytes[2] & 0xFF;
        int d = bytes[3] & 0xFF;
        if (address instanceof Inet4Address) {
            return !(a == 0 // this network
                    || a == 10 // private
                    || a == 100 && b >= 64 && b < 128 // behind a provider's translation, and one cloud's metadata
                    || a == 127 // loopback
                    || a == 169 && b == 254 // link-local, and the clouds' metadata
                    || a == 172 && b >= 16 && b < 32 // private
                    || a == 192 && b == 0 && (c == 0 || c == 2) // protocols, documentation
                    || a == 192 && b == 88 && c == 99 // 6to4 relays
                    || a == 192 && b == 168 // private
                    || a == 198 && (b == 18 || b == 19) // measurements
                    || a == 198 && b == 51 && c == 100 // documentation
                    || a == 203 && b == 0 && c == 113 // documentation
                    || a == 168 && b == 63 && c == 129 && d == 16 // one cloud's own services
                    || a >= 224); // multicast, reserved, broadcast
        }
        // Global unicast is 2000::/3: outside lie loopback, mapped (::ffff), NAT64 (64:ff9b::), unique local,
        // link-local, multicast.
        return (a & 0xE0) == 0x20
                && !(a == 0x20 && b == 0x01 && c < 2 // protocols, Teredo among them: 2001::/23
                        || a == 0x20 && b == 0x01 && c == 0x0D && d == 0xB8 // documentation
                        || a == 0x20 && b == 0x02 // 6to4
                        || a == 0x3F && b == 0xFF && c < 0x10); // documentation
    }
}
