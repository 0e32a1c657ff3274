package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rapporteur.account.BriefLine;
import org.rapporteur.account.Change;
import org.rapporteur.account.Gloss;
import org.rapporteur.account.TimelineDay;
import org.rapporteur.account.Track;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.FusedQuantity;
import org.rapporteur.corroborate.Mention;

/** The facts of one story: the brief, then what is ahead, what happened, and what was said, counted and disputed. */
final class StorySection {
    /** Cards shown before the others fold away: about two screens of a desk's display. */
    private static final int CARDS_SHOWN = 12;

    /** What is known at a glance: as many lines as fit a desk's first screen. */
    private static final int LINES_SHOWN = 6;

    private final StoryScope scope;
    private final Html html;
    private final StoryIndex index;

    StorySection(StoryScope scope) {
        this.scope = scope;
        this.html = scope.html();
        this.index = scope.index();
    }

    void write() {
        glance();
        changes();
        contradictions();
        EventList events = new EventList(scope);
        events.section(
                "Calendar: what is ahead",
                "calendar",
                index.events(scope.story().calendar()));
        List<FusedEvent> past = index.events(scope.story().timeline()).stream()
                .filter(e -> !scope.story().calendar().contains(e.id()))
                .toList();
        days();
        events.section("Timeline, by the date of the event", "timeline", past);
        new QuoteCards(scope, CARDS_SHOWN).write();
        new PositionTable(scope).write();
        tracks();
        figures();
        new NormCards(scope).write();
        otherEvents(events);
    }

    private void glance() {
        if (scope.story().brief().isEmpty()) {
            return;
        }
        Map<BriefLine.Section, List<BriefLine>> bySection = new EnumMap<>(BriefLine.Section.class);
        scope.story().brief().forEach(line -> bySection
                .computeIfAbsent(line.section(), s -> new ArrayList<>())
                .add(line));
        html.open("div", "class", "glance of" + bySection.size(), "id", scope.partAnchor("glance"))
                .newline();
        for (BriefLine.Section section : BriefLine.Section.values()) {
            List<BriefLine> lines = bySection.getOrDefault(section, List.of());
            html.open("section", "class", Words.camel(section) + (lines.isEmpty() ? " empty" : ""));
            html.element("h" + scope.level(), "What is " + Words.plain(section)).newline();
            if (lines.isEmpty()) {
                html.element("p", "Nothing found.", "class", "none");
            } else {
                new Folded(html, LINES_SHOWN, "lines").write("ul", "lines", lines, this::line);
            }
            html.closeBlock();
        }
        html.closeBlock();
    }

    private void line(BriefLine line) {
        index.findFact(line.fact()).ifPresent(fact -> {
            html.open("li");
            if (line.when() != null) {
                String place = line.where();
                html.element(
                        "p",
                        EventWords.day(line.when()) + (place == null ? "" : ", " + index.name(place)),
                        "class",
                        "day");
            }
            scope.chosen("p", fact, line.extract());
            if (!line.glosses().isEmpty()) {
                glosses(fact, line);
            }
            if (line.section() == BriefLine.Section.DISPUTED) {
                versions(line.fact());
            }
            html.open("p", "class", "meta");
            scope.weight(line.origins(), line.reports());
            html.text(" ");
            scope.sourceMark(fact, line.extract());
            if (!line.retold().isEmpty()) {
                html.text(" retold by");
                scope.sourceMarks(fact, line.retold());
            }
            html.text(" ")
                    .jump(scope.anchor(fact), "all sources", "class", "more")
                    .close()
                    .closeBlock();
        });
    }

    /** Who or what is meant, each leading to where the report says it in full. */
    private void glosses(Fact fact, BriefLine line) {
        String report = line.extract().report();
        html.open("p", "class", "meta gloss");
        String between = "";
        for (Gloss gloss : line.glosses()) {
            html.text(between).element("i", scope.words(report, gloss.words())).text(": ");
            if (gloss.place() == null) {
                html.text(Days.ofMoment(gloss.meaning()));
            } else {
                html.link(scope.place(fact, report, gloss.place()), gloss.meaning(), "class", "src");
            }
            if (gloss.role() != null) {
                html.text(", " + gloss.role());
            }
            between = "; ";
        }
        html.close();
    }

