package org.rapporteur.desk.watch;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.WebAddress;

/** Addresses as people and feeds write them, and what they come to. */
final class WebLinks {
    private WebLinks() {}

    /** What is written there, with what an address must not hold put into its escapes; null if it is none. */
    static @Nullable URI parsed(String address) {
        try {
            URI uri = new URI(address.strip());
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // It may only hold a space or a letter that must be escaped.
        }
        String normal = new BasicURLNormalizer().filter(address.strip());
        try {
            return normal == null ? null : new URI(normal);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Seen from another address; null if it is none. */
    static @Nullable URI resolved(URI base, String address) {
        try {
            return base.resolve(new URI(address.strip()));
        } catch (URISyntaxException e) {
            return parsed(address);
        }
    }

    /** The same for all ways of writing one page's address: without tracking, place in the page, default port, capitals in the host. */
    static String canonical(String address) {
        String plain = WebAddress.withoutTracking(address.strip());
        String normal = new BasicURLNormalizer().filter(plain);
        return normal == null ? plain : normal;
    }
}
