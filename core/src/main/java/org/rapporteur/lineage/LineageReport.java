package org.rapporteur.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Credit;
import org.rapporteur.extract.Published;
import org.rapporteur.text.Span;
import org.rapporteur.text.WrittenText;

/**
 * What the lineage room looks at in a report: its words, sentence by sentence, when it came out and whom it credits. It can be written
 * down and sent to where it is wanted.
 */
public final class LineageReport {
    private static final long SECONDS_A_MINUTE = 60;

    private final String text;
    private final List<Span> sentences;
    private final Frame frame;
    private final Imprint imprint;

    private LineageReport(String text, List<Span> sentences, Frame frame, Imprint imprint) {
        this.text = text;
        this.sentences = sentences;
        this.frame = frame;
        this.imprint = imprint;
    }

    /** As {@link Frame#minute} counts it. */
    static long minute(Published published) {
        OptionalLong second = published.second();
        return second.isPresent() ? Math.floorDiv(second.getAsLong(), SECONDS_A_MINUTE) : Frame.NO_HOUR;
    }

    /** What a reading gives; sentences as it has them, else cut at the usual marks. */
    public static LineageReport of(Reading reading) {
        String text = reading.text();
        boolean mangled = reading.annotation().fidelity().state() == Fidelity.State.MANGLED;
        var article = reading.article();
        var published = article.meta().published();
        Frame frame = new Frame(
                reading.id(),
                published.date().map(Object::toString).orElse(null),
                minute(published),
                mangled,
                UnseenCredit.of(article, mangled),
                UnseenCredit.address(article.meta().url()),
                article.meta().language(),
                0);
        return new LineageReport(
                text,
                reading.annotation().sentences().isEmpty()
                        ? Tracer.cut(text)
                        : reading.annotation().sentences().stream()
                                .map(Sentence::span)
                                .toList(),
                frame,
                Imprint.of(article));
    }

    /** The report's id. */
    public String id() {
        return frame.id();
    }

    /** ISO 639-1 code, or {@code und}. */
    public String language() {
        return frame.language();
    }

    /** Days since 1970 of publication. */
    public OptionalLong epochDay() {
        return frame.epochDay();
    }

    /** Minutes since 1970 of publication, in universal time where the zone is known; empty if the hour is not known. */
    public OptionalLong epochMinute() {
        return frame.minute() == Frame.NO_HOUR ? OptionalLong.empty() : OptionalLong.of(frame.minute());
    }

    String text() {
        return text;
    }

    List<Span> sentences() {
        return sentences;
    }

    /** Without the number of words, which nobody has counted yet. */
    Frame frame() {
        return frame;
    }

    Imprint imprint() {
        return imprint;
    }

    /** Writes it down; {@link #readFrom} reads it. */
    public void writeTo(DataOutput out) throws IOException {
        SketchFile.write(frame, out);
        WrittenText.write(text, out);
        out.writeInt(sentences.size());
        int before = 0;
        for (Span sentence : sentences) {
            out.writeInt(sentence.start() - before);
            out.writeInt(sentence.length());
            before = sentence.end();
        }
        out.writeInt(imprint.byline().size());
        for (String writer : imprint.byline()) {
            WrittenText.write(writer, out);
        }
        WrittenText.writeOrNull(imprint.outlet(), out);
        WrittenText.writeOrNull(imprint.moment(), out);
        out.writeInt(imprint.credits().size());
        for (Credit credit : imprint.credits()) {
            WrittenText.write(credit.kind().name(), out);
            WrittenText.write(credit.value(), out);
            out.writeInt(credit.rawSpan().start());
            out.writeInt(credit.rawSpan().end());
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws IOException if it breaks off
     */
    public static LineageReport readFrom(DataInput in) throws IOException {
        Frame frame = SketchFile.readFrame(in);
        String text = WrittenText.read(in);
        List<Span> sentences = new ArrayList<>();
        int count = in.readInt();
        int before = 0;
        for (int s = 0; s < count; s++) {
            int start = before + in.readInt();
            before = start + in.readInt();
            sentences.add(new Span(start, before));
        }
        List<String> byline = new ArrayList<>();
        int writers = in.readInt();
        for (int w = 0; w < writers; w++) {
            byline.add(WrittenText.read(in));
        }
        String outlet = WrittenText.readOrNull(in);
        String moment = WrittenText.readOrNull(in);
        List<Credit> credits = new ArrayList<>();
        int credited = in.readInt();
        for (int c = 0; c < credited; c++) {
            Credit.Kind kind = Credit.Kind.valueOf(WrittenText.read(in));
            credits.add(new Credit(kind, WrittenText.read(in), new Span(in.readInt(), in.readInt())));
        }
        return new LineageReport(text, sentences, frame, new Imprint(byline, outlet, credits, moment));
    }
}
