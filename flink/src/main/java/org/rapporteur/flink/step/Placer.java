package org.rapporteur.flink.step;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.story.StoryReport;
import org.rapporteur.story.StoryTracker;
import org.rapporteur.story.StoryUpdate;
import org.rapporteur.text.WrittenText;

/** Places the reports of one language into stories, in the order of their numbers. */
public final class Placer {
    private final String language;
    private final StoryTracker stories;
    /** What reports that are not forgotten were made from, by number; those made from none are left out. */
    private final TreeMap<Integer, Copy> copies = new TreeMap<>();

    private final Map<String, Integer> numberByCopy = new LinkedHashMap<>();
    private long revision;

    private record Copy(String report, String madeFrom, String relation) {}

    /** Places from nothing. */
    public Placer(String language, int windowDays) {
        this(language, new StoryTracker(windowDays));
    }

    private Placer(String language, StoryTracker stories) {
        this.language = language;
        this.stories = stories;
    }

    /**
     * Places a report.
     *
     * @param edges between it and reports with lower numbers
     * @return its placement, and new ones of other reports that had to move
     */
    public List<Placement> place(int number, StoryReport report, List<Edge> edges, Numbered.@Nullable Tick tick) {
        if (tick != null) {
            Map<Integer, Copy> old = copies.headMap(tick.number());
            old.values().forEach(copy -> numberByCopy.remove(copy.report));
            old.clear();
        }
        Edge parent = new Lineage(edges, List.of()).parentByReport().get(report.id());
        if (parent != null) {
            String relation = parent.relation().name().toLowerCase(Locale.ROOT);
            copies.put(number, new Copy(report.id(), parent.to(), relation));
            numberByCopy.put(report.id(), number);
        }
        Map<String, String> storyByReport = new LinkedHashMap<>();
        for (StoryUpdate update : stories.observe(report, parent == null ? null : parent.to())) {
            switch (update) {
                case StoryUpdate.Placed placed -> storyByReport.put(placed.report(), placed.story());
                case StoryUpdate.Moved moved -> storyByReport.put(moved.report(), moved.into());
                case StoryUpdate.Redirected redirected -> {
                    // The reports that it concerns have moved.
                }
            }
        }
        List<Placement> placements = new ArrayList<>();
        storyByReport.forEach((id, story) -> {
            Integer known = numberByCopy.get(id);
            Copy copy = known == null ? null : copies.get(known);
            placements.add(new Placement(
                    id,
                    language,
                    revision++,
                    story,
                    copy == null ? null : copy.madeFrom,
                    copy == null ? null : copy.relation));
        });
        return placements;
    }

    /** Reports in the window. */
    public int size() {
        return stories.size();
    }

    /** Writes down the state; {@link #readFrom} reads it. */
    public void writeTo(DataOutput out) throws IOException {
        WrittenText.write(language, out);
        out.writeLong(revision);
        out.writeInt(copies.size());
        for (var entry : copies.entrySet()) {
            out.writeInt(entry.getKey());
            WrittenText.write(entry.getValue().report, out);
            WrittenText.write(entry.getValue().madeFrom, out);
            WrittenText.write(entry.getValue().relation, out);
        }
        try (OutputStream chunks = new Chunks.Out(out)) {
            stories.writeTo(chunks);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Placer readFrom(DataInput in) throws IOException {
        String language = WrittenText.read(in);
        long revision = in.readLong();
        TreeMap<Integer, Copy> copies = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            copies.put(in.readInt(), new Copy(WrittenText.read(in), WrittenText.read(in), WrittenText.read(in)));
        }
        Placer read;
        try (InputStream chunks = new Chunks.In(in)) {
            read = new Placer(language, StoryTracker.readFrom(chunks));
        }
        read.revision = revision;
        copies.forEach((number, copy) -> {
            read.copies.put(number, copy);
            read.numberByCopy.put(copy.report, number);
        });
        return read;
    }
}
