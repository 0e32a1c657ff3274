package org.rapporteur.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.extract.Article;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Origin;
import org.rapporteur.lineage.Owner;
import org.rapporteur.lineage.Publishers;
import org.rapporteur.text.Surrogates;

/**
 * The account as tables, for those who work in a spreadsheet: UTF-8, a heading row, lines ended as RFC 4180 has it.
 *
 * <p>A cell that a spreadsheet would run as a formula is written with an apostrophe in front.
 */
final class CsvFiles {
    private static final String BETWEEN = "; ";

    /** Where a spreadsheet begins to compute: OWASP, CSV injection. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final Account account;
    private final Ids ids;
    private final Sources sources;

    CsvFiles(Account account) {
        this.account = account;
        this.ids = new Ids(account.stories());
        this.sources = new Sources(account.readings());
    }

    /** A row for each wording of each utterance. */
    void quotes(OutputStream out) throws IOException {
        List<String> columns = List.of(
                "story",
                "utterance",
                "best",
                "report",
                "outlet",
                "published",
                "speakers",
                "text",
                "similarity",
                "fidelity",
                "conflict",
                "reports",
                "origins",
                "start",
                "end");
        try (Table table = new Table(out, columns)) {
            for (StoryAccount story : account.stories()) {
                StoryIndex index = new StoryIndex(story, sources);
                for (Utterance utterance : story.facts().utterances()) {
                    int reports = utterance.reports().size();
                    for (Utterance.Variant variant : utterance.variants()) {
                        Article.Meta meta =
                                sources.expect(variant.report()).article().meta();
                        table.row(
                                story.story().id(),
                                ids.of(story, utterance.id()),
                                isSameWording(variant, utterance.best()),
                                variant.report(),
                                meta.outlet(),
                                meta.published().value(),
                                index.speakersIn(utterance, variant.report()),
                                variant.text(),
                                score(variant.similarity()),
                                Words.camel(variant.fidelity()),
                                utterance.conflict(),
                                reports,
                                utterance.origins(),
                                variant.spans().isEmpty()
                                        ? null
                                        : variant.spans().getFirst().start(),
                                variant.spans().isEmpty()
                                        ? null
                                        : variant.spans().getLast().end());
                    }
                }
            }
        }
    }

    private static boolean isSameWording(Utterance.Variant one, Utterance.Variant other) {
        return one.report().equals(other.report())
                && one.quote().equals(other.quote())
                && one.spans().equals(other.spans());
    }

    /** A row for each event. */
    void events(OutputStream out) throws IOException {
        List<String> columns = List.of(
                "story",
                "event",
                "code",
                "status",
                "date",
                "earliest",
                "latest",
                "place",
                "actors",
                "recipients",
                "words",
                "sources",
                "reports",
                "origins",
                "conflicts");
        try (Table table = new Table(out, columns)) {
            for (StoryAccount story : account.stories()) {
                StoryIndex index = new StoryIndex(story, sources);
                for (FusedEvent event : story.facts().events()) {
                    FusedEvent.What what = event.what();
                    FusedEvent.When date = event.date();
                    table.row(
                            story.story().id(),
                            ids.of(story, event.id()),
                            what.code(),
                            Words.camel(what.status()),
                            date == null ? null : date.value(),
                            date == null ? null : date.earliest(),
                            date == null ? null : date.latest(),
                            what.place() == null ? null : index.name(what.place()),
                            index.names(what.actors()),
                            index.names(what.recipients()),
                            event.mentions().isEmpty()
                                    ? null
                                    : sources.wordsAt(event.mentions().getFirst()),
                            event.reports(),
                            event.reports().size(),
                            event.origins(),
                            event.conflicts().stream()
                                    .map(id -> ids.of(story, id))
                                    .toList());
                }
            }
        }
    }

    /** A row for each tie between two reports. */
    void lineage(OutputStream out) throws IOException {
        try (Table table = new Table(
                out,
                List.of("from", "to", "relation", "coverage", "evidence", "coverageBack", "direction", "differs"))) {
            for (Edge edge : account.lineage().edges()) {
                String from = sources.expect(edge.from()).text();
                String to = sources.expect(edge.to()).text();
                table.row(
                        edge.from(),
                        edge.to(),
                        Words.camel(edge.relation()),
                        score(edge.coverage()),
                        edge.evidence(),
                        score(edge.coverageBack()),
                        edge.direction(),
                        edge.differs().stream()
                                .map(fact -> Words.camel(fact.kind()) + ": "
                                        + fact.from().in(from) + " / "
                                        + fact.to().in(to))
                                .toList());
            }
        }
    }

    /** A row for each report. */
    void reports(OutputStream out) throws IOException {
        List<String> columns = List.of(
                "report",
                "path",
                "url",
                "title",
                "outlet",
                "byline",
                "published",
                "evidence",
                "language",
                "fidelity",
                "score",
                "why",
                "origin",
                "originKind",
                "credited",
                "story",
                "owner",
                "ownerKind");
        Map<String, Origin> origins = account.lineage().originByReport();
        Map<String, String> stories = StoriesJson.storyByReport(
                account.stories().stream().map(StoryAccount::story).toList());
        try (Table table = new Table(out, columns)) {
            for (Reading reading : account.readings()) {
                Article.Meta meta = reading.article().meta();
                Origin origin = origins.get(reading.id());
                Optional<Owner> owner = Publishers.get().find(meta);
                table.row(
                        reading.id(),
                        reading.article().path(),
                        meta.url(),
                        meta.title(),
                        meta.outlet(),
                        meta.byline(),
                        meta.published().value(),
                        meta.published().evidence(),
                        meta.language(),
                        Words.camel(reading.annotation().fidelity().state()),
                        score(reading.annotation().fidelity().score()),
                        reading.annotation().fidelity().why(),
                        origin == null ? null : origin.id(),
                        origin == null ? null : Words.camel(origin.kind()),
                        origin == null ? null : origin.credited(),
                        stories.get(reading.id()),
                        owner.map(Owner::name).orElse(null),
                        owner.map(o -> Words.camel(o.kind())).orElse(null));
            }
        }
    }

    private static BigDecimal score(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    /** Rows under a heading; closing writes them out and leaves the stream open. */
    private static final class Table implements AutoCloseable {
        private final CSVPrinter printer;

        Table(OutputStream out, List<String> columns) throws IOException {
            printer = new CSVPrinter(
                    new OutputStreamWriter(out, StandardCharsets.UTF_8),
                    CSVFormat.RFC4180
                            .builder()
                            .setHeader(columns.toArray(String[]::new))
                            .get());
        }

        void row(@Nullable Object... values) throws IOException {
            List<@Nullable Object> cells = new ArrayList<>(values.length);
            for (Object value : values) {
                cells.add(cell(value));
            }
            printer.printRecord(cells);
        }

        private static @Nullable Object cell(@Nullable Object value) {
            return switch (value) {
                case null -> null;
                case Number number -> number;
                case List<?> list ->
                    inert(String.join(
                            BETWEEN, list.stream().map(Object::toString).toList()));
                default -> inert(value.toString());
            };
        }

        @Override
        public void close() throws IOException {
            printer.flush();
        }
    }

    /** The text as a spreadsheet will only show it. */
    static String inert(String text) {
        String shown = Surrogates.repaired(text).replace('\0', ' ');
        return !shown.isEmpty() && FORMULA_STARTS.indexOf(shown.charAt(0)) >= 0 ? "'" + shown : shown;
    }
}
