package org.rapporteur.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Origin;

/**
 * Draws who was made from whom: a row for each report, time from left to right, the reports of one origin under one another.
 *
 * <p>Originals that are not in the pile are drawn dashed; one that nobody is credited for bears a question mark.
 */
final class FamilyTree {
    /** A drawing of more reports is a wall; those without a relative are left out first, and are all in the list of reports. */
    private static final int MOST_ROWS = 60;

    private static final int ROW = 38;
    private static final int TOP = 34;
    private static final int LABELS = 280;
    private static final int WIDTH = 920;
    private static final int EDGE_LABEL = 180;
    private static final int MARGIN = 60;
    private static final int RELATIONS_SHOWN = 2;
    private static final int LABEL_LENGTH = 34;

    private final Html html;
    private final Links links;
    private final Function<Edge, Optional<String>> sideBySide;
    private final Sources sources;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Row> rowByReport = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Set<String> made = new HashSet<>();
    /** Reports without a relative that are not drawn. */
    private final int aloneLeftOut;
    /** Reports with relatives for which the drawing has no room. */
    private final int relatedLeftOut;

    /** A line of the drawing: a report, or an original that is not in the pile (then report is empty). */
    private static final class Row {
        final Optional<Reading> report;
        final Origin origin;
        int y;
        int x;

        Row(Optional<Reading> report, Origin origin) {
            this.report = report;
            this.origin = origin;
        }
    }

    /** @param sideBySide where the two reports of an edge stand side by side */
    FamilyTree(
            Html html,
            Links links,
            Kinship kinship,
            Function<Edge, Optional<String>> sideBySide,
            Sources sources,
            List<String> reports) {
        this.html = html;
        this.links = links;
        this.sideBySide = sideBySide;
        this.sources = sources;
        Set<String> members = new HashSet<>(reports);
        Set<String> related = new HashSet<>();
        for (String report : reports) {
            for (Edge edge : kinship.edgesFrom(report)) {
                if (members.contains(edge.to())) {
                    edges.add(edge);
                    related.add(edge.from());
                    made.add(edge.from());
                    related.add(edge.to());
                }
            }
        }
        Map<Origin, List<Reading>> groups = new LinkedHashMap<>();
        int drawn = 0;
        int withoutRelative = 0;
        boolean crowded = reports.size() > MOST_ROWS;
        for (String id : reports) {
            Origin origin = kinship.findOrigin(id);
            boolean alone = !related.contains(id) && origin != null && origin.kind() == Origin.Kind.REPORT;
            if (origin != null && drawn < MOST_ROWS && !(crowded && alone)) {
                groups.computeIfAbsent(origin, o -> new ArrayList<>()).add(sources.expect(id));
                drawn++;
            } else if (origin == null || alone) {
                withoutRelative++;
            }
        }
        aloneLeftOut = withoutRelative;
        relatedLeftOut = reports.size() - drawn - withoutRelative;
        groups.forEach(this::addGroup);
        place();
    }

    private void addGroup(Origin origin, List<Reading> readings) {
        if (origin.kind() == Origin.Kind.UNSEEN_ORIGINAL) {
            rows.add(new Row(Optional.empty(), origin));
        }
        // The original stands above what was made from it, though a copy may bear an earlier hour.
        List<Reading> originalsFirst = new ArrayList<>(readings);
        originalsFirst.sort(Comparator.comparing(r -> made.contains(r.id())));
        for (Reading reading : originalsFirst) {
            Row row = new Row(Optional.of(reading), origin);
            rows.add(row);
            rowByReport.put(reading.id(), row);
        }
    }

    /** Across by the order of publication: clock times would heap the reports of one evening, or of a day without times, on one spot. */
    private void place() {
        int step = (WIDTH - LABELS - MARGIN - EDGE_LABEL) / Math.max(1, rowByReport.size() - 1);
        int number = 0;
        List<Row> byDay = rows.stream()
                .filter(r -> r.report.isPresent())
                .sorted(Comparator.comparing(
                        // by day alone: the rows' own order, originals first, decides within a day
                        (Row r) -> r.report
                                .flatMap(reading -> sources.publishedOn(reading.id()))
                                .orElse(LocalDate.MAX)))
                .toList();
        for (Row row : byDay) {
            row.x = LABELS + MARGIN + step * number++;
        }
        int y = TOP;
        for (Row row : rows) {
            y += ROW;
            row.y = y;
            if (row.report.isEmpty()) {
                row.x = LABELS + MARGIN / 3;
            }
        }
    }

    /** True if there is a relation to draw. */
    boolean isWorthDrawing() {
        return rows.size() > 1;
    }

    void write() {
        int height = TOP + ROW * rows.size() + ROW / 2;
        html.open("div", "class", "tree");
        html.open(
                        "svg",
                        "viewBox",
                        "0 0 " + WIDTH + " " + height,
                        "width",
                        String.valueOf(WIDTH),
                        "height",
                        String.valueOf(height),
                        "role",
                        "group",
                        "aria-label",
                        "Which report was made from which, in the order of publication; the list of reports below says the same")
                .newline();
        axis(height);
        rows.forEach(this::thread);
        rows.stream().filter(r -> r.report.isEmpty()).forEach(this::fromUnseen);
        edges.forEach(this::edge);
        relations();
        rows.forEach(this::node);
        html.close().closeBlock();
        leftOut(relatedLeftOut, " with relatives for which there is no room not drawn.");
        leftOut(aloneLeftOut, " without a relative in the pile not drawn.");
    }

    private void leftOut(int number, String why) {
        if (number > 0) {
            html.element("p", Words.count(number, "report") + why, "class", "none");
        }
    }

