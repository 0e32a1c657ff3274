package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.store.Happening;
import org.rapporteur.desk.store.StoredStory;

/** What all stories announce, by day. */
public final class CalendarPage implements Routes {
    /** Some months of a busy desk. */
    private static final int EVENTS = 500;

    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    private final Desk desk;

    CalendarPage(Desk desk) {
        this.desk = desk;
    }

    /** What is announced for a day. */
    public record Day(LocalDate day, List<Happening> events) {}

    /**
     * The page.
     *
     * @param from the first day that is shown
     * @param isPast whether nothing is announced from today on, and all that ever was is shown instead
     * @param titles of stories by id
     */
    public record Shown(LocalDate from, LocalDate today, boolean isPast, List<Day> days, Map<String, String> titles) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/calendar", this::calendar);
    }

    private void calendar(Context context) {
        LocalDate asked = Asked.day(context, "from");
        LocalDate today = LocalDate.ofInstant(desk.store().clock().instant(), ZoneOffset.UTC);
        Shown shown = desk.store().read(t -> {
            LocalDate from = asked == null ? today : asked;
            List<Happening> events = t.accounts().calendar(from, EVENTS);
            boolean isPast = asked == null && events.isEmpty();
            if (isPast) {
                events = t.accounts().calendar(BEGINNING, EVENTS);
            }
            Map<LocalDate, Day> days = new LinkedHashMap<>();
            Map<String, String> titles = new HashMap<>();
            for (Happening each : events) {
                LocalDate day = each.day();
                if (day != null) {
                    days.computeIfAbsent(day, d -> new Day(d, new ArrayList<>()))
                            .events()
                            .add(each);
                    titles.computeIfAbsent(each.story(), story -> t.stories()
                            .find(story)
                            .map(StoredStory::title)
                            .orElse(story));
                }
            }
            return new Shown(from, today, isPast && !days.isEmpty(), List.copyOf(days.values()), titles);
        });
        Page.of(context, "Calendar", Section.CALENDAR).show(context, "desk/calendar.jte", Map.of("shown", shown));
    }

    /** Names the place of an event in a form, as {@link CorrectionPages} reads it. */
    public static String handle(Happening event) {
        return event.place().start() + "-" + event.place().end() + "-"
                + event.place().report();
    }

    /** {@code in Oslo · Mira Halloran, Oren Vask}; empty if neither is known. */
    public static String about(Happening event) {
        @Nullable String location = event.what().location();
        String actors = String.join(", ", event.what().actors());
        return (location == null ? "" : "in " + location)
                + (location == null || actors.isEmpty() ? "" : " · ")
                + actors;
    }
}
