package org.rapporteur.annotate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.text.Span;

/**
 * What a wire or a page sets before a report's own words: a stamp of day and hour, a dateline, an agency's mark, the label of a highlight.
 *
 * <p>Where a scraper lost the ends of lines, a headline or a list of highlights runs through it into the first sentence; the text begins
 * behind the stamp, at the dateline, and each highlight at its label. Catches {@code Ferries lie still HAVEN, Norland (CN) -- The harbour}, {@code Ferries lie
 * still Oct 3, 2031 4:03 pm EDT The harbour}, {@code No deaths NEW: The wall holds}; leaves {@code the Northern Pact (NP) - an alliance - met}, {@code on Oct 3, 2031 the
 * harbour} and {@code the new wall} alone.
 */
public final class HeadMatter {
    // A paragraph that goes on longer is a page without ends of lines; of its head matter the first part is enough.
    private static final int FARTHEST = 20_000;
    private static final int LONGEST_DATELINE = 80;
    private static final int LONGEST_HEAD = 600;
    private static final int MOST_WORDS_OF_A_PLACE = 3;
    private static final Set<KnownNames.Kind> PLACES =
            Set.of(KnownNames.Kind.CITY, KnownNames.Kind.CAPITAL, KnownNames.Kind.COUNTRY, KnownNames.Kind.REGION);
    // "fled the Democratic Republic of Congo (DRC) - Africa's largest - on Friday"
    private static final Set<String> LEADING = Set.of("of", "the", "in", "to", "from", "and", "for", "with", "by");

    private static final String THEN = "(?=[\"“‘'`(]{0,2}[\\p{Lu}0-9])";
    private static final Pattern AGENCY =
            Pattern.compile("(?:\\(|-LRB-)\\s?[A-Z][\\p{L}.&]*(?: [A-Z][\\p{L}.&]*){0,3}\\s?(?:\\)|-RRB-)"
                    + "\\s*(?:--+|[–—-])\\s+" + THEN);
    // Behind a place: its country or state, and the day.
    private static final Pattern REGION = Pattern.compile(
            "\\s?,\\s(?:\\p{Lu}[\\p{L}.]+(?: \\p{Lu}[\\p{L}.]+)?|\\p{Lu}\\p{Ll}{2,8}\\.? \\d{1,2})(?=\\s?,|\\s*$)");
    /** Of a clock time: {@code GMT}. */
    public static final String ZONE = "(?:GMT|UTC|BST|[ECMP][SD]?T|CES?T|EES?T|MSK|[IJK]ST|HKT|AE[SD]T)\\b";

    // Without "at", which prose writes before the hour.
    private static final Pattern STAMP = Pattern.compile(
            "\\b(?:\\p{Lu}\\p{Ll}{2,8}\\.? \\d{1,2}\\s?,|\\d{1,2} \\p{Lu}\\p{Ll}{2,8}) \\d{4}\\s?[,;|]?\\s"
                    + "(?:Last updated at )?\\d{1,2}[:.]\\d{2}(?:\\s?[AaPp]\\.?[Mm]\\.?)?(?: " + ZONE
                    + ")?+\\s+(?=[\"“‘'`]{0,2}[\\p{Lu}0-9])");
    private static final Pattern IN_PROSE = Pattern.compile(
            "(?:^|\\s)(?:on|by|since|of|from|until|before|after|and|the)\\s(?:\\p{Lu}\\p{Ll}+day\\s?,?\\s)?$");
    private static final int WEEKDAY = 24;
    private static final Pattern LABEL =
            Pattern.compile("(?<![\"“‘'`\\p{L}])(?:NEW|UPDATE|UPDATED|BREAKING)\\s?:\\s+" + THEN);

    // At the front of a sentence
    // An agency has a capital letter and no verb; four words hold the longest of the wire services.
    private static final String MARKED_AGENCY =
            "(?:\\(|-LRB-)\\s?(?:[A-Z][\\w.&'’/-]*|of|and)(?: (?:[A-Z][\\w.&'’/-]*|of|and)){0,4}\\s?(?:\\)|-RRB-)";
    private static final String DASH = "\\s*(?:--+|[–—-])\\s+";
    private static final String PLACE = "[A-Z][\\p{L}.'’-]+(?:[ /][A-Z][\\p{L}.'’-]+){0,3}";
    private static final String DAY = "(?:\\s?,? [A-Z][a-z]{2,8}\\.? \\d{1,2}(?:\\s?, \\d{4})?)?";
    private static final Pattern MARK = Pattern.compile(MARKED_AGENCY + "(?:" + DASH + "|:?\\s+)" + THEN);
    private static final Pattern PLACE_AND_MARK = Pattern.compile(
            PLACE + "(?:\\s?, " + PLACE + ")?" + DAY + "\\s?,? ?" + MARKED_AGENCY + "(?:" + DASH + "|\\s+)" + THEN);
    private static final Pattern CAPITALS = Pattern.compile(
            "[A-Z][A-Z.'’]{3,}(?:[ /][A-Z.'’]{2,}){0,3}(?:, [A-Z][\\p{L}.]+)?" + DAY + "\\s(?:--+|[–—-])\\s+" + THEN);
    // "HAVEN | Wed Sep 28, 2031 1:14 pm EDT HAVEN (Coast News) - Talks": where and when a page was put up.
    private static final Pattern PAGE_STAMP = Pattern.compile(PLACE + "(?:\\s?, " + PLACE
            + ")?\\s?\\|\\s?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \\d{1,2}\\s?, \\d{4}"
            + "(?: \\d{1,2}:\\d{2}\\s?[ap]m(?: " + ZONE + ")?)?\\s+" + THEN);

