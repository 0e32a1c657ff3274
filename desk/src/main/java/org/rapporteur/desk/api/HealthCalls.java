package org.rapporteur.desk.api;

import io.javalin.http.Context;
import java.util.List;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskHealth;
import org.rapporteur.desk.newsroom.NewsroomHealth;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the desk fares, for those who may read it. */
final class HealthCalls {
    private final Desk desk;

    HealthCalls(Desk desk) {
        this.desk = desk;
    }

    List<Call> all() {
        return List.of(Call.get("/health", "How the desk fares, and what gave no report", this::health));
    }

    private void health(Context context) {
        Parameters.refuseAll(context);
        DeskHealth health = desk.health();
        ObjectNode answer = ApiJson.object().put("well", health.isWell());
        newsroom(answer, health);
        answer.put("searchFault", health.searchFault())
                .put("reports", health.counts().reports())
                .put("stories", health.counts().stories())
                .put("due", health.counts().due())
                .put("lastChange", health.counts().lastChange());
        ArrayNode inputs = answer.putArray("inputs");
        health.inputs()
                .forEach(each -> ApiJson.input(
                        inputs.addObject(),
                        each,
                        health.statuses().get(each.id()),
                        health.reportCounts().getOrDefault(each.id(), 0)));
        ArrayNode faults = answer.putArray("problems");
        health.faults().forEach(each -> ApiJson.fault(faults.addObject(), each));
        Answers.json(context, answer);
    }

    private static void newsroom(ObjectNode answer, DeskHealth health) {
        NewsroomHealth newsroom = health.newsroom();
        if (newsroom == null) {
            answer.putNull("newsroom");
            return;
        }
        ObjectNode to = answer.putObject("newsroom")
                .put("state", ApiJson.word(newsroom.state()))
                .put("onTheirWay", newsroom.onTheirWay())
                .put("number", newsroom.number());
        ApiJson.time(to, "committedAt", newsroom.committedAt());
        to.put("fault", newsroom.fault());
        ArrayNode slow = to.putArray("slow");
        newsroom.slow().forEach(each -> ApiJson.time(slow.addObject().put("path", each.path()), "since", each.since()));
    }
}
