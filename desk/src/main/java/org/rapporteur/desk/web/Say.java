package org.rapporteur.desk.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.store.Development;
import org.rapporteur.desk.store.Place;
import org.rapporteur.desk.store.Weight;
import org.rapporteur.publish.PageAddresses;
import org.rapporteur.publish.ReadingPage;
import org.rapporteur.text.Span;

/** Words, days and addresses as the desk's pages write them; for the templates. */
public final class Say {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    /** UTC, since a desk's people may sit in several zones. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** What the root codes of PLOVER mean, and that of no code. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("", "announced"),
            Map.entry("AGREE", "agree"),
            Map.entry("CONSULT", "meet"),
            Map.entry("SUPPORT", "support"),
            Map.entry("COOPERATE", "work together"),
            Map.entry("AID", "aid"),
            Map.entry("CONCEDE", "give in"),
            Map.entry("REQUEST", "ask for"),
            Map.entry("ACCUSE", "accuse"),
            Map.entry("REJECT", "refuse"),
            Map.entry("THREATEN", "threaten"),
            Map.entry("PROTEST", "protest"),
            Map.entry("SANCTION", "sanction"),
            Map.entry("MOBILIZE", "mobilise"),
            Map.entry("RETREAT", "withdraw"),
            Map.entry("COERCE", "coerce"),
            Map.entry("ASSAULT", "attack"));

    private Say() {}

    /** {@code 1 report}, {@code 12 reports}. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code 12 reports · 7 origins}. */
    public static String weight(Weight weight) {
        return count(weight.reports(), "report") + " · " + count(weight.origins(), "origin");
    }

    /** {@code 6 Mar 2031}; empty for null. */
    public static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.withLocale(Locale.ENGLISH).format(day);
    }

    /** {@code Thursday 6 March 2031}. */
    public static String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    /** {@code 5 Mar 2031 – 9 Mar 2031}; empty if neither is known. */
    public static String days(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null || last == null || first.equals(last)) {
            return day(first == null ? last : first);
        }
        return day(first) + " – " + day(last);
    }

    /** {@code 6 Mar 2031, 14:05 UTC}. */
    public static String time(@Nullable Instant time) {
        return time == null ? "never" : TIME.format(time);
    }

    /** {@code 3 min ago}, {@code in 9 min}. */
    public static String ago(@Nullable Instant time, Instant now) {
        if (time == null) {
            return "never";
        }
        Duration between = Duration.between(time, now);
        String long_ = length(between.abs());
        return long_.isEmpty() ? "now" : between.isNegative() ? "in " + long_ : long_ + " ago";
    }

    private static String length(Duration length) {
        if (length.toDays() > 1) {
            return length.toDays() + " days";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h";
        }
        return length.toMinutes() > 0
                ? length.toMinutes() + " min"
                : length.toSeconds() > 0 ? length.toSeconds() + " s" : "";
    }

    /** What an event's code means, in a word. */
    public static String code(String code) {
        return CODES.getOrDefault(code, code.toLowerCase(Locale.ROOT));
    }

    /** A word of the store ({@code shared_source}) as people write it. */
    public static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What a development is, before the sentence that tells it. */
    public static String kind(Development each) {
        return each.kind().equals("status") ? "changed" : each.kind();
    }

    /** The page of a story. */
    public static String story(String id) {
        return "/stories/" + PageAddresses.segment(id);
    }

    /** The page of a report. */
    public static String report(String id) {
        return "/reports/" + PageAddresses.segment(id);
    }

    /** The page of a speaker. */
    public static String speaker(String id) {
        return "/speakers/" + PageAddresses.segment(id);
    }

    /** A place in a report, which its page marks for this link. */
    public static String place(Place place) {
        return report(place.report()) + "?at=" + place.start() + "-" + place.end() + "#"
                + ReadingPage.anchor(place.report(), new Span(place.start(), place.end()));
    }

    /** A segment of a path. */
    public static String segment(String id) {
        return PageAddresses.segment(id);
    }

    /** Whether an address from outside may become a link: nothing but the web. */
    public static boolean isLink(@Nullable String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://"));
    }
}
