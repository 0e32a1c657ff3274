package org.rapporteur.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Lines up a parsed text node with the markup it was read from, through its character references. */
final class RawText {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#[0-9]++|#[xX][0-9a-fA-F]++|[A-Za-z][A-Za-z0-9]{0,40}+);?+");

    /** Behind a place that differs, markup and text go on alike where that many characters are equal: a word or two. */
    private static final int SAME_CHARS = 12;

    /** That far behind a place that differs they are looked for: the longest name of a reference is shorter. */
    private static final int APART_CHARS = 256;

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
                // The parser changed this character or skipped some: what differs maps as a whole.
                builder.keep(plainFrom, raw);
                int last = Math.min(at + APART_CHARS, decoded.length() - SAME_CHARS);
                int next = at;
                int same = same(content, raw, to, decoded, next);
                for (int step = 1; same < 0 && next + step <= last; step *= 2) {
                    next += step;
                    same = same(content, raw, to, decoded, next);
                }
                if (same < 0) {
                    builder.replace(decoded.substring(at), raw, to);
                    return;
                }
                builder.replace(decoded.substring(at, next), raw, same);
                raw = same;
                plainFrom = raw;
                at = next;
                continue;
            }
            raw++;
            at++;
        }
        builder.keep(plainFrom, raw);
    }

    /** Where the words at a place of the text stand in the markup; -1 if that is not near. */
    private static int same(String content, int raw, int to, String decoded, int at) {
        if (at + SAME_CHARS > decoded.length()) {
            return -1;
        }
        String words = decoded.substring(at, at + SAME_CHARS);
        return words.isBlank() ? -1 : content.indexOf(words, raw, Math.min(to, raw + APART_CHARS));
    }

    private static int nextReference(String content, int from, int to) {
        int at = content.indexOf('&', from, to);
        return at < 0 ? to : at;
    }
}
