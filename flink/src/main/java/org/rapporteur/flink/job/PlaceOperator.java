package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.step.Placer;
import org.rapporteur.lineage.Edge;
import org.rapporteur.story.StoryReport;

/** Places the reports of a language, each when all is known of it and those before it are placed. */
final class PlaceOperator extends HeldOperator<String, PlaceOperator.Line, Placing, Placement> {
    private static final long serialVersionUID = 1;

    private final int windowDays;

    PlaceOperator(int windowDays, boolean isBatch) {
        super(isBatch);
        this.windowDays = windowDays;
    }

    /** A language's stories, and the reports of which not all is known. */
    static final class Line {
        private final Placer placer;
        private final TreeMap<Integer, Waiting> waiting = new TreeMap<>();
        private int next;

        Line(Placer placer) {
            this.placer = placer;
        }
    }

    /** What is known of a report so far. */
    private static final class Waiting {
        private final List<Placing> parts = new ArrayList<>();

        boolean isComplete() {
            int candidates = -1;
            boolean isHere = false;
            for (Placing part : parts) {
                switch (part) {
                    case Placing.Own own -> isHere = true;
                    case Placing.Asked asked -> candidates = asked.candidates();
                    case Placing.Judged judged -> {
                        // Counted below.
                    }
                }
            }
            return isHere && candidates >= 0 && parts.size() == candidates + 2;
        }

        Placing.Own own() {
            return parts.stream()
                    .filter(Placing.Own.class::isInstance)
                    .map(Placing.Own.class::cast)
                    .findFirst()
                    .orElseThrow();
        }

        List<Edge> edges() {
            TreeMap<Integer, Edge> byRank = new TreeMap<>();
            for (Placing part : parts) {
                if (part instanceof Placing.Judged judged) {
                    @Nullable Edge edge = judged.edge();
                    if (edge != null) {
                        byRank.put(judged.rank(), edge);
                    }
                }
            }
            return List.copyOf(byRank.values());
        }
    }

    @Override
    Line begin(String language) {
        return new Line(new Placer(language, windowDays));
    }

    @Override
    public void processElement(StreamRecord<Placing> record) {
        Line line = current();
        Placing part = record.getValue();
        line.waiting
                .computeIfAbsent(Place.number(part.place()), any -> new Waiting())
                .parts
                .add(part);
        while (!line.waiting.isEmpty()
                && line.waiting.firstKey() == line.next
                && line.waiting.firstEntry().getValue().isComplete()) {
            Waiting known = line.waiting.pollFirstEntry().getValue();
            Placing.Own own = known.own();
            StoryReport report = own.report().open(StoryReport::readFrom);
            for (Placement placement : line.placer.place(line.next++, report, known.edges(), own.tick())) {
                boolean isFirst = placement.report().equals(report.id());
                output.collect(new StreamRecord<>(placement, record.getTimestamp()));
                output.collect(
                        Ways.SHELVE,
                        new StreamRecord<>(new Shelving.Placed(placement, isFirst), record.getTimestamp()));
            }
        }
    }

    /** A part that was lost on the way must not pass for a report that never came. */
    @Override
    void finish(Line line) {
        if (!line.waiting.isEmpty()) {
            throw new IllegalStateException(
                    "of the reports from number " + line.next + " on some are not known in full at the end: "
                            + line.waiting.firstEntry().getValue().parts);
        }
    }

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(String language, Line line, DataOutput out) throws IOException {
        Wire.writeText(language, out);
        line.placer.writeTo(out);
        out.writeInt(line.next);
        out.writeInt(line.waiting.size());
        for (var entry : line.waiting.entrySet()) {
            out.writeInt(entry.getKey());
            Wire.writeList(entry.getValue().parts, out, (part, to) -> Wire.write(new Placing.AsForm(), part, to));
        }
    }

    @Override
    Map.Entry<String, Line> read(DataInput in, int version) throws IOException {
        String language = Wire.readText(in);
        Line line = new Line(Placer.readFrom(in));
        line.next = in.readInt();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            int number = in.readInt();
            Waiting waiting = new Waiting();
            waiting.parts.addAll(Wire.readList(in, from -> Wire.read(new Placing.AsForm(), from)));
            line.waiting.put(number, waiting);
        }
        return Map.entry(language, line);
    }
}
