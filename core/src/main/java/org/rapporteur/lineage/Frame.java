package org.rapporteur.lineage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a report's words and tells which of two reports came first.
 *
 * @param day ISO day of publication, or null
 * @param minute of publication since 1970, in universal time where the zone is known and as printed where not; {@link #NO_HOUR}
 *     if the hour is not known
 * @param credit who else is credited for the whole text, or null
 * @param address {@link UnseenCredit#address} of the report itself: others may credit it; 0 if it has none
 * @param language ISO 639-1 code, or {@code und}
 * @param length number of words
 */
record Frame(
        String id,
        @Nullable String day,
        long minute,
        boolean mangled,
        @Nullable UnseenCredit credit,
        long address,
        String language,
        int length) {
    /**
     * Originals before what is made from them: a clean text before a mangled one (which never is the original of a clean
     * one), the earlier day, the report that credits nobody else, the earlier hour, the longer text; the id decides what is
     * left. Total, so that the order of arrival cannot matter.
     */
    static final Comparator<Frame> ORIGINALS_FIRST = Comparator.comparing(Frame::mangled)
            .thenComparing(Frame::day, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(frame -> frame.credit() != null)
            .thenComparingLong(Frame::minute)
            .thenComparing(Frame::length, Comparator.reverseOrder())
            .thenComparing(Frame::id);

    /** Sorts behind every hour of its day. */
    static final long NO_HOUR = Long.MAX_VALUE;

    Frame {
        // the reports of a stream share a few hundred days and a few languages
        day = day == null ? null : day.intern();
        language = language.intern();
    }

    /** Days since 1970 of publication. */
    OptionalLong epochDay() {
        return day == null
                ? OptionalLong.empty()
                : OptionalLong.of(LocalDate.parse(day).toEpochDay());
    }

    Frame ofLength(int words) {
        return new Frame(id, day, minute, mangled, credit, address, language, words);
    }
}
