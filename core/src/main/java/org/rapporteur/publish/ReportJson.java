package org.rapporteur.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.Origin;
import org.rapporteur.lineage.Owner;
import org.rapporteur.lineage.PairReader;
import org.rapporteur.lineage.Publishers;
import org.rapporteur.lineage.SideBySide;
import org.rapporteur.story.Placement;
import org.rapporteur.text.Span;

/** The parts that the JSON of an account, of a lineage and of a reading have in common. */
final class ReportJson {
    private ReportJson() {}

    static void published(JsonWriter json, Published published) {
        date(json, "published", published);
    }

    static void date(JsonWriter json, String key, Published date) {
        json.object(key, () -> json.text("value", date.value()).text("evidence", date.evidence()));
    }

    static void fidelity(JsonWriter json, Fidelity fidelity) {
        json.object("fidelity", () -> json.word("state", fidelity.state())
                .score("score", fidelity.score())
                .strings("why", fidelity.why()));
    }

    /** {@code reports}: one entry a reading; a report that is not in a map has {@code "story": null}, {@code "placement": null}. */
    static void reports(
            JsonWriter json,
            List<Reading> readings,
            Lineage lineage,
            Map<String, String> storyByReport,
            Map<String, Placement> placements) {
        Map<String, Origin> originByReport = lineage.originByReport();
        json.objects("reports", readings, reading -> {
            Article.Meta meta = reading.article().meta();
            json.text("id", reading.id())
                    .text("path", reading.article().path())
                    .text("url", meta.url())
                    .text("title", meta.title())
                    .text("outlet", meta.outlet())
                    .strings("byline", meta.byline());
            published(json, meta.published());
            json.text("language", meta.language());
            fidelity(json, reading.annotation().fidelity());
            Origin origin = originByReport.get(reading.id());
            json.text("origin", origin == null ? null : origin.id())
                    .text("story", storyByReport.get(reading.id()))
                    .objects("credits", reading.article().credits(), credit -> json.word("kind", credit.kind())
                            .text("value", credit.value()));
            owner(json, Publishers.get().find(meta).orElse(null));
            PlacementJson.entry(json, placements.get(reading.id()));
        });
    }

    private static void owner(JsonWriter json, @Nullable Owner owner) {
        if (owner == null) {
            json.text("owner", null);
        } else {
            json.object("owner", () -> json.text("name", owner.name())
                    .word("kind", owner.kind())
                    .number("asOf", owner.asOf())
                    .text("source", owner.source()));
        }
    }

    /**
     * {@code origins} and {@code lineage}.
     *
     * @param rawOffsets true: spans count in the decoded inputs instead of in the reports' texts
     */
    static void lineage(JsonWriter json, List<Reading> readings, Lineage lineage, boolean rawOffsets) {
        Map<String, Reading> byId = new HashMap<>();
        readings.forEach(reading -> byId.put(reading.id(), reading));
        PairReader pairs = new PairReader();
        json.objects("origins", lineage.origins(), origin -> origin(json, origin))
                .objects("lineage", lineage.edges(), edge -> {
                    Reading from = byId.get(edge.from());
                    Reading to = byId.get(edge.to());
                    if (from == null || to == null) {
                        throw new IllegalArgumentException("an edge to a report that is not in the pile: " + edge);
                    }
                    edge(json, edge, from, to, pairs.read(from, to), rawOffsets);
                });
    }

    private static void origin(JsonWriter json, Origin origin) {
        json.text("id", origin.id())
                .strings("reports", origin.reports())
                .word("kind", origin.kind())
                .text("credited", origin.credited());
    }

    private static void edge(
            JsonWriter json, Edge edge, Reading from, Reading to, SideBySide both, boolean rawOffsets) {
        UnaryOperator<Span> inFrom = rawOffsets ? from.article().body()::originalOf : span -> span;
        UnaryOperator<Span> inTo = rawOffsets ? to.article().body()::originalOf : span -> span;
        json.text("from", edge.from())
                .text("to", edge.to())
                .word("relation", edge.relation())
                .score("coverage", edge.coverage())
                .strings("evidence", edge.evidence())
                .score("coverageBack", edge.coverageBack())
                .strings("direction", edge.direction())
                .objects("differs", edge.differs(), fact -> json.word("kind", fact.kind())
                        .object("from", () -> words(json, fact.from(), from, inFrom))
                        .object("to", () -> words(json, fact.to(), to, inTo)))
                .spanPairs("pairs", both.pairs(), pair -> List.of(inFrom.apply(pair.from()), inTo.apply(pair.to())))
                .spans("added", both.added().stream().map(inFrom).toList());
    }

    private static void words(JsonWriter json, Span span, Reading reading, UnaryOperator<Span> place) {
        json.span("span", place.apply(span)).text("text", span.in(reading.text()));
    }
}
