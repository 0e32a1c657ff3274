package org.rapporteur.lineage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The independent origins of a pile: each report goes back to the report it was made from, and where that one is itself taken
 * from elsewhere, to an original that is not in the pile.
 */
final class Origins {
    /** Two reports credited to the same writers are the same original if they appeared within so many days of each other. */
    private static final int SAME_ORIGINAL_DAYS = 2;

    private final List<Frame> ordered;
    private final Forest forest;

    /**
     * @param ordered all reports, originals first
     * @param forest the trees they stand in
     */
    Origins(List<Frame> ordered, Forest forest) {
        this.ordered = ordered;
        this.forest = forest;
    }

    List<Origin> all() {
        Map<String, List<Frame>> byRoot = new LinkedHashMap<>();
        for (Frame frame : ordered) {
            byRoot.computeIfAbsent(forest.root(frame.id()), any -> new ArrayList<>())
                    .add(frame);
        }
        List<Origin> origins = new ArrayList<>();
        Map<String, List<Unseen>> shared = new LinkedHashMap<>();
        byRoot.forEach((root, members) -> {
            Frame first = members.getFirst();
            UnseenCredit credit = credit(members);
            if (credit == null && !first.mangled()) {
                origins.add(new Origin("report:" + root, ids(members), Origin.Kind.REPORT, null));
            } else if (credit == null || credit.key() == null) {
                origins.add(new Origin(
                        "unseen:" + root,
                        ids(members),
                        Origin.Kind.UNSEEN_ORIGINAL,
                        credit == null ? null : credit.shown()));
            } else {
                shared.computeIfAbsent(credit.key(), any -> new ArrayList<>()).add(new Unseen(credit, members));
            }
        });
        shared.values().forEach(group -> join(group, origins));
        origins.sort(Comparator.comparing(origin -> origin.reports().getFirst()));
        return origins;
    }

    /** Reports made from one unseen original, with its credit. */
    private record Unseen(UnseenCredit credit, List<Frame> members) {
        @Nullable
        LocalDate day() {
            String day = members.getFirst().day();
            return day == null ? null : LocalDate.parse(day);
        }
    }

    /** The same writers within a few days: one original. A report without a date goes with the first. */
    private static void join(List<Unseen> group, List<Origin> origins) {
        List<Unseen> byDay = new ArrayList<>(group);
        byDay.sort(Comparator.comparing(Unseen::day, Comparator.nullsFirst(Comparator.naturalOrder())));
        List<Frame> members = new ArrayList<>();
        LocalDate last = null;
        for (Unseen unseen : byDay) {
            LocalDate day = unseen.day();
            if (last != null && day != null && day.isAfter(last.plusDays(SAME_ORIGINAL_DAYS))) {
                origins.add(origin(byDay.getFirst().credit(), members));
                members.clear();
            }
            members.addAll(unseen.members());
            last = day == null ? last : day;
        }
        origins.add(origin(byDay.getFirst().credit(), members));
    }

    private static Origin origin(UnseenCredit credit, List<Frame> members) {
        List<String> ids = ids(members);
        return new Origin(
                "unseen:" + credit.key() + ":" + ids.getFirst(), ids, Origin.Kind.UNSEEN_ORIGINAL, credit.shown());
    }

    /** The credit of the group's first report, or for a mangled group of any. */
    private static @Nullable UnseenCredit credit(List<Frame> members) {
        UnseenCredit credit = members.getFirst().credit();
        if (credit == null && members.getFirst().mangled()) {
            for (Frame member : members) {
                if (member.credit() != null) {
                    return member.credit();
                }
            }
        }
        return credit;
    }

    private static List<String> ids(List<Frame> members) {
        return members.stream().map(Frame::id).sorted().toList();
    }
}
