package org.rapporteur.desk.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.search.Found;
import org.rapporteur.desk.search.Results;
import org.rapporteur.desk.store.Accounts;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.CorrectionLog;
import org.rapporteur.desk.store.Development;
import org.rapporteur.desk.store.Happening;
import org.rapporteur.desk.store.Held;
import org.rapporteur.desk.store.Inputs;
import org.rapporteur.desk.store.Place;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.Said;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.store.Weight;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.InputStatus;
import org.rapporteur.lineage.Edge;
import org.rapporteur.story.Redirect;
import org.rapporteur.text.Span;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rows of the store in the words of the contract: camelCase keys, each there, {@code null} where nothing is known. */
final class ApiJson {
    private ApiJson() {}

    static ObjectNode object() {
        return Answers.JSON.createObjectNode();
    }

    static void story(ObjectNode to, StoredStory story) {
        to.put("id", story.id()).put("title", story.title());
        weight(to, story.extent().weight());
        day(to, "first", story.extent().first());
        day(to, "last", story.extent().last());
        to.put("language", story.extent().language());
        time(to, "openedAt", story.openedAt());
        time(to, "changedAt", story.changedAt());
        to.put("changed", story.changed());
        String by = story.replacedBy();
        to.put("replacedBy", by == null || by.isEmpty() ? null : by).put("due", story.due());
    }

    static void redirect(ObjectNode to, Redirect redirect) {
        to.put("kind", word(redirect.kind()))
                .put("from", redirect.from())
                .put("into", redirect.into())
                .put("reports", redirect.reports())
                .put("on", redirect.on())
                .put("why", redirect.why());
    }

    static void report(ObjectNode to, StoredReport report) {
        StoredReport.Head head = report.head();
        to.put("id", report.id())
                .put("path", head.path())
                .put("url", head.url())
                .put("title", head.title())
                .put("outlet", head.outlet())
                .put("language", head.language())
                .put("published", head.published());
        day(to, "day", head.day());
        to.put("fidelity", head.mangled() ? "mangled" : "clean")
                .put("story", report.ties().story())
                .put("original", report.ties().original())
                .put("relation", camel(report.ties().relation()))
                .put("input", report.input())
                .put("version", report.version())
                .put("number", report.number());
        time(to, "arrivedAt", report.arrivedAt());
        time(to, "firstArrivedAt", report.firstArrivedAt());
    }

    static void version(ObjectNode to, Reports.Version version) {
        to.put("version", version.version()).put("number", version.number()).put("title", version.title());
        time(to, "arrivedAt", version.arrivedAt());
    }

    static void edge(ObjectNode to, Edge edge) {
        to.put("from", edge.from())
                .put("to", edge.to())
                .put("relation", camel(edge.relation().name().toLowerCase(Locale.ROOT)))
                .put("coverage", edge.coverage());
    }

    static void development(ObjectNode to, Development development) {
        to.put("number", development.number()).put("story", development.story()).put("version", development.version());
        time(to, "at", development.at());
        to.put("kind", development.kind())
                .put("factKind", development.factKind())
                .put("fact", development.fact())
                .put("text", development.text());
        place(to, development.place());
        weight(to, development.weight());
    }

    static void quote(ObjectNode to, Said said) {
        to.put("id", said.id()).put("story", said.story());
        speaker(to, "speaker", said.speaker());
        to.put("text", said.text()).put("quote", said.quote());
        place(to, said.place());
        day(to, "day", said.day());
        to.put("variants", said.variants()).put("conflict", said.conflict());
        weight(to, said.weight());
    }

    static void position(ObjectNode to, Held held) {
        to.put("id", held.id()).put("story", held.story());
        speaker(to, "holder", held.holder());
        to.put("stance", held.stance()).put("towards", held.towards()).put("about", held.about());
        place(to, held.place());
        day(to, "day", held.day());
        weight(to, held.weight());
    }

    private static @Nullable String code(String code) {
        return code.isEmpty() ? null : code;
    }

    static void event(ObjectNode to, Happening happening) {
        to.put("id", happening.id())
                .put("story", happening.story())
                .put("code", code(happening.what().code()))
                .put("status", happening.what().status())
                .put("date", happening.date());
        day(to, "day", happening.day());
        to.put("place", happening.what().location());
        strings(to, "actors", happening.what().actors());
        to.put("text", happening.text());
        place(to, happening.place());
        to.put("ahead", happening.ahead()).put("conflict", happening.conflict());
        weight(to, happening.weight());
    }

    static void speakerLine(ObjectNode to, Accounts.SpeakerLine line) {
        to.put("id", line.id())
                .put("name", line.name())
                .put("utterances", line.utterances())
                .put("stories", line.stories());
        day(to, "last", line.last());
    }

    private static void speaker(ObjectNode to, String key, Said.Speaker speaker) {
        if (speaker.id().isEmpty()) {
            to.putNull(key);
        } else {
            to.putObject(key)
                    .put("id", speaker.id())
                    .put("name", speaker.name())
                    .put("named", speaker.named());
        }
    }

