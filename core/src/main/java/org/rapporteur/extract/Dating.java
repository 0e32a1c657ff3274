package org.rapporteur.extract;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Findings.DateFind;
import org.rapporteur.extract.Findings.Rank;
import org.rapporteur.text.Problem;

/**
 * Decides between the dates that were found: when the report first came out, and when it was last changed.
 *
 * @param published the first publication; the date of a change only where nothing else is known
 * @param updated the last change that the report states, or unknown
 */
record Dating(Published published, Published updated) {
    /** Clocks differ by 14 hours at most: Kiritimati is that far ahead of UTC, Baker Island 12 behind. */
    private static final int FARTHEST_AHEAD_HOURS = 14;

    private static final int FARTHEST_BEHIND_HOURS = 12;

    /** Languages whose readers all but live in one zone; English, French, Spanish, Portuguese, Russian and Arabic are left out. */
    private static final Map<String, String> READERS = Map.ofEntries(
            Map.entry("cs", "Europe/Prague"),
            Map.entry("da", "Europe/Copenhagen"),
            Map.entry("de", "Europe/Berlin"),
            Map.entry("el", "Europe/Athens"),
            Map.entry("fi", "Europe/Helsinki"),
            Map.entry("hr", "Europe/Zagreb"),
            Map.entry("hu", "Europe/Budapest"),
            Map.entry("it", "Europe/Rome"),
            Map.entry("ja", "Asia/Tokyo"),
            Map.entry("ko", "Asia/Seoul"),
            Map.entry("nl", "Europe/Amsterdam"),
            Map.entry("no", "Europe/Oslo"),
            Map.entry("pl", "Europe/Warsaw"),
            Map.entry("sk", "Europe/Bratislava"),
            Map.entry("sv", "Europe/Stockholm"),
            Map.entry("tr", "Europe/Istanbul"),
            Map.entry("uk", "Europe/Kyiv"));

    static Dating of(Findings found, String language) {
        List<DateFind> finds = new ArrayList<>();
        for (DateFind find : found.dates) {
            boolean plausible = find.rank() == Rank.GIVEN
                    ? find.stamp().isPlausibleIfGiven()
                    : find.stamp().isPlausible();
            if (plausible && isBefore(found.fetched, find)) {
                finds.add(find);
            } else if (find.rank().compareTo(Rank.VISIBLE) <= 0 || find.rank().isUpdate()) {
                found.problems.add(Problem.of(
                        "date-implausible",
                        "the date " + find.stamp().iso() + " cannot be true and is not taken (" + find.evidence()
                                + ")"));
            }
        }
        finds.sort(Comparator.comparing(DateFind::rank));
        DateFind first = finds.stream().findFirst().orElse(null);
        if (first == null) {
            if (found.fetched != null) {
                found.problems.add(Problem.of(
                        "date-bound",
                        "no date of publication is stated; the page was fetched on " + found.fetched
                                + ", so it came out by then"));
            }
            return new Dating(Published.UNKNOWN, Published.UNKNOWN);
        }
        DateFind best = atHome(timed(settled(original(first, finds), finds, found, language), finds), finds, language);
        disagreement(best, finds, found);
        return new Dating(published(best), updated(best, finds, found, language));
    }

    /** What is fetched has come out, if perhaps in a zone whose clocks are ahead; what the container states is believed. */
    private static boolean isBefore(@Nullable LocalDate fetched, DateFind find) {
        return fetched == null
                || find.rank() == Rank.GIVEN
                || !find.stamp().date().isAfter(fetched.plusDays(1));
    }

    private static Published published(DateFind find) {
        return new Published(find.stamp().iso(), find.evidence());
    }

    private static Published updated(DateFind published, List<DateFind> finds, Findings found, String language) {
        DateFind last = null;
        for (DateFind find : finds) {
            boolean stated = find.rank() == Rank.META_UPDATE || find.rank() == Rank.VISIBLE_UPDATE;
            if (stated && (last == null || find.rank() != last.rank() || isLater(find, last))) {
                last = find;
            }
        }
        if (last == null || last == published && !published.rank().isUpdate()) {
            return Published.UNKNOWN;
        }
        DateFind update = settled(last, finds, found, language);
        if (daysBetween(update.stamp(), published.stamp()) < -1) {
            found.problems.add(disagreement(published, update, "the stated update is older than the publication"));
            return Published.UNKNOWN;
        }
        return published(update);
    }

    /** Of two the later counts; machines are told the hour, and what they are told comes last in the order of trust. */
    private static boolean isLater(DateFind a, DateFind b) {
        return a.stamp().iso().compareTo(b.stamp().iso()) > 0;
    }

    /** An article that was put out again keeps the day of its first publication in its address. */
    private static DateFind original(DateFind best, List<DateFind> finds) {
        for (DateFind find : finds) {
            boolean stated = best.rank() == Rank.STRUCTURED || best.rank() == Rank.META;
            if (stated && find.rank() == Rank.URL && daysBetween(best.stamp(), find.stamp()) > 1) {
                return find;
            }
        }
        return best;
    }

