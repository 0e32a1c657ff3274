package org.rapporteur.publish;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Credit;
import org.rapporteur.extract.Published;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Origin;
import org.rapporteur.lineage.Publishers;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

/** The reports: where each comes from, how far its wording can be trusted, and its text with every place that the account uses. */
final class ReportArticles {
    private final Html html;
    private final Links links;
    private final Sources sources;
    private final Places places;
    private final Kinship kinship;
    private final Function<Edge, Optional<String>> sideBySide;
    private final HereBecause hereBecause;

    /** @param sideBySide where the two reports of an edge stand side by side */
    ReportArticles(
            Html html,
            Links links,
            Sources sources,
            Places places,
            Kinship kinship,
            Function<Edge, Optional<String>> sideBySide,
            HereBecause hereBecause) {
        this.html = html;
        this.links = links;
        this.sources = sources;
        this.places = places;
        this.kinship = kinship;
        this.sideBySide = sideBySide;
        this.hereBecause = hereBecause;
    }

    /**
     * Writes a report as one among others.
     *
     * @param open whether its text stands open, or unfolds at a click
     * @return as {@link ReportText#write}
     */
    Set<String> write(String report, int level, boolean open) {
        html.open("article", "class", "report", "id", Anchors.report(report)).newline();
        html.element("h" + level, sources.title(report), "dir", "auto").newline();
        origins(report);
        html.open("details", "class", "text", "open", open ? "" : null).element("summary", "Text of the report");
        Set<String> pieces = text(report);
        html.close().closeBlock();
        return pieces;
    }

    /** Where a report comes from, and how far its wording can be trusted. */
    void origins(String report) {
        Reading reading = sources.expect(report);
        Article article = reading.article();
        Article.Meta meta = article.meta();
        html.open("dl").newline();
        row("Outlet", meta.outlet());
        row("Owner", Publishers.get().find(meta).map(OwnerWords::of).orElse(null));
        row("By", meta.byline().isEmpty() ? null : String.join(", ", meta.byline()));
        Published published = meta.published();
        String evidence = published.evidence() == null ? "" : " (" + published.evidence() + ")";
        row("Published", published.value() == null ? "not known" : Days.ofMoment(published.value()) + evidence);
        if (meta.url() != null) {
            html.element("dt", "Address").open("dd");
            html.external(meta.url(), meta.url()).close().newline();
        }
        row("File", article.path());
        row("Language", meta.language());
        origin(reading.id());
        for (Edge edge : kinship.edgesFrom(reading.id())) {
            tie(edge);
        }
        hereBecause.row(reading.id());
        Fidelity fidelity = reading.annotation().fidelity();
        if (fidelity.state() == Fidelity.State.MANGLED) {
            html.element("dt", "Wording")
                    .open("dd")
                    .element("span", "mangled", "class", "chip mangled")
                    .text(" " + String.join("; ", fidelity.why()))
                    .close()
                    .newline();
        } else {
            row("Wording", "clean");
        }
        if (!article.credits().isEmpty()) {
            row(
                    "Credits",
                    String.join(
                            "; ",
                            article.credits().stream()
                                    .map(ReportArticles::words)
                                    .toList()));
        }
        for (Problem problem : article.problems()) {
            row("Problem", problem.message());
        }
        html.closeBlock();
    }

    private void row(String name, @Nullable String value) {
        if (value != null) {
            html.element("dt", name).element("dd", value).newline();
        }
    }

    private static String words(Credit credit) {
        return switch (credit.kind()) {
            case SOURCE -> "source " + credit.value();
            case REPORTER -> "reporter " + credit.value();
            case CANONICAL -> "first published at " + credit.value();
            case REPUBLISHER -> "republished by " + credit.value();
            case CONTINUED_ELSEWHERE -> "continued elsewhere: " + credit.value();
            case MACHINE_TRANSLATION -> "machine translation: " + credit.value();
            case AGE -> "age on the page: " + credit.value();
        };
    }

    private void origin(String report) {
        Origin origin = kinship.findOrigin(report);
        if (origin == null) {
            return;
        }
        if (origin.kind() == Origin.Kind.REPORT) {
            int others = origin.reports().size() - 1;
            row(
                    "Origin",
                    others == 0
                            ? "in the pile, no copies"
                            : "in the pile, shared with " + Words.count(others, "report"));
        } else if (origin.credited() != null) {
            row("Origin", "an original that is not in the pile, credited to " + origin.credited());
        } else {
            row("Origin", "an original that is not in the pile and that nobody is credited for");
        }
    }

    private void tie(Edge edge) {
        String relation = Words.plain(edge.relation());
        html.element("dt", relation.substring(0, 1).toUpperCase(Locale.ROOT) + relation.substring(1))
                .open("dd");
        html.text(edge.relation() == Edge.Relation.SHARED_SOURCE ? "with " : "of ")
                .link(links.report(edge.to()), sources.label(edge.to()))
                .text(", " + Math.round(edge.coverage() * 100) + " % of its words"
                        + (edge.evidence().isEmpty() ? "" : ": " + String.join("; ", edge.evidence())));
        sideBySide.apply(edge).ifPresent(pair -> html.text(" · ").link(pair, "side by side"));
        html.close().newline();
    }

    /**
     * Writes the text with every place that a fact rests on.
     *
     * @return as {@link ReportText#write}
     */
    Set<String> text(String report) {
        SortedMap<Span, Mark> marks = new TreeMap<>();
        places.in(report).keySet().forEach(span -> marks.put(span, Mark.place(report, span)));
        return new ReportText(html, sources.expect(report)).write(marks, stretch -> places.notesIn(report, stretch));
    }
}
