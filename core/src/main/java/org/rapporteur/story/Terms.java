package org.rapporteur.story;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.HeadMatter;
import org.rapporteur.annotate.TimeMention;

/** Counts the words of a report by their stem and by where they stand; what a story is about shows in these counts. */
final class Terms {
    /** Characters of a report that are looked at: news tells what it is about first. */
    private static final int OPENING = 3_000;
    /** Characters of the text that make, with the title, its lead. */
    private static final int LEAD = 700;
    /** Characters that stand in for a title; a dateline does not, as all reports of an agency and a day have one. */
    private static final int STAND_IN = 120;
    /** A word of the title counts as often as so many in the text: best of 1, 2, 4 on half of stories-union. */
    private static final int TITLE_WEIGHT = 4;
    /** What is longer is no word. */
    private static final int LONGEST = 40;

    private static final String SENTENCE_ENDS = ".!?\"”:";

    private Terms() {}

    /** Counts the words of a report by place. */
    static void count(@Nullable String headline, String text, Map<Field, Map<String, Integer>> counts) {
        if (headline != null) {
            walk(headline, Math.min(headline.length(), OPENING), (stem, start, end, isName, isFigure) -> {
                add(counts, Field.TITLE, stem, 1);
                add(counts, Field.LEAD, stem, 1);
                add(counts, Field.BODY, stem, TITLE_WEIGHT);
                if (isFigure) {
                    add(counts, Field.FIGURE, stem, 1);
                }
                return true;
            });
        }
        int own = headline == null ? HeadMatter.end(text) : 0;
        walk(text, Math.min(text.length(), OPENING), (stem, start, end, isName, isFigure) -> {
            add(counts, Field.BODY, stem, 1);
            if (start < LEAD) {
                add(counts, Field.LEAD, stem, 1);
            }
            if (headline == null && start >= own && start < own + STAND_IN) {
                add(counts, Field.TITLE, stem, 1);
            }
            if (isName) {
                add(counts, Field.NAME, stem, 1);
            }
            if (isFigure) {
                add(counts, Field.FIGURE, stem, 1);
            }
            return true;
        });
    }

    /** Counts every word of a text. */
    static void count(String text, int weight, Map<String, Integer> into) {
        walk(text, text.length(), (stem, start, end, isName, isFigure) -> {
            into.merge(stem, weight, Integer::sum);
            return true;
        });
    }

    /** Single days that the opening speaks of; a year or a week is no day. */
    static List<LocalDate> days(List<TimeMention> times) {
        List<LocalDate> days = new ArrayList<>();
        for (TimeMention time : times) {
            LocalDate day = time.earliest();
            if (day != null && day.equals(time.latest()) && time.span().start() < OPENING) {
                days.add(day);
            }
        }
        return days;
    }

    static void add(Map<Field, Map<String, Integer>> counts, Field field, String stem, int times) {
        counts.computeIfAbsent(field, any -> newCounts()).merge(stem, times, Integer::sum);
    }

    /**
     * How stems are written in a report, so that people can read them: names with their capitals, other words without.
     *
     * @param names stems that are looked for as names
     * @param words stems that are looked for as any other words
     */
    static Map<String, String> forms(
            @Nullable String headline, String text, Collection<String> names, Collection<String> words) {
        Map<String, String> forms = new HashMap<>();
        Set<String> all = new HashSet<>(names);
        all.addAll(words);
        int wanted = all.size();
        for (String part : headline == null ? List.of(text) : List.of(text, headline)) {
            walk(part, Math.min(part.length(), OPENING), (stem, start, end, isName, isFigure) -> {
                if (isName ? names.contains(stem) : words.contains(stem)) {
                    String form = part.substring(start, end);
                    forms.putIfAbsent(stem, isName ? withoutPossessive(form) : plain(withoutPossessive(form)));
                }
                return forms.size() < wanted;
            });
        }
        return forms;
    }

    private static String withoutPossessive(String form) {
        return form.endsWith("'s") || form.endsWith("’s") ? form.substring(0, form.length() - 2) : form;
    }

    /** Small letters, but for an abbreviation. */
    private static String plain(String form) {
        boolean abbreviated = form.chars().filter(Character::isUpperCase).count() > 1
                || form.chars().anyMatch(Character::isDigit);
        return abbreviated ? form : form.toLowerCase(Locale.ROOT);
    }

    /** Takes a word by its stem and where it stands. */
    private interface Taker {
        /** False ends the walk. */
        boolean take(String stem, int start, int end, boolean isName, boolean isFigure);
    }

    private static void walk(String text, int end, Taker taker) {
        boolean opens = true;
        int i = 0;
        while (i < end) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                opens |= c == '\n'
                        || Character.isWhitespace(c) && i > 0 && SENTENCE_ENDS.indexOf(text.charAt(i - 1)) >= 0;
                i++;
                continue;
            }
            int start = i;
            boolean isFigure = false;
            while (i < end && isInside(text, i, end)) {
                isFigure |= Character.isDigit(text.charAt(i++));
            }
            if (i - start <= LONGEST) {
                String stem = stem(text.substring(start, i));
                if (stem.length() > 1 && !taker.take(stem, start, i, !opens && Character.isUpperCase(c), isFigure)) {
                    return;
                }
            }
            opens = false;
        }
    }

    private static boolean isInside(String text, int i, int end) {
        char c = text.charAt(i);
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        return (c == '\'' || c == '’' || c == '.' || c == ',')
                && i + 1 < end
                && Character.isLetterOrDigit(text.charAt(i + 1))
                && (c == '\''
                        || c == '’'
                        || Character.isDigit(text.charAt(i - 1)) == Character.isDigit(text.charAt(i + 1)))
                && (c != ',' || Character.isDigit(text.charAt(i + 1)));
    }

    static Map<String, Integer> newCounts() {
        return new HashMap<>();
    }

    /**
     * Folds case, accents and the usual endings, so that {@code attacks}, {@code attacked} and {@code attacking} count as one;
     * {@code news} and {@code bus} stay whole.
     */
    static String stem(String word) {
        String w = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        for (int i = 0; i < w.length(); i++) {
            if (w.charAt(i) > 127) {
                w = Normalizer.normalize(w, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
                break;
            }
        }
        if (w.endsWith("'s")) {
            w = w.substring(0, w.length() - 2);
        }
        int n = w.length();
        if (n > 4 && w.endsWith("ies")) {
            return w.substring(0, n - 3) + "y";
        }
        if (n > 4 && (w.endsWith("sses") || w.endsWith("shes") || w.endsWith("ches") || w.endsWith("xes"))) {
            return w.substring(0, n - 2);
        }
        if (n > 5 && w.endsWith("ing")) {
            return undouble(w.substring(0, n - 3));
        }
        if (n > 4 && w.endsWith("ed")) {
            return undouble(w.substring(0, n - 2));
        }
        if (n > 3
                && w.endsWith("s")
                && !w.endsWith("ss")
                && !w.endsWith("us")
                && !w.endsWith("is")
                && !w.equals("news")) {
            w = w.substring(0, n - 1);
        }
        return w.length() > 4 && w.endsWith("e") ? w.substring(0, w.length() - 1) : w;
    }

    private static String undouble(String w) {
        int n = w.length();
        boolean twin = n > 3 && w.charAt(n - 1) == w.charAt(n - 2) && "bdgmnprt".indexOf(w.charAt(n - 1)) >= 0;
        return twin ? w.substring(0, n - 1) : n > 4 && w.endsWith("e") ? w.substring(0, n - 1) : w;
    }
}
