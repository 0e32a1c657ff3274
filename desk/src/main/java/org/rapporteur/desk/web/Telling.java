package org.rapporteur.desk.web;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.publish.AccountParts;
import org.rapporteur.publish.PageAddresses;

/** The accounts of stories in parts, as pages show them; the last ones are kept. For many threads. */
final class Telling {
    /** Where the desk's pages lie. */
    static final PageAddresses ADDRESSES = PageAddresses.under("/");

    /** Reports whose story is told at once while somebody waits for a page: some 0.3 s on a small machine. */
    static final int AT_ONCE = 60;

    /** Readings held by what is kept: as many as two stories of that size, some 300 KB each. */
    private static final int READINGS_KEPT = 2 * AT_ONCE;

    private final Desk desk;
    private final LinkedHashMap<Key, Told> kept = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(
            String story,
            long changed,
            @Nullable LocalDate asOf,
            @Nullable LocalDate since) {}

    /** An account in parts; {@code account} may hold no story, if none of its reports is that old. */
    record Told(Account account, AccountParts parts) {}

    Telling(Desk desk) {
        this.desk = desk;
    }

    /** The account of a story now. */
    Optional<Told> of(StoredStory story) {
        return of(story, null, null);
    }

    /** The account of a story as of a day, with what changed since another. */
    Optional<Told> of(StoredStory story, @Nullable LocalDate asOf, @Nullable LocalDate since) {
        Key key = new Key(story.id(), story.changed(), asOf, since);
        synchronized (kept) {
            Told known = kept.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<Told> told = desk.accounts()
                .find(story.id(), asOf, since)
                .map(account -> new Told(account, new AccountParts(account, ADDRESSES)));
        told.ifPresent(each -> keep(key, each));
        return told;
    }

    /** The account of a story now, if it is kept or its story is small. */
    Optional<Told> soon(StoredStory story) {
        synchronized (kept) {
            Told known = kept.get(new Key(story.id(), story.changed(), null, null));
            if (known != null) {
                return Optional.of(known);
            }
        }
        return story.extent().weight().reports() <= AT_ONCE ? of(story) : Optional.empty();
    }

    private void keep(Key key, Told told) {
        synchronized (kept) {
            kept.put(key, told);
            int readings = kept.values().stream()
                    .mapToInt(each -> each.account().readings().size())
                    .sum();
            Iterator<Told> eldest = kept.values().iterator();
            while (readings > READINGS_KEPT && kept.size() > 1) {
                readings -= eldest.next().account().readings().size();
                eldest.remove();
            }
        }
    }
}