    /** What the reports say instead of one another, for each contradiction about a fact. */
    private void versions(String fact) {
        for (Contradiction each : scope.story().facts().contradictions()) {
            if (each.about().equals(fact) || each.id().equals(fact)) {
                html.open("p", "class", "meta conflict")
                        .element("span", Words.plain(each.kind()), "class", "chip disputed")
                        .text(" ")
                        .jump(scope.anchor(index.fact(each)), EventWords.weighed(each, scope.sources()))
                        .close();
            }
        }
    }

    private void changes() {
        List<Change> changes = scope.story().changes();
        if (changes.isEmpty()) {
            return;
        }
        scope.heading("What changed", "changes");
        for (Change.Kind kind : WhatChanged.BY_WEIGHT) {
            List<Change> ofKind = changes.stream()
                    .filter(c -> c.kind() == kind)
                    .sorted(Comparator.comparingInt((Change c) -> c.reports().size())
                            .reversed())
                    .toList();
            if (!ofKind.isEmpty()) {
                new Folded(html, shown(kind), "changes: " + Words.plain(kind))
                        .write("ul", "changes", ofKind, this::change);
            }
        }
    }

    private static int shown(Change.Kind kind) {
        return switch (kind) {
            case CONTRADICTED, WITHDRAWN, STATUS -> CARDS_SHOWN;
            case CONFIRMED, NEW -> LINES_SHOWN;
        };
    }

    private void change(Change change) {
        index.findFact(change.fact()).ifPresent(fact -> {
            html.open("li")
                    .element("span", Words.plain(change.kind()), "class", "chip " + Words.camel(change.kind()))
                    .text(" ")
                    .jump(scope.anchor(fact), fact.label());
            List<Mention> told = fact.mentions().stream()
                    .filter(m -> change.reports().contains(m.report()))
                    .toList();
            if (index.findEvent(change.fact()) != null && !told.isEmpty()) {
                html.text(" ")
                        .element("span", scope.brief(scope.sources().best(told)), "class", "words", "dir", "auto");
            }
            scope.sourceMarks(fact, told);
            html.closeBlock();
        });
    }

    private void contradictions() {
        List<Contradiction> all = scope.story().facts().contradictions();
        if (all.isEmpty()) {
            return;
        }
        scope.heading("Where the reports disagree", "disputes");
        html.open("div", "class", "disputes");
        all.stream()
                .sorted(Comparator.comparingInt(StorySection::weightOfTheWeakest)
                        .reversed())
                .forEach(this::contradiction);
        html.closeBlock();
    }

    /** A dispute weighs as much as its second version: one against ten is less open than three against three. */
    private static int weightOfTheWeakest(Contradiction contradiction) {
        return contradiction.versions().stream()
                .map(Contradiction.Version::origins)
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(0);
    }

    private void contradiction(Contradiction contradiction) {
        Fact fact = index.fact(contradiction);
        html.open("article", "class", "card dispute", "id", scope.anchor(fact));
        html.open("p", "class", "about")
                .element("span", Words.plain(contradiction.kind()), "class", "chip disputed")
                .text(" ");
        index.findFact(contradiction.about())
                .ifPresentOrElse(
                        about -> html.jump(scope.anchor(about), about.label()),
                        () -> html.text(index.labelOf(contradiction.about())));
        html.close().open("div", "class", "versions").newline();
        for (Contradiction.Version version : contradiction.versions()) {
            html.open("div", "class", "version").element("p", EventWords.day(version.value()), "class", "value");
            if (version.altered()) {
                html.element("p", "altered in a copy", "class", "meta");
            }
            if (scope.sources().isMangledOnly(version.mentions())) {
                html.element("p", "in mangled words only", "class", "meta");
            }
            if (version.origins() == 0) {
                // What only a denial tells: its words stand on the other side.
                html.element("p", "Told by none of these reports; known from the denial.", "class", "meta")
                        .closeBlock();
                continue;
            }
            if (!version.mentions().isEmpty()) {
                scope.extract("p", fact, scope.sources().best(version.mentions()));
            }
            html.open("p", "class", "meta");
            scope.weight(version.origins(), (int)
                    version.mentions().stream().map(Mention::report).distinct().count());
            scope.sourceMarks(fact, version.mentions());
            html.close().closeBlock();
        }
        html.close().closeBlock();
    }

