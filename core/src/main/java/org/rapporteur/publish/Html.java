package org.rapporteur.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Surrogates;

/**
 * Writes HTML that is well-formed and inert by construction: text and attribute values are always escaped, elements close in the
 * order they were opened, links lead to a place in the page, to a page beside it or to an http(s) address and nowhere else.
 *
 * <p>Tags and attribute names come from this room's code, never from a report. An attribute whose value is null is left out.
 */
final class Html {
    private static final Set<String> VOID =
            Set.of("br", "hr", "meta", "wbr", "path", "circle", "line", "rect", "input");

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();

    Html(Appendable out) {
        this.out = out;
    }

    /** {@code <tag name="value" ...>}; attributes are given as name, value, name, value. */
    Html open(String tag, @Nullable String... attributes) {
        start(tag, attributes);
        raw(">");
        open.push(tag);
        return this;
    }

    /** Closes the innermost open element. */
    Html close() {
        raw("</").raw(open.pop()).raw(">");
        return this;
    }

    /** Closes the innermost open element and breaks the line, to keep the source readable. */
    Html closeBlock() {
        return close().newline();
    }

    Html newline() {
        return raw("\n");
    }

    /** An element that has no content. */
    Html empty(String tag, @Nullable String... attributes) {
        if (!VOID.contains(tag)) {
            throw new IllegalArgumentException(tag + " has content");
        }
        start(tag, attributes);
        return raw("/>");
    }

    /** An element with only text in it. */
    Html element(String tag, String text, @Nullable String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A link to an anchor of this page. */
    Html jump(String anchor, String text, @Nullable String... attributes) {
        return link("#" + anchor, text, attributes);
    }

    /** A link within the account: to a place in this page or in another one of it. */
    Html link(String address, String text, @Nullable String... attributes) {
        return open("a", with(attributes, "href", address)).text(text).close();
    }

    /** A link out to an http(s) address; any other address is shown as text. */
    Html external(String url, String text) {
        if (!isWebAddress(url)) {
            return text(text);
        }
        return open("a", "href", url, "rel", "noreferrer").text(text).close();
    }

    Html text(String text) {
        return escaped(text);
    }

    /** The content of a style element, which must come from this program. */
    Html stylesheet(String css) {
        if (css.contains("<")) {
            throw new IllegalArgumentException("a stylesheet has no markup");
        }
        return raw("<style>\n").raw(css).raw("</style>\n");
    }

    Html doctype() {
        return raw("<!DOCTYPE html>\n");
    }

    /** True if every element was closed. */
    boolean isComplete() {
        return open.isEmpty();
    }

    /** True without a scheme, or with http(s). */
    private static boolean leadsToAPage(String address) {
        int colon = address.indexOf(':');
        for (int i = 0; i < colon; i++) {
            if ("/?#".indexOf(address.charAt(i)) >= 0) {
                return true;
            }
        }
        return colon < 0 || isWebAddress(address);
    }

    private static boolean isWebAddress(String url) {
        String start =
                url.substring(0, Math.min(url.length(), "https://".length())).toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.equals("https://");
    }

    private static @Nullable String[] with(@Nullable String[] attributes, String name, String value) {
        @Nullable String[] all = new @Nullable String[attributes.length + 2];
        all[0] = name;
        all[1] = value;
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        return all;
    }

    private void start(String tag, @Nullable String... attributes) {
        raw("<").raw(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                if ("href".equals(attributes[i]) && !leadsToAPage(value)) {
                    throw new IllegalArgumentException("not an address of a page: " + value);
                }
                raw(" ").raw(String.valueOf(attributes[i]))
                        .raw("=\"")
                        .escaped(value)
                        .raw("\"");
            }
        }
    }

    private Html escaped(String given) {
        String text = Surrogates.repaired(given);
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            String escape = escape(text.charAt(i));
            if (escape != null) {
                append(text, done, i);
                raw(escape);
                done = i + 1;
            }
        }
        append(text, done, text.length());
        return this;
    }

    private static @Nullable String escape(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '\t', '\n' -> null;
            // Not allowed in HTML, even as references.
            default -> Character.isISOControl(c) || c == '\uFFFE' || c == '\uFFFF' ? "\uFFFD" : null;
        };
    }

    private Html raw(String markup) {
        append(markup, 0, markup.length());
        return this;
    }

    private void append(String text, int from, int to) {
        try {
            if (from == 0 && to == text.length()) {
                out.append(text);
            } else {
                out.append(text, from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
