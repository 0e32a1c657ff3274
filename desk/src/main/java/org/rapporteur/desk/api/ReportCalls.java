package org.rapporteur.desk.api;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rapporteur.account.Account;
import org.rapporteur.claim.Reading;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.newsroom.StoryAccounts;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.web.Ids;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.publish.LineageJson;
import org.rapporteur.publish.ReadingJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports: which came, what one says, and where it came from. */
final class ReportCalls {
    private final Desk desk;
    private final Answers answers;

    ReportCalls(Desk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    List<Call> all() {
        return List.of(
                Call.get("/reports", "Reports, the last to arrive first", this::list),
                Call.get("/reports/{id}", "A report, its versions, and who copies whom", this::one),
                Call.get("/reports/{id}/reading", "What a report says, as the contract has it", this::reading),
                Call.get("/reports/{id}/raw", "A report as it came", this::raw),
                Call.get("/reports/{id}/lineage", "A report and its relatives, as the contract has it", this::lineage));
    }

    private void list(Context context) {
        Parameters asked = new Parameters(context);
        long before = asked.number("cursor", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        int limit = asked.limit();
        asked.check();
        if (answers.isKnown(context)) {
            return;
        }
        List<StoredReport> found = desk.store().read(t -> t.reports().latest(before, limit));
        ObjectNode answer = ApiJson.object();
        ArrayNode reports = answer.putArray("reports");
        found.forEach(each -> ApiJson.report(reports.addObject(), each));
        answer.put("next", found.size() == limit ? Long.toString(found.getLast().number()) : null);
        Answers.json(context, answer);
    }

    private StoredReport expect(Context context) {
        String id = Ids.inPath(context, "id");
        return desk.store().read(t -> t.reports().find(id)).orElseThrow(ReportCalls::missing);
    }

    private static NotFoundResponse missing() {
        return new NotFoundResponse("There is no such report, or no such version of it.");
    }

    private void one(Context context) {
        Parameters.refuseAll(context);
        StoredReport report = expect(context);
        if (answers.isKnown(context)) {
            return;
        }
        ObjectNode answer = ApiJson.object();
        ApiJson.report(answer, report);
        desk.store().read(t -> {
            ArrayNode versions = answer.putArray("versions");
            t.reports().versions(report.id()).forEach(each -> ApiJson.version(versions.addObject(), each));
            ArrayNode edges = answer.putArray("lineage");
            t.reports().edges(report.id()).forEach(each -> ApiJson.edge(edges.addObject(), each));
            ApiJson.spans(answer, "places", t.reports().places(report.id()));
            return answer;
        });
        Answers.json(context, answer);
    }

    private static int version(Context context, StoredReport report) {
        Parameters asked = new Parameters(context);
        int version = (int) asked.number("version", report.version(), 1, Integer.MAX_VALUE);
        asked.check();
        if (version > report.version()) {
            throw missing();
        }
        return version;
    }

    private void reading(Context context) throws IOException {
        StoredReport report = expect(context);
        int version = version(context, report);
        if (answers.isKnown(context, report.number())) {
            return;
        }
        Reading reading = desk.store().read(t -> desk.archive().read(t, report.id(), version));
        Answers.stream(context);
        ReadingJson.write(reading, false, context.outputStream());
    }

    private void raw(Context context) throws IOException {
        StoredReport report = expect(context);
        int version = version(context, report);
        if (answers.isKnown(context, report.number())) {
            return;
        }
        RawReport raw =
                desk.store().read(t -> t.reports().raw(report.id(), version)).orElseThrow(ReportCalls::missing);
        // Somebody else's page: to be kept as a text, never to be shown in the desk's name.
        context.contentType("text/plain; charset=utf-8");
        context.header("Content-Disposition", "attachment; filename=\"" + report.id() + "-" + version + ".txt\"");
        context.outputStream().write(raw.content().getBytes(StandardCharsets.UTF_8));
    }

    private void lineage(Context context) throws IOException {
        Parameters.refuseAll(context);
        StoredReport report = expect(context);
        if (answers.isKnown(context)) {
            return;
        }
        String story = report.ties().story();
        Optional<Account> account = story == null
                ? Optional.empty()
                : desk.accounts().find(story, null, null).map(StoryAccounts.Told::account);
        List<Reading> all = account.map(Account::readings).orElse(List.of());
        Answers.stream(context);
        if (all.stream().noneMatch(each -> each.id().equals(report.id()))) {
            // It is placed only now; alone it copies nobody.
            Reading alone = desk.store().read(t -> desk.archive().read(t, report.id()));
            LineageTracker tracker = new LineageTracker();
            tracker.observe(alone);
            LineageJson.write(List.of(alone), tracker.lineage(), false, context.outputStream());
            return;
        }
        Set<String> relatives = new HashSet<>(Set.of(report.id()));
        Lineage whole = account.orElseThrow().lineage();
        whole.edges().forEach(edge -> {
            if (edge.from().equals(report.id()) || edge.to().equals(report.id())) {
                relatives.add(edge.from());
                relatives.add(edge.to());
            }
        });
        LineageJson.write(
                all.stream().filter(each -> relatives.contains(each.id())).toList(),
                whole.among(relatives),
                false,
                context.outputStream());
    }
}
