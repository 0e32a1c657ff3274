package org.rapporteur.desk.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is followed because somebody named it.
 *
 * @param id short, of letters, digits and hyphens; stays the same for as long as it is followed
 * @param address of a feed or sitemap its http(s) address, of a folder or file its absolute path
 * @param title in a reader's words, or null until the feed states one
 * @param fullText whether the page of each entry is fetched where the feed gives a teaser only
 * @param addedBy who named it, or null
 */
public record Input(
        String id,
        Kind kind,
        String address,
        @Nullable String title,
        boolean fullText,
        boolean paused,
        Instant addedAt,
        @Nullable String addedBy) {
    /** The same, at another address and under another title. */
    public Input withAddress(String other, @Nullable String called) {
        return new Input(id, kind, other, called, fullText, paused, addedAt, addedBy);
    }

    /** The same, paused or going on. */
    public Input withPaused(boolean isPaused) {
        return new Input(id, kind, address, title, fullText, isPaused, addedAt, addedBy);
    }

    /** What is followed. */
    public enum Kind {
        /** RSS, Atom or JSON Feed. */
        FEED,
        SITEMAP,
        /** A folder into which files are dropped: texts, pages, JSON Lines, WARC. */
        FOLDER,
        /** One file, which may grow: JSON Lines or WARC. */
        FILE;

        /** Whoever names, pauses or drops one of these has the desk read what lies on its machine, or not: for admins only. */
        public boolean isOfTheMachine() {
            return this == FOLDER || this == FILE;
        }
    }
}
