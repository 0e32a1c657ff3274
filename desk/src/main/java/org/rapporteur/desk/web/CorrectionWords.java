package org.rapporteur.desk.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.CorrectionLine;
import org.rapporteur.desk.store.CorrectionLog;
import org.rapporteur.desk.store.Held;
import org.rapporteur.desk.store.Said;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.Transaction;

/** What analysts said, in a sentence with links. */
public final class CorrectionWords {
    private CorrectionWords() {}

    /** A piece of a sentence, with the page that it leads to, or null. */
    public record Piece(String text, @Nullable String href) {}

    /** A correction as pages list it. */
    public record Line(CorrectionLog.Entry entry, List<Piece> sentence) {
        public Line {
            sentence = List.copyOf(sentence);
        }
    }

    static Line line(Transaction t, CorrectionLog.Entry entry) {
        return new Line(entry, sentence(t, CorrectionLine.parse(entry.body())));
    }

    /** Those in force that name one of these reports. */
    static List<Line> about(Transaction t, Set<String> reports) {
        return lines(t, t.corrections().inForce(), reports, Set.of());
    }

    /** Those in force that name a report of a story, or somebody who speaks or takes a position in it. */
    static List<Line> about(Transaction t, String story) {
        List<CorrectionLog.Entry> inForce = t.corrections().inForce();
        if (inForce.isEmpty()) {
            return List.of();
        }
        Set<String> names = Stream.concat(
                        t.accounts().saidIn(story).stream().map(Said::speaker),
                        t.accounts().heldIn(story).stream().map(Held::holder))
                .map(speaker -> Correction.Name.key(speaker.name()))
                .collect(Collectors.toSet());
        return lines(t, inForce, Set.copyOf(t.reports().idsOf(story)), names);
    }

    private static List<Line> lines(
            Transaction t, List<CorrectionLog.Entry> entries, Set<String> reports, Set<String> names) {
        return entries.stream()
                .filter(entry -> {
                    Correction correction = CorrectionLine.parse(entry.body());
                    return !Collections.disjoint(correction.named(), reports)
                            || (correction instanceof Correction.OfEntities of
                                    && Stream.concat(of.entities().stream(), of.others().stream())
                                            .anyMatch(who -> who instanceof Correction.Name name
                                                    && names.contains(Correction.Name.key(name.written()))));
                })
                .map(entry -> line(t, entry))
                .toList();
    }

    private static List<Piece> sentence(Transaction t, Correction correction) {
        List<Piece> pieces = new ArrayList<>();
        switch (correction) {
            case Correction.OfStories of -> {
                reports(t, pieces, of.reports());
                switch (of.kind()) {
                    case SAME -> {
                        say(pieces, " tells the same story as ");
                        reports(t, pieces, of.others());
                    }
                    case APART -> {
                        say(pieces, " tells another story than ");
                        reports(t, pieces, of.others());
                    }
                    case PIN -> {
                        say(pieces, " belongs to the story of ");
                        reports(t, pieces, of.others().subList(0, 1));
                    }
                }
            }
            case Correction.OfLineage of -> {
                reports(t, pieces, of.reports());
                say(
                        pieces,
                        switch (of.kind()) {
                            case COPY -> " was made from ";
                            case INDEPENDENT -> " is independent of ";
                        });
                reports(t, pieces, of.others());
            }
            case Correction.OfEntities of -> {
                who(t, pieces, of.entities());
                say(pieces, of.verdict() == Correction.Verdict.SAME ? " is the same as " : " is somebody else than ");
                who(t, pieces, of.others());
            }
            case Correction.OfEvents of -> {
                who(t, pieces, of.events());
                say(
                        pieces,
                        of.verdict() == Correction.Verdict.SAME ? " is the same event as " : " is another event than ");
                who(t, pieces, of.others());
            }
        }
        return pieces;
    }

    private static void say(List<Piece> pieces, String words) {
        pieces.add(new Piece(words, null));
    }

    /** Some reports by title; of many the first ones. */
    private static void reports(Transaction t, List<Piece> pieces, List<String> ids) {
        List<String> named = ids.subList(0, Math.min(NAMED, ids.size()));
        for (int i = 0; i < named.size(); i++) {
            if (i > 0) {
                say(pieces, ", ");
            }
            String id = named.get(i);
            Optional<StoredReport> report = t.reports().find(id);
            String title = report.map(CorrectionWords::title).orElse(id + " (not in this desk)");
            pieces.add(new Piece("“" + title + "”", report.isPresent() ? Say.report(id) : null));
        }
        if (ids.size() > named.size()) {
            say(pieces, " and " + Say.count(ids.size() - named.size(), "other report"));
        }
    }

    /** More would hide what is said of them. */
    private static final int NAMED = 3;

    static String title(StoredReport report) {
        String title = report.head().title();
        String outlet = report.head().outlet();
        return (title == null ? report.head().path() : title) + (outlet == null ? "" : ", " + outlet);
    }

    private static void who(Transaction t, List<Piece> pieces, List<? extends Correction.Who> all) {
        for (int i = 0; i < all.size(); i++) {
            if (i > 0) {
                say(pieces, ", ");
            }
            switch (all.get(i)) {
                case Correction.Name name -> pieces.add(new Piece(name.written(), null));
                case Correction.Place place -> place(t, pieces, place);
            }
        }
    }

    private static void place(Transaction t, List<Piece> pieces, Correction.Place place) {
        Optional<Reading> reading = t.reports().reading(place.report());
        String name = reading.flatMap(
                        r -> r.findEntity(place.id()).map(Entity::name).or(() -> r.events().stream()
                                .filter(event -> event.id().equals(place.id()))
                                .map(event -> event.trigger().in(r.text()))
                                .findFirst()))
                .orElse(place.id());
        pieces.add(new Piece("“" + name + "” in ", null));
        reports(t, pieces, List.of(place.report()));
    }
}
