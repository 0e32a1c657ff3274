package org.rapporteur.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

/** What has been read out of one report so far; the extractor decides between the finds. */
final class Findings {
    @Nullable
    String url;

    @Nullable
    String title;

    @Nullable
    String outlet;

    @Nullable
    String section;

    @Nullable
    String canonicalUrl;

    /** The day on which the page was fetched. */
    @Nullable
    LocalDate fetched;

    /** True where the page says that its English is not that of the United States: 7/1 is in January there. */
    boolean dayFirst;

    final Set<String> byline = new LinkedHashSet<>();
    final List<DateFind> dates = new ArrayList<>();
    final List<Credit> credits = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();

    /** All that a reader sees, and of it what stands where the article stands; {@link #blocks} is what was kept of that. */
    List<Block> seen = List.of();

    List<Block> offered = List.of();

    /**
     * A date found.
     *
     * @param rank how far its place is to be trusted, best first
     * @param evidence where it was read, for people
     */
    record DateFind(Stamp stamp, Rank rank, String evidence) {}

    /** Places where dates stand, the most trustworthy first. */
    enum Rank {
        /** The container of the report states it: a feed entry, a JSON object. */
        GIVEN,
        /** Structured data about the article. */
        STRUCTURED,
        META,
        /** Structured data about the page that the article is on. */
        STRUCTURED_PAGE,
        /** A line at the article that says "published". */
        LABELLED,
        /** An element at the headline that is marked as the time of publication. */
        MARKED,
        /** A meta element whose name some pages use for the last change. */
        META_UNCLEAR,
        URL,
        /** A time element at the headline. */
        TIME_ELEMENT,
        /** A line at the headline that says little but a date. */
        VISIBLE,
        /** The same above the headline, where the day of the visit stands on some pages. */
        VISIBLE_ABOVE,
        /** A line at the headline that says a date among other things. */
        VISIBLE_AMONG,
        /** The first words of the text. */
        DATELINE,
        /** A line under the text. */
        VISIBLE_BELOW,
        /** What a script of the page calls the day of publication. */
        SCRIPT,
        TIME_ELEMENT_FAR,
        /** A day in the address of the picture that stands for the page. */
        PICTURE,
        SCRIPT_CREATED,
        VISIBLE_UPDATE,
        META_UPDATE,
        /** A date line elsewhere on the page. */
        OUTSIDE,
        OUTSIDE_ABOVE,
        OUTSIDE_UPDATE,
        /** What a script calls a date. */
        SCRIPT_OTHER,
        /** A date in running text. */
        MENTION,
        /** A date of a readers' comment or a teaser. */
        ELSEWHERE;

        /** True for what the page states or shows as its own date rather than what happens to be found on it. */
        boolean isGood() {
            return compareTo(VISIBLE) <= 0;
        }

        /** True for the date of a later version. */
        boolean isUpdate() {
            return this == VISIBLE_UPDATE || this == META_UPDATE || this == OUTSIDE_UPDATE;
        }
    }

    void credit(Credit.Kind kind, String value, Span raw) {
        Credit credit = new Credit(kind, value.strip(), raw);
        if (!value.isBlank()
                && credits.stream().noneMatch(c -> c.kind() == kind && c.value().equals(credit.value()))) {
            credits.add(credit);
        }
    }
}