    private void axis(int height) {
        String last = "";
        int lastX = -MARGIN;
        for (Row row : rows.stream().sorted(Comparator.comparingInt(r -> r.x)).toList()) {
            String day = row.report
                    .map(r -> sources.publishedOn(r.id()).map(Days::brief).orElse("no date"))
                    .orElse("");
            if (!day.isEmpty() && !day.equals(last) && row.x - lastX >= MARGIN) {
                line("tick", row.x, TOP - 8, row.x, height - ROW / 2);
                label("axis", row.x, TOP - 14, "middle", day);
                last = day;
                lastX = row.x;
            }
        }
    }

    private void thread(Row row) {
        line("thread", LABELS, row.y, row.x - 6, row.y);
    }

    private void fromUnseen(Row unseen) {
        for (Row row : rows) {
            if (row.report.isPresent() && row.origin.equals(unseen.origin)) {
                curve("edge unseen", unseen.x, unseen.y + 6, row.x - 7, row.y);
            }
        }
    }

    private void edge(Edge edge) {
        Row from = rowByReport.get(edge.from());
        Row to = rowByReport.get(edge.to());
        if (from == null || to == null) {
            return;
        }
        int y = to.y + (from.y > to.y ? 7 : -7);
        String drawn = "edge " + Words.camel(edge.relation());
        Optional<String> pair = sideBySide.apply(edge);
        if (pair.isEmpty()) {
            curve(drawn, to.x, y, from.x - 7, from.y);
            return;
        }
        // The label beside the report is the same link: the line is for those who point, so the keyboard passes it by.
        html.open("a", "href", pair.get(), "tabindex", "-1", "aria-hidden", "true");
        html.element(
                "title",
                inWords(edge) + " of " + sources.outlet(edge.from()) + ": side by side with "
                        + sources.outlet(edge.to()));
        curve("hit", to.x, y, from.x - 7, from.y);
        curve(drawn, to.x, y, from.x - 7, from.y);
        html.closeBlock();
    }

    private static String inWords(Edge edge) {
        return Words.plain(edge.relation()) + " " + Math.round(edge.coverage() * 100) + " %";
    }

    /** Beside each report, what it is of others: {@code copy 94 %, rewrite 46 %}, the closest first. */
    private void relations() {
        Map<String, List<Edge>> byFrom = new LinkedHashMap<>();
        edges.stream()
                .filter(e -> rowByReport.containsKey(e.to()))
                .sorted(Comparator.comparingDouble(Edge::coverage).reversed())
                .forEach(e ->
                        byFrom.computeIfAbsent(e.from(), f -> new ArrayList<>()).add(e));
        byFrom.forEach((from, ties) -> {
            Row row = rowByReport.get(from);
            if (row != null) {
                html.open("text", "class", "relation", "x", String.valueOf(row.x + 12), "y", String.valueOf(row.y + 4));
                String between = "";
                for (Edge tie : ties.subList(0, Math.min(RELATIONS_SHOWN, ties.size()))) {
                    html.text(between);
                    sideBySide
                            .apply(tie)
                            .ifPresentOrElse(
                                    pair -> html.link(
                                            pair,
                                            inWords(tie),
                                            "aria-label",
                                            inWords(tie) + ": " + sources.outlet(from) + " side by side with "
                                                    + sources.outlet(tie.to())),
                                    () -> html.text(inWords(tie)));
                    between = ", ";
                }
                html.text(ties.size() > RELATIONS_SHOWN ? " …" : "").closeBlock();
            }
        });
    }

    private void node(Row row) {
        if (row.report.isEmpty()) {
            String credited = row.origin.credited();
            label(
                    "name unseen",
                    4,
                    row.y + 4,
                    "start",
                    credited == null
                            ? "? unknown original"
                            : StoryIndex.shortened(credited, LABEL_LENGTH - 12) + " (not in the pile)");
            html.empty(
                    "circle",
                    "class",
                    "node unseen",
                    "cx",
                    String.valueOf(row.x),
                    "cy",
                    String.valueOf(row.y),
                    "r",
                    "6");
            return;
        }
        String id = row.report.get().id();
        html.open("a", "href", links.report(id));
        String name = sources.outlet(id);
        String date = sources.publishedOn(id).map(FamilyTree::dated).orElse("");
        String label = name.length() > LABEL_LENGTH ? name.substring(0, LABEL_LENGTH - 1) + "…" : name;
        label("name", 4, row.y + 4, "start", label + date);
        html.empty(
                "circle",
                "class",
                sources.isMangled(id) ? "node mangled" : "node",
                "cx",
                String.valueOf(row.x),
                "cy",
                String.valueOf(row.y),
                "r",
                "6");
        html.closeBlock();
    }

    private static String dated(LocalDate day) {
        return ", " + Days.brief(day);
    }

    private void line(String classes, int x1, int y1, int x2, int y2) {
        html.empty("path", "class", classes, "d", "M" + x1 + " " + y1 + "L" + x2 + " " + y2)
                .newline();
    }

    private void curve(String classes, int x1, int y1, int x2, int y2) {
        html.empty(
                        "path",
                        "class",
                        classes,
                        "d",
                        "M" + x1 + " " + y1 + "C" + x1 + " " + y2 + " " + x1 + " " + y2 + " " + x2 + " " + y2)
                .newline();
    }

    private void label(String classes, int x, int y, String anchor, String text) {
        html.element(
                        "text",
                        text,
                        "class",
                        classes,
                        "x",
                        String.valueOf(x),
                        "y",
                        String.valueOf(y),
                        "text-anchor",
                        anchor)
                .newline();
    }
}
