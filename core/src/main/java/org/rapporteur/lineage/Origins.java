package org.rapporteur.lineage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.correction.Ties;

/**
 * The independent origins of a pile: each report goes back to the report it was made from, and where that one is itself taken
 * from elsewhere, to an original that is not in the pile.
 */
final class Origins {
    /** Two reports credited to the same writers are the same original if they appeared within so many days of each other. */
    private static final int SAME_ORIGINAL_DAYS = 2;

    private final List<Frame> ordered;
    private final Forest forest;
    private final Ties<String> said;

    /**
     * @param ordered all reports, originals first
     * @param forest the trees they stand in
     * @param said which reports no origin may hold both; what is joined here is joined there
     */
    Origins(List<Frame> ordered, Forest forest, Ties<String> said) {
        this.ordered = ordered;
        this.forest = forest;
        this.said = said;
    }

    List<Origin> all() {
        Map<String, List<Frame>> byRoot = new LinkedHashMap<>();
        for (Frame frame : ordered) {
            byRoot.computeIfAbsent(forest.root(frame.id()), any -> new ArrayList<>())
                    .add(frame);
        }
        List<Origin> origins = new ArrayList<>();
        List<Unseen> keyed = new ArrayList<>();
        Map<String, List<Frame>> seen = new LinkedHashMap<>();
        Map<Long, String> homes = new HashMap<>();
        byRoot.forEach((root, members) -> {
            UnseenCredit credit = credit(members);
            if (credit == null && !members.getFirst().mangled()) {
                seen.put(root, new ArrayList<>(members));
                members.forEach(member -> homes.putIfAbsent(member.address(), root));
                return;
            }
            List<String> keys = credit == null ? List.of() : keys(members);
            if (credit == null || keys.isEmpty()) {
                origins.add(new Origin(
                        "unseen:" + root,
                        ids(members),
                        Origin.Kind.UNSEEN_ORIGINAL,
                        credit == null ? null : credit.shown()));
            } else {
                keyed.add(new Unseen(credit, keys, members));
            }
        });
        for (List<Unseen> group : join(keyed)) {
            List<Frame> home = home(group, homes, seen);
            if (home == null || !areOne(home, group.getFirst().members())) {
                origins.add(origin(group));
            } else {
                group.forEach(unseen -> home.addAll(unseen.members()));
            }
        }
        seen.forEach(
                (root, members) -> origins.add(new Origin("report:" + root, ids(members), Origin.Kind.REPORT, null)));
        origins.sort(Comparator.comparing(origin -> origin.reports().getFirst()));
        return origins;
    }

    /** Puts two families of reports together, unless an analyst said that they are two. */
    private boolean areOne(List<Frame> family, List<Frame> other) {
        return said.join(family.getFirst().id(), other.getFirst().id());
    }

    /** The family of the report whose address is credited, if the pile holds it; its copies may share no sentence with it. */
    private static @Nullable List<Frame> home(
            List<Unseen> group, Map<Long, String> homes, Map<String, List<Frame>> seen) {
        for (Unseen unseen : group) {
            for (long address : UnseenCredit.addresses(unseen.keys())) {
                String root = homes.get(address);
                if (root != null) {
                    return seen.get(root);
                }
            }
        }
        return null;
    }

    /** Reports made from one unseen original, with its credit and all that their credits tell it by. */
    private record Unseen(UnseenCredit credit, List<String> keys, List<Frame> members) {
        @Nullable
        LocalDate day() {
            String day = members.getFirst().day();
            return day == null ? null : LocalDate.parse(day);
        }
    }

    /** Reports that go back to one unseen original, as far as they were looked at, in the order of their days. */
    private static final class Group {
        final List<Unseen> members = new ArrayList<>();
        /** The day of the first that credits writers. */
        private @Nullable LocalDate signed;

        Group(Unseen first) {
            members.add(first);
            signed = first.keys().stream().anyMatch(UnseenCredit::isOfWriters) ? first.day() : null;
        }

        void take(Group other) {
            members.addAll(other.members);
            if (signed == null || other.signed != null && other.signed.isBefore(signed)) {
                signed = other.signed;
            }
        }

        /** Whether its writers were named so long before that day that what they sign then is another report. */
        boolean isLongBefore(@Nullable LocalDate day) {
            return day != null && signed != null && day.isAfter(signed.plusDays(SAME_ORIGINAL_DAYS));
        }
    }

    /**
     * Puts together what has a key in common: at any time if it is an address, within a few days of the first if it is writers, so
     * that no chain of days joins a week of their reports. A report without a date goes with the first.
     */
    private List<List<Unseen>> join(List<Unseen> keyed) {
        List<Unseen> byDay = new ArrayList<>(keyed);
        byDay.sort(Comparator.comparing(Unseen::day, Comparator.nullsFirst(Comparator.naturalOrder())));
        Map<String, Unseen> last = new HashMap<>();
        Map<Unseen, Group> groups = new IdentityHashMap<>();
        Set<Group> order = new LinkedHashSet<>();
        for (Unseen unseen : byDay) {
            Group own = new Group(unseen);
            groups.put(unseen, own);
            order.add(own);
            for (String key : unseen.keys()) {
                Unseen before = last.put(key, unseen);
                Group other = before == null ? null : groups.get(before);
                boolean isFar = other != null && UnseenCredit.isOfWriters(key) && other.isLongBefore(unseen.day());
                if (other != null
                        && !isFar
                        && other != own
                        && areOne(
                                other.members.getFirst().members(),
                                own.members.getFirst().members())) {
                    other.take(own);
                    for (Unseen moved : own.members) {
                        groups.put(moved, other);
                    }
                    order.remove(own);
                    own = other;
                }
            }
        }
        return order.stream().map(group -> group.members).toList();
    }

    private static Origin origin(List<Unseen> group) {
        List<Frame> members =
                group.stream().flatMap(unseen -> unseen.members().stream()).toList();
        List<String> ids = ids(members);
        Unseen first = group.getFirst();
        return new Origin(
                "unseen:" + first.keys().getFirst() + ":" + ids.getFirst(),
                ids,
                Origin.Kind.UNSEEN_ORIGINAL,
                first.credit().shown());
    }

    /** Copies of one text may tell its original each in another way. */
    private static List<String> keys(List<Frame> members) {
        Set<String> keys = new LinkedHashSet<>();
        for (Frame member : members) {
            if (member.credit() != null) {
                keys.addAll(member.credit().keys());
            }
        }
        return List.copyOf(keys);
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
