package org.rapporteur.extract;

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
        GIVEN,
        STRUCTURED,
        META,
        LABELLED,
        TIME_ELEMENT,
        VISIBLE,
        VISIBLE_UPDATE,
        URL,
        META_UPDATE
    }

    void credit(Credit.Kind kind, String value, Span raw) {
        Credit credit = new Credit(kind, value.strip(), raw);
        if (!value.isBlank()
                && credits.stream().noneMatch(c -> c.kind() == kind && c.value().equals(credit.value()))) {
            credits.add(credit);
        }
    }
}
