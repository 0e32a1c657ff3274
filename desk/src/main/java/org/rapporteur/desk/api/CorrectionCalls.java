package org.rapporteur.desk.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.CorrectionLine;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.store.CorrectionLog;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.web.Visit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What analysts say of which reports, people and events belong together, and take back. */
final class CorrectionCalls {
    /** Reports that one correction names: as many as a page of them. */
    private static final int MOST_REPORTS = 1_000;

    private final Desk desk;
    private final Answers answers;

    CorrectionCalls(Desk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    List<Call> all() {
        return List.of(
                Call.get("/corrections", "Corrections, the last first, also those taken back", this::list),
                Call.of(HandlerType.POST, "/corrections", Role.ANALYST, "Says a correction", this::add),
                Call.get("/corrections/{number}", "A correction", this::one),
                Call.of(
                        HandlerType.DELETE,
                        "/corrections/{number}",
                        Role.ANALYST,
                        "Takes a correction back; again does nothing",
                        this::undo));
    }

    private void list(Context context) {
        Parameters asked = new Parameters(context);
        long before = asked.number("cursor", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        int limit = asked.limit();
        asked.check();
        List<CorrectionLog.Entry> found = desk.store().read(t -> t.corrections().all()).stream()
                .filter(each -> each.number() < before)
                .limit(limit)
                .toList();
        ObjectNode answer = ApiJson.object();
        ArrayNode corrections = answer.putArray("corrections");
        found.forEach(each -> ApiJson.correction(corrections.addObject(), each));
        answer.put("next", found.size() == limit ? Long.toString(found.getLast().number()) : null);
        Answers.json(context, answer);
    }

    private void one(Context context) {
        Parameters.refuseAll(context);
        answer(context, number(context));
    }

    private void answer(Context context, long number) {
        CorrectionLog.Entry entry =
                desk.store().read(t -> t.corrections().find(number)).orElseThrow(CorrectionCalls::missing);
        ObjectNode answer = ApiJson.object();
        ApiJson.correction(answer, entry);
        Answers.json(context, answer);
    }

    private static long number(Context context) {
        try {
            return Long.parseLong(context.pathParam("number"));
        } catch (NumberFormatException e) {
            throw missing();
        }
    }

    private static NotFoundResponse missing() {
        return new NotFoundResponse("There is no correction of this number.");
    }

    private void add(Context context) {
        Parameters.refuseAll(context);
        ObjectNode body = Bodies.object(context);
        String by = Visit.of(context).who().name();
        // Who and when is what the desk knows, not what somebody says.
        body.put("by", by);
        body.put(
                "on",
                LocalDate.ofInstant(desk.store().clock().instant(), ZoneOffset.UTC)
                        .toString());
        Correction correction;
        try {
            correction = CorrectionLine.parse(body.toString());
        } catch (IllegalArgumentException e) {
            throw BadRequest.body("", String.valueOf(e.getMessage()));
        }
        refuseUnknown(correction.named());
        long number =
                desk.store().write(t -> t.corrections().add(CorrectionLine.write(correction), correction.why(), by));
        context.status(201).header("Location", DeskApi.ROOT + "/corrections/" + number);
        answer(context, number);
    }

    /** A correction may name a report that comes later; from a program it is a slip. */
    private void refuseUnknown(Collection<String> reports) {
        if (reports.size() > MOST_REPORTS) {
            throw BadRequest.undoable("", "a correction names at most " + MOST_REPORTS + " reports");
        }
        Set<String> unknown = new TreeSet<>(reports);
        desk.store().read(t -> t.reports().all(reports)).stream()
                .map(StoredReport::id)
                .forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw BadRequest.undoable("", "there is no report " + String.join(", ", unknown));
        }
    }

    private void undo(Context context) {
        Parameters.refuseAll(context);
        long number = number(context);
        String by = Visit.of(context).who().name();
        desk.store().update(t -> t.corrections().undo(number, by));
        answer(context, number);
    }
}
