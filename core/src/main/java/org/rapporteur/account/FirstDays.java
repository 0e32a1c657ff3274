package org.rapporteur.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.corroborate.Corroborator;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.story.Story;

/**
 * From which day on each report can have been read. A report without a date is taken to be no older than what it shares with
 * dated ones: the report it was made from, then the quotations and events that they also tell. If it shares nothing, it counts
 * as known from the beginning.
 */
final class FirstDays {
    private final Map<String, LocalDate> days = new HashMap<>();
    private final List<InputProblem> problems = new ArrayList<>();

    private FirstDays() {}

    FirstDays(List<Reading> readings, Corroborator corroborator, List<Correction> corrections) {
        readings.forEach(r -> r.publishedOn().ifPresent(day -> days.put(r.id(), day)));
        Map<String, Reading> undated = new TreeMap<>();
        readings.stream().filter(r -> !days.containsKey(r.id())).forEach(r -> undated.put(r.id(), r));
        if (undated.isEmpty()) {
            return;
        }
        Map<String, Evidence> evidence = new HashMap<>();
        if (!days.isEmpty()) {
            Map<String, Reading> byId = new HashMap<>();
            readings.forEach(r -> byId.put(r.id(), r));
            Lineage lineage = Accountant.lineage(readings, corrections);
            copies(lineage, undated.keySet(), evidence);
            for (Story story : Accountant.stories(readings, lineage, AccountOptions.Level.STORY, corrections)
                    .stories()) {
                boolean open =
                        story.reports().stream().anyMatch(id -> undated.containsKey(id) && !evidence.containsKey(id));
                if (open) {
                    List<Reading> members = story.reports().stream()
                            .map(byId::get)
                            .map(Objects::requireNonNull)
                            .toList();
                    shared(corroborator.corroborate(members, lineage, corrections), undated.keySet(), evidence);
                }
            }
        }
        undated.forEach((id, reading) -> {
            Evidence found = evidence.get(id);
            String taken = found == null
                    ? "it counts as known from the beginning"
                    : "taken to be no older than " + found.day + ", from which day it " + found.words();
            problems.add(
                    new InputProblem(reading.article().path(), "undated", "The report has no date; " + taken + "."));
            if (found != null) {
                days.put(id, found.day);
            }
        });
    }

    /** The days that the reports give themselves. */
    static FirstDays asPrinted(List<Reading> readings) {
        FirstDays days = new FirstDays();
        readings.forEach(r -> r.publishedOn().ifPresent(day -> days.days.put(r.id(), day)));
        return days;
    }

    /** True if the report cannot have been read on the day; false for one of unknown day. */
    boolean isAfter(Reading reading, LocalDate day) {
        LocalDate first = days.get(reading.id());
        return first != null && first.isAfter(day);
    }

    List<InputProblem> problems() {
        return List.copyOf(problems);
    }

    private void copies(Lineage lineage, Set<String> undated, Map<String, Evidence> evidence) {
        for (Edge edge : lineage.edges()) {
            LocalDate day = days.get(edge.to());
            if (undated.contains(edge.from()) && day != null) {
                evidence.merge(edge.from(), new Evidence(day, edge.to(), Kind.COPY), Evidence::later);
            }
        }
    }

    private void shared(Facts facts, Set<String> undated, Map<String, Evidence> evidence) {
        Map<String, Evidence> found = new HashMap<>();
        for (Utterance utterance : facts.utterances()) {
            shared(utterance.reports(), Kind.QUOTATIONS, undated, found);
        }
        for (FusedEvent event : facts.events()) {
            shared(event.reports(), Kind.EVENTS, undated, found);
        }
        found.forEach(evidence::putIfAbsent);
    }

    /** Those who share one thing cannot be older than the first dated report that tells it. */
    private void shared(Collection<String> reports, Kind kind, Set<String> undated, Map<String, Evidence> found) {
        Evidence first = null;
        for (String report : new TreeSet<>(reports)) {
            LocalDate day = days.get(report);
            if (day != null && !undated.contains(report) && (first == null || day.isBefore(first.day))) {
                first = new Evidence(day, report, kind);
            }
        }
        for (String report : reports) {
            if (first != null && undated.contains(report)) {
                found.merge(report, first, Evidence::later);
            }
        }
    }

    private enum Kind {
        COPY,
        QUOTATIONS,
        EVENTS
    }

    private record Evidence(LocalDate day, String report, Kind kind) {
        Evidence later(@Nullable Evidence other) {
            return other != null && other.day.isAfter(day) ? other : this;
        }

        String words() {
            return switch (kind) {
                case COPY -> "draws on " + report;
                case QUOTATIONS -> "shares quotations with " + report;
                case EVENTS -> "shares events with " + report;
            };
        }
    }
}
