package org.rapporteur.publish;

import java.nio.charset.StandardCharsets;

/**
 * Where a reader finds the page of a story, of a report, and of two reports side by side.
 *
 * <p>An address is what a link's {@code href} holds, without a place in the page: relative ({@code /reports/7}, {@code ../stories/3?asOf=2031-03-04})
 * or an http(s) address. Ids come from outside: whoever makes an address of one encodes it, with {@link #segment} in a path or a query.
 */
public interface PageAddresses {
    /** The page that shows {@link AccountParts#story}. */
    String story(String story);

    /** The page that shows {@link AccountParts#report} or {@link AccountParts#reading}. */
    String report(String report);

    /** The page that shows {@link AccountParts#pair}. */
    String pair(String from, String to);

    /**
     * {@code stories/ID}, {@code reports/ID} and {@code pairs/FROM/TO} under a root.
     *
     * @param root ends with a slash
     */
    static PageAddresses under(String root) {
        return new PageAddresses() {
            @Override
            public String story(String story) {
                return root + "stories/" + segment(story);
            }

            @Override
            public String report(String report) {
                return root + "reports/" + segment(report);
            }

            @Override
            public String pair(String from, String to) {
                return root + "pairs/" + segment(from) + "/" + segment(to);
            }
        };
    }

    /**
     * An id as one segment of a path, or one value of a query: all but RFC 3986's unreserved characters are percent-encoded, a slash too. The
     * ids {@code .} and {@code ..} stay as they are, and no browser takes them for a name in a path.
     */
    static String segment(String id) {
        StringBuilder encoded = new StringBuilder(id.length());
        for (byte each : id.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || "-._~".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
