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
import java.util.Date;
import java.util.List;
import org.rapporteur.account.Account;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.claim.Event;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.text.Surrogates;

/** What is ahead, as a calendar that any calendar program takes in: an all-day entry for each event. */
final class CalendarFile {
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

    void write(OutputStream out) throws IOException {
        ICalendar calendar = new ICalendar();
        calendar.setVersion(ICalVersion.V2_0);
        calendar.setProductId(new ProductId("-//Rapporteur//" + plain(account.version()) + "//EN"));
        for (StoryAccount story : account.stories()) {
            StoryIndex index = new StoryIndex(story, sources);
            for (FusedEvent event : index.events(story.calendar())) {
                FusedEvent.When date = event.date();
                if (date != null) {
                    calendar.addEvent(entry(story, index, event, date));
                }
            }
        }
        fold(Biweekly.write(calendar).foldLines(false).go(), out);
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

    private VEvent entry(StoryAccount story, StoryIndex index, FusedEvent event, FusedEvent.When date) {
        VEvent entry = new VEvent();
        entry.setUid(plain(ids.of(story, event.id())) + "@rapporteur");
        entry.setDateTimeStamp(Date.from(stamp()));
        entry.setDateStart(new DateStart(day(date.earliest())));
        entry.setDateEnd(new DateEnd(day(date.latest().plusDays(1))));
        entry.setSummary(plain(EventWords.summary(event, index, sources)));
        String place = event.what().place();
        if (place != null) {
            entry.setLocation(plain(index.name(place)));
        }
        entry.setStatus(status(event));
        entry.setDescription(plain(description(story, index, event, date)));
        return entry;
    }

    /** The file says the same whenever it is written, so its stamp is the day that the account speaks for, not the clock. */
    private Instant stamp() {
        LocalDate asOf = account.asOf();
        return asOf == null ? Instant.EPOCH : asOf.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }

    /** Confirmed takes two independent origins and no contradiction: one announcement does not make a meeting definite. */
    private static Status status(FusedEvent event) {
        Event.Status status = event.what().status();
        return switch (status) {
            case CANCELLED, DENIED -> Status.cancelled();
            case POSSIBLE -> Status.tentative();
            case PLANNED, ONGOING, HAPPENED ->
                event.origins() >= 2 && event.conflicts().isEmpty() ? Status.confirmed() : Status.tentative();
        };
    }

    private String description(StoryAccount story, StoryIndex index, FusedEvent event, FusedEvent.When date) {
        StringBuilder text = new StringBuilder();
        List<Mention> mentions = event.mentions();
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
