package org.rapporteur.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Fidelity;
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
public final class StoryTracker {
    /** Characters of a report that are looked at: news tells what it is about first. */
    private static final int OPENING = 3_000;
    /** A word of the title counts as often as so many in the text: best of 1, 2, 4 on half of stories-union. */
    private static final float TITLE_WEIGHT = 4;
    /** Mean likeness from which two groups of reports are one story: F1 is flat from .14 to .20 on half of stories-union. */
    private static final double THRESHOLD = 0.18;
    /** Likeness halves over a silence of so many days: 10 to 120 differ by less than .01; a crisis has quiet weeks. */
    private static final double HALF_LIFE_DAYS = 60;

    private final TreeMap<String, Profile> profiles = new TreeMap<>();
    private final Background background = new Background();

    /** Takes note of one report. */
    public void observe(Reading reading) {
        String title = reading.article().meta().title();
        var published = reading.article().meta().published();
        Map<String, Float> counts = Terms.newCounts();
        if (title != null) {
            Terms.count(title, OPENING, TITLE_WEIGHT, counts);
        }
        Terms.count(reading.text(), OPENING, 1, counts);
        profiles.put(
                reading.id(),
                new Profile(
                        reading.id(),
                        published.date().map(LocalDate::toEpochDay).orElse(null),
                        published.value(),
                        title,
                        firstLine(reading.text()),
                        reading.annotation().fidelity().state() == Fidelity.State.MANGLED,
                        counts));
    }

    /**
     * The stories of all reports so far, in the order of their first reports.
     *
     * @param lineage of the same reports
     */
    public List<Story> stories(Lineage lineage) {
        Map<String, String> originals = originals(lineage);
        List<Profile> ordered = new ArrayList<>(profiles.values());
        ordered.sort(Profile.PUBLICATION);
        List<Profile> representatives = new ArrayList<>();
        Map<String, List<Profile>> followers = new HashMap<>();
        for (Profile profile : ordered) {
            String original = originals.get(profile.id());
            if (original == null || !profiles.containsKey(original)) {
                representatives.add(profile);
            } else {
                followers.computeIfAbsent(original, any -> new ArrayList<>()).add(profile);
            }
        }
        Weigher weigher = new Weigher(representatives, background);
        List<Vector> vectors = new ArrayList<>();
        List<@Nullable Long> days = new ArrayList<>();
        for (Profile profile : representatives) {
            vectors.add(weigher.vector(profile));
            days.add(profile.day());
        }
        List<Story> stories = new ArrayList<>();
        for (List<Integer> group : new Clusters(vectors, days, THRESHOLD, HALF_LIFE_DAYS).groups()) {
            List<Profile> members = new ArrayList<>();
            for (int i : group) {
                members.add(representatives.get(i));
                members.addAll(followers.getOrDefault(representatives.get(i).id(), List.of()));
            }
            members.sort(Profile.PUBLICATION);
            stories.add(new Story(
                    "story-" + members.getFirst().id(),
                    title(group, representatives, vectors, members),
                    members.stream().map(Profile::id).toList()));
        }
        return stories;
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
            List<Integer> group, List<Profile> representatives, List<Vector> vectors, List<Profile> members) {
        Vector sum = vectors.get(group.getFirst());
        for (int i : group.subList(1, group.size())) {
            sum = sum.plus(vectors.get(i));
        }
        String best = null;
        double bestScore = -1;
        for (int i : group) {
            Profile profile = representatives.get(i);
            if (profile.title() != null) {
                double score = sum.dot(vectors.get(i)) / group.size() + (profile.mangled() ? 0 : 1);
                if (score > bestScore) {
                    bestScore = score;
                    best = profile.title();
                }
            }
        }
        if (best != null) {
            return best;
        }
        return members.stream()
                .map(Profile::title)
                .filter(title -> title != null)
                .findFirst()
                .orElse(members.getFirst().opening());
    }

    /** What to show for a report without a headline. */
    private static String firstLine(String text) {
        String line = text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("");
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }
}
