package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.account.Track;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.KnownNames;
import org.rapporteur.claim.Position;
import org.rapporteur.corroborate.FusedPosition;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;

/**
 * Where everybody stands: a table of who against which issue, and each position in a report's words under its holder.
 *
 * <p>A position belongs to an issue if it is taken in a sentence of that track. In the table a country, its capital and its seats of power are
 * one row ({@code Russia}, {@code Moscow}, {@code the Kremlin}); below it each stands by itself, as the reports have it.
 */
final class PositionTable {
    /** More columns than these do not fit a sheet of paper. */
    private static final int ISSUES_SHOWN = 6;

    /** Holders before the others fold away. */
    private static final int HOLDERS_SHOWN = 12;

    private final StoryScope scope;
    private final Html html;
    private final StoryIndex index;
    private final Map<String, List<Track>> issues = new HashMap<>();

    PositionTable(StoryScope scope) {
        this.scope = scope;
        this.html = scope.html();
        this.index = scope.index();
        for (Track track : scope.selection().of(scope.story().tracks(), Track::id)) {
            track.positions().forEach(position -> issues.computeIfAbsent(position, p -> new ArrayList<>())
                    .add(track));
        }
    }

    void write() {
        Map<String, List<FusedPosition>> byHolder = new LinkedHashMap<>();
        List<FusedPosition> all = scope.story().facts().positions();
        List<FusedPosition> selected = scope.selection().of(all, FusedPosition::id);
        for (FusedPosition position : selected) {
            byHolder.computeIfAbsent(position.holder(), h -> new ArrayList<>()).add(position);
        }
        if (byHolder.isEmpty()) {
            return;
        }
        List<Map.Entry<String, List<FusedPosition>>> holders = new ArrayList<>(byHolder.entrySet());
        holders.sort(Comparator.comparingInt((Map.Entry<String, List<FusedPosition>> e) -> weight(e.getValue()))
                .reversed());
        scope.heading("Who stands where", "positions");
        matrix(holders);
        new Folded(html, HOLDERS_SHOWN, "who take a position").write("div", "holders", holders, this::holder);
        scope.selection().noteRest(html, all.size(), selected.size(), "positions");
    }

    private static int weight(List<FusedPosition> positions) {
        return positions.stream().mapToInt(FusedPosition::origins).sum();
    }

    private void matrix(List<Map.Entry<String, List<FusedPosition>>> holders) {
        Map<Track, Integer> counts = new LinkedHashMap<>();
        holders.forEach(holder ->
                holder.getValue().forEach(position -> issues(position).forEach(t -> counts.merge(t, 1, Integer::sum))));
        List<Track> columns = counts.entrySet().stream()
                .sorted(Map.Entry.<Track, Integer>comparingByValue().reversed())
                .limit(ISSUES_SHOWN)
                .map(Map.Entry::getKey)
                .toList();
        if (columns.size() < 2) {
            return;
        }
        html.open("div", "class", "matrix")
                .open("table")
                .open("thead")
                .open("tr")
                .element("td", ""); // the corner heads nothing
        for (Track column : columns) {
            html.open("th", "scope", "col")
                    .jump(scope.anchor(index.fact(column)), column.title(), "class", "words")
                    .close();
        }
        html.close().close().open("tbody").newline();
        sides(holders).forEach((side, positions) -> {
            if (positions.stream().anyMatch(p -> issues(p).stream().anyMatch(columns::contains))) {
                row(side, positions, columns);
            }
        });
        html.close().close().closeBlock();
    }

    /** The positions by who stands behind them, weightiest first. */
    private Map<String, List<FusedPosition>> sides(List<Map.Entry<String, List<FusedPosition>>> holders) {
        Map<String, List<FusedPosition>> sides = new LinkedHashMap<>();
        for (Map.Entry<String, List<FusedPosition>> holder : holders) {
            MergedEntity entity = index.findEntity(holder.getKey());
            String name = index.name(holder.getKey());
            String side = entity == null || entity.type() == EntityType.PERSON
                    ? name
                    : KnownNames.get().countryOf(name).orElse(name);
            // What only a mangled report says may be the mangling's.
            List<FusedPosition> clean = holder.getValue().stream()
                    .filter(p ->
                            p.mentions().stream().anyMatch(m -> !scope.sources().isMangled(m.report())))
                    .toList();
            sides.computeIfAbsent(side, s -> new ArrayList<>()).addAll(clean);
        }
        return sides;
    }

    private void row(String side, List<FusedPosition> positions, List<Track> columns) {
        html.open("tr").element("th", side, "scope", "row");
        for (Track column : columns) {
            html.open("td");
            Map<Position.Stance, List<FusedPosition>> byStance = new LinkedHashMap<>();
            positions.stream().filter(p -> issues(p).contains(column)).forEach(p -> byStance.computeIfAbsent(
                            p.stance(), s -> new ArrayList<>())
                    .add(p));
            byStance.forEach((stance, same) -> html.jump(
                            scope.anchor(index.fact(same.getFirst())),
                            Words.plain(stance) + (same.size() > 1 ? " ×" + same.size() : ""),
                            "class",
                            "stance",
                            "title",
                            String.join(
                                    "; ",
                                    same.stream().map(FusedPosition::about).toList()))
                    .text(" "));
            html.close();
        }
        html.closeBlock();
    }

    /** {@code accuses Norway: hiding ships} reads as it was said; {@code rejects a ban (towards Norway)} would not. */
    private static boolean isAddressed(Position.Stance stance) {
        return switch (stance) {
            case ACCUSES, WARNS, THREATENS -> true;
            case DEMANDS, OFFERS, ACCEPTS, REJECTS, DENIES, PROMISES, SUPPORTS -> false;
        };
    }

    private List<Track> issues(FusedPosition position) {
        return issues.getOrDefault(position.id(), List.of());
    }

    /** What the holder said on the matter before. */
    private void replaced(FusedPosition position) {
        FusedPosition before = position.replaces() == null ? null : index.findPosition(position.replaces());
        if (before != null) {
            html.element("span", "changed", "class", "chip status").text(" before: ");
            html.jump(scope.anchor(index.fact(before)), Words.plain(before.stance()))
                    .text(" ");
        }
    }

    private void holder(Map.Entry<String, List<FusedPosition>> holder) {
        html.open("section").open("p", "class", "holder");
        scope.person(holder.getKey());
        html.close().open("ul", "class", "positions");
        for (FusedPosition position : holder.getValue()) {
            Fact fact = index.fact(position);
            html.open("li", "id", scope.anchor(fact));
            html.element("span", Words.plain(position.stance()), "class", "stance")
                    .text(" ");
            String towards = position.towards();
            boolean first = towards != null && isAddressed(position.stance());
            if (towards != null && first) {
                html.element("b", index.name(towards)).text(": ");
            }
            html.element("span", StoryScope.flat(position.about()), "class", "words", "dir", "auto");
            if (towards != null && !first) {
                html.text(" (towards ").element("b", index.name(towards)).text(")");
            }
            html.open("p", "class", "meta");
            replaced(position);
            scope.weight(position.origins(), (int)
                    position.mentions().stream().map(Mention::report).distinct().count());
            scope.sourceMarks(fact, position.mentions());
            html.close().closeBlock();
        }
        html.close().closeBlock();
    }
}
