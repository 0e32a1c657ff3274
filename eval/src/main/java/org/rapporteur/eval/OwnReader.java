package org.rapporteur.eval;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.RawReport;

/** Our whole reading of a report that came as a line of JSON; counts the quotes that got a speaker. */
final class OwnReader implements Function<String, IntSupplier> {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final ReportReader reader = new ReportReader();

    @Override
    public IntSupplier apply(String line) {
        List<RawReport> raws = new ArrayList<>();
        new Ingestor()
                .read(
                        List.of(STANDARD_INPUT),
                        new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                        raws::add,
                        problem -> {
                            throw new IllegalArgumentException(problem.message());
                        });
        RawReport raw = raws.getFirst();
        return () -> {
            Reading reading = reader.read(raw);
            return (int) reading.quotes().stream()
                    .filter(quote -> quote.speaker() != null)
                    .count();
        };
    }
}
