package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.PairReader;

/**
 * Reports laid side by side with what they were made from, as far as the page has room: those of which a fact differs first, what
 * only shares a source last.
 */
final class PairViews {
    /** Characters of text laid side by side in one page: as much as some 120 pairs of reports, twice what a browser opens at once. */
    private static final int MOST_TEXT = 1_200_000;

    /** Pairs that a story lists before the others fold away. */
    private static final int LISTED = 40;

    private static final Comparator<Edge> TELLING_FIRST = Comparator.comparing(
                    (Edge edge) -> edge.differs().isEmpty())
            .thenComparing(edge -> edge.relation() == Edge.Relation.SHARED_SOURCE);

    private final Html html;
    private final Kinship kinship;
    private final Sources sources;
    private final Set<Edge> shown = new HashSet<>();
    private final PairReader reader = new PairReader();

    PairViews(Html html, Kinship kinship, Sources sources, List<Edge> edges) {
        this.html = html;
        this.kinship = kinship;
        this.sources = sources;
        List<Edge> chosen = new ArrayList<>(edges);
        chosen.sort(TELLING_FIRST);
        Set<String> taken = new HashSet<>();
        long room = MOST_TEXT;
        for (Edge edge : chosen) {
            long size = (long) sources.expect(edge.from()).text().length()
                    + sources.expect(edge.to()).text().length();
            if (size <= room && taken.add(Anchors.pair(edge.from(), edge.to()))) {
                shown.add(edge);
                room -= size;
            }
        }
    }

    /** A link to where the two reports of an edge stand side by side, if the page has room for them. */
    Optional<String> link(Edge edge) {
        return shown.contains(edge) ? Optional.of(Links.IN_ONE_PAGE.pair(edge.from(), edge.to())) : Optional.empty();
    }

    /** The pairs of a story's reports. */
    List<Edge> of(List<String> reports) {
        List<Edge> pairs = new ArrayList<>();
        for (String report : reports) {
            pairs.addAll(kinship.edgesFrom(report));
        }
        return pairs;
    }

    void write(List<Edge> pairs) {
        List<Edge> laid =
                pairs.stream().filter(shown::contains).sorted(TELLING_FIRST).toList();
        new Folded(html, LISTED, "pairs").write("div", "pairs", laid, this::pair);
        if (laid.size() < pairs.size()) {
            int rest = pairs.size() - laid.size();
            html.element(
                            "p",
                            Words.count(rest, "more pair")
                                    + " not laid side by side here, or the page would be too large; account.json has the"
                                    + " sentences of all.",
                            "class",
                            "none")
                    .newline();
        }
    }

    private void pair(Edge edge) {
        Reading from = sources.expect(edge.from());
        Reading to = sources.expect(edge.to());
        new PairView(html, Links.IN_ONE_PAGE, sources, edge, from, to).fold(reader.read(from, to));
    }
}