    private void days() {
        List<TimelineDay> days = scope.story().days();
        if (days.isEmpty()) {
            return;
        }
        scope.heading("The days that matter", "days");
        html.open("ul", "class", "lines days");
        for (TimelineDay day : days) {
            String name = Days.of(day.day());
            Fact fact = new Fact(
                    FactKind.TRACK,
                    "day:" + day.day() + ":" + scope.story().story().id(),
                    name,
                    day.extracts());
            html.open("li", "id", scope.anchor(fact)).open("p", "class", "day").text(name + " ");
            html.element("span", Words.count(day.origins(), "origin"), "class", "weight")
                    .close();
            for (Mention extract : day.extracts()) {
                scope.chosen("p", fact, extract);
                html.open("p", "class", "meta");
                scope.sourceMark(fact, extract);
                html.close();
            }
            html.closeBlock();
        }
        html.closeBlock();
    }

    private void tracks() {
        List<Track> tracks = scope.selection().of(scope.story().tracks(), Track::id);
        if (tracks.isEmpty()) {
            return;
        }
        scope.heading("Tracks: the issues that the reports keep coming back to", "tracks");
        html.open("div", "class", "tracks");
        for (Track track : tracks) {
            Fact fact = index.fact(track);
            html.open("details", "class", "track", "id", scope.anchor(fact)).open("summary");
            html.element("b", track.title(), "class", "words").text(" ");
            scope.weight(track.origins(), track.reports().size());
            html.close().open("ul");
            for (Mention passage : track.passages()) {
                html.open("li");
                scope.extract("p", fact, passage);
                html.open("p", "class", "meta");
                scope.sourceMark(fact, passage);
                html.close().closeBlock();
            }
            html.close().closeBlock();
        }
        html.closeBlock();
    }

    private void figures() {
        List<FusedQuantity> figures = scope.story().facts().quantities().stream()
                .sorted(Comparator.comparing(FusedQuantity::conflict)
                        .thenComparingInt(FusedQuantity::origins)
                        .reversed())
                .toList();
        if (figures.isEmpty()) {
            return;
        }
        scope.heading("Figures", "figures");
        List<FusedQuantity> selected = scope.selection().of(figures, FusedQuantity::id);
        // What one report counts once is seldom more than "two sides": it folds away.
        Map<Boolean, List<FusedQuantity>> byWeight =
                selected.stream().collect(Collectors.partitioningBy(StorySection::isTold));
        List<FusedQuantity> told = byWeight.getOrDefault(true, List.of());
        List<FusedQuantity> once = byWeight.getOrDefault(false, List.of());
        if (!told.isEmpty()) {
            new Folded(html, CARDS_SHOWN, "figures").write("ul", "figures", told, this::figure);
        }
        if (!once.isEmpty()) {
            new Folded(html, 0, "figures from one report").write("ul", "figures", once, this::figure);
        }
        scope.selection().noteRest(html, figures.size(), selected.size(), "figures");
    }

    private static boolean isTold(FusedQuantity figure) {
        return figure.conflict()
                || figure.values().stream()
                                .flatMap(v -> v.mentions().stream())
                                .map(Mention::report)
                                .distinct()
                                .count()
                        > 1;
    }

    private void figure(FusedQuantity figure) {
        Fact fact = index.fact(figure);
        html.open("li", "id", scope.anchor(fact));
        if (figure.conflict()) {
            html.element("span", "disputed", "class", "chip disputed").text(" ");
        }
        html.element("span", figure.about(), "class", "words").text(" ");
        for (FusedQuantity.Value value : figure.values()) {
            html.open("p", "class", "meta");
            html.element("b", FigureWords.of(value), "class", "figure").text(" ");
            scope.weight(value.origins(), (int)
                    value.mentions().stream().map(Mention::report).distinct().count());
            scope.sourceMarks(fact, value.mentions());
            html.close();
        }
        html.closeBlock();
    }

    private void otherEvents(EventList events) {
        Set<String> shown = new HashSet<>(scope.story().calendar());
        shown.addAll(scope.story().timeline());
        List<FusedEvent> others = new ArrayList<>(scope.story().facts().events());
        others.removeIf(e -> shown.contains(e.id()));
        if (others.isEmpty()) {
            return;
        }
        scope.heading("Other events", "events");
        html.open("details")
                .element("summary", Words.count(others.size(), "event") + " without a place on the timeline");
        events.list(others);
        html.closeBlock();
    }
}
