package org.rapporteur.desk.web;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.store.ChangeLog;

/** All pages that show a desk, and the stream that keeps them up to date. */
public final class DeskPages {
    /** Changes read at once; a wave of more is told in several goes. */
    private static final int CHANGES = 1_000;

    private DeskPages() {}

    /** What {@link WebDesk#add} wants. */
    public static List<Routes> all(Desk desk) {
        Telling telling = new Telling(desk);
        return List.of(
                new Events(
                        after -> desk.store().read(t -> t.changes().since(after, CHANGES)).stream()
                                .map(DeskPages::change)
                                .toList(),
                        () -> desk.store().read(t -> t.changes().last())),
                new StoryPages(desk, telling),
                new ReportPages(desk, telling),
                new SpeakerPages(desk),
                new CalendarPage(desk),
                new SearchPage(desk),
                new CorrectionPages(desk),
                new InputPages(desk));
    }

    private static Change change(ChangeLog.Change each) {
        List<String> topics = new ArrayList<>();
        switch (each.type()) {
            case REPORT -> topics.add("inputs");
            case STORY, ACCOUNT -> topics.add("stories");
            case CORRECTION -> topics.add("corrections");
            case INPUT -> topics.add("inputs");
        }
        // A report alone changes no page of its story: the account that tells of it does.
        if (each.story() != null && each.type() != ChangeLog.Type.REPORT) {
            topics.add("story:" + each.story());
        }
        return new Change(
                each.number(), topics, "{\"type\":\"" + each.type().name().toLowerCase(java.util.Locale.ROOT) + "\"}");
    }
}
