package org.rapporteur.desk.newsroom;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.publish.AccountParts;
import org.rapporteur.publish.PageAddresses;
import org.rapporteur.story.Story;

/**
 * Makes the account of a story from what is stored: as it is now, as it was on a day, with what changed since a day. The last ones are
 * kept. For many threads.
 */
public final class StoryAccounts {
    /** Readings of the accounts kept, all together: some 300 KB each of usual length. */
    private static final int READINGS_KEPT = 300;

    /** Where pages that are made of an account's parts lie. */
    public static final PageAddresses ADDRESSES = PageAddresses.under("/");

    private final Store store;
    private final Archive archive;
    private final Accountant accountant = new Accountant();
    /** A large story's account needs hundreds of megabytes while it is made: further ones wait. */
    private final Semaphore making = new Semaphore(2, true);

    private final LinkedHashMap<Asked, Told> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** @param changed number of the story's last change: what is asked for after another one is made anew */
    private record Asked(
            String story,
            long changed,
            @Nullable LocalDate asOf,
            @Nullable LocalDate since) {}

    /**
     * An account, and its parts as pages show them.
     *
     * @param account may hold no story, if none of its reports is that old
     */
    public record Told(Account account, AccountParts parts) {
        Told(Account account) {
            this(account, new AccountParts(account, ADDRESSES));
        }
    }

    /** What an account is made of. */
    record Material(
            StoredStory story, List<StoredReport> reports, List<Reading> readings, List<Correction> corrections) {}

    /** Accounts of the stories in a store. */
    public StoryAccounts(Store store, Archive archive) {
        this.store = store;
        this.archive = archive;
    }

    /**
     * The account of a story.
     *
     * @param asOf leaves out what was published later; null for everything
     * @param since tells what changed after that day; null for no changes
     * @return empty if there is no such story
     */
    public Optional<Told> find(String story, @Nullable LocalDate asOf, @Nullable LocalDate since) {
        Optional<StoredStory> now = store.read(t -> t.stories().find(story));
        if (now.isEmpty()) {
            return Optional.empty();
        }
        Asked asked = new Asked(story, now.get().changed(), asOf, since);
        Optional<Told> known = kept(asked);
        if (known.isPresent()) {
            return known;
        }
        making.acquireUninterruptibly();
        try {
            // Somebody else may have asked for the same and been served first.
            Optional<Told> meanwhile = kept(asked);
            if (meanwhile.isPresent()) {
                return meanwhile;
            }
            Told told = new Told(make(store.read(t -> material(t, now.get())), reading -> false, asOf, since));
            keep(asked, told);
            return Optional.of(told);
        } finally {
            making.release();
        }
    }

    /** The account of a story now, if it is at hand. */
    public Optional<Told> findKept(StoredStory story) {
        return kept(new Asked(story.id(), story.changed(), null, null));
    }

    private Optional<Told> kept(Asked asked) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(asked));
        }
    }

    private void keep(Asked asked, Told told) {
        synchronized (kept) {
            kept.put(asked, told);
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

    Material material(Transaction t, StoredStory story) {
        List<StoredReport> reports = t.reports().ofStory(story.id());
        return new Material(
                story,
                reports,
                reports.stream()
                        .map(report -> archive.read(t, report.id(), report.version()))
                        .toList(),
                Rulings.inForce(t));
    }

    /** Of each report that was heard in an earlier version, the text of the latest such version, in one line. */
    Map<String, String> heardBefore(Transaction t, Set<String> reports, Set<Long> heard) {
        Map<String, String> texts = new HashMap<>();
        for (String report : reports) {
            t.reports().versions(report).stream()
                    .filter(version -> heard.contains(version.number()))
                    .mapToInt(Reports.Version::version)
                    .max()
                    .ifPresent(version -> texts.put(
                            report, archive.read(t, report, version).text().replace('\n', ' ')));
        }
        return texts;
    }

    Account make(Material material, Predicate<Reading> isNews, @Nullable LocalDate asOf, @Nullable LocalDate since) {
        StoredStory stored = material.story();
        Story story = new Story(
                stored.id(),
                stored.title(),
                material.reports().stream().map(StoredReport::id).toList());
        return accountant.account(
                story, material.readings(), isNews, new AccountOptions(asOf, since).corrected(material.corrections()));
    }
}
