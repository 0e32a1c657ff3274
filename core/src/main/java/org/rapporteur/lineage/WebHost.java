package org.rapporteur.lineage;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whose address an address is. */
final class WebHost {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?:)?//(?:[^/?#@\\s]{1,100}@)?([^/?#:@\\s]{1,253})(?::\\d{1,5})?(?=[/?#]|$)(.{0,4000})",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /**
     * The address that an archive or a page accelerator holds a copy of stands within its own: {@code
     * https://archive.example/web/2031/https://herald.example/a}, {@code https://x.cdn.example/c/s/herald.example/a}.
     */
    private static final Pattern INNER = Pattern.compile("/(https?:/{1,2}\\S{4,2000})$|^/(?:c|v|amp)/s/(\\S{4,2000})$");

    private static final Pattern HOST = Pattern.compile("(?:[\\p{L}\\p{N}_-]{1,63}\\.){1,10}[\\p{L}\\p{N}-]{2,63}\\.?");
    /** Parts under which a country's registry sells names: {@code co.uk}, {@code com.au}. */
    private static final Set<String> UNDER_COUNTRY = Set.of(
            "co", "com", "org", "net", "gov", "go", "ac", "edu", "or", "ne", "in", "info", "gob", "gouv", "govt");

    private WebHost() {}

    /** The host of an http address, or of an address that this one holds a copy of; lower case, in the letters of ASCII. */
    static @Nullable String of(@Nullable String url) {
        if (url == null) {
            return null;
        }
        Matcher address = ADDRESS.matcher(url.strip());
        if (!address.matches()) {
            return null;
        }
        Matcher inner = INNER.matcher(address.group(2));
        if (inner.find()) {
            String held = inner.group(1) == null ? "https://" + inner.group(2) : withTwoSlashes(inner.group(1));
            Matcher there = ADDRESS.matcher(held);
            String host = there.matches() ? plain(there.group(1)) : null;
            if (host != null) {
                return host;
            }
        }
        return plain(address.group(1));
    }

    /** Some proxies write {@code https:/herald.example}. */
    private static String withTwoSlashes(String url) {
        int at = url.indexOf(":/") + 2;
        return url.startsWith("/", at) ? url : url.substring(0, at) + "/" + url.substring(at);
    }

    /** A host written alone, such as {@code www.herald.example}; null for anything else. */
    static @Nullable String plain(String written) {
        String host = written.strip();
        if (host.length() > 253 || !HOST.matcher(host).matches()) {
            return null;
        }
        try {
            String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The part of a host that is bought: {@code herald.co.uk} of {@code edition.herald.co.uk}. */
    static String bought(String host) {
        List<String> parts = List.of(host.split("\\.", -1));
        int n = parts.size();
        boolean under = n > 2 && parts.get(n - 1).length() == 2 && UNDER_COUNTRY.contains(parts.get(n - 2));
        int kept = Math.min(n, under ? 3 : 2);
        return String.join(".", parts.subList(n - kept, n));
    }
}
