package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
        routes.post("/inputs/{input}/remove", this::remove, Role.ADMIN);
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
            String address =
                    switch (kind) {
                        case FEED, SITEMAP -> web(given);
                        case FOLDER, FILE -> local(context, kind, given);
                    };
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
        }
    }

    private static String web(String address) {
        try {
            URI uri = new URI(address);
            if (Say.isLink(address) && uri.getHost() != null && uri.getUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw new Refused(
                "The address of a feed or sitemap begins with https:// or http://, which this does not: " + address);
    }

    /** Whoever names a folder has the desk read what lies on this machine: for admins only. */
    private String local(Context context, Input.Kind kind, String address) {
        if (!Visit.of(context).may(Role.ADMIN)) {
            throw new Refused("Only an admin may have the desk read folders or files of this machine.");
        }
        try {
            Path path = Path.of(address);
            if (path.isAbsolute()
                    && (kind == Input.Kind.FOLDER ? Files.isDirectory(path) : Files.isRegularFile(path))) {
                if (desk.store().isWithinOrAround(path)) {
                    throw new Refused("The desk does not read its own folder, nor one that holds it.");
                }
                return path.normalize().toString();
            }
        } catch (InvalidPathException e) {
            // Told below.
        }
        throw new Refused("There is no such " + Say.plain(kind.name()) + " (its whole path is needed): " + address);
    }

    private void look(Context context) {
        String id = Ids.inPath(context, "input");
        desk.look(desk.store().read(t -> expect(t, id)).id());
        context.redirect("/inputs", HttpStatus.SEE_OTHER);
    }

    private void change(Context context, UnaryOperator<Input> how) {
        String id = Ids.inPath(context, "input");
        desk.store().update(t -> {
            Input input = how.apply(expect(t, id));
            t.inputs().update(input);
            t.changes().add(ChangeLog.Kind.CHANGED, ChangeLog.Type.INPUT, input.id(), null, null, input.address());
        });
        context.redirect("/inputs", HttpStatus.SEE_OTHER);
    }

    private void remove(Context context) {
        String id = Ids.inPath(context, "input");
        desk.store().update(t -> {
            Input input = expect(t, id);
            t.inputs().remove(input.id());
            t.changes().add(ChangeLog.Kind.REMOVED, ChangeLog.Type.INPUT, input.id(), null, null, input.address());
        });
        context.redirect("/inputs", HttpStatus.SEE_OTHER);
    }

    private static Input expect(Transaction t, String id) {
        return t.inputs().find(id).orElseThrow(() -> new NotFoundResponse("There is no such input."));
    }
}
