package org.rapporteur.annotate;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of days, months, units and parts of the day, the words that place one beside the present, and how TIMEX3 writes them. */
final class Calendar {
    static final Map<String, DayOfWeek> DAYS = days();
    static final Map<String, Integer> MONTHS = months();
    /** Singular unit to its TIMEX3 letter; hours and shorter take a T before. */
    static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("second", "TS"),
            Map.entry("minute", "TM"),
            Map.entry("hour", "TH"),
            Map.entry("day", "D"),
            Map.entry("week", "W"),
            Map.entry("fortnight", "2W"),
            Map.entry("month", "M"),
            Map.entry("quarter", "Q"),
            Map.entry("year", "Y"),
            Map.entry("decade", "DE"),
            Map.entry("century", "CE"),
            Map.entry("weekend", "WE"),
            Map.entry("night", "NI"),
            Map.entry("evening", "EV"),
            Map.entry("morning", "MO"),
            Map.entry("afternoon", "AF"));

    static final Map<String, String> DAY_PARTS = Map.of(
            "morning",
            "TMO",
            "afternoon",
            "TAF",
            "evening",
            "TEV",
            "night",
            "TNI",
            "midday",
            "TMI",
            "dawn",
            "TMO",
            "lunchtime",
            "TMI",
            "overnight",
            "TNI");
    static final Map<String, String> SEASONS =
            Map.of("spring", "SP", "summer", "SU", "autumn", "FA", "fall", "FA", "winter", "WI");

    /** Before a day or a period: the one behind the present. */
    static final Set<String> LAST = Set.of("last", "past", "previous", "preceding", "latest");
    /** Before a day or a period: the one ahead of it. */
    static final Set<String> NEXT = Set.of("next", "coming", "following", "upcoming");

    private static Map<String, DayOfWeek> days() {
        Map<String, DayOfWeek> days = new HashMap<>();
        String[] names = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
        for (int i = 0; i < names.length; i++) {
            days.put(names[i], DayOfWeek.of(i + 1));
        }
        String[] shortNames = {"mon.", "tue.", "tues.", "wed.", "thu.", "thur.", "thurs.", "fri."};
        int[] numbers = {1, 2, 2, 3, 4, 4, 4, 5};
        for (int i = 0; i < shortNames.length; i++) {
            days.put(shortNames[i], DayOfWeek.of(numbers[i]));
        }
        return Map.copyOf(days);
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        String[] names = {
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december"
        };
        for (int i = 0; i < names.length; i++) {
            months.put(names[i], i + 1);
            if (!names[i].equals("may")) {
                months.put(names[i].substring(0, 3), i + 1);
                months.put(names[i].substring(0, 3) + ".", i + 1);
            }
        }
        months.put("sept", 9);
        months.put("sept.", 9);
        return Map.copyOf(months);
    }

    private Calendar() {}

    static @Nullable DayOfWeek day(String lower) {
        return DAYS.get(lower);
    }

    /** The month's number, or 0. */
    static int month(String lower) {
        return MONTHS.getOrDefault(lower, 0);
    }

    /** The day of a month, {@code 17} or {@code 3rd}, or 0. */
    static int dayNumber(String lower) {
        if (lower.isEmpty() || !Character.isDigit(lower.charAt(0)) || lower.length() > 4) {
            return 0;
        }
        String digits = lower.endsWith("th") || lower.endsWith("st") || lower.endsWith("nd") || lower.endsWith("rd")
                ? lower.substring(0, lower.length() - 2)
                : lower;
        if (digits.length() > 2) {
            return 0;
        }
        int value = 0;
        for (int k = 0; k < digits.length(); k++) {
            int d = Character.digit(digits.charAt(k), 10);
            if (d < 0) {
                return 0;
            }
            value = value * 10 + d;
        }
        return value <= 31 ? value : 0;
    }

    /** Whether the word is four digits that can be a year. */
    static boolean isYear(String lower) {
        if (lower.length() != 4) {
            return false;
        }
        for (int k = 0; k < 4; k++) {
            if (lower.charAt(k) < '0' || lower.charAt(k) > '9') {
                return false;
            }
        }
        int year = Integer.parseInt(lower);
        return year >= 1000 && year <= 2100;
    }

    /** {@code weeks} to {@code week}; empty if it is no unit. */
    static String unit(String lower) {
        if (UNITS.containsKey(lower)) {
            return lower;
        }
        if (lower.equals("centuries")) {
            return "century";
        }
        String singular = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        return UNITS.containsKey(singular) ? singular : "";
    }

    static String week(LocalDate date) {
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                date.get(IsoFields.WEEK_BASED_YEAR),
                date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    static String month(LocalDate date) {
        return String.format(Locale.ROOT, "%04d-%02d", date.getYear(), date.getMonthValue());
    }

    static String quarter(LocalDate date) {
        return String.format(Locale.ROOT, "%04d-Q%d", date.getYear(), (date.getMonthValue() + 2) / 3);
    }

    /** A year that no date can hold is only past. */
    static String year(int year) {
        return year > 0 && year < 10_000 ? String.format(Locale.ROOT, "%04d", year) : "PAST_REF";
    }

    /** A length: {@code P2W} of {@code 2} and {@code week}, {@code PXD} of {@code X} (how many is not said) and {@code day}. */
    static String period(String count, String unit) {
        String letter = UNITS.getOrDefault(unit, "D");
        if (letter.startsWith("T") && letter.length() == 2) {
            return "PT" + count + letter.charAt(1);
        }
        if (letter.equals("2W")) {
            return count.equals("X")
                    ? "PXW"
                    : "P" + Numbers.plain(new BigDecimal(count).multiply(BigDecimal.TWO)) + "W";
        }
        return "P" + count + letter;
    }

    /** First and last day that a DATE value can mean, or null where it is open. */
    static LocalDate @Nullable [] bounds(String value) {
        int t = value.indexOf('T');
        String date = t > 0 ? value.substring(0, t) : value;
        try {
            if (date.length() == 10 && date.charAt(4) == '-' && date.charAt(7) == '-' && date.charAt(5) != 'W') {
                LocalDate day = LocalDate.parse(date);
                return new LocalDate[] {day, day};
            }
            if (date.length() < 3 || !Character.isDigit(date.charAt(0))) {
                return null;
            }
            if (date.length() == 3) {
                int year = Integer.parseInt(date) * 10;
                return new LocalDate[] {LocalDate.of(year, 1, 1), LocalDate.of(year + 9, 12, 31)};
            }
            int year = Integer.parseInt(date.substring(0, 4));
            if (date.length() == 4) {
                return new LocalDate[] {LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)};
            }
            String rest = date.substring(5);
            if (rest.startsWith("W") && rest.length() >= 3) {
                LocalDate monday = LocalDate.of(year, 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(rest.substring(1, 3)))
                        .with(DayOfWeek.MONDAY);
                return rest.endsWith("WE")
                        ? new LocalDate[] {monday.plusDays(5), monday.plusDays(6)}
                        : new LocalDate[] {monday, monday.plusDays(6)};
            }
            if (rest.startsWith("Q")) {
                YearMonth first = YearMonth.of(year, (rest.charAt(1) - '1') * 3 + 1);
                return new LocalDate[] {first.atDay(1), first.plusMonths(2).atEndOfMonth()};
            }
            if (rest.equals("H1") || rest.equals("H2")) {
                YearMonth first = YearMonth.of(year, rest.equals("H1") ? 1 : 7);
                return new LocalDate[] {first.atDay(1), first.plusMonths(5).atEndOfMonth()};
            }
            int season = "SP SU FA WI".indexOf(rest);
            if (season >= 0) {
                YearMonth first = YearMonth.of(year, 3 + season);
                return new LocalDate[] {first.atDay(1), first.plusMonths(2).atEndOfMonth()};
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(rest));
            return new LocalDate[] {month.atDay(1), month.atEndOfMonth()};
        } catch (java.time.DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
