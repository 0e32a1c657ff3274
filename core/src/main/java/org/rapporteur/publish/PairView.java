package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Differing;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.SideBySide;
import org.rapporteur.text.Span;

/**
 * Two reports side by side: the later one to the left, what it draws on to the right, sentences that belong together in one row.
 * Above them what is known of the two, and the facts that differ, each with a link to its row.
 */
final class PairView {
    /** Rows of one view: as many as the longest news reports have sentences; what follows is most often an archive. */
    private static final int MOST_ROWS = 150;

    /** Facts in the list on top: more than an edge keeps would be a table of its own. */
    private static final int MOST_LISTED = 20;

    private final Html html;
    private final Edge edge;
    private final Links links;
    private final String anchor;
    private final Reading from;
    private final Reading to;
    private final String fromName;
    private final String toName;

    PairView(Html html, Links links, Sources sources, Edge edge, Reading from, Reading to) {
        this.html = html;
        this.links = links;
        this.edge = edge;
        this.anchor = Anchors.pair(edge.from(), edge.to());
        this.from = from;
        this.to = to;
        this.fromName = sources.label(edge.from());
        this.toName = sources.label(edge.to());
    }

    /**
     * A row: sentences of either report, or of one.
     *
     * @param pair what stands beside one another if words differ or languages do, or null
     * @param differs facts told otherwise in this row, by their number
     */
    private record Row(@Nullable Span from, @Nullable Span to, SideBySide.@Nullable Pair pair, List<Integer> differs) {}

    /** Writes the view so that it unfolds at a click. */
    void fold(SideBySide both) {
        html.open("details", "class", "pair").open("summary");
        heading(both);
        content(both);
        html.closeBlock();
    }

    /** Writes the view as the one thing of a page. */
    void write(SideBySide both) {
        html.open("section", "class", "pair").open("h2", "dir", "auto");
        heading(both);
        content(both);
        html.closeBlock();
    }

    private void heading(SideBySide both) {
        html.text(fromName + " beside " + toName).text(" ");
        html.element(
                "span",
                Words.plain(edge.relation())
                        + (both.differs().isEmpty()
                                ? ""
                                : " · " + distinct(both.differs()).size()
                                        + (distinct(both.differs()).size() == 1 ? " fact differs" : " facts differ")),
                "class",
                "weight");
        html.closeBlock();
    }

    private void content(SideBySide both) {
        html.open("div", "id", anchor, "tabindex", "-1").newline();
        about(both);
        List<Row> rows = rows(both);
        List<Row> shown = rows.subList(0, Math.min(MOST_ROWS, rows.size()));
        if (both.foreign()) {
            html.element(
                            "p",
                            "The two are in different languages: sentences stand side by side by their names, figures and dates,"
                                    + " and facts are not compared.",
                            "class",
                            "note")
                    .newline();
        } else {
            differing(both.differs(), marked(both, shown));
        }
        table(both, shown, rows.size() - shown.size());
        html.close();
    }

