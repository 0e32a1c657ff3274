package org.rapporteur.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Event;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Mention;

/** Events in a column of dates: when, who with whom, where, whether it is done, and who says so. */
final class EventList {
    /** Events shown before the others fold away. */
    private static final int SHOWN = 20;

    private final StoryScope scope;
    private final Html html;
    private final StoryIndex index;

    EventList(StoryScope scope) {
        this.scope = scope;
        this.html = scope.html();
        this.index = scope.index();
    }

    void section(String title, String part, List<FusedEvent> events) {
        if (!events.isEmpty()) {
            scope.heading(title, part);
            list(events);
        }
    }

    void list(List<FusedEvent> events) {
        List<FusedEvent> selected = scope.selection().of(events, FusedEvent::id);
        new Folded(html, SHOWN, "events").write("ol", "events", selected, this::event);
        scope.selection().noteRest(html, events.size(), selected.size(), "events");
    }

    private void event(FusedEvent event) {
        Fact fact = index.fact(event);
        html.open("li", "class", "event " + Words.camel(event.what().status()), "id", scope.anchor(fact));
        when(event.date());
        html.open("div", "class", "what");
        who(event);
        if (!event.mentions().isEmpty()) {
            Mention best = scope.sources().best(event.standing());
            scope.extract("p", fact, best, scope.sources().triggerOf(best));
        }
        for (String id : event.conflicts()) {
            var dispute = index.findContradiction(id);
            if (dispute != null) {
                html.open("p", "class", "meta conflict")
                        .element("span", Words.plain(dispute.kind()) + " disputed", "class", "chip disputed")
                        .text(" ")
                        .jump(scope.anchor(index.fact(dispute)), EventWords.weighed(dispute, scope.sources()))
                        .close();
            }
        }
        html.open("p", "class", "meta");
        scope.weight(event.origins(), event.reports().size());
        scope.onWord(event.id());
        scope.sourceMarks(fact, event.mentions());
        html.close().close().closeBlock();
    }

    private void when(FusedEvent.@Nullable When date) {
        html.open("div", "class", "when");
        if (date == null) {
            html.element("span", "no date", "class", "none");
        } else if (date.earliest().equals(date.latest())) {
            html.open("time", "datetime", date.earliest().toString())
                    .element("span", Days.weekday(date.earliest()), "class", "weekday")
                    .text(" " + Days.of(date.earliest()))
                    .close();
        } else {
            html.element("span", Days.range(date.earliest(), date.latest()));
        }
        html.close();
    }

    private void who(FusedEvent event) {
        FusedEvent.What what = event.what();
        html.open("p", "class", "who");
        names(what.actors());
        if (!what.actors().isEmpty() && !what.recipients().isEmpty()) {
            html.text(" – ");
        }
        names(what.recipients());
        if (!event.mentions().isEmpty()) {
            boolean alone = what.actors().isEmpty() && what.recipients().isEmpty();
            html.text(alone ? "" : " ")
                    .element(alone ? "b" : "span", EventWords.trigger(event, scope.sources()), "class", "words");
        }
        if (what.place() != null) {
            html.text(" ").element("span", index.name(what.place()), "class", "place");
        }
        html.text(" ")
                .element("span", Words.plain(what.status()), "class", "chip " + statusClass(what.status()))
                .close();
    }

    private static String statusClass(Event.Status status) {
        return switch (status) {
            case HAPPENED, ONGOING -> "done";
            case PLANNED, POSSIBLE -> "ahead";
            case CANCELLED, DENIED -> "disputed";
        };
    }

    private void names(List<String> entities) {
        String between = "";
        for (String entity : entities) {
            html.text(between).element("b", index.name(entity));
            between = ", ";
        }
    }
}
