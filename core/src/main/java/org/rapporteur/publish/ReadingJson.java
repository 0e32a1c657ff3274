package org.rapporteur.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Position;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.SourceKind;
import org.rapporteur.claim.Toll;
import org.rapporteur.claim.TollReader;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Credit;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

/** What one report says, as the one line of JSON that {@code rapporteur read} prints. */
public final class ReadingJson {
    private final JsonWriter json;
    private final TollReader tolls = new TollReader();
    private final UnaryOperator<Span> place;
    private final boolean rawOffsets;

    private ReadingJson(JsonWriter json, Reading reading, boolean rawOffsets) {
        this.json = json;
        this.rawOffsets = rawOffsets;
        this.place = rawOffsets ? reading.article().body()::originalOf : span -> span;
    }

    /**
     * Writes a reading and a line's end; leaves the stream open.
     *
     * @param rawOffsets true: every span counts in the decoded input that the report came from, so that {@code text}, which stays
     *     the clean article, is no longer what they count in; false: they count in {@code text}. The key {@code offsets} tells which
     * @throws IOException if the stream does
     */
    public static void write(Reading reading, boolean rawOffsets, OutputStream out) throws IOException {
        JsonWriter.line(out, json -> json.object(() -> new ReadingJson(json, reading, rawOffsets).entries(reading)));
    }

    private void entries(Reading reading) {
        Article article = reading.article();
        Article.Meta meta = article.meta();
        json.text("id", article.id())
                .text("path", article.path())
                .text("url", meta.url())
                .text("title", meta.title())
                .strings("byline", meta.byline())
                .text("outlet", meta.outlet())
                .text("language", meta.language());
        ReportJson.published(json, meta.published());
        ReportJson.date(json, "updated", meta.updated());
        json.text("section", meta.section()).text("canonicalUrl", meta.canonicalUrl());
        ReportJson.fidelity(json, reading.annotation().fidelity());
        json.text("reader", reading.annotation().reader());
        json.text("offsets", rawOffsets ? "input" : "text").text("text", article.text());
        json.objects("paragraphs", article.paragraphs(), this::paragraph)
                .objects("entities", reading.annotation().entities(), this::entity)
                .objects("times", reading.annotation().times(), this::time)
                .objects("quotes", reading.quotes(), quote -> quote(reading, quote))
                .objects("quantities", reading.annotation().quantities(), this::quantity)
                .objects("events", reading.events(), this::event)
                .objects("positions", reading.positions(), this::position)
                .objects("tolls", tolls.read(reading), this::toll)
                .objects("credits", article.credits(), this::credit)
                .objects("problems", article.problems(), this::problem);
    }

    private void paragraph(Article.Paragraph paragraph) {
        json.span("span", place(paragraph.span())).word("kind", paragraph.kind());
    }

    private void entity(Entity entity) {
        json.text("id", entity.id())
                .text("name", entity.name())
                .word("type", entity.type())
                .text("role", entity.role())
                .flag("named", entity.named())
                .spans("mentions", places(entity.mentions()));
    }

    private void time(TimeMention time) {
        json.span("span", place(time.span()))
                .word("type", time.type())
                .text("value", time.value())
                .date("earliest", time.earliest())
                .date("latest", time.latest());
    }

    private void quote(Reading reading, Quote quote) {
        json.text("id", quote.id())
                .word("kind", quote.kind())
                .spans("content", places(quote.content()))
                .spans("cue", places(quote.cue()))
                .spans("source", places(quote.source()))
                .text("speaker", quote.speaker())
                .word("manner", quote.manner())
                .word("anonymity", quote.anonymity())
                .word("sourceKind", SourceKind.of(reading, quote))
                .score("confidence", quote.confidence())
                .text("rule", quote.rule());
    }

    private void quantity(Quantity quantity) {
        json.span("span", place(quantity.span()))
                .number("value", quantity.value())
                .number("upper", quantity.upper())
                .text("unit", quantity.unit())
                .word("modifier", quantity.modifier());
    }

    private void event(Event event) {
        json.text("id", event.id())
                .text("code", event.code())
                .span("trigger", place(event.trigger()))
                .strings("actors", event.actors())
                .strings("recipients", event.recipients())
                .text("place", event.place());
        TimeMention date = event.date();
        if (date == null) {
            json.text("date", null);
        } else {
            json.object("date", () -> json.text("value", date.value()).span("span", place(date.span())));
        }
        json.word("status", event.status())
                .span("statusSign", place(event.detail().statusSign()))
                .text("mode", event.detail().mode())
                .strings("contexts", event.detail().contexts())
                .score("confidence", event.confidence())
                .text("rule", event.rule());
    }

    private void position(Position position) {
        json.text("id", position.id())
                .text("holder", position.holder())
                .word("stance", position.stance())
                .text("towards", position.towards())
                .span("about", place(position.about()))
                .text("quote", position.quote())
                .text("rule", position.rule());
    }

    private void toll(Toll toll) {
        json.word("fate", toll.fate())
                .number("least", new BigDecimal(toll.least()))
                .spans("groups", places(toll.groups()));
    }

    private void credit(Credit credit) {
        json.word("kind", credit.kind()).text("value", credit.value()).span("rawSpan", credit.rawSpan());
    }

    private void problem(Problem problem) {
        json.text("kind", problem.kind()).text("message", problem.message()).span("span", place(problem.span()));
    }

    private List<Span> places(List<Span> spans) {
        return spans.stream().map(place).toList();
    }

    private @Nullable Span place(@Nullable Span span) {
        return span == null ? null : place.apply(span);
    }
}
