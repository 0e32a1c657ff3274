package org.rapporteur.desk.web;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.newsroom.StoryAccounts.Told;
import org.rapporteur.desk.store.StoredStory;

/** Which accounts a page may have made while somebody waits for it. For many threads. */
final class Telling {
    /** Reports whose story is told at once while somebody waits for a page: some 0.3 s on a small machine. */
    static final int AT_ONCE = 60;

    private final Desk desk;

    Telling(Desk desk) {
        this.desk = desk;
    }

    /** The account of a story now. */
    Optional<Told> of(StoredStory story) {
        return of(story, null, null);
    }

    /** The account of a story as of a day, with what changed since another. */
    Optional<Told> of(StoredStory story, @Nullable LocalDate asOf, @Nullable LocalDate since) {
        return desk.accounts().find(story.id(), asOf, since);
    }

    /** The account of a story now, if it is kept or its story is small. */
    Optional<Told> soon(StoredStory story) {
        return story.extent().weight().reports() <= AT_ONCE
                ? of(story)
                : desk.accounts().findKept(story);
    }
}
