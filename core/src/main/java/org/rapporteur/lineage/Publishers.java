package org.rapporteur.lineage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.text.WordList;

/**
 * Knows who owns an outlet, for some 700 outlets that write about the world's crises; the others are not guessed at.
 *
 * <p>Ownership says nothing of where a text comes from: two papers of one house may each send a reporter, and strangers print the
 * same wire. So it is shown beside the origins and never joins any. The lists ({@code publishers.tsv}, {@code owners.tsv}) say as
 * of which year and by which source. Thread-safe.
 */
public final class Publishers {
    private static final class Shipped {
        static final Publishers LISTS = new Publishers();
    }

    private final Map<String, Outlet> byHost = new HashMap<>();
    private final Map<String, Outlet> byName = new HashMap<>();

    /** A line of the list: one outlet under all its hosts and names. */
    record Outlet(String name, Owner owner) {}

    private Publishers() {
        Map<String, Owner> owners = new HashMap<>();
        for (List<String> cells : WordList.rows(Publishers.class, "owners.tsv")) {
            owners.put(
                    cells.getFirst(),
                    new Owner(
                            cells.getFirst(),
                            Owner.Kind.parse(cells.get(1)),
                            Integer.parseInt(cells.get(2)),
                            cells.get(3)));
        }
        for (List<String> cells : WordList.rows(Publishers.class, "publishers.tsv")) {
            Owner owner = owners.get(cells.get(2));
            if (owner == null) {
                throw new IllegalStateException("publishers.tsv names an owner that owners.tsv lacks: " + cells.get(2));
            }
            List<String> names = List.of(cells.get(1).split("\\|", -1));
            Outlet outlet = new Outlet(names.getFirst(), owner);
            for (String host : cells.getFirst().split(" ", -1)) {
                if (byHost.put(host, outlet) != null) {
                    throw new IllegalStateException("publishers.tsv lists twice: " + host);
                }
            }
            for (String name : names) {
                if (name.indexOf('(') < 0 && byName.put(keyOf(name), outlet) != null) {
                    throw new IllegalStateException("publishers.tsv lists twice: " + name);
                }
            }
        }
    }

    /** The lists that come with the program. */
    public static Publishers get() {
        return Shipped.LISTS;
    }

    /** Who owns the outlet of a report, if the lists have it. */
    public Optional<Owner> find(Article.Meta meta) {
        return find(meta.url(), meta.outlet());
    }

    /**
     * Who owns an outlet, if the lists have it: by its address, and only without one by its name.
     *
     * <p>Finds the owner of {@code https://amp.theguardian.com/world/a} and of an outlet called {@code Reuters}; knows nothing of
     * {@code The Guardian} without an address, of which there are several, nor of {@code Reuters} at an unknown address, which
     * is whoever prints it.
     */
    public Optional<Owner> find(@Nullable String url, @Nullable String outlet) {
        return Optional.ofNullable(outlet(url, outlet)).map(Outlet::owner);
    }

    @Nullable
    Outlet outlet(@Nullable String url, @Nullable String name) {
        String host = WebHost.of(url);
        if (host == null && name != null) {
            host = WebHost.plain(name);
        }
        if (host != null) {
            return atHost(host);
        }
        return name == null ? null : named(name);
    }

    /** The outlet that a credit means: a name, or a host. */
    @Nullable
    Outlet credited(String credit) {
        return outlet(null, credit);
    }

    private @Nullable Outlet atHost(String host) {
        for (int from = 0; from >= 0; ) {
            Outlet outlet = byHost.get(host.substring(from));
            if (outlet != null) {
                return outlet;
            }
            int dot = host.indexOf('.', from);
            from = dot < 0 ? -1 : dot + 1;
        }
        return null;
    }

    private @Nullable Outlet named(String name) {
        return byName.get(keyOf(name));
    }

    /** The owners behind some reports, in the order in which they appear. */
    public Families families(List<Reading> readings) {
        Map<Owner, List<String>> known = new LinkedHashMap<>();
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        for (Reading reading : readings) {
            Article.Meta meta = reading.article().meta();
            find(meta)
                    .ifPresentOrElse(
                            owner -> known.computeIfAbsent(owner, o -> new ArrayList<>())
                                    .add(reading.id()),
                            () -> unknown.computeIfAbsent(outletKey(reading), o -> new ArrayList<>())
                                    .add(reading.id()));
        }
        List<Families.Family> families = new ArrayList<>();
        known.forEach((owner, reports) -> families.add(new Families.Family(owner, reports)));
        return new Families(families, List.copyOf(unknown.values()));
    }

    /** Tells outlets apart that no list knows: by the host, else by the name; a report without either is an outlet of its own. */
    public static String outletKey(Reading reading) {
        Article.Meta meta = reading.article().meta();
        String host = WebHost.of(meta.url());
        if (host == null && meta.outlet() != null) {
            host = WebHost.plain(meta.outlet());
        }
        if (host != null) {
            return "host:" + WebHost.bought(host);
        }
        String name = meta.outlet() == null ? "" : keyOf(meta.outlet());
        return name.isEmpty() ? "report:" + reading.id() : "name:" + name;
    }

    /** Letters and digits in lower case, without a leading article: {@code The Wall Street Journal.} is {@code wallstreetjournal}. */
    private static String keyOf(String name) {
        String plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder();
        plain.substring(plain.startsWith("the ") ? "the ".length() : 0)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
