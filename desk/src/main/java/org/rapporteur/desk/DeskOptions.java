package org.rapporteur.desk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.newsroom.NewsroomOptions;
import org.rapporteur.desk.watch.WatchOptions;

/**
 * Where a desk lies and how it works.
 *
 * @param folder of the desk; made if missing
 * @param database {@code jdbc:postgresql://...} for a team's store, or null for the folder's own
 * @param rulesOnly whether reports are read without the learned reader
 */
public record DeskOptions(
        Path folder, @Nullable String database, boolean rulesOnly, NewsroomOptions newsroom, WatchOptions watch) {
    /** A desk in a folder, all else as usual. */
    public static DeskOptions in(Path folder) {
        return new DeskOptions(folder, null, false, NewsroomOptions.standard(), WatchOptions.DEFAULT);
    }

    /** The same, with the store in PostgreSQL. */
    public DeskOptions at(@Nullable String url) {
        return new DeskOptions(folder, url, rulesOnly, newsroom, watch);
    }

    /** The same, without the learned reader or with it. */
    public DeskOptions byRules(boolean only) {
        return new DeskOptions(folder, database, only, newsroom, watch);
    }

    /** The same, watching otherwise. */
    public DeskOptions watching(WatchOptions other) {
        return new DeskOptions(folder, database, rulesOnly, newsroom, other);
    }
}
