package org.rapporteur.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     */
    static List<List<Member>> of(List<LiveStory> stories, int most, Corrections corrections) {
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
        Grouping grouping = new Grouping(looked.size(), numbers, corrections);
        List<Vector> vectors = new ArrayList<>();
        List<@Nullable Long> days = new ArrayList<>();
        for (Member member : looked) {
            vectors.add(member.vector.unpacked());
            days.add(member.knownDay());
        }
        grouping.joinAlike(looked.stream().map(member -> member.id).toList(), vectors, days);
        Map<Member, Integer> groupOf = new HashMap<>();
        List<List<Member>> compared = new ArrayList<>();
        for (List<Integer> group : grouping.groups()) {
            List<Member> some = new ArrayList<>();
            for (int i : group) {
                groupOf.put(looked.get(i), compared.size());
                if (some.size() < COMPARED) {
                    some.add(looked.get(i));
                }
            }
            compared.add(some);
        }
        List<List<Member>> groups = new ArrayList<>();
        compared.forEach(any -> groups.add(new ArrayList<>()));
        for (LiveStory story : stories) {
            List<Integer> candidates = story.members.stream()
                    .filter(groupOf::containsKey)
                    .map(groupOf::get)
                    .distinct()
                    .sorted()
                    .toList();
            for (Member member : story.members) {
                Integer group = groupOf.get(member);
                groups.get(group != null ? group : nearest(member, candidates, compared))
                        .add(member);
            }
        }
        return groups;
    }

    /** Those that speak for a story, and those that an analyst spoke of. */
    private static List<Member> looked(LiveStory story, int most, Corrections corrections) {
        List<Member> witnesses = story.witnesses(most);
        if (corrections.named().isEmpty() || witnesses.size() == story.members.size()) {
            return witnesses;
        }
        Set<Member> looked = new LinkedHashSet<>(witnesses);
        for (Member member : story.members) {
            if (corrections.named().contains(member.id)
                    || member.copies().stream().anyMatch(corrections.named()::contains)) {
                looked.add(member);
            }
        }
        return List.copyOf(looked);
    }

    private static int nearest(Member member, List<Integer> candidates, List<List<Member>> compared) {
        int best = candidates.getFirst();
        double bestLikeness = -1;
        for (int candidate : candidates) {
            if (candidates.size() == 1) {
                break;
            }
            double likeness = compared.get(candidate).stream()
                    .mapToDouble(other -> other.vector.dot(member.vector))
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
