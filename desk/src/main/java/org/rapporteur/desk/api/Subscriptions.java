package org.rapporteur.desk.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Event;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.store.Development;
import org.rapporteur.desk.store.Happening;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.desk.web.Ids;
import org.rapporteur.desk.web.Routes;
import org.rapporteur.desk.web.Visit;
import org.rapporteur.publish.CalendarFile;
import org.rapporteur.publish.PageAddresses;
import org.rapporteur.publish.ReadingPage;
import org.rapporteur.text.Span;

/** Calendars and feeds that other programs fetch again and again, of one story or of all. */
final class Subscriptions implements Routes {
    /** More than a person plans with; calendar programs take some thousand. */
    private static final int EVENTS = 1_000;

    /** How long what was ahead stays in the calendar of all stories after its day. */
    private static final int DAYS_KEPT = 7;

    /** As many as feeds of outlets have, a few times over: a reader that asks each hour misses nothing of a busy day. */
    private static final int ENTRIES = 200;

    /** A calendar shows some words of a title. */
    private static final int TITLE = 100;

    private final Desk desk;
    private final Answers answers;

    Subscriptions(Desk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/calendar.ics", context -> calendar(context, null));
        routes.get("/stories/{id}/calendar.ics", context -> calendar(context, story(context)));
        routes.get("/feed.atom", context -> feed(context, null));
        routes.get("/stories/{id}/feed.atom", context -> feed(context, story(context)));
    }

    /** The story, or the one that it became part of: whoever subscribed stays subscribed. */
    private StoredStory story(Context context) {
        String id = Ids.inPath(context, "id");
        return desk.store()
                .read(t -> t.stories().resolve(id))
                .filter(found -> found.replacedBy() == null)
                .orElseThrow(() -> new NotFoundResponse("There is no story of this name."));
    }

    private void calendar(Context context, @Nullable StoredStory story) throws IOException {
        Parameters.refuseAll(context);
        if (answers.isKnown(context)) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(desk.store().clock().instant(), ZoneOffset.UTC);
        String origin = Visit.origin(context);
        List<CalendarFile.Entry> entries = desk.store().read(t -> {
            List<Happening> ahead = story == null
                    ? t.accounts().calendar(today.minusDays(DAYS_KEPT), EVENTS)
                    : t.accounts().happeningsIn(story.id()).stream()
                            .filter(Happening::ahead)
                            .toList();
            Map<String, StoredStory> stories = new HashMap<>();
            List<CalendarFile.Entry> made = new ArrayList<>();
            for (Happening each : ahead) {
                LocalDate day = each.day();
                StoredStory of = stories.computeIfAbsent(
                        each.story(), id -> t.stories().find(id).orElse(null));
                if (day != null && of != null) {
                    made.add(entry(each, day, of, origin));
                }
            }
            return made;
        });
        context.contentType("text/calendar; charset=utf-8");
        CalendarFile.write(
                "Desk", story == null ? "Rapporteur" : "Rapporteur: " + story.title(), entries, context.outputStream());
    }

    private static CalendarFile.Entry entry(Happening event, LocalDate day, StoredStory story, String origin) {
        Event.Status status = Event.Status.valueOf(event.what().status().toUpperCase(Locale.ROOT));
        return new CalendarFile.Entry(
                event.id() + "@rapporteur",
                story.changedAt(),
                day,
                day,
                shortened(event.text()),
                event.what().location(),
                CalendarFile.Standing.of(status, event.weight().origins(), event.conflict()),
                event.text()
                        + "\n\nStatus in the reports: " + event.what().status()
                        + "\nDate in the reports: " + event.date()
                        + "\nStory: " + story.title()
                        + "\nIndependent origins: " + event.weight().origins() + ", reports: "
                        + event.weight().reports()
                        + (event.conflict() ? "\nThe reports disagree." : "")
                        + "\n" + origin
                        + place(
                                event.place().report(),
                                event.place().start(),
                                event.place().end()));
    }

    /** Where a page of the desk shows it. */
    private static String place(String report, int start, int end) {
        return PageAddresses.under("/").report(report) + "#" + ReadingPage.anchor(report, new Span(start, end));
    }

    /** As many whole words as a title has room for. */
    private static String shortened(String text) {
        if (text.length() <= TITLE) {
            return text;
        }
        int end = text.lastIndexOf(' ', TITLE);
        // In a script without spaces, between two characters.
        end = end > 0 ? end : Character.isHighSurrogate(text.charAt(TITLE - 1)) ? TITLE - 1 : TITLE;
        return text.substring(0, end) + "…";
    }

    private void feed(Context context, @Nullable StoredStory story) throws XMLStreamException {
        Parameters.refuseAll(context);
        if (answers.isKnown(context)) {
            return;
        }
        String origin = Visit.origin(context);
        String authority = origin.substring(origin.indexOf("//") + 2).replaceFirst(":\\d+$", "");
        String page = story == null ? "/" : PageAddresses.under("/").story(story.id());
        List<Atom.Entry> entries = desk.store().read(t -> entries(t, story, origin, authority));
        Instant updated = entries.isEmpty() ? Instant.EPOCH : entries.getFirst().updated();
        context.contentType("application/atom+xml; charset=utf-8");
        Atom.write(
                new Atom.Feed(
                        id(authority, page),
                        story == null ? "Rapporteur: what is new" : "Rapporteur: " + story.title(),
                        updated,
                        origin + context.path(),
                        origin + page,
                        entries),
                context.outputStream());
    }

    /** A tag (RFC 4151) that stays the same whatever the desk's port and encryption. */
    private static String id(String authority, String place) {
        return "tag:" + authority + ",2026:" + place;
    }

    private static List<Atom.Entry> entries(
            Transaction t, @Nullable StoredStory story, String origin, String authority) {
        List<Development> latest = t.accounts().latest(story == null ? null : story.id(), ENTRIES);
        Map<String, StoredReport> reports =
                t
                        .reports()
                        .all(latest.stream().map(each -> each.place().report()).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(StoredReport::id, each -> each));
        List<Atom.Entry> entries = new ArrayList<>();
        for (Development each : latest) {
            String outlet = Optional.ofNullable(reports.get(each.place().report()))
                    .map(report -> report.head().outlet())
                    .orElse("An outlet that is not known");
            String kind = each.kind().substring(0, 1).toUpperCase(Locale.ROOT)
                    + each.kind().substring(1);
            entries.add(new Atom.Entry(
                    id(authority, "/developments/" + each.number()),
                    kind + ": " + shortened(each.text()),
                    each.at(),
                    origin
                            + place(
                                    each.place().report(),
                                    each.place().start(),
                                    each.place().end()),
                    outlet,
                    each.text()));
        }
        return entries;
    }
}
