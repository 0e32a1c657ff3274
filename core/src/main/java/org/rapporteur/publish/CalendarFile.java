package org.rapporteur.publish;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.ProductId;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.claim.Event;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.text.Surrogates;

/** What is ahead, as a calendar that any calendar program takes in: an all-day entry for each event. */
public final class CalendarFile {
    private static final int LONGEST_LINE = 75;
    private static final byte[] FOLD = {'\r', '\n', ' '};

    private final Account account;
    private final Ids ids;
    private final Sources sources;

    CalendarFile(Account account) {
        this.account = account;
        this.ids = new Ids(account.stories());
        this.sources = new Sources(account.readings());
    }

    /** How sure it is that it will be. */
    public enum Standing {
        CONFIRMED,
        TENTATIVE,
        CANCELLED;

        /** Confirmed takes two independent origins and no contradiction: one announcement does not make a meeting definite. */
        public static Standing of(Event.Status status, int origins, boolean conflict) {
            return switch (status) {
                case CANCELLED, DENIED -> CANCELLED;
                case POSSIBLE -> TENTATIVE;
                case PLANNED, ONGOING, HAPPENED -> origins >= 2 && !conflict ? CONFIRMED : TENTATIVE;
            };
        }
    }

    /**
     * An entry, of whole days.
     *
     * @param uid stays the same for the same event: a program that fetches the calendar again changes its entry and makes no second one
     * @param stamp when what it says was last worked out
     * @param last day, the first one if it is one day
     * @param place its name, or null
     */
    public record Entry(
            String uid,
            Instant stamp,
            LocalDate first,
            LocalDate last,
            String summary,
            @Nullable String place,
            Standing standing,
            String description) {}

    /**
     * Writes a calendar of these entries, in their order; leaves the stream open.
     *
     * @param program that made it, with its version
     * @param name of the calendar, or null
     * @throws IOException if the stream does
     */
    public static void write(String program, @Nullable String name, List<Entry> entries, OutputStream out)
            throws IOException {
        ICalendar calendar = new ICalendar();
        calendar.setVersion(ICalVersion.V2_0);
        calendar.setProductId(new ProductId("-//Rapporteur//" + plain(program) + "//EN"));
        if (name != null) {
            // The standard's NAME is younger than most calendar programs.
            calendar.setExperimentalProperty("X-WR-CALNAME", plain(name));
        }
        for (Entry each : entries) {
            VEvent event = new VEvent();
            event.setUid(plain(each.uid()));
            event.setDateTimeStamp(Date.from(each.stamp()));
            event.setDateStart(new DateStart(day(each.first())));
            event.setDateEnd(new DateEnd(day(each.last().plusDays(1))));
            event.setSummary(plain(each.summary()));
            String place = each.place();
            if (place != null) {
                event.setLocation(plain(place));
            }
            event.setStatus(
                    switch (each.standing()) {
                        case CONFIRMED -> Status.confirmed();
                        case TENTATIVE -> Status.tentative();
                        case CANCELLED -> Status.cancelled();
                    });
            event.setDescription(plain(each.description()));
            calendar.addEvent(event);
        }
        fold(Biweekly.write(calendar).foldLines(false).go(), out);
    }

    void write(OutputStream out) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (StoryAccount story : account.stories()) {
            StoryIndex index = new StoryIndex(story, sources);
            for (FusedEvent event : index.events(story.calendar())) {
                FusedEvent.When date = event.date();
                if (date != null) {
                    entries.add(entry(story, index, event, date));
                }
            }
        }
        write(account.version(), null, entries, out);
    }

    /** Breaks long lines at {@value #LONGEST_LINE} octets, as RFC 5545 (3.1) asks; the library counts characters instead. */
    private static void fold(String lines, OutputStream out) throws IOException {
        byte[] octets = lines.getBytes(StandardCharsets.UTF_8);
        int column = 0;
        for (int i = 0; i < octets.length; i++) {
            boolean startsCharacter = (octets[i] & 0xC0) != 0x80;
            if (startsCharacter
                    && octets[i] != '\r'
                    && octets[i] != '\n'
                    && column + lengthAt(octets, i) > LONGEST_LINE) {
                out.write(FOLD);
                column = 1;
            }
            out.write(octets[i]);
            column = octets[i] == '\n' ? 0 : column + 1;
        }
    }

    private static int lengthAt(byte[] octets, int start) {
        int end = start + 1;
        while (end < octets.length && (octets[end] & 0xC0) == 0x80) {
            end++;
        }
        return end - start;
    }

    private Entry entry(StoryAccount story, StoryIndex index, FusedEvent event, FusedEvent.When date) {
        String place = event.what().place();
        return new Entry(
                ids.of(story, event.id()) + "@rapporteur",
                stamp(),
                date.earliest(),
                date.latest(),
                EventWords.summary(event, index, sources),
                place == null ? null : index.name(place),
                Standing.of(
                        event.what().status(),
                        event.origins(),
                        !event.conflicts().isEmpty()),
                description(story, index, event, date));
    }

    /** The file says the same whenever it is written, so its stamp is the day that the account speaks for, not the clock. */
    private Instant stamp() {
        LocalDate asOf = account.asOf();
        return asOf == null ? Instant.EPOCH : asOf.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }

    private String description(StoryAccount story, StoryIndex index, FusedEvent event, FusedEvent.When date) {
        StringBuilder text = new StringBuilder();
        List<Mention> mentions = event.standing();
        if (!mentions.isEmpty()) {
            Mention first = mentions.getFirst();
            text.append(sources.sentenceOf(first)
                            .in(sources.expect(first.report()).text()))
                    .append("\n\n");
        }
        text.append("Status in the reports: ").append(Words.plain(event.what().status()));
        text.append("\nDate in the reports: ").append(date.value());
        text.append("\nStory: ").append(story.story().title());
        text.append('\n')
                .append(Words.count(event.origins(), "independent origin"))
                .append(", ")
                .append(Words.count(event.reports().size(), "report"))
                .append(':');
        for (String report : event.reports()) {
            text.append("\n- ").append(sources.label(report));
        }
        if (!event.conflicts().isEmpty()) {
            text.append("\nThe reports disagree: ").append(EventWords.disputes(event, index));
        }
        return text.toString();
    }

    /** Without control characters, which a calendar file cannot carry. */
    private static String plain(String given) {
        String text = Surrogates.repaired(given);
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || !Character.isISOControl(c)) {
                kept.append(c);
            } else {
                kept.append(' ');
            }
        }
        return kept.toString();
    }
}
