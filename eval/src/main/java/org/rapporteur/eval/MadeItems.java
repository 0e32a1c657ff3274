package org.rapporteur.eval;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.source.Item;
import org.rapporteur.flink.step.Skim;
import org.rapporteur.flink.step.Skimmer;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

/** Made-up reports of a {@link SyntheticStream} as a cluster's input, each made where it is wanted. */
final class MadeItems extends RichMapFunction<Long, Item> {
    private static final long serialVersionUID = 1;

    private final int size;
    private final int days;
    private transient @Nullable SyntheticStream stream;

    /** @param days over which they are spread */
    MadeItems(int size, int days) {
        this.size = size;
        this.days = days;
    }

    @Override
    public void open(OpenContext context) {
        stream = new SyntheticStream(size, days, SyntheticStream.WORDS);
    }

    @Override
    public Item map(Long number) {
        return new Item.Came(report(Objects.requireNonNull(stream), Math.toIntExact(number)));
    }

    /** What a first look would find in one of them, from its words alone: text, title and date are known, and nothing is looked for. */
    static Skim skim(Skimmer skimmer, SyntheticStream stream, int number) {
        RawReport report = report(stream, number);
        return skimmer.skim(
                report, Piles.reading(report.id(), stream.moment(number), stream.title(number), report.content()));
    }

    /** One of them, as JSON Lines would give it. */
    static RawReport report(SyntheticStream stream, int number) {
        String id = SyntheticStream.id(number);
        return new RawReport(
                id,
                id,
                RawReport.Format.TEXT,
                stream.text(number),
                new Given(id, stream.title(number), null, List.of(), stream.moment(number), "made"),
                List.of());
    }
}
