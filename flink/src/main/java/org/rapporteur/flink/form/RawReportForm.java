package org.rapporteur.flink.form;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

/** How a {@link RawReport} is written, with all that its container stated of it. */
public record RawReportForm() implements Form<RawReport> {
    @Override
    public Class<RawReport> type() {
        return RawReport.class;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(RawReport value, DataOutput out) throws IOException {
        Wire.writeText(value.id(), out);
        Wire.writeText(value.path(), out);
        Wire.writeConstant(value.format(), out);
        Wire.writeText(value.content(), out);
        write(value.given(), out);
        Wire.writeList(value.problems(), out, RawReportForm::write);
    }

    @Override
    public RawReport read(DataInput in, int version) throws IOException {
        return new RawReport(
                Wire.readText(in),
                Wire.readText(in),
                Wire.readConstant(in, RawReport.Format.class),
                Wire.readText(in),
                given(in),
                Wire.readList(in, RawReportForm::problem));
    }

    private static void write(Given given, DataOutput out) throws IOException {
        Wire.writeTextOrNull(given.url(), out);
        Wire.writeTextOrNull(given.title(), out);
        Wire.writeTextOrNull(given.outlet(), out);
        Wire.writeTexts(given.byline(), out);
        Wire.writeTextOrNull(given.date(), out);
        Wire.writeTextOrNull(given.dateEvidence(), out);
        Wire.writeTextOrNull(given.fetched(), out);
        Wire.writeTextOrNull(given.source(), out);
    }

    private static Given given(DataInput in) throws IOException {
        return new Given(
                Wire.readTextOrNull(in),
                Wire.readTextOrNull(in),
                Wire.readTextOrNull(in),
                Wire.readTexts(in),
                Wire.readTextOrNull(in),
                Wire.readTextOrNull(in),
                Wire.readTextOrNull(in),
                Wire.readTextOrNull(in));
    }

    private static void write(Problem problem, DataOutput out) throws IOException {
        Wire.writeText(problem.kind(), out);
        Wire.writeText(problem.message(), out);
        Wire.writeOrNull(problem.span(), out, RawReportForm::write);
    }

    private static Problem problem(DataInput in) throws IOException {
        return new Problem(Wire.readText(in), Wire.readText(in), Wire.readOrNull(in, RawReportForm::span));
    }

    private static void write(Span span, DataOutput out) throws IOException {
        out.writeInt(span.start());
        out.writeInt(span.end());
    }

    private static Span span(DataInput in) throws IOException {
        return new Span(in.readInt(), in.readInt());
    }
}
