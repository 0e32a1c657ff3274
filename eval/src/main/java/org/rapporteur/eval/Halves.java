package org.rapporteur.eval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The fixed split of every data set of pages, by host: one half is looked at when rules are made, the other is only scored. All
 * pages of one site fall into the same half, in every set.
 */
final class Halves {
    /** What may be done with a page. */
    enum Half {
        /** Its misses are printed and read; rules are made and constants are tuned on it. */
        LOOK,
        /** Only scored: since the split none of its pages is opened and none of its misses printed; counts of them were looked at. */
        SCORE
    }

    private Halves() {}

    /** The half of the page at an address: the first byte of SHA-256 over its host is even for {@link Half#LOOK}. */
    static Half of(String url) {
        return share(host(url), 2) == 0 ? Half.LOOK : Half.SCORE;
    }

    /** A fixed place among {@code of} parts: the first byte of SHA-256 over the key; the same in {@code model/train/sets.py}. */
    static int share(String key, int of) {
        try {
            byte first = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8))[0];
            return Byte.toUnsignedInt(first) % of;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The host in lower case without a leading {@code www.}; the addresses of the sets are too odd for a URI parser. */
    static String host(String url) {
        int scheme = url.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + "://".length();
        int end = start;
        while (end < url.length() && "/?#:".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String host = url.substring(start, end).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }
}
