package org.rapporteur.flink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.flink.step.CloseReader;
import org.rapporteur.flink.step.JobOptions;
import org.rapporteur.flink.step.JobOptions.Depth;
import org.rapporteur.flink.step.Numbered;
import org.rapporteur.flink.step.Numbering;
import org.rapporteur.flink.step.Placer;
import org.rapporteur.flink.step.Skim;
import org.rapporteur.flink.step.Skimmer;
import org.rapporteur.flink.step.Teller;
import org.rapporteur.flink.step.Told;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.PileFile;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.StoryReport;

/**
 * What the cluster does, in one thread and one place, without an engine: for a pile that fits in memory, and to hold the cluster against.
 */
public final class Embedded {
    private final JobOptions options;

    /** Runs with these options; how late reports may be does not matter, since all are put in order first. */
    public Embedded(JobOptions options) {
        this.options = options;
    }

    /**
     * Reads a pile as {@link org.rapporteur.flink.source.PileSource} does, places all reports and tells all stories.
     *
     * @param placements of a report the last one holds
     * @param tellings one for each story that holds a report
     */
    public void run(
            List<Path> pile,
            Consumer<Placement> placements,
            Consumer<Telling> tellings,
            Consumer<InputProblem> problems) {
        Ingestor ingestor = new Ingestor();
        Skimmer skimmer = new Skimmer();
        List<Skim> skims = new ArrayList<>();
        for (PileFile file : ingestor.pile(pile, problems)) {
            ingestor.readFile(file, raw -> skimmer.skim(raw, skims::add, problems), problems);
        }
        run(skims, placements, tellings, problems);
    }

    /**
     * Places all reports and tells all stories.
     *
     * @param skims in any order
     * @param placements of a report the last one holds
     * @param tellings one for each story that holds a report
     * @param problems reports that are left out, stories that cannot be told
     */
    public void run(
            Iterable<Skim> skims,
            Consumer<Placement> placements,
            Consumer<Telling> tellings,
            Consumer<InputProblem> problems) {
        List<Skim> ordered = new ArrayList<>();
        skims.forEach(ordered::add);
        ordered.sort(Skim.ORDER);
        Shelf shelf = new Shelf();
        Numbering numbering = new Numbering(options.windowDays());
        Map<String, Line> lines = new HashMap<>();
        for (Skim report : ordered) {
            Numbered numbered = numbering.number(report);
            if (numbered == null) {
                problems.accept(Numbering.idKnown(report));
            } else {
                lines.computeIfAbsent(report.language(), language -> new Line(language, placements, shelf))
                        .place(numbered);
            }
        }
        shelf.tell(tellings, problems);
    }

    /** The reports of one language. */
    private final class Line {
        private final Consumer<Placement> placements;
        private final Shelf shelf;
        private final Map<String, LineageReport> texts = new HashMap<>();
        private final LineageTracker lineage;
        private final Placer placer;
        /** Those that later reports may find, by number. */
        private final TreeMap<Integer, Skim> listed = new TreeMap<>();

        Line(String language, Consumer<Placement> placements, Shelf shelf) {
            this.placements = placements;
            this.shelf = shelf;
            this.lineage = LineageTracker.ofStream(options.windowDays(), id -> Objects.requireNonNull(texts.get(id)));
            this.placer = new Placer(language, options.windowDays());
        }

        void place(Numbered numbered) {
            Skim report = numbered.skim();
            if (numbered.tick() != null) {
                forget(numbered.tick());
            }
            LineageReport own = report.lineage().open(LineageReport::readFrom);
            texts.put(report.id(), own);
            listed.put(numbered.number(), report);
            lineage.observe(own);
            shelf.put(report);
            StoryReport story = report.story().open(StoryReport::readFrom);
            placer.place(numbered.number(), story, lineage.edges(report.id()), numbered.tick())
                    .forEach(placement -> {
                        placements.accept(placement);
                        shelf.place(placement);
                    });
            if (!numbered.isListed()) {
                forget(numbered.number(), report);
            }
        }

        private void forget(Numbered.Tick tick) {
            Map.copyOf(listed).forEach((number, report) -> {
                if (report.day().isPresent() ? report.day().getAsLong() < tick.day() : number < tick.number()) {
                    forget(number, report);
                }
            });
        }

        private void forget(int number, Skim report) {
            listed.remove(number);
            lineage.forget(report.id());
            texts.remove(report.id());
        }
    }

    /** What was read in the reports, and which stories hold them. */
    private final class Shelf {
        private final CloseReader reader = new CloseReader(options.reading());
        private final Map<String, Skim> unread = new HashMap<>();
        private final Map<String, Told> toldByReport = new HashMap<>();
        private final Map<String, String> storyByReport = new HashMap<>();
        private final Map<String, Map<String, Told>> toldByStory = new LinkedHashMap<>();
        private final Map<String, Long> revisionByStory = new HashMap<>();

        void put(Skim report) {
            if (options.reading() != Depth.NONE) {
                unread.put(report.id(), report);
            }
        }

        void place(Placement placement) {
            if (options.reading() == Depth.NONE) {
                return;
            }
            String id = placement.report();
            Skim skim = unread.remove(id);
            if (skim != null) {
                boolean isOriginal = placement.madeFrom() == null;
                toldByReport.put(id, Told.of(reader.read(skim.report(), isOriginal), skim.time(), isOriginal));
            }
            String before = storyByReport.put(id, placement.story());
            if (placement.story().equals(before)) {
                return;
            }
            if (before != null) {
                Objects.requireNonNull(toldByStory.get(before)).remove(id);
                revisionByStory.merge(before, 1L, Long::sum);
            }
            toldByStory
                    .computeIfAbsent(placement.story(), any -> new HashMap<>())
                    .put(id, Objects.requireNonNull(toldByReport.get(id)));
            revisionByStory.merge(placement.story(), 1L, Long::sum);
        }

        void tell(Consumer<Telling> tellings, Consumer<InputProblem> problems) {
            Teller teller = new Teller(options.mostTold());
            toldByStory.forEach((story, told) -> {
                if (!told.isEmpty()) {
                    long revision = Objects.requireNonNull(revisionByStory.get(story));
                    teller.tell(story, revision, told.values(), tellings, problems);
                }
            });
        }
    }
}
