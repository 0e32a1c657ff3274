package org.rapporteur.lineage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapporteur.extract.Credit;

/** Why one of two reports is taken for the later one: what stands around their words, said as a reader would say it. */
final class Direction {
    /** Texts of nearly the same length tell nothing: copies lose a by-line or gain a dateline. */
    private static final double LONGER = 1.1;

    private Direction() {}

    /** What tells that {@code from} came after {@code to}, strongest first, and what speaks against it; empty if nothing tells. */
    static List<String> inWords(Trace later, Trace earlier) {
        Frame from = later.frame();
        Frame to = earlier.frame();
        String moment = later.imprint().moment();
        String other = earlier.imprint().moment();
        List<String> words = new ArrayList<>();
        List<String> said = new ArrayList<>();
        if (from.credit() != null) {
            words.add("credits " + from.credit().shown());
            said.add(from.credit().shown());
        }
        for (Credit credit : later.imprint().credits()) {
            if (credit.kind() == Credit.Kind.CANONICAL && !isSaid(said, credit.value())) {
                said.add(credit.value());
                words.add("its page gives " + credit.value() + " as the text's own address");
            }
        }
        String outlet = earlier.imprint().outlet();
        if (outlet != null && !isSaid(said, outlet) && names(later.imprint(), outlet)) {
            words.add("names " + outlet + ", the other's outlet, as its source");
        }
        if (from.mangled() && !to.mangled()) {
            words.add("mangled, the other is clean");
        }
        if (from.day() != null && to.day() != null && !from.day().equals(to.day())) {
            long days = ChronoUnit.DAYS.between(LocalDate.parse(to.day()), LocalDate.parse(from.day()));
            words.add("published " + count(Math.abs(days), "day") + (days > 0 ? " later" : " earlier"));
        } else if (moment != null && other != null && from.minute() != to.minute()) {
            words.add("published at " + hour(moment) + ", the other at " + hour(other));
        }
        // one language may take a quarter more words than another for the same
        if (from.language().equals(to.language())) {
            if (from.length() > LONGER * to.length()) {
                words.add("longer: " + from.length() + " words to " + to.length());
            } else if (to.length() > LONGER * from.length()) {
                words.add("the other is longer: " + to.length() + " words to " + from.length());
            }
        }
        return words;
    }

    /** True if the by-line or a source line of a report is another outlet: {@code By Harbour Wire}. */
    private static boolean names(Imprint from, String outlet) {
        if (outlet.equals(from.outlet())) {
            return false;
        }
        String plain = outlet.toLowerCase(Locale.ROOT);
        for (String writer : from.byline()) {
            if (writer.toLowerCase(Locale.ROOT).equals(plain)) {
                return true;
            }
        }
        for (Credit credit : from.credits()) {
            if (credit.kind() == Credit.Kind.SOURCE
                    && credit.value().toLowerCase(Locale.ROOT).equals(plain)) {
                return true;
            }
        }
        return false;
    }

    /** True if a value is one of those said before: {@code AP} in {@code Ada Born (AP)}, not in {@code CAPE Times}. */
    private static boolean isSaid(List<String> said, String value) {
        for (String each : said) {
            for (int at = each.indexOf(value); at >= 0; at = each.indexOf(value, at + 1)) {
                int end = at + value.length();
                boolean begins = at == 0 || each.startsWith(", ", at - 2) || each.startsWith(" (", at - 2);
                if (begins && (end == each.length() || ",)".indexOf(each.charAt(end)) >= 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code 2031-03-17T19:45+01:00} as {@code 19:45+01:00}: with the zone, or two clocks look like one. */
    private static String hour(String moment) {
        return moment.substring(moment.indexOf('T') + 1);
    }

    /** {@code 1 day}, {@code 2 days}. */
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