    private void about(SideBySide both) {
        html.open("dl").newline();
        html.element("dt", "Taken over")
                .element(
                        "dd",
                        percent(edge.coverage()) + " of the left is found again on the right, "
                                + percent(edge.coverageBack()) + " of the right on the left")
                .newline();
        html.element("dt", "Direction")
                .element(
                        "dd",
                        edge.direction().isEmpty()
                                ? "nothing tells which of the two came first"
                                : "the left is taken for the later one: " + String.join("; ", edge.direction()))
                .newline();
        html.element("dt", "Sentences")
                .element(
                        "dd",
                        both.pairs().stream()
                                        .map(SideBySide.Pair::from)
                                        .distinct()
                                        .count() + " of " + both.from().size() + " found again, "
                                + Words.count(both.added().size(), "new one"))
                .newline();
        html.closeBlock();
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** The facts on the left that get a mark, which a link may lead to. */
    private static BitSet marked(SideBySide both, List<Row> shown) {
        BitSet marked = new BitSet();
        for (Row row : shown) {
            if (row.from() != null) {
                marks(row.differs(), both, row.from().start(), true).forEach(marked::set);
            }
        }
        return marked;
    }

    /** The facts on top: each wording once, with a link to the first place that is marked, if any is. */
    private void differing(List<Differing> differs, BitSet marked) {
        Map<String, Integer> distinct = distinct(differs);
        if (distinct.isEmpty()) {
            html.element("p", "No fact found that the two tell differently.", "class", "note")
                    .newline();
            return;
        }
        html.open("ul", "class", "differs").newline();
        List<Integer> listed =
                distinct.values().stream().sorted().limit(MOST_LISTED).toList();
        for (int first : listed) {
            Differing fact = differs.get(first);
            int number = firstMarked(first, differs, marked);
            html.open("li")
                    .element("span", Words.plain(fact.kind()), "class", "chip disputed")
                    .text(" ");
            if (number >= 0) {
                html.open("a", "href", "#" + place(number), "class", "quiet");
            }
            html.element("b", fact.from().in(from.text()), "class", "words");
            if (number >= 0) {
                html.close();
            }
            html.text(" on the left, ")
                    .element("b", fact.to().in(to.text()), "class", "words")
                    .text(" on the right")
                    .closeBlock();
        }
        if (listed.size() < distinct.size()) {
            html.element("li", (distinct.size() - listed.size()) + " more not listed here.", "class", "none");
        }
        html.closeBlock();
    }

    /** The first fact told in the same words from there on whose mark is written, or -1. */
    private int firstMarked(int first, List<Differing> differs, BitSet marked) {
        String wording = wording(differs.get(first));
        for (int i = marked.nextSetBit(first); i >= 0; i = marked.nextSetBit(i + 1)) {
            if (wording(differs.get(i)).equals(wording)) {
                return i;
            }
        }
        return -1;
    }

    private String wording(Differing fact) {
        return fact.from().in(from.text()) + "\n" + fact.to().in(to.text());
    }

    /** The number of the first place of each wording. */
    private Map<String, Integer> distinct(List<Differing> differs) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < differs.size(); i++) {
            first.putIfAbsent(wording(differs.get(i)), i);
        }
        return first;
    }

    private String place(int number) {
        return anchor + "." + number;
    }

    private void table(SideBySide both, List<Row> rows, int more) {
        html.open("table", "class", "sides").newline();
        html.open("thead").open("tr");
        heading(edge.from(), fromName);
        heading(edge.to(), toName);
        html.close().closeBlock();
        html.open("tbody").newline();
        for (Row row : rows) {
            html.open(
                    "tr",
                    "class",
                    row.from() == null || row.to() == null ? "alone" : row.pair() == null ? "same" : null);
            SideBySide.Pair pair = row.pair();
            cell(from, row.from(), pair == null ? List.of() : pair.onlyFrom(), row.differs(), both, true);
            cell(to, row.to(), pair == null ? List.of() : pair.onlyTo(), row.differs(), both, false);
            html.closeBlock();
        }
        html.close().closeBlock();
        if (more > 0) {
            html.element("p", Words.count(more, "more row") + " not shown.", "class", "none")
                    .newline();
        }
    }

    private void heading(String report, String name) {
        html.open("th", "scope", "col").link(links.report(report), name).close();
    }

    private List<Row> rows(SideBySide both) {
        Map<Span, Integer> indexes = new HashMap<>();
        for (int t = 0; t < both.to().size(); t++) {
            indexes.put(both.to().get(t), t);
        }
        Map<Span, SideBySide.Pair> pairs = new HashMap<>();
        // A sentence that a translator split stands beside all its parts.
        Map<Span, Span> counterparts = new HashMap<>();
        BitSet paired = new BitSet();
        for (SideBySide.Pair pair : both.pairs()) {
            pairs.putIfAbsent(pair.from(), pair);
            counterparts.merge(pair.from(), pair.to(), Span::union);
            paired.set(indexes.getOrDefault(pair.to(), 0));
        }
        List<Row> rows = new ArrayList<>();
        BitSet told = (BitSet) paired.clone();
        for (Span sentence : both.from()) {
            SideBySide.Pair pair = pairs.get(sentence);
            if (pair == null) {
                add(rows, new Row(sentence, null, null, List.of()));
                continue;
            }
            // What stands in the other report before this sentence comes first.
            alone(both, told, indexes.getOrDefault(pair.to(), 0), rows);
            Span counterpart = counterparts.getOrDefault(sentence, pair.to());
            boolean plain = isSame(pair) && !both.foreign();
            add(rows, new Row(sentence, counterpart, plain ? null : pair, differing(both, pair)));
        }
        alone(both, told, both.to().size(), rows);
        return rows;
    }

    private static void alone(SideBySide both, BitSet told, int before, List<Row> rows) {
        for (int t = told.nextClearBit(0); t < before; t = told.nextClearBit(t)) {
            told.set(t);
            add(rows, new Row(null, both.to().get(t), null, List.of()));
        }
    }

    private static boolean isSame(SideBySide.Pair pair) {
        return pair.onlyFrom().isEmpty() && pair.onlyTo().isEmpty();
    }

    private static List<Integer> differing(SideBySide both, SideBySide.Pair pair) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < both.differs().size(); i++) {
            Differing fact = both.differs().get(i);
            if (pair.from().covers(fact.from()) && pair.to().covers(fact.to())) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    /** Neighbours that are the same in both, or that stand in one only, share a row. */
    private static void add(List<Row> rows, Row row) {
        Row last = rows.isEmpty() ? null : rows.getLast();
        if (last != null && last.pair() == null && row.pair() == null) {
            Span from = joined(last.from(), row.from());
            Span to = joined(last.to(), row.to());
            boolean follows = (from != null) == (last.from() != null)
                    && (to != null) == (last.to() != null)
                    && (from != null) == (row.from() != null)
                    && (to != null) == (row.to() != null)
                    && isNext(last.from(), row.from())
                    && isNext(last.to(), row.to());
            if (follows) {
                rows.set(rows.size() - 1, new Row(from, to, null, List.of()));
                return;
            }
        }
        rows.add(row);
    }

    private static @Nullable Span joined(@Nullable Span a, @Nullable Span b) {
        return a == null || b == null ? null : a.union(b);
    }

    /** True if nothing but space lies between: sentences cut from a list lie further apart. */
    private static boolean isNext(@Nullable Span a, @Nullable Span b) {
        return a == null || b == null || (b.start() >= a.end() && b.start() - a.end() <= 3);
    }

    private void cell(
            Reading reading,
            @Nullable Span span,
            List<Span> words,
            List<Integer> numbers,
            SideBySide both,
            boolean left) {
        if (span == null) {
            html.element("td", "not here", "class", "none");
            return;
        }
        String text = reading.text();
        html.open("td", "class", "words", "dir", "auto");
        int position = span.start();
        for (int number : marks(numbers, both, position, left)) {
            Differing fact = both.differs().get(number);
            Span place = left ? fact.from() : fact.to();
            plain(text, position, place.start(), words);
            html.element("mark", place.in(text), "class", "fact", "id", left ? place(number) : null);
            position = place.end();
        }
        plain(text, position, span.end(), words);
        html.close();
    }

    /** Those of a sentence's facts that are marked, in order: of two that overlap the first. */
    private static List<Integer> marks(List<Integer> numbers, SideBySide both, int start, boolean left) {
        List<Integer> marks = new ArrayList<>();
        int position = start;
        for (int number : inOrder(numbers, both, left)) {
            Differing fact = both.differs().get(number);
            Span place = left ? fact.from() : fact.to();
            if (place.start() >= position) {
                marks.add(number);
                position = place.end();
            }
        }
        return marks;
    }

    private static List<Integer> inOrder(List<Integer> numbers, SideBySide both, boolean left) {
        List<Integer> sorted = new ArrayList<>(numbers);
        sorted.sort((a, b) -> {
            Differing one = both.differs().get(a);
            Differing other = both.differs().get(b);
            return left ? one.from().compareTo(other.from()) : one.to().compareTo(other.to());
        });
        return sorted;
    }

    /** A stretch of text in which the words that the other report does not have are underlined. */
    private void plain(String text, int start, int end, List<Span> words) {
        int position = start;
        for (Span word : words) {
            int from = Math.max(position, word.start());
            int to = Math.min(end, word.end());
            if (to > from) {
                html.text(text.substring(position, from)).element("span", text.substring(from, to), "class", "other");
                position = to;
            }
        }
        if (end > position) {
            html.text(text.substring(position, end));
        }
    }
}
