package org.rapporteur.desk.api;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.desk.watch.Followable;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.InputStatus;
import org.rapporteur.desk.web.Ids;
import org.rapporteur.desk.web.Visit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the desk follows. An analyst names feeds and sitemaps; a folder or file of the machine an admin only. */
final class InputCalls {
    private static final List<String> KINDS =
            Stream.of(Input.Kind.values()).map(ApiJson::word).toList();

    /** As long as browsers and servers take an address. */
    private static final int LONGEST_ADDRESS = 2_000;

    private static final int LONGEST_TITLE = 200;

    private final Desk desk;

    InputCalls(Desk desk) {
        this.desk = desk;
    }

    List<Call> all() {
        return List.of(
                Call.get("/inputs", "What is followed, and how each fares", this::list),
                Call.of(HandlerType.POST, "/inputs", Role.ANALYST, "Follows something from now on", this::add),
                Call.get("/inputs/{id}", "Something that is followed", this::one),
                Call.of(
                        HandlerType.PATCH,
                        "/inputs/{id}",
                        Role.ANALYST,
                        "Pauses an input or names it anew",
                        this::change),
                Call.of(
                        HandlerType.DELETE,
                        "/inputs/{id}",
                        Role.ANALYST,
                        "Follows an input no longer; its reports stay",
                        this::remove),
                Call.of(HandlerType.POST, "/inputs/{id}/look", Role.ANALYST, "Looks at an input now", this::look));
    }

    private void list(Context context) {
        Parameters.refuseAll(context);
        ObjectNode answer = ApiJson.object();
        ArrayNode inputs = answer.putArray("inputs");
        desk.store().read(t -> {
            Map<String, InputStatus> statuses = t.inputs().statuses();
            Map<String, Integer> counts = t.inputs().reportCounts();
            t.inputs()
                    .all()
                    .forEach(each -> ApiJson.input(
                            inputs.addObject(), each, statuses.get(each.id()), counts.getOrDefault(each.id(), 0)));
            return answer;
        });
        Answers.json(context, answer);
    }

    private void one(Context context) {
        Parameters.refuseAll(context);
        answer(context, expect(context).id());
    }

    private void answer(Context context, String id) {
        ObjectNode answer = ApiJson.object();
        desk.store().read(t -> {
            Input input = followed(t, id);
            ApiJson.input(
                    answer,
                    input,
                    t.inputs().statuses().get(id),
                    t.inputs().reportCounts().getOrDefault(id, 0));
            return answer;
        });
        Answers.json(context, answer);
    }

    private Input expect(Context context) {
        String id = Ids.inPath(context, "id");
        return desk.store().read(t -> followed(t, id));
    }

    private static Input followed(Transaction t, String id) {
        return t.inputs().all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("Nothing of this id is followed."));
    }

    private void add(Context context) {
        Parameters.refuseAll(context);
        ObjectNode body = Bodies.object(context);
        Bodies.refuseOthers(body, List.of("kind", "address", "title", "fullText"));
        String word = Bodies.text(body, "kind", 20);
        if (word == null || !KINDS.contains(word)) {
            throw BadRequest.body("/kind", "kind is one of " + String.join(", ", KINDS));
        }
        Input.Kind kind = Input.Kind.valueOf(word.toUpperCase(Locale.ROOT));
        refuseFoldersOfOthers(context, kind);
        String address = Bodies.text(body, "address", LONGEST_ADDRESS);
        if (address == null || address.isBlank()) {
            throw BadRequest.body("/address", "address is missing");
        }
        String checked = followable(kind, address);
        String title = Bodies.text(body, "title", LONGEST_TITLE);
        boolean fullText = Bodies.flag(body, "fullText", !kind.isOfTheMachine());
        String by = Visit.of(context).who().name();
        boolean[] known = {false};
        Input input = desk.store().write(t -> {
            known[0] = t.inputs().all().stream().anyMatch(each -> each.address().equals(checked));
            Input added = t.inputs().add(kind, checked, title, fullText, by);
            if (!known[0]) {
                note(t, ChangeLog.Kind.ADDED, added);
            }
            return added;
        });
        context.status(known[0] ? 200 : 201).header("Location", DeskApi.ROOT + "/inputs/" + input.id());
        answer(context, input.id());
    }

    private static void note(Transaction t, ChangeLog.Kind kind, Input input) {
        t.changes().add(kind, ChangeLog.Type.INPUT, input.id(), null, null, input.title());
    }

    private static void refuseFoldersOfOthers(Context context, Input.Kind kind) {
        if (kind.isOfTheMachine() && !Visit.of(context).may(Role.ADMIN)) {
            throw new ForbiddenResponse("A folder or file of the machine is named by an admin.");
        }
    }

    private String followable(Input.Kind kind, String address) {
        try {
            return Followable.address(kind, address, desk.store()::isWithinOrAround);
        } catch (Followable.Refused e) {
            throw BadRequest.undoable("/address", String.valueOf(e.getMessage()));
        }
    }

    private void change(Context context) {
        Parameters.refuseAll(context);
        String id = Ids.inPath(context, "id");
        ObjectNode body = Bodies.object(context);
        Bodies.refuseOthers(body, List.of("paused", "title", "fullText"));
        desk.store().update(t -> {
            Input old = followed(t, id);
            refuseFoldersOfOthers(context, old.kind());
            @Nullable String title = body.has("title") ? Bodies.text(body, "title", LONGEST_TITLE) : old.title();
            Input now = new Input(
                    id,
                    old.kind(),
                    old.address(),
                    title,
                    Bodies.flag(body, "fullText", old.fullText()),
                    Bodies.flag(body, "paused", old.paused()),
                    old.addedAt(),
                    old.addedBy());
            t.inputs().update(now);
            note(t, ChangeLog.Kind.CHANGED, now);
        });
        answer(context, id);
    }

    private void remove(Context context) {
        Parameters.refuseAll(context);
        String id = Ids.inPath(context, "id");
        desk.store().update(t -> {
            Input known = t.inputs()
                    .find(id)
                    .orElseThrow(() -> new NotFoundResponse("Nothing of this id was ever followed."));
            refuseFoldersOfOthers(context, known.kind());
            if (t.inputs().all().stream().anyMatch(each -> each.id().equals(id))) {
                t.inputs().remove(id);
                note(t, ChangeLog.Kind.REMOVED, known);
            }
        });
        context.status(204);
    }

    private void look(Context context) {
        Parameters.refuseAll(context);
        String id = expect(context).id();
        desk.look(id);
        context.status(202);
        answer(context, id);
    }
}
