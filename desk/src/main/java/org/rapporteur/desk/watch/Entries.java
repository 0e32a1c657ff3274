package org.rapporteur.desk.watch;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rapporteur.text.Sha256;

/**
 * What is remembered of the entries of a feed or sitemap: of each a digest, and whether its page is still to be fetched. Only of
 * those that it still names: no more than it is long.
 */
final class Entries {
    private static final String PREFIX = "entry:";

    /** 16 hex digits: among a million entries two share one with a chance of 1 in 37 million. */
    private static final int DIGITS = 16;

    /** How often a page that could not be fetched is tried, once a look. */
    static final int MOST_TRIES = 4;

    private final Map<String, String> known;
    private final Set<String> named = new HashSet<>();

    Entries(Map<String, String> known) {
        this.known = known;
    }

    static String digest(String... parts) {
        return Sha256.hex(String.join("\0", parts)).substring(0, DIGITS);
    }

    /** True if a page is still to be fetched: the feed must then be read though it has not changed. */
    boolean areWaiting() {
        return known.entrySet().stream()
                .anyMatch(e -> e.getKey().startsWith(PREFIX) && e.getValue().indexOf('~') > 0);
    }

    /** The name of the position of an entry, which the feed names now. */
    String name(String key) {
        String name = PREFIX + digest(key);
        named.add(name);
        return name;
    }

    /** How often this entry was tried in vain; 0 if it is new or has changed, {@value #MOST_TRIES} if nothing is to be done. */
    int tries(String name, String digest) {
        String was = known.getOrDefault(name, "");
        if (was.equals(digest)) {
            return MOST_TRIES;
        }
        return was.startsWith(digest + "~") ? Integer.parseInt(was.substring(digest.length() + 1)) : 0;
    }

    /** The position of an entry that was tried so often in vain; whoever failed that often is not tried again. */
    static String failed(String digest, int tries) {
        return tries >= MOST_TRIES ? digest : digest + "~" + tries;
    }

    /** Forgets what the feed names no longer. */
    void forgetOthers(Portion portion) {
        for (Map.Entry<String, String> each : known.entrySet()) {
            if (each.getKey().startsWith(PREFIX) && !each.getValue().isEmpty() && !named.contains(each.getKey())) {
                portion.remember(each.getKey(), "");
            }
        }
    }
}
