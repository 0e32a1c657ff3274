package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.CorrectionLine;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.access.Refused;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.store.Said;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.text.Span;

/** What analysts said: the list, and the forms of all pages by which they say it. The newsroom carries it out within a second. */
public final class CorrectionPages implements Routes {
    /** An address of this desk, also with its host, that names one thing; or its id alone. */
    private static final Pattern NAMED =
            Pattern.compile("(?:(?:https?://[^/]+)?/(stories|reports|speakers)/)?([^/?#]+)(?:[?#].*)?");

    private static final Pattern EVENT = Pattern.compile("(\\d{1,9})-(\\d{1,9})-(.+)");

    private final Desk desk;

    CorrectionPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/corrections", this::list);
        routes.post("/corrections/{number}/undo", this::undo, Role.ANALYST);
        routes.post("/stories/{story}/merge", this::merge, Role.ANALYST);
        routes.post("/reports/{report}/apart", this::apart, Role.ANALYST);
        routes.post("/reports/{report}/pin", this::pin, Role.ANALYST);
        routes.post("/reports/{report}/lineage", this::lineage, Role.ANALYST);
        routes.post("/speakers/{speaker}/verdict", this::speakers, Role.ANALYST);
        routes.post("/calendar/verdict", this::events, Role.ANALYST);
    }

    private void list(Context context) {
        Page page = Page.of(context, "Corrections", Section.CORRECTIONS);
        long[] last = new long[1];
        List<CorrectionWords.Line> lines = desk.store().read(t -> {
            last[0] = t.changes().last();
            return t.corrections().all().stream()
                    .map(entry -> CorrectionWords.line(t, entry))
                    .toList();
        });
        page.live(last[0], List.of("corrections")).show(context, "desk/corrections.jte", Map.of("lines", lines));
    }

    private void undo(Context context) {
        long number;
        try {
            number = Long.parseLong(context.pathParam("number"));
        } catch (NumberFormatException e) {
            throw new NotFoundResponse("There is no such correction.");
        }
        String by = Visit.of(context).who().name();
        if (!desk.store().write(t -> t.corrections().undo(number, by))) {
            throw new NotFoundResponse("There is no such correction in force.");
        }
        context.redirect("/corrections", HttpStatus.SEE_OTHER);
    }

    /** Writes down a correction and goes back; what it says may be refused in words for the analyst. */
    private void say(Context context, String back, BiFunction<Transaction, Signed, Correction> what) {
        Signed signed = new Signed(
                Visit.of(context).who().name(),
                desk.store().clock().instant().toString().substring(0, "2031-03-06".length()),
                Asked.field(context, "why"));
        try {
            desk.store().update(t -> {
                String line = CorrectionLine.write(what.apply(t, signed));
                t.corrections().add(line, signed.why(), signed.by());
            });
        } catch (IllegalArgumentException e) {
            throw new Refused("This cannot be said: " + e.getMessage() + ".");
        }
        context.redirect(back, HttpStatus.SEE_OTHER);
    }

    /** Who says it, on which day, and why. */
    private record Signed(String by, String on, @Nullable String why) {}

    private void merge(Context context) {
        String id = Ids.inPath(context, "story");
        String with = named(context, "stories");
        say(context, Say.story(id), (t, by) -> {
            String one = anyOf(t, story(t, id));
            String other = anyOf(t, story(t, with));
            return new Correction.OfStories(
                    Correction.OfStories.Kind.SAME, List.of(one), List.of(other), by.by(), by.on(), by.why());
        });
    }

    private void apart(Context context) {
        String id = Ids.inPath(context, "report");
        say(context, Say.report(id), (t, by) -> {
            String story = report(t, id).ties().story();
            List<String> others = story == null
                    ? List.of()
                    : t.reports().idsOf(story).stream()
                            .filter(each -> !each.equals(id))
                            .toList();
            return new Correction.OfStories(
                    Correction.OfStories.Kind.APART, List.of(id), others, by.by(), by.on(), by.why());
        });
    }

    private void pin(Context context) {
        String id = Ids.inPath(context, "report");
        String with = named(context, "stories");
        say(context, Say.report(id), (t, by) -> {
            report(t, id);
            StoredStory story = story(t, with);
            String other = t.reports().idsOf(story.id()).stream()
                    .filter(each -> !each.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Refused("This report is the only one of that story."));
            return new Correction.OfStories(
                    Correction.OfStories.Kind.PIN, List.of(id), List.of(other), by.by(), by.on(), by.why());
        });
    }

    private void lineage(Context context) {
        String id = Ids.inPath(context, "report");
        String with = named(context, "reports");
        Correction.OfLineage.Kind kind = "copy".equals(Asked.field(context, "kind"))
                ? Correction.OfLineage.Kind.COPY
                : Correction.OfLineage.Kind.INDEPENDENT;
        say(
                context,
                Say.report(id),
                (t, by) -> new Correction.OfLineage(
                        kind,
                        List.of(report(t, id).id()),
                        List.of(report(t, with).id()),
                        by.by(),
                        by.on(),
                        by.why()));
    }

    private void speakers(Context context) {
        String id = context.pathParam("speaker");
        String other = Asked.field(context, "with");
        if (other == null) {
            throw new Refused("Please say who the other one is.");
        }
        Correction.Verdict verdict = verdict(context);
        say(
                context,
                Say.speaker(id),
                (t, by) -> new Correction.OfEntities(
                        verdict,
                        List.of(who(t, id).orElseThrow(() -> new NotFoundResponse("Nobody of this name is quoted."))),
                        List.of(other(t, other)),
                        by.by(),
                        by.on(),
                        by.why()));
    }

    /** Somebody by the address of their page, their id or their name. */
    private static Correction.Who other(Transaction t, String other) {
        Matcher named = NAMED.matcher(other);
        if (named.matches()) {
            Optional<Correction.Who> who = who(t, decoded(named.group(2)));
            if (who.isPresent()) {
                return who.get();
            }
        }
        if (other.indexOf('/') >= 0) {
            throw new Refused("Nobody has this page: " + other);
        }
        return new Correction.Name(other);
    }

    /** Somebody with a name goes by it; a source without one by a place where they speak. */
    private static Optional<Correction.Who> who(Transaction t, String speaker) {
        List<Said> said = t.accounts().saidBy(speaker, 1);
        if (said.isEmpty()) {
            return t.accounts().heldBy(speaker, 1).stream()
                    .findFirst()
                    .map(held -> new Correction.Name(held.holder().name()));
        }
        Said first = said.getFirst();
        if (first.speaker().named()) {
            return Optional.of(new Correction.Name(first.speaker().name()));
        }
        String report = first.place().report();
        return reading(t, report).quotes().stream()
                .filter(quote -> quote.id().equals(first.quote()))
                .map(Quote::speaker)
                .findFirst()
                .map(entity -> new Correction.Place(report, String.valueOf(entity)));
    }

    private void events(Context context) {
        List<String> chosen = context.formParams("event");
        Correction.Verdict verdict = verdict(context);
        say(context, "/calendar", (t, by) -> {
            Set<Correction.Place> events = new LinkedHashSet<>();
            chosen.forEach(each -> events.add(event(t, each)));
            if (events.size() < 2) {
                throw new Refused("Please tick two events at least.");
            }
            List<Correction.Place> all = new ArrayList<>(events);
            return new Correction.OfEvents(
                    verdict, all.subList(0, 1), all.subList(1, all.size()), by.by(), by.on(), by.why());
        });
    }

    private static Correction.Place event(Transaction t, String handle) {
        Matcher place = EVENT.matcher(handle);
        if (!place.matches()) {
            throw new Refused("There is no such event.");
        }
        Span span = new Span(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
        String report = place.group(3);
        return reading(t, report(t, report).id()).events().stream()
                .filter(event -> event.trigger().overlaps(span))
                .map(Event::id)
                .findFirst()
                .map(event -> new Correction.Place(report, event))
                .orElseThrow(() -> new Refused("The report tells this event no longer. Please load the page again."));
    }

    private static Correction.Verdict verdict(Context context) {
        return "apart".equals(Asked.field(context, "verdict")) ? Correction.Verdict.APART : Correction.Verdict.SAME;
    }

    /** The id of what a field names. */
    private static String named(Context context, String kind) {
        String text = Asked.field(context, "with");
        Matcher named = NAMED.matcher(text == null ? "" : text);
        if (!named.matches() || (named.group(1) != null && !named.group(1).equals(kind))) {
            throw new Refused("Please give the address of the page, or the id, of the other one.");
        }
        return decoded(named.group(2));
    }

    private static String decoded(String segment) {
        try {
            return java.net.URLDecoder.decode(segment.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }

    private static StoredStory story(Transaction t, String id) {
        return t.stories().resolve(id).orElseThrow(() -> new Refused("There is no story " + id + "."));
    }

    private static String anyOf(Transaction t, StoredStory story) {
        return t.reports().anyOf(story.id()).orElseThrow(() -> new Refused("That story has no reports left."));
    }

    private static StoredReport report(Transaction t, String id) {
        return t.reports().find(id).orElseThrow(() -> new Refused("There is no report " + id + "."));
    }

    private static Reading reading(Transaction t, String report) {
        return t.reports().reading(report).orElseThrow(() -> new Refused("There is no report " + report + "."));
    }
}
