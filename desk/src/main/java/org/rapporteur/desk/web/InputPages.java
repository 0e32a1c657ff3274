package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskHealth;
import org.rapporteur.desk.access.Refused;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.store.ChangeLog;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.desk.watch.Followable;
import org.rapporteur.desk.watch.Input;

/** What the desk follows and how it fares. */
public final class InputPages implements Routes {
    private final Desk desk;

    InputPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/inputs", context -> show(context, ""));
        routes.post("/inputs", this::add, Role.ANALYST);
        routes.post("/inputs/{input}/look", this::look, Role.ANALYST);
        routes.post("/inputs/{input}/pause", context -> change(context, input -> input.withPaused(true)), Role.ANALYST);
        routes.post(
                "/inputs/{input}/resume", context -> change(context, input -> input.withPaused(false)), Role.ANALYST);
        routes.post("/inputs/{input}/remove", this::remove, Role.ANALYST);
    }

    private void show(Context context, String problem) {
        DeskHealth health = desk.health();
        Instant now = desk.store().clock().instant();
        Page.of(context, "Inputs and health", Section.INPUTS)
                .live(health.counts().lastChange(), List.of("inputs"))
                .show(context, "desk/inputs.jte", Map.of("health", health, "now", now, "problem", problem));
    }

    private void add(Context context) {
        try {
            String named = Asked.field(context, "kind");
            Input.Kind kind = Arrays.stream(Input.Kind.values())
                    .filter(each -> each.name().equalsIgnoreCase(named))
                    .findFirst()
                    .orElseThrow(() -> new Refused("An input is a feed, a sitemap, a folder or a file."));
            String given = Asked.field(context, "address");
            if (given == null) {
                throw new Refused("An input has an address.");
            }
            if (!mayTouch(context, kind)) {
                throw new Refused("Only an admin may have the desk read folders or files of this machine.");
            }
            String address = Followable.address(kind, given, desk.store()::isWithinOrAround);
            String title = Asked.field(context, "title");
            boolean fullText = Asked.field(context, "fullText") != null;
            String by = Visit.of(context).who().name();
            desk.store().update(t -> {
                Input input = t.inputs().add(kind, address, title, fullText, by);
                t.changes().add(ChangeLog.Kind.ADDED, ChangeLog.Type.INPUT, input.id(), null, null, input.address());
            });
            context.redirect("/inputs", HttpStatus.SEE_OTHER);
        } catch (Refused e) {
            context.status(422);
            show(context, String.valueOf(e.getMessage()));
        } catch (Followable.Refused e) {
            context.status(422);
            show(context, "It is not followed: " + e.getMessage() + ".");
        }
    }

    private static boolean mayTouch(Context context, Input.Kind kind) {
        return !kind.isOfTheMachine() || Visit.of(context).may(Role.ADMIN);
    }

    private void look(Context context) {
        String id = Ids.inPath(context, "input");
        desk.look(desk.store().read(t -> found(t, id)).id());
        context.redirect("/inputs", HttpStatus.SEE_OTHER);
    }

    private void change(Context context, UnaryOperator<Input> how) {
        String id = Ids.inPath(context, "input");
        desk.store().update(t -> {
            Input input = how.apply(expect(context, t, id));
            t.inputs().update(input);
            t.changes().add(ChangeLog.Kind.CHANGED, ChangeLog.Type.INPUT, input.id(), null, null, input.address());
        });
        context.redirect("/inputs", HttpStatus.SEE_OTHER);
    }

    private void remove(Context context) {
        String id = Ids.inPath(context, "input");
        desk.store().update(t -> {
            Input input = expect(context, t, id);
            t.inputs().remove(input.id());
            t.changes().add(ChangeLog.Kind.REMOVED, ChangeLog.Type.INPUT, input.id(), null, null, input.address());
        });
        context.redirect("/inputs", HttpStatus.SEE_OTHER);
    }

    private static Input expect(Context context, Transaction t, String id) {
        Input input = found(t, id);
        if (!mayTouch(context, input.kind())) {
            throw new ForbiddenResponse("A folder or file of the machine is an admin's.");
        }
        return input;
    }

    private static Input found(Transaction t, String id) {
        return t.inputs().find(id).orElseThrow(() -> new NotFoundResponse("There is no such input."));
    }
}
