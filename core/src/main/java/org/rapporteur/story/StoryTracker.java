package org.rapporteur.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places reports into stories as they come. */
public final class StoryTracker {
    /**
     * A tracker without reports.
     *
     * @param windowDays reports published longer before the latest one are forgotten; their stories keep their names
     */
    public StoryTracker(int windowDays) {}

    /** Goes on where another stopped. */
    public static StoryTracker readFrom(InputStream in) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Writes the whole state. */
    public void writeTo(OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Places a report that was made from no other. The slow pass runs by itself now and then; what it changed comes with the rest. */
    public List<StoryUpdate> observe(StoryReport report) {
        return observe(report, null);
    }

    /**
     * Places a report.
     *
     * @param original the report that it was made from, whose story it shares, or null
     */
    public List<StoryUpdate> observe(StoryReport report, @Nullable String original) {
        throw new UnsupportedOperationException();
    }

    /** Looks again at everything that changed: merges and splits. */
    public List<StoryUpdate> settle() {
        throw new UnsupportedOperationException();
    }

    /** Takes an analyst's word. */
    public List<StoryUpdate> correct(Correction correction) {
        throw new UnsupportedOperationException();
    }

    /** The stories with a report in the window, oldest first. */
    public List<Story> stories() {
        throw new UnsupportedOperationException();
    }

    /** The story that holds a report now, or null if it is not known. */
    public @Nullable String storyOf(String report) {
        throw new UnsupportedOperationException();
    }

    /** The story that an old name leads to; the name itself if nothing happened to it. */
    public String resolve(String story) {
        throw new UnsupportedOperationException();
    }

    /** All merges and splits so far, in the order in which they happened. */
    public List<Redirect> redirects() {
        throw new UnsupportedOperationException();
    }

    /** Reports in the window. */
    public int size() {
        throw new UnsupportedOperationException();
    }

    /** Forgets reports published before that day; those without a date count as published when they came. */
    public void forgetBefore(LocalDate day) {
        throw new UnsupportedOperationException();
    }
}