    /** Another place may tell the hour too; what is no good place counts where it agrees with one. */
    private static DateFind timed(DateFind best, List<DateFind> finds) {
        if (best.stamp().time() == null) {
            for (DateFind find : finds) {
                boolean same = !find.rank().isUpdate() && find.rank().compareTo(Rank.OUTSIDE) < 0;
                if (same
                        && find.stamp().time() != null
                        && find.stamp().date().equals(best.stamp().date())) {
                    return find;
                }
            }
        }
        return best;
    }

    /**
     * The same moment as its place of publication names it: the page's machines tell 02:30 UTC, its readers the evening before.
     */
    private static DateFind atHome(DateFind best, List<DateFind> finds, String language) {
        Stamp stamp = best.stamp();
        if (stamp.time() == null || stamp.zone() == null || !isZero(stamp)) {
            return best;
        }
        LocalDateTime utc = stamp.date().atTime(stamp.time());
        DateFind shown = null;
        for (DateFind find : finds) {
            Stamp other = find.stamp();
            if (find.rank().isUpdate() || find.rank().compareTo(Rank.SCRIPT) > 0) {
                continue;
            }
            if (other.time() != null && other.zone() != null && !isZero(other)) {
                LocalDateTime same = LocalDateTime.ofInstant(
                        other.date().atTime(other.time()).atZone(other.zone()).toInstant(), ZoneOffset.UTC);
                if (Math.abs(ChronoUnit.MINUTES.between(utc, same)) <= 1) {
                    return find;
                }
            } else if (other.zone() == null && find.rank().compareTo(Rank.STRUCTURED_PAGE) > 0) {
                if (other.date().equals(stamp.date())) {
                    return best;
                }
                boolean ahead =
                        other.date().equals(utc.plusHours(FARTHEST_AHEAD_HOURS).toLocalDate());
                boolean behind = other.date()
                        .equals(utc.minusHours(FARTHEST_BEHIND_HOURS).toLocalDate());
                shown = shown == null && (ahead || behind) ? find : shown;
            }
        }
        return shown == null ? atItsReaders(best, language) : shown;
    }

    /** Nothing on the page tells the day there: 23:00 UTC is the next day in all places whose readers share the report's language. */
    private static DateFind atItsReaders(DateFind best, String language) {
        Stamp stamp = best.stamp();
        String zone = READERS.get(language);
        if (zone == null || stamp.time() == null || !isZero(stamp)) {
            return best;
        }
        ZonedDateTime there =
                stamp.date().atTime(stamp.time()).atZone(ZoneOffset.UTC).withZoneSameInstant(ZoneId.of(zone));
        return there.toLocalDate().equals(stamp.date())
                ? best
                : new DateFind(
                        new Stamp(there.toLocalDate(), there.toLocalTime(), there.getOffset(), stamp.span(), null),
                        best.rank(),
                        best.evidence());
    }

    private static boolean isZero(Stamp stamp) {
        return stamp.zone() instanceof ZoneOffset offset && offset.getTotalSeconds() == 0;
    }

    private static long daysBetween(Stamp a, Stamp b) {
        return ChronoUnit.DAYS.between(b.date(), a.date());
    }

    private static void disagreement(DateFind best, List<DateFind> finds, Findings found) {
        for (DateFind other : finds) {
            boolean apart = Math.abs(daysBetween(other.stamp(), best.stamp())) > 1
                    && (other.stamp().swapped() == null
                            || Math.abs(ChronoUnit.DAYS.between(
                                            other.stamp().swapped(),
                                            best.stamp().date()))
                                    > 1);
            if (best.rank().isGood() && other.rank().isGood() && apart) {
                found.problems.add(disagreement(best, other, "the dates of publication disagree"));
                return;
            }
        }
    }

    private static Problem disagreement(DateFind taken, DateFind other, String what) {
        return Problem.of(
                "dates-disagree",
                what + ": " + taken.stamp().iso() + " is taken (" + taken.evidence() + "), "
                        + other.stamp().iso() + " is stated too (" + other.evidence() + ")");
    }

    /** Decides whether 7/1 is in July or January: by another date of the report, else by the habit of the language and country. */
    private static DateFind settled(DateFind best, List<DateFind> finds, Findings found, String language) {
        Stamp stamp = best.stamp();
        LocalDate swapped = stamp.swapped();
        if (swapped == null) {
            return best;
        }
        for (DateFind other : finds) {
            if (other.stamp().swapped() == null) {
                if (other.stamp().date().equals(stamp.date())) {
                    return best;
                }
                if (other.stamp().date().equals(swapped)) {
                    return new DateFind(stamp.otherWayRound(), best.rank(), best.evidence());
                }
            }
        }
        boolean monthFirst = !found.dayFirst && (language.equals("en") || language.equals(Languages.UNKNOWN));
        Stamp taken = monthFirst ? stamp : stamp.otherWayRound();
        found.problems.add(Problem.of(
                "date-ambiguous",
                "day and month cannot be told apart; " + taken.date() + " is taken, " + taken.swapped()
                        + " is possible (" + best.evidence() + ")"));
        return new DateFind(taken, best.rank(), best.evidence());
    }
}
