package org.rapporteur.account;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.HeadMatter;
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
    // What goes on must be a sentence of its own.
    private static final String THEN = "(?=[\"“‘'(]{0,2}[A-Z0-9])";
    private static final Pattern LABEL = Pattern.compile("[A-Z]{4,}(?: [A-Z]{2,}){0,2}\\s?:\\s+" + THEN);
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
        int start = HeadMatter.end(text, sentence);
        for (Pattern pattern : List.of(LABEL, TITLE)) {
            start = passed(pattern, text, start, sentence.end());
        }
        start = HeadMatter.end(text, new Span(start, sentence.end()));
        int linked = passed(LINK, text, start, sentence.end());
        // asked last, as a long page has many names
        start = linked > start && !isInName(reading, start) ? linked : start;
        int end = sentence.end();
        boolean blank = true;
        while (blank && end > start) {
            // "\\n": the end of a line that was written out twice
            boolean written = end - start >= 2 && text.startsWith("\\n", end - 2);
            blank = written || Character.isWhitespace(text.charAt(end - 1));
            end -= written ? 2 : blank ? 1 : 0;
        }
        return new Span(HeadMatter.blanksPassed(text, start, end), end);
    }

    private static int passed(Pattern pattern, String text, int from, int end) {
        int start = HeadMatter.blanksPassed(text, from, end);
        Matcher matcher = pattern.matcher(text).region(start, end).useTransparentBounds(true);
        return matcher.lookingAt() ? matcher.end() : start;
    }

    private static boolean isInName(Reading reading, int position) {
        return reading.annotation().entities().stream()
                .filter(Entity::named)
                .anyMatch(entity -> entity.mentions().stream().anyMatch(mention -> mention.contains(position)));
    }
}
