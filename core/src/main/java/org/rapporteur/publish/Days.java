package org.rapporteur.publish;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Days as people write them; the words are fixed here, because those of the platform change with its version. */
final class Days {
    private static final List<String> WEEKDAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private Days() {}

    /** {@code 6 Mar 2031}. */
    static String of(LocalDate day) {
        return day.getDayOfMonth() + " " + month(day) + " " + day.getYear();
    }

    /** {@code 4 Mar 2031, 18:10 (+01:00)} for an ISO 8601 moment, as precisely as it is given; anything else as it is. */
    static String ofMoment(String iso) {
        int time = iso.indexOf('T');
        try {
            String day = of(LocalDate.parse(time < 0 ? iso : iso.substring(0, time)));
            if (time < 0) {
                return day;
            }
            int zone = zoneStart(iso, time);
            return day + ", " + iso.substring(time + 1, zone)
                    + (zone == iso.length() ? " (zone not known)" : " (" + iso.substring(zone) + ")");
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    private static int zoneStart(String iso, int from) {
        for (int i = from + 1; i < iso.length(); i++) {
            if ("+-Z".indexOf(iso.charAt(i)) >= 0) {
                return i;
            }
        }
        return iso.length();
    }

    /** {@code 6 Mar}. */
    static String brief(LocalDate day) {
        return day.getDayOfMonth() + " " + month(day);
    }

    /** {@code Thu}. */
    static String weekday(LocalDate day) {
        return WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
    }

    /** {@code 6 Mar 2031}, {@code 10–16 Mar 2031}, {@code Mar 2031}, {@code 2031}, {@code 28 Feb – 2 Mar 2031}. */
    static String range(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return of(first);
        }
        boolean sameYear = first.getYear() == last.getYear();
        boolean sameMonth = sameYear && first.getMonth() == last.getMonth();
        boolean wholeMonths = first.getDayOfMonth() == 1 && last.getDayOfMonth() == last.lengthOfMonth();
        if (wholeMonths && sameMonth) {
            return month(first) + " " + first.getYear();
        }
        if (wholeMonths && sameYear && first.getMonth() == Month.JANUARY && last.getMonth() == Month.DECEMBER) {
            return String.valueOf(first.getYear());
        }
        if (sameMonth) {
            return first.getDayOfMonth() + "–" + of(last);
        }
        return (sameYear ? brief(first) : of(first)) + " – " + of(last);
    }

    private static String month(LocalDate day) {
        return MONTHS.get(day.getMonthValue() - 1);
    }
}
