package org.rapporteur.lineage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Credit;
import org.rapporteur.text.WebAddress;

/**
 * Who a report credits for its whole text, where that is not its own desk.
 *
 * @param shown the credit for people ({@code Jane Roe, John Doe})
 * @param keys one of them equal for two reports credited to the same original: its address, its writers. None where the credit is
 *     too wide to tell: a wire agency writes many reports a day
 */
record UnseenCredit(String shown, List<String> keys) {
    /** Begins a key of writers, who write another report another day. */
    private static final String WRITERS = "writers:";

    private static final String ADDRESS = "url:";

    /** {@code Coast Herald} of {@code Read more at Coast Herald.} */
    private static final Pattern PLACE_TO_READ =
            Pattern.compile(".*\\b(?:at|on|auf|bei|sur|dans|en)\\s(\\S.{1,60}?)\\.?", Pattern.CASE_INSENSITIVE);

    /** A shorter name is found in others by chance: {@code AP} in {@code japan}. */
    private static final int SHORT_NAME = 4;

    UnseenCredit {
        keys = List.copyOf(keys);
    }

    /** Whether a key holds for a few days only. */
    static boolean isOfWriters(String key) {
        return key.startsWith(WRITERS);
    }

    /**
     * Reads the credit of a report, or null if it stands for itself.
     *
     * <p>A clean report is taken from elsewhere if its page says so: an address of the same text on another site, a text that stops
     * and sends the reader on, or a source line that names neither its outlet nor its host. A sign-off that names writers ({@code
     * Jane Roe reported from Oslo}) is normal in an outlet's own report; in a mangled one, or in one that credits an agency, it
     * names the original's writers.
     */
    static @Nullable UnseenCredit of(Article article, boolean mangled) {
        Own own = new Own(article.meta());
        List<Credit> credits = article.credits();
        List<String> sources = values(credits, Credit.Kind.SOURCE).stream()
                .filter(source -> !own.isCalled(source))
                .toList();
        List<String> places = values(credits, Credit.Kind.CANONICAL).stream()
                .filter(place -> !own.isCalled(hostOf(place)))
                .toList();
        List<String> continued = values(credits, Credit.Kind.CONTINUED_ELSEWHERE);
        boolean elsewhere = !continued.isEmpty() || !places.isEmpty();
        if (!mangled && !elsewhere && (sources.isEmpty() || !own.isKnown())) {
            return null;
        }
        List<String> writers = writers(article, mangled, elsewhere).stream()
                .filter(writer -> !nameParts(writer).isEmpty())
                .toList();
        List<String> keys = new ArrayList<>();
        for (String place : places) {
            String key = addressKey(place, article.meta().canonicalUrl());
            if (key != null && !keys.contains(key)) {
                keys.add(key);
            }
        }
        String writersKey = writersKey(writers);
        if (writersKey != null) {
            keys.add(WRITERS + writersKey);
        }
        String shown = shown(writers, sources, places, continued);
        return shown == null ? null : new UnseenCredit(shown, keys);
    }

    /** The original's writers, as far as they can be told from the writers of the page. */
    private static List<String> writers(Article article, boolean mangled, boolean elsewhere) {
        List<String> signed = values(article.credits(), Credit.Kind.REPORTER);
        List<String> byline = article.meta().byline();
        if (mangled) {
            return signed.isEmpty() ? byline : signed;
        }
        // Under another's byline, "additional reporting by" is the page's own desk at work on an agency's text.
        boolean isOneDesk = elsewhere || byline.isEmpty() || byline.stream().anyMatch(signed::contains);
        return isOneDesk ? signed : List.of();
    }

    private static @Nullable String shown(
            List<String> writers, List<String> sources, List<String> places, List<String> continued) {
        if (!writers.isEmpty()) {
            String by = String.join(", ", writers);
            return sources.isEmpty() ? by : by + " (" + String.join(", ", sources) + ")";
        }
        if (!sources.isEmpty()) {
            return String.join(", ", sources);
        }
        if (!places.isEmpty()) {
            return places.getFirst();
        }
        for (String line : continued) {
            Matcher place = PLACE_TO_READ.matcher(line);
            if (place.matches()) {
                return place.group(1);
            }
        }
        return null;
    }

