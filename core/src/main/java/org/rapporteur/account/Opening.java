package org.rapporteur.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.annotate.Dateline;
import org.rapporteur.annotate.Entity;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * Cuts from the front of an extract what says where the report comes from and not what it tells: a page's stamp, a dateline, an agency's mark,
 * a label in capitals, and what links it to the sentence before. What is left is still a span of the report.
 *
 * <p>Catches {@code (Coast News) – Talks}, {@code HAVEN (Coast News) - Talks}, {@code Haven, Norland (CN) -- Talks}, {@code UPDATE:
 * Talks}, {@code But Haven was quiet}; leaves {@code But the harbour}, {@code Still Alice won}, {@code (The harbour is closed.)}, {@code NATO - an alliance of 32 - met} and {@code Haven (pop. 300) is quiet} alone.
 */
final class Opening {
    // An agency has a capital letter and no verb; four words hold the longest of the wire services.
    private static final String AGENCY =
            "(?:\\(|-LRB-)\\s?(?:[A-Z][\\w.&'’/-]*|of|and)(?: (?:[A-Z][\\w.&'’/-]*|of|and)){0,4}\\s?(?:\\)|-RRB-)";
    private static final String DASH = "\\s*(?:--+|[–—-])\\s+";
    private static final String PLACE = "[A-Z][\\p{L}.'’-]+(?:[ /][A-Z][\\p{L}.'’-]+){0,3}";
    private static final String DAY = "(?:,? [A-Z][a-z]{2,8}\\.? \\d{1,2}(?:, \\d{4})?)?";
    // What goes on must be a sentence of its own.
    private static final String THEN = "(?=[\"“‘'(]{0,2}[A-Z0-9])";
    private static final Pattern MARK = Pattern.compile(AGENCY + "(?:" + DASH + "|:?\\s+)" + THEN);
    private static final Pattern PLACE_AND_MARK =
            Pattern.compile(PLACE + "(?:, " + PLACE + ")?" + DAY + ",? ?" + AGENCY + "(?:" + DASH + "|\\s+)" + THEN);
    private static final Pattern CAPITALS = Pattern.compile(
            "[A-Z][A-Z.'’]{3,}(?:[ /][A-Z.'’]{2,}){0,3}(?:, [A-Z][\\p{L}.]+)?" + DAY + "\\s(?:--+|[–—-])\\s+" + THEN);
    // "HAVEN | Wed Sep 28, 2031 1:14 pm EDT HAVEN (Coast News) - Talks": where and when a page was put up.
    private static final Pattern STAMP = Pattern.compile(PLACE + "(?:\\s?, " + PLACE
            + ")?\\s?\\|\\s?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \\d{1,2}\\s?, \\d{4}"
            + "(?: \\d{1,2}:\\d{2}\\s?[ap]m(?: (?:[A-Z]{1,3}T|UTC))?)?\\s+" + THEN);
    private static final Pattern LABEL = Pattern.compile("[A-Z]{4,}(?: [A-Z]{2,}){0,2}:\\s+" + THEN);
    // "BROKEN WINDOWS The hotel is ...": the title of a box, or a word of a map.
    private static final Pattern TITLE =
            Pattern.compile("(?=[A-Z ]{10})[A-Z]{3,}(?: [A-Z]{2,}){1,6}\\s+(?=(?:The|A|An|In|On|At|According) \\p{L})");

    // What joins a sentence to the one before it; a name behind it begins a sentence of its own. Titles begin with some
    // of
    // them, without a comma.
    private static final Pattern LINK = Pattern.compile(
            "(?:(?:But|Meanwhile|However|Moreover|Nevertheless)(?:\\s?,)?" + "|(?:And|Still|Yet)\\s?,)\\s+(?=[A-Z])");

    private Opening() {}

    /** The sentence without what stands before its own words. */
    static Span cut(Reading reading, Span sentence) {
        String text = reading.text();
        int start = sentence.start();
        Span dateline = Dateline.in(text, sentence);
        if (dateline.length() > 0 && isSentence(text, dateline.end(), sentence.end())) {
            start = dateline.end();
        }
        for (Pattern pattern : new Pattern[] {STAMP, LABEL, TITLE, PLACE_AND_MARK, MARK, CAPITALS, LINK}) {
            start = blanksPassed(text, start, sentence.end());
            Matcher matcher =
                    pattern.matcher(text).region(start, sentence.end()).useTransparentBounds(true);
            if (matcher.lookingAt() && !(pattern == LINK && isInName(reading, start))) {
                start = matcher.end();
            }
        }
        int end = sentence.end();
        boolean blank = true;
        while (blank && end > start) {
            // "\\n": the end of a line that was written out twice
            boolean written = end - start >= 2 && text.startsWith("\\n", end - 2);
            blank = written || Character.isWhitespace(text.charAt(end - 1));
            end -= written ? 2 : blank ? 1 : 0;
        }
        return new Span(blanksPassed(text, start, end), end);
    }

    private static boolean isInName(Reading reading, int position) {
        return reading.annotation().entities().stream()
                .filter(Entity::named)
                .anyMatch(entity -> entity.mentions().stream().anyMatch(mention -> mention.contains(position)));
    }

    private static int blanksPassed(String text, int from, int end) {
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
