package org.rapporteur.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the reports of some stories fall into groups when all cross pairs are looked at. Of a large story only its first and latest
 * reports are; the others go where most of those went, or if they parted, to the group that they are most like.
 */
final class Regrouping {
    /** Reports of a group that a report is compared with. */
    private static final int COMPARED = 8;

    private Regrouping() {}

    /**
     * Groups all reports of the stories; each group in order of arrival within its stories.
     *
     * @param most reports looked at of one story
     * @param bond what it takes to be one story
     */
    static List<List<Member>> of(List<LiveStory> stories, int most, Corrections corrections, Bond bond) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Member> looked = new ArrayList<>();
        for (LiveStory story : stories) {
            for (Member member : looked(story, most, corrections)) {
                numbers.put(member.id, looked.size());
                for (String copy : member.copies()) {
                    numbers.put(copy, looked.size());
                }
                looked.add(member);
            }
        }
        Joining joining = new Joining(looked.size(), numbers, corrections);
        List<Vector> vectors = new ArrayList<>();
        List<@Nullable Long> days = new ArrayList<>();
        for (Member member : looked) {
            vectors.add(member.speaks() ? member.words().unpacked() : Vector.EMPTY);
            days.add(member.knownDay());
        }
        joining.joinAlike(looked.stream().map(member -> member.id).toList(), vectors, days, bond);
        for (Member member : looked) {
            if (!member.speaks() && !joining.isPinned(member.id)) {
                // its words are gone: it stays with most of its story, unless an analyst says otherwise
                Member home = speaker(member.story, looked, joining);
                if (home != null) {
                    joining.follow(home.id, member.id);
                }
            }
        }
        Map<Member, Integer> groupOf = new HashMap<>();
        List<List<Member>> compared = new ArrayList<>();
        for (List<Integer> group : joining.groups()) {
            List<Member> some = new ArrayList<>();
            for (int i : group) {
                groupOf.put(looked.get(i), compared.size());
                if (some.size() < COMPARED && looked.get(i).speaks()) {
                    some.add(looked.get(i));
                }
            }
            compared.add(some);
        }
        List<List<Member>> groups = new ArrayList<>();
        compared.forEach(any -> groups.add(new ArrayList<>()));
        for (LiveStory story : stories) {
            List<Integer> candidates = story.speaking.stream()
                    .filter(groupOf::containsKey)
                    .map(groupOf::get)
                    .distinct()
                    .sorted()
                    .toList();
            int home = mostCommon(story, groupOf);
            if (home < 0) {
                // nobody speaks for it any more
                home = groups.size();
                groups.add(new ArrayList<>());
            }
            for (Member member : story.members) {
                Integer group = groupOf.get(member);
                if (group == null) {
                    group = member.speaks() ? nearest(member, candidates, compared) : home;
                }
                groups.get(group).add(member);
            }
        }
        return groups;
    }

    /** One of the largest part of a story, or null if nobody speaks for it. */
    private static @Nullable Member speaker(LiveStory story, List<Member> looked, Joining joining) {
        Map<Integer, Integer> counts = new HashMap<>();
        Member best = null;
        int most = 0;
        for (Member member : looked) {
            if (member.story == story && member.speaks()) {
                int count = counts.merge(joining.group(member.id), 1, Integer::sum);
                if (count > most) {
                    most = count;
                    best = member;
                }
            }
        }
        return best;
    }

    /** Those that speak for a story, and those that an analyst spoke of. */
    private static List<Member> looked(LiveStory story, int most, Corrections corrections) {
        List<Member> witnesses = story.witnesses(most);
        if (corrections.named().isEmpty() || witnesses.size() == story.members.size()) {
            return witnesses;
        }
        Set<Member> looked = new LinkedHashSet<>(witnesses);
        for (Member member : story.members) {
            if (member.isNamedIn(corrections)) {
                looked.add(member);
            }
        }
        return List.copyOf(looked);
    }

    /** The group that holds most of a story; of equals the first. */
    private static int mostCommon(LiveStory story, Map<Member, Integer> groupOf) {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (Member member : story.speaking) {
            Integer group = groupOf.get(member);
            if (group != null) {
                counts.merge(group, 1, Integer::sum);
            }
        }
        int best = -1;
        int most = 0;
        for (var count : counts.entrySet()) {
            if (count.getValue() > most) {
                most = count.getValue();
                best = count.getKey();
            }
        }
        return best;
    }

    private static int nearest(Member member, List<Integer> candidates, List<List<Member>> compared) {
        int best = candidates.getFirst();
        double bestLikeness = -1;
        for (int candidate : candidates) {
            if (candidates.size() == 1) {
                break;
            }
            double likeness = compared.get(candidate).stream()
                    .mapToDouble(other -> other.likeness(member.words()))
                    .average()
                    .orElse(0);
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = candidate;
            }
        }
        return best;
    }
}
