package org.rapporteur.story;

import java.util.List;
import java.util.TreeMap;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.lineage.Lineage;

/**
 * Groups the reports of a pile into stories: give it the readings one by one, then ask for the stories.
 *
 * <p>Every report is in exactly one story, and the stories depend on the set of readings only, not on their order of arrival.
 * A copy goes where its original goes. A reading with the id of an earlier one takes its place. Not safe for use by several
 * threads.
 */
public final class StoryPile {
    private final TreeMap<String, StoryReport> profiles = new TreeMap<>();
    private final Background background = Background.get();
    private final Corrections corrections;

    /** A pile that nobody has corrected. */
    public StoryPile() {
        this(List.of());
    }

    /** @param corrections in the order in which they were made; those that are not of stories are passed by */
    public StoryPile(List<? extends Correction> corrections) {
        this.corrections = new Corrections(Correction.only(Correction.OfStories.class, corrections));
    }

    /** Takes note of one report. */
    public void observe(Reading reading) {
        observe(StoryReport.of(reading));
    }

    /** Takes note of one report. */
    public void observe(StoryReport report) {
        profiles.put(report.id(), report);
    }

    /** The vectors of all reports so far, copies too, in order of publication. */
    public List<ReportVector> vectors() {
        List<StoryReport> ordered = ordered();
        Weigher weigher = new Weigher(background, new Bearers());
        ordered.forEach(weigher::count);
        return ordered.stream()
                .map(report ->
                        ReportVector.of(report.id(), weigher.vector(report).unpacked()))
                .toList();
    }

    /**
     * The stories of all reports so far, in the order of their first reports.
     *
     * @param lineage of the same reports
     */
    public Stories stories(Lineage lineage) {
        return new Grouping(ordered(), lineage, corrections, background).stories();
    }

    /**
     * The headline that tells all reports so far best, as if they were one story: that of the report most like all of them, one in its
     * writer's own words first.
     *
     * @throws IllegalStateException if there is no report yet
     */
    public String title() {
        List<StoryReport> ordered = ordered();
        if (ordered.isEmpty()) {
            throw new IllegalStateException("no report");
        }
        Weigher weigher = new Weigher(background, new Bearers());
        ordered.forEach(weigher::count);
        List<Vector> vectors = ordered.stream()
                .map(report -> weigher.vector(report).unpacked())
                .toList();
        return Title.of(ordered, vectors)
                .or(() -> Title.opening(ordered, vectors))
                .orElseThrow();
    }

    private List<StoryReport> ordered() {
        return profiles.values().stream().sorted(StoryReport.PUBLICATION).toList();
    }
}
