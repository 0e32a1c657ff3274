package org.rapporteur.publish;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rapporteur.lineage.Edge;

/** The reports of a story in a line or two each, with links to their pages: headline, outlet, day, and what each was made from. */
final class ReportList {
    /** Reports before the others fold away: about two screens of a desk's display. */
    private static final int SHOWN = 40;

    /** What a report was made from, as far as one line has room. */
    private static final int TIES_SHOWN = 2;

    private final Html html;
    private final Links links;
    private final Sources sources;
    private final Kinship kinship;
    private final Function<Edge, Optional<String>> sideBySide;

    /** @param sideBySide where the two reports of an edge stand side by side */
    ReportList(Html html, Links links, Sources sources, Kinship kinship, Function<Edge, Optional<String>> sideBySide) {
        this.html = html;
        this.links = links;
        this.sources = sources;
        this.kinship = kinship;
        this.sideBySide = sideBySide;
    }

    void write(List<String> reports) {
        new Folded(html, SHOWN, "reports").write("ol", "index", reports, this::report);
    }

    private void report(String report) {
        html.open("li")
                .open("span", "dir", "auto")
                .link(links.report(report), sources.title(report))
                .close();
        if (sources.isMangled(report)) {
            html.text(" ").element("span", "mangled", "class", "chip mangled");
        }
        html.open("p", "class", "meta").text(sources.label(report));
        List<Edge> ties = kinship.edgesFrom(report);
        for (Edge tie : ties.subList(0, Math.min(TIES_SHOWN, ties.size()))) {
            html.text(" · " + Words.plain(tie.relation())
                    + (tie.relation() == Edge.Relation.SHARED_SOURCE ? " with " : " of "));
            html.link(links.report(tie.to()), sources.label(tie.to()))
                    .text(", " + Math.round(tie.coverage() * 100) + " %");
            sideBySide.apply(tie).ifPresent(pair -> html.text(" ")
                    .link(
                            pair,
                            "side by side",
                            "aria-label",
                            sources.label(report) + " side by side with " + sources.label(tie.to())));
        }
        html.text(ties.size() > TIES_SHOWN ? " …" : "").close().closeBlock();
    }
}
