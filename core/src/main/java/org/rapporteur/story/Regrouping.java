package org.rapporteur.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    static List<List<Member>> of(List<LiveStory> stories, int most) {
        List<Member> looked = new ArrayList<>();
        stories.forEach(story -> looked.addAll(story.witnesses(most)));
        List<Vector> vectors = new ArrayList<>();
        List<@Nullable Long> days = new ArrayList<>();
        for (Member member : looked) {
            vectors.add(member.vector.unpacked());
            days.add(member.knownDay());
        }
        Map<Member, Integer> groupOf = new HashMap<>();
        List<List<Member>> compared = new ArrayList<>();
        for (List<Integer> group : new Clusters(vectors, days, StoryPile.THRESHOLD).groups()) {
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
            List<Integer> candidates = story.witnesses(most).stream()
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
