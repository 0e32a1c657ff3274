package org.rapporteur.desk.watch;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one kind of input is looked at. */
sealed interface Look permits FeedLook, SitemapLook, FileLook {
    /**
     * Looks once and hands on what is new.
     *
     * @param known the positions of the input
     * @throws FetchFailure if the input as a whole gave nothing
     * @throws IOException the same, for files
     */
    Seen look(Input input, Map<String, String> known) throws IOException, InterruptedException;

    /**
     * What came of it.
     *
     * @param gave whether anything was handed on
     * @param complete false if something there was not read yet since it may still grow
     * @param message what was wrong with a part of it, or null
     */
    record Seen(boolean gave, boolean complete, @Nullable String message) {
        static final Seen NOTHING = new Seen(false, true, null);
    }
}
