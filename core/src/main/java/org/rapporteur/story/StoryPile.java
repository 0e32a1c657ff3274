package org.rapporteur.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    private final Corrections corrections;

    /** A pile that nobody has corrected. */
    public StoryPile() {
        this(List.of());
    }

    /** @param corrections in the order in which they were made */
    public StoryPile(List<Correction> corrections) {
        this.corrections = new Corrections(corrections);
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
        List<StoryReport> reports = new ArrayList<>(profiles.values());
        reports.sort(StoryReport.PUBLICATION);
        Map<String, Integer> numbers = new HashMap<>();
        reports.forEach(report -> numbers.put(report.id(), numbers.size()));
        Map<String, String> originals = originals(lineage);
        Weigher weigher = new Weigher(background, new Bearers());
        reports.stream().filter(report -> !originals.containsKey(report.id())).forEach(weigher::count);

        Grouping grouping = new Grouping(reports.size(), numbers, corrections);
        Map<Integer, Vector> vectors = new LinkedHashMap<>();
        for (int i = 0; i < reports.size(); i++) {
            StoryReport report = reports.get(i);
            String original = originals.get(report.id());
            if (original == null || !grouping.follow(report.id(), original)) {
                vectors.put(i, weigher.vector(report).unpacked());
            }
        }
        List<StoryReport> own = vectors.keySet().stream().map(reports::get).toList();
        grouping.joinAlike(
                own.stream().map(StoryReport::id).toList(),
                List.copyOf(vectors.values()),
                own.stream().map(StoryReport::day).collect(Collectors.toList()));
        List<Story> stories = grouping.groups().stream()
                .map(these -> story(these, reports, vectors))
                .toList();
        return new Stories(stories, List.of(), Map.of());
    }

    /** For each report made from another of the pile, the next one of its chain. */
    private Map<String, String> originals(Lineage lineage) {
        Map<String, Edge> parents = lineage.parentByReport();
        Map<String, String> originals = new HashMap<>();
        for (String report : profiles.keySet()) {
            Edge parent = parents.get(report);
            while (parent != null && !profiles.containsKey(parent.to())) {
                parent = parents.get(parent.to());
            }
            if (parent != null) {
                originals.put(report, parent.to());
            }
        }
        return originals;
    }

    private static Story story(List<Integer> members, List<StoryReport> reports, Map<Integer, Vector> vectors) {
        return new Story(
                "story-" + reports.get(members.getFirst()).id(),
                title(members, reports, vectors),
                members.stream().map(i -> reports.get(i).id()).toList());
    }

    /** The headline of the report most like the story as a whole, clean ones first; copies have none to give if others have. */
    private static String title(List<Integer> members, List<StoryReport> reports, Map<Integer, Vector> vectors) {
        List<Integer> own = members.stream().filter(vectors::containsKey).toList();
        Vector sum = own.stream().map(vectors::get).reduce(Vector.EMPTY, Vector::plus);
        String best = null;
        double bestScore = -1;
        for (int i : own) {
            StoryReport report = reports.get(i);
            if (report.headline() != null) {
                double score = sum.dot(vectors.get(i)) / own.size() + (report.mangled() ? 0 : 1);
                if (score > bestScore) {
                    bestScore = score;
                    best = report.headline();
                }
            }
        }
        if (best != null) {
            return best;
        }
        return members.stream()
                .map(i -> reports.get(i).headline())
                .filter(title -> title != null)
                .findFirst()
                .orElse(reports.get(members.getFirst()).opening());
    }
}
