package org.rapporteur.desk.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.junit.jupiter.api.Test;

/** What this machine may be made to ask. */
class AddressGuardTest {
    private static boolean isPublic(String address) throws UnknownHostException {
        return AddressGuard.isPublic(InetAddress.getByName(address));
    }

    @Test
    void refusesAllThatIsNotPlainlyOnTheInternet() throws UnknownHostException {
        for (String address : List.of(
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:1ff::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff:0fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1")) {
            assertFalse(isPublic(address), address);
        }
    }

    @Test
    void passesTheInternet() throws UnknownHostException {
        for (String address : List.of(
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "126.0.0.1",
                "169.253.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "192.167.0.1",
                "198.17.0.1",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2a00:1450:4001::1",
                "2606:4700::1111",
                "3ffe::1")) {
            assertTrue(isPublic(address), address);
        }
    }

    @Test
    void refusesOtherSchemesPortsAndUsers() throws FetchFailure {
        AddressGuard guard = new AddressGuard(Set.of("desk.example:8080", "inner.example"));
        for (String address : List.of(
                "file:///etc/passwd",
                "ftp://herald.example/",
                "gopher://herald.example/",
                "//herald.example/",
                "http:///feed",
                "http://herald.example:22/",
                "http://herald.example:8080/",
                "http://inner.example:8080/",
                "https://editor@herald.example/",
                "https://desk.example:8080@herald.example/")) {
            assertThrows(FetchFailure.class, () -> guard.check(URI.create(address)), address);
        }
        for (String address : List.of(
                "http://herald.example/",
                "HTTPS://herald.example:443/",
                "http://desk.example:8080/",
                "http://Inner.Example/")) {
            guard.check(URI.create(address));
        }
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws Exception {
        try (FeedServer server = new FeedServer()) {
            server.gives("/feed", "the feed");
            int port = URI.create(server.url("/")).getPort();
            // A name that nobody but this resolver knows: who looked it up again would not find it.
            SocketAddressResolver once =
                    (host, p, context, promise) -> promise.succeeded(List.of(new InetSocketAddress("127.0.0.1", p)));
            try (Fetcher fetcher = fetcher(Set.of("outlet.invalid:" + port), once)) {
                URI address = URI.create("http://outlet.invalid:" + port + "/feed");
                assertArrayEquals(
                        "the feed".getBytes(StandardCharsets.UTF_8),
                        fetcher.fetch(address, Validators.NONE).body());
            }
            assertEquals(
                    "outlet.invalid:" + port,
                    server.asked("/feed").getFirst().headers().get("host"));
        }
    }

    @Test
    void refusesANameThatStandsForAnInsideAddress() throws Exception {
        try (FeedServer inner = new FeedServer()) {
            int port = URI.create(inner.url("/")).getPort();
            SocketAddressResolver inside =
                    (host, p, context, promise) -> promise.succeeded(List.of(new InetSocketAddress("127.0.0.1", port)));
            try (Fetcher fetcher = fetcher(Set.of(), inside)) {
                FetchFailure failure = assertThrows(
                        FetchFailure.class,
                        () -> fetcher.fetch(URI.create("http://rebound.example/feed"), Validators.NONE));
                assertEquals("address-refused", failure.kind());
                assertTrue(failure.isForGood());
            }
            assertEquals(List.of(), inner.paths());
        }
    }

    private static Fetcher fetcher(Set<String> allowed, SocketAddressResolver resolver) {
        return new Fetcher(
                WatchTests.options().fetch().withAllowedHosts(allowed),
                new Pause(Clock.systemUTC(), Duration.ofMillis(5)),
                resolver,
                null);
    }

    @Test
    void passesOnlyThePublicOnesOfSeveralAddresses() throws FetchFailure {
        InetSocketAddress inside = new InetSocketAddress("10.0.0.1", 443);
        InetSocketAddress outside = new InetSocketAddress("1.1.1.1", 443);
        assertEquals(
                "herald.example",
                new AddressGuard(Set.of())
                        .passed("Herald.Example", 443, List.of(outside))
                        .getFirst()
                        .getHostString());
        AddressGuard guard = new AddressGuard(Set.of());
        assertEquals(List.of(outside), guard.passed("herald.example", 443, List.of(inside, outside)));
        assertThrows(FetchFailure.class, () -> guard.passed("herald.example", 443, List.of(inside)));
        assertThrows(FetchFailure.class, () -> guard.passed("herald.example", 443, List.of()));
        assertEquals(
                List.of(inside),
                new AddressGuard(Set.of("herald.example")).passed("Herald.Example.", 443, List.of(inside)));
    }
}
