package org.rapporteur.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;

/**
 * Groups the reports of a pile into stories: give it the readings one by one, then ask for the stories.
 *
 * <p>Every report is in exactly one story, and the stories depend on the set of readings only, not on their order of arrival.
 * A copy goes where its original goes. A reading with the id of an earlier one takes its place. Not safe for use by several
 * threads.
 */
public final class StoryPile {
    /** Mean likeness from which two groups of reports are one story. */
    static final double THRESHOLD = 0.135;

    private final TreeMap<String, StoryReport> profiles = new TreeMap<>();
    private final Background background = new Background();
    private final List<Correction> corrections;

    /** A pile that nobody has corrected. */
    public StoryPile() {
        this(List.of());
    }

    /** @param corrections in the order in which they were made */
    public StoryPile(List<Correction> corrections) {
        this.corrections = List.copyOf(corrections);
    }

    /** Takes note of one report. */
    public void observe(Reading reading) {
        observe(StoryReport.of(reading));
    }

    /** Takes note of one report. */
    public void observe(StoryReport report) {
        profiles.put(report.id(), report);
    }

    /**
     * The stories of all reports so far, in the order of their first reports.
     *
     * @param lineage of the same reports
     */
    public Stories stories(Lineage lineage) {
        Map<String, String> originals = originals(lineage);
        List<StoryReport> ordered = new ArrayList<>(profiles.values());
        ordered.sort(StoryReport.PUBLICATION);
        List<StoryReport> representatives = new ArrayList<>();
        Map<String, List<StoryReport>> followers = new HashMap<>();
        for (StoryReport profile : ordered) {
            String original = originals.get(profile.id());
            if (original == null || !profiles.containsKey(original)) {
                representatives.add(profile);
            } else {
                followers.computeIfAbsent(original, any -> new ArrayList<>()).add(profile);
            }
        }
        Weigher weigher = new Weigher(background, new Bearers());
        representatives.forEach(weigher::count);
        List<Vector> vectors = new ArrayList<>();
        List<@Nullable Long> days = new ArrayList<>();
        for (StoryReport profile : representatives) {
            vectors.add(weigher.vector(profile).unpacked());
            days.add(profile.day());
        }
        List<Story> stories = new ArrayList<>();
        for (List<Integer> group : new Clusters(vectors, days, THRESHOLD).groups()) {
            List<StoryReport> members = new ArrayList<>();
            for (int i : group) {
                members.add(representatives.get(i));
                members.addAll(followers.getOrDefault(representatives.get(i).id(), List.of()));
            }
            members.sort(StoryReport.PUBLICATION);
            stories.add(new Story(
                    "story-" + members.getFirst().id(),
                    title(group, representatives, vectors, members),
                    members.stream().map(StoryReport::id).toList()));
        }
        return new Stories(stories, List.of(), Map.of());
    }

    /** For each report made from another, the first of its chain. */
    private static Map<String, String> originals(Lineage lineage) {
        Map<String, Edge> parents = lineage.parentByReport();
        Map<String, String> originals = new HashMap<>();
        for (String report : parents.keySet()) {
            String original = report;
            for (Edge parent = parents.get(original); parent != null; parent = parents.get(original)) {
                original = parent.to();
            }
            originals.put(report, original);
        }
        return originals;
    }

    /** The headline of the report most like the story as a whole, clean ones first. */
    private static String title(
            List<Integer> group, List<StoryReport> representatives, List<Vector> vectors, List<StoryReport> members) {
        Vector sum = vectors.get(group.getFirst());
        for (int i : group.subList(1, group.size())) {
            sum = sum.plus(vectors.get(i));
        }
        String best = null;
        double bestScore = -1;
        for (int i : group) {
            StoryReport profile = representatives.get(i);
            if (profile.headline() != null) {
                double score = sum.dot(vectors.get(i)) / group.size() + (profile.mangled() ? 0 : 1);
                if (score > bestScore) {
                    bestScore = score;
                    best = profile.headline();
                }
            }
        }
        if (best != null) {
            return best;
        }
        return members.stream()
                .map(StoryReport::headline)
                .filter(title -> title != null)
                .findFirst()
                .orElse(members.getFirst().opening());
    }
}
