package org.rapporteur.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Lines up a parsed text node with the markup it was read from, through its character references. */
final class RawText {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#[0-9]{1,8}+|#[xX][0-9a-fA-F]{1,7}+|[A-Za-z][A-Za-z0-9]{0,40}+);?+");

    private RawText() {}

    /** Copies a node's text, read from {@code content[from, to)}, into the builder. */
    static void copy(String content, int from, int to, String decoded, BlockBuilder builder) {
        if (decoded.length() == to - from && content.startsWith(decoded, from)) {
            builder.keep(from, to);
            return;
        }
        int raw = from;
        int at = 0;
        int plainFrom = from;
        // Up to here what stands between two references was compared as a whole, and differs.
        int compared = from;
        Matcher reference = REFERENCE.matcher(content).useTransparentBounds(true);
        while (raw < to && at < decoded.length()) {
            if (raw >= compared) {
                int plain = Math.min(nextReference(content, raw, to) - raw, decoded.length() - at);
                compared = raw + plain;
                if (plain > 0 && content.regionMatches(raw, decoded, at, plain)) {
                    raw += plain;
                    at += plain;
                    continue;
                }
            }
            char c = content.charAt(raw);
            if (c == '&' && reference.region(raw, to).lookingAt()) {
                String read = Parser.unescapeEntities(reference.group(), false);
                if (!read.equals(reference.group()) && decoded.startsWith(read, at)) {
                    builder.keep(plainFrom, raw);
                    // "&notit" is "¬it": what was read beyond the reference itself maps to the same place, harmlessly.
                    builder.replace(read, raw, reference.end());
                    raw = reference.end();
                    plainFrom = raw;
                    at += read.length();
                    continue;
                }
            }
            if (c == 0) {
                // The parser drops a NUL, or writes a mark in its place.
                builder.keep(plainFrom, raw);
                raw++;
                plainFrom = raw;
                at += decoded.charAt(at) == '\uFFFD' ? 1 : 0;
                continue;
            }
            if (c != decoded.charAt(at)) {
                // The parser changed this character or skipped some: the rest maps as a whole.
                builder.keep(plainFrom, raw);
                builder.replace(decoded.substring(at), raw, to);
                return;
            }
            raw++;
            at++;
        }
        builder.keep(plainFrom, raw);
    }

    private static int nextReference(String content, int from, int to) {
        int at = content.indexOf('&', from, to);
        return at < 0 ? to : at;
    }
}