    private HeadMatter() {}

    /** Where a sentence's own words begin, behind the stamp, dateline and mark at its front. */
    public static int end(String text, Span sentence) {
        int start = sentence.start();
        Span dateline = Dateline.in(text, sentence);
        if (dateline.length() > 0 && isSentence(text, dateline.end(), sentence.end())) {
            start = dateline.end();
        }
        for (Pattern pattern : List.of(LABEL, PAGE_STAMP, PLACE_AND_MARK, MARK, CAPITALS)) {
            start = blanksPassed(text, start, sentence.end());
            Matcher matcher = in(pattern, text, new Span(start, sentence.end()));
            if (matcher.lookingAt()) {
                start = matcher.end();
            }
        }
        return blanksPassed(text, start, sentence.end());
    }

    /** Where a report's own words begin, behind the last head matter that its first line begins with. */
    public static int end(String text) {
        int first = blanksPassed(text, 0, text.length());
        int line = text.indexOf('\n', first);
        Span head = new Span(first, Math.min(line < 0 ? text.length() : line, first + LONGEST_HEAD));
        int start = first;
        for (int next : starts(text, head)) {
            start = next;
        }
        return end(text, new Span(start, text.length()));
    }

    /** The places inside a paragraph at which a sentence begins, whatever stands before. */
    static Set<Integer> starts(String text, Span paragraph) {
        TreeSet<Integer> starts = new TreeSet<>();
        Span head = new Span(paragraph.start(), Math.min(paragraph.end(), paragraph.start() + FARTHEST));
        Matcher label = in(LABEL, text, head);
        while (label.find()) {
            starts.add(label.start());
        }
        Matcher stamp = in(STAMP, text, head);
        while (stamp.find()) {
            String before = text.substring(Math.max(head.start(), stamp.start() - WEEKDAY), stamp.start());
            if (!IN_PROSE.matcher(before).find()) {
                starts.add(stamp.end());
            }
        }
        Matcher agency = in(AGENCY, text, head);
        while (agency.find()) {
            Integer before = starts.floor(agency.start());
            int from = Math.max(before == null ? head.start() : before, agency.start() - LONGEST_DATELINE);
            int place = place(text, from, agency.start());
            if (place >= 0) {
                starts.add(place);
            }
        }
        return starts;
    }

    private static Matcher in(Pattern pattern, String text, Span head) {
        return pattern.matcher(text).region(head.start(), head.end()).useTransparentBounds(true);
    }

    /** Where the place begins that ends, with what stands behind it, at {@code end}; -1 if there is none. */
    private static int place(String text, int from, int end) {
        int last = text.substring(from, end).stripTrailing().length() + from;
        Matcher region = REGION.matcher(text).region(from, last);
        int until = last;
        if (region.find()) {
            until = region.start();
            region.region(region.end(), last);
            while (region.lookingAt()) {
                region.region(region.end(), last);
            }
            if (region.regionStart() < last) {
                return -1;
            }
        }
        int best = -1;
        int start = until;
        for (int words = 0; words < MOST_WORDS_OF_A_PLACE; words++) {
            start = wordBefore(text, from, start);
            if (start < 0 || !Character.isUpperCase(text.charAt(start))) {
                break;
            }
            String name = text.substring(start, until);
            KnownNames.Known known = KnownNames.get().find(name);
            if (known != null && known.kind() == KnownNames.Kind.BODY) {
                return -1; // "the European Union (EU) - Britain's partner - met"
            }
            boolean shouted = name.length() > 3 && name.equals(name.toUpperCase(Locale.ROOT));
            if (shouted || known != null && PLACES.contains(known.kind()) || words == 0 && until < last) {
                best = start;
            }
        }
        int before = best < 0 ? -1 : wordBefore(text, from, best);
        return before >= 0 && LEADING.contains(text.substring(before, best).strip()) ? -1 : best;
    }

    /** {@code KESTREL} and the like: the place of a dateline that lost its dash. */
    public static boolean isShoutedPlace(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        KnownNames.Known known = words.length() > 3 && words.equals(words.toUpperCase(Locale.ROOT))
                ? KnownNames.get().find(Character.toUpperCase(lower.charAt(0)) + lower.substring(1))
                : null;
        return known != null && PLACES.contains(known.kind()) && known.kind() != KnownNames.Kind.COUNTRY;
    }

    /** True of the day and the hour of a page's stamp. */
    public static boolean isStamp(String text, Span place) {
        Span around = new Span(
                Math.max(0, place.start() - LONGEST_DATELINE), Math.min(text.length(), place.end() + LONGEST_DATELINE));
        return in(STAMP, text, around).results().anyMatch(stamp -> new Span(stamp.start(), stamp.end())
                .overlaps(place));
    }

    /** The start of the word that ends, but for blanks, at {@code end}; -1 if none does. */
    private static int wordBefore(String text, int from, int end) {
        int last = end;
        while (last > from && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        int start = last;
        while (start > from
                && (Character.isLetter(text.charAt(start - 1)) || ".'’-/".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return start == last ? -1 : start;
    }

    /** The first place from there on that is not blank. */
    public static int blanksPassed(String text, int from, int end) {
        int start = from;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static boolean isSentence(String text, int from, int end) {
        int start = blanksPassed(text, from, end);
        while (start < end && "\"“‘'(".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start < end && (Character.isUpperCase(text.charAt(start)) || Character.isDigit(text.charAt(start)));
    }
}