    private static List<String> values(List<Credit> credits, Credit.Kind kind) {
        return credits.stream()
                .filter(c -> c.kind() == kind)
                .map(Credit::value)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** What a report is called by itself, to tell a credit to others from one to its own house. */
    private static final class Own {
        private final @Nullable String outlet;
        private final @Nullable String host;
        private final Publishers.@Nullable Outlet listed;

        Own(Article.Meta meta) {
            outlet = meta.outlet();
            String of = WebHost.of(meta.url());
            host = of == null && outlet != null ? WebHost.plain(outlet) : of;
            listed = Publishers.get().outlet(meta.url(), outlet);
        }

        boolean isKnown() {
            return outlet != null || host != null;
        }

        /** Catches {@code AP} and {@code Associated Press} at apnews.com; leaves {@code AP} at japanherald.example alone. */
        boolean isCalled(String name) {
            if (listed != null && listed.equals(Publishers.get().credited(name)) || isShortForm(name)) {
                return true;
            }
            String other = WebHost.plain(name);
            if (other == null) {
                String squeezed = squeeze(name);
                return isLike(outlet, squeezed)
                        || isLike(host, squeezed)
                        || host != null && label(host).length() > SHORT_NAME && squeezed.startsWith(label(host));
            }
            if (host != null && WebHost.bought(host).equals(WebHost.bought(other))) {
                return true;
            }
            return outlet != null && isAddressOf(label(other), outlet);
        }

        /** {@code CPA} of the {@code Coast Press Agency}. */
        private boolean isShortForm(String name) {
            boolean isWritten = name.length() > 1 && name.equals(name.toUpperCase(Locale.ROOT));
            if (outlet == null || !isWritten || Publishers.get().credited(name) != null) {
                return false;
            }
            StringBuilder initials = new StringBuilder();
            for (String word : outlet.split("\\s+", -1)) {
                if (!word.isEmpty() && Character.isUpperCase(word.charAt(0)) && !word.equals("The")) {
                    initials.append(word.charAt(0));
                }
            }
            return initials.length() > 1 && initials.toString().equals(name);
        }

        /** {@code coastherald} of {@code www.coast-herald.co.uk}. */
        private static String label(String host) {
            String bought = WebHost.bought(host);
            return squeeze(bought.substring(0, bought.indexOf('.')));
        }

        /** Catches {@code coastnews} of {@code The Coast}; leaves {@code coastherald} of another {@code Herald} alone. */
        private static boolean isAddressOf(String label, String outlet) {
            if (label.length() < SHORT_NAME) {
                return isLike(outlet, label);
            }
            String squeezed = squeeze(outlet);
            String bare = squeezed.startsWith("the") ? squeezed.substring("the".length()) : squeezed;
            return squeezed.contains(label)
                    || label.equals("the" + bare)
                    || label.equals(bare + "news")
                    || label.equals(bare + "online");
        }

        private static boolean isLike(@Nullable String own, String squeezed) {
            if (own == null || squeezed.isEmpty()) {
                return false;
            }
            String squeezedOwn = squeeze(own);
            if (squeezed.length() < SHORT_NAME) {
                return squeezedOwn.equals(squeezed)
                        || List.of(own.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                                .contains(squeezed);
            }
            return squeezedOwn.contains(squeezed)
                    || (squeezedOwn.length() >= SHORT_NAME && squeezed.contains(squeezedOwn));
        }
    }

    private static String hostOf(String place) {
        int slash = place.indexOf('/');
        return slash < 0 ? place : place.substring(0, slash);
    }

    /**
     * An address without what changes from link to link; null for a site's first page, which is where a careless page says its
     * text stands. What follows the question mark may be all that tells two reports apart: {@code story.php?id=17}.
     *
     * @param stated the full address that the page gives as its own, used where the credit has its host only
     */
    private static @Nullable String addressKey(String place, @Nullable String stated) {
        String full = place.indexOf('/') < 0
                        && stated != null
                        && hostOf(stripped(stated)).equals(stripped(place))
                ? stripped(stated)
                : stripped(place);
        String page = WebAddress.withoutTracking(full);
        int query = page.indexOf('?') < 0 ? page.length() : page.indexOf('?');
        String path = page.substring(0, query).replaceFirst("(?:/amp)?/?(?:index\\.\\w{3,5})?$", "");
        return path.indexOf('/') < 0 ? null : ADDRESS + path + page.substring(query);
    }

    /** A number for a report's own address, equal to that of a key that credits it; 0 for none. */
    static long address(@Nullable String url) {
        String key = url == null ? null : addressKey(url, null);
        return key == null ? 0 : numberOf(key);
    }

    /** The numbers of the addresses among the keys. */
    static List<Long> addresses(List<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith(ADDRESS))
                .map(UnseenCredit::numberOf)
                .toList();
    }

    /** FNV-1a, 64 bits; chance makes two of a million addresses meet once in 37 million piles. */
    private static long numberOf(String key) {
        long number = 0xCBF29CE484222325L;
        for (int i = 0; i < key.length(); i++) {
            number = (number ^ key.charAt(i)) * 0x100000001B3L;
        }
        return number;
    }

    private static String stripped(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("^(?:www|m|amp)\\.", "");
    }

    /** Letters and digits only: {@code CNS News} and {@code cnsnews.com} meet. */
    private static String squeeze(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder();
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }

    /**
     * Writers without regard to order, middle initials, accents and case; null if none has a first and a last name, since {@code
     * Admin} and {@code J. Roe} write in many houses.
     */
    private static @Nullable String writersKey(List<String> writers) {
        TreeSet<String> keys = new TreeSet<>();
        boolean hasFullName = false;
        for (String writer : writers) {
            List<String> parts = nameParts(writer);
            keys.add(parts.getFirst() + "-" + parts.getLast());
            hasFullName |= parts.size() > 1;
        }
        return hasFullName ? String.join("+", keys) : null;
    }

    /** The parts of a writer's name that are more than a letter: none of {@code -} and {@code A. B.}, which name nobody. */
    private static List<String> nameParts(String writer) {
        List<String> parts = new ArrayList<>();
        for (String part : writer.split("[\\s.]+", 12)) {
            String squeezed = squeeze(part);
            if (squeezed.length() > 1) {
                parts.add(squeezed);
            }
        }
        return parts;
    }
}