    static void found(ObjectNode to, Found found) {
        Found.Told told = found.told();
        to.put("kind", word(found.kind()))
                .put("id", found.id())
                .put("story", found.story())
                .put("report", told.report())
                .put("outlet", told.outlet());
        day(to, "day", told.day());
        to.put("language", told.language());
        Found.Speaker speaker = told.speaker();
        if (speaker == null || speaker.id().isEmpty()) {
            to.putNull("speaker");
        } else {
            to.putObject("speaker").put("id", speaker.id()).put("name", speaker.name());
        }
        Found.Event event = told.event();
        if (event == null) {
            to.putNull("event");
        } else {
            to.putObject("event").put("code", code(event.code())).put("status", event.status());
        }
        pieces(to.putArray("title"), found.title());
        ArrayNode fragments = to.putArray("fragments");
        for (Found.Fragment each : found.fragments()) {
            ObjectNode fragment = fragments.addObject();
            place(fragment, each.place());
            pieces(fragment.putArray("pieces"), each.pieces());
            ArrayNode matches = fragment.putArray("matches");
            each.matches().forEach(match -> span(matches.addArray(), match.start(), match.end()));
        }
        weight(to, found.weight());
        to.put("score", found.score());
    }

    private static void pieces(ArrayNode to, List<Found.Piece> pieces) {
        for (Found.Piece piece : pieces) {
            to.addObject().put("text", piece.text()).put("match", piece.match());
        }
    }

    static void facets(ObjectNode to, Results.Facets facets) {
        counts(to, "outlets", facets.outlets());
        counts(to, "speakers", facets.speakers());
        counts(to, "kinds", facets.kinds());
        counts(to, "months", facets.months());
    }

    private static void counts(ObjectNode to, String key, List<Results.Count> counts) {
        ArrayNode list = to.putArray(key);
        for (Results.Count each : counts) {
            list.addObject().put("value", each.value()).put("results", each.results());
        }
    }

    static void change(ObjectNode to, ChangeLog.Change change) {
        to.put("number", change.number());
        time(to, "at", change.at());
        to.put("kind", word(change.kind()))
                .put("type", word(change.type()))
                .put("subject", change.subject())
                .put("story", change.story())
                .put("replacedBy", change.replacedBy())
                .put("title", change.title());
    }

    static void correction(ObjectNode to, CorrectionLog.Entry entry) {
        to.put("number", entry.number());
        to.set("correction", Answers.JSON.readTree(entry.body()));
        to.put("why", entry.why()).put("madeBy", entry.madeBy());
        time(to, "madeAt", entry.madeAt());
        to.put("undoneBy", entry.undoneBy());
        time(to, "undoneAt", entry.undoneAt());
        to.put("applied", entry.applied());
    }

    /** @param reports that it gave */
    static void input(ObjectNode to, Input input, @Nullable InputStatus status, int reports) {
        to.put("id", input.id())
                .put("kind", word(input.kind()))
                .put("address", input.address())
                .put("title", input.title())
                .put("fullText", input.fullText())
                .put("paused", input.paused());
        time(to, "addedAt", input.addedAt());
        to.put("addedBy", input.addedBy())
                .put("reports", reports)
                .put("state", word(status == null ? InputStatus.State.NEW : status.state()));
        time(to, "triedAt", status == null ? null : status.triedAt());
        time(to, "succeededAt", status == null ? null : status.succeededAt());
        time(to, "nextAt", status == null ? null : status.nextAt());
        to.put("failures", status == null ? 0 : status.failures())
                .put("message", status == null ? null : status.message());
    }

    static void fault(ObjectNode to, Inputs.Fault fault) {
        to.put("number", fault.number())
                .put("input", fault.input())
                .put("path", fault.path())
                .put("kind", fault.kind())
                .put("message", fault.message());
        time(to, "at", fault.at());
    }

    static void spans(ObjectNode to, String key, List<Span> spans) {
        ArrayNode list = to.putArray(key);
        spans.forEach(each -> span(list.addArray(), each.start(), each.end()));
    }

    private static void place(ObjectNode to, Place place) {
        to.put("report", place.report());
        span(to.putArray("span"), place.start(), place.end());
    }

    private static void span(ArrayNode to, int start, int end) {
        to.add(start).add(end);
    }

    private static void weight(ObjectNode to, Weight weight) {
        to.put("reports", weight.reports()).put("origins", weight.origins());
    }

    static void strings(ObjectNode to, String key, List<String> values) {
        values.forEach(to.putArray(key)::add);
    }

    static void day(ObjectNode to, String key, @Nullable LocalDate day) {
        to.put(key, day == null ? null : day.toString());
    }

    static void time(ObjectNode to, String key, @Nullable Instant time) {
        to.put(key, time == null ? null : time.toString());
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** {@code shared_source} as the contract writes it: {@code sharedSource}. */
    private static @Nullable String camel(@Nullable String word) {
        int bar = word == null ? -1 : word.indexOf('_');
        return word == null || bar < 0
                ? word
                : word.substring(0, bar)
                        + word.substring(bar + 1, bar + 2).toUpperCase(Locale.ROOT)
                        + word.substring(bar + 2);
    }
}
