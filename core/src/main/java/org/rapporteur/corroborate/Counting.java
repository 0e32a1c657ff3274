package org.rapporteur.corroborate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.Token;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Bisection;
import org.rapporteur.text.Span;

/**
 * What stands around a figure and says of what, when and how much of it the figure tells: only figures that agree in all of it can
 * contradict each other.
 *
 * <p>{@code 12 people drowned} disputes {@code 15 people drowned}; {@code 12 people drowned, including three children}, {@code
 * another three drowned}, {@code three drowned last year} and {@code 3,000 were evacuated} do not.
 *
 * @param part whether it counts some of what another figure counts, or more beside it
 * @param contrasts words that tell this from another of its kind: {@code the first offer}, {@code last season}
 * @param verb stem of the verb that it belongs to, or empty
 * @param days told in the sentence
 * @param years of the calendar that the sentence names
 * @param old whether the sentence tells of a time long before its report
 * @param broken whether it is a piece of a larger figure that was cut at a comma: {@code 000} of {@code 15 , 000}
 */
record Counting(
        boolean part,
        Set<String> contrasts,
        String verb,
        List<EventFuser.Days> days,
        Set<String> years,
        boolean old,
        boolean broken) {
    // A modifier of the figure stands no further from it ("including at least three").
    private static final int NEAR = 4;
    // The verb of its clause.
    private static final int CLAUSE = 10;
    // What happened longer ago is background to a story that is news now.
    private static final long OLD_DAYS = 60;

    // "said late on Wednesday"
    private static final int SAYING_REACH = 3;
    private static final Set<String> SAYING =
            Set.of("said", "says", "say", "told", "announced", "reported", "stated", "added", "confirmed", "declared");
    // "15,800": digits between two marks.
    /** Characters of {@code 5 , }. */
    private static final int CUT = 4;

    private static final Pattern CUT_BEFORE = Pattern.compile("\\d , ?$");
    private static final Pattern CUT_BEHIND = Pattern.compile(" , ?\\d{3}(?!\\d)");
    // "5 . 9", not "rose to 12 . 30 people were hurt": one digit, or what no sentence begins with.
    private static final Pattern POINTED = Pattern.compile("\\d \\. (?:0\\d*(?!\\d)"
            + "|\\d(?!\\d| (?:people|persons|men|women|children|others|were|are|more)\\b)"
            + "|\\d+ ?(?:%|percent\\b|per cent\\b|million\\b|billion\\b|trillion\\b|[.,;)]))");
    private static final Pattern DAY_BEFORE = Pattern.compile(
            "(?i)\\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*" + "(?: ?\\.)? \\d{1,2}(?: , ?)?$");
    /** Characters of {@code September 30 , }. */
    private static final int DATE = 24;

    private static final Pattern YEAR = Pattern.compile("(?<![\\d.,])(?:1[5-9]|20)\\d{2}(?!\\d|[.,]\\d)");

    private static final int GROUP = 3;
    // First reports get the day of a disaster wrong by one or two.
    private static final long MOST_DAYS_APART = 2;

    private static final Set<String> PARTS = Set.of(
            "including",
            "include",
            "includes",
            "included",
            "among",
            "amongst",
            "another",
            "additional",
            "further",
            "extra",
            "remaining",
            "rest",
            "other",
            "others");
    /** After the figure: {@code five of them}, {@code three more people}. */
    private static final Set<String> PARTS_AFTER = Set.of("more", "others", "other", "additional", "further", "extra");

    private static final Set<String> PERIODS =
            Set.of("year", "month", "week", "day", "hour", "minute", "season", "night");
    private static final Set<String> BESIDE_PERIODS =
            Set.of("after", "ago", "before", "earlier", "later", "into", "from", "since", "long");
    private static final Set<String> WHOLES = Set.of("them", "whom", "which", "those", "these", "the");
    private static final String PER = "per";
    private static final Set<String> CONTRASTS = Set.of(
            "previous",
            "previously",
            "earlier",
            "initial",
            "initially",
            "original",
            "originally",
            "former",
            "last",
            "first",
            "second",
            "third",
            "fourth",
            "next",
            "new",
            "old",
            "latter",
            "average",
            "each",
            PER,
            "every",
            "ago",
            "compared",
            "versus",
            "record",
            "annual",
            "annually",
            "daily",
            "weekly",
            "monthly",
            "yearly",
            "total",
            "half",
            "quarter",
            "from",
            "career",
            "if",
            "would",
            "could",
            "might");

    Counting {
        contrasts = Set.copyOf(contrasts);
        days = List.copyOf(days);
        years = Set.copyOf(years);
    }

    static Counting of(Lexicon lexicon, Reading reading, Quantity quantity, int index) {
        Sentence sentence = reading.annotation().sentences().get(index);
        List<Token> tokens = sentence.tokens();
        String text = reading.text();
        TokenRange figure = TokenRange.of(tokens, quantity.span());
        int first = figure.first();
        int after = figure.after();
        return new Counting(
                isPart(tokens, text, first, after),
                contrasts(tokens, text, first, after),
                verb(lexicon, tokens, text, first, after),
                days(reading, sentence),
                years(reading, sentence),
                isOld(reading, sentence),
                isPiece(text, quantity.span()));
    }

    private static Set<String> years(Reading reading, Sentence sentence) {
        List<Quantity> figures = within(sentence, reading.annotation().quantities(), Quantity::span);
        return YEAR.matcher(reading.text())
                .region(sentence.span().start(), sentence.span().end())
                .useTransparentBounds(true)
                .results()
                .filter(year -> figures.stream()
                        .noneMatch(figure -> figure.span().overlaps(new Span(year.start(), year.end()))))
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static boolean isPart(List<Token> tokens, String text, int first, int after) {
        for (int i = Math.max(0, first - NEAR); i < first; i++) {
            if (PARTS.contains(word(tokens, i, text))) {
                return true;
            }
        }
        // "28 of 41 passes"
        if (first > 1
                && word(tokens, first - 1, text).equals("of")
                && tokens.get(first - 2).pos().equals("NUM")) {
            return true;
        }
        for (int i = first; i < Math.min(tokens.size(), after + 2); i++) {
            String word = word(tokens, i, text);
            boolean than = i + 1 < tokens.size() && word(tokens, i + 1, text).equals("than");
            if (PARTS_AFTER.contains(word) && !than) {
                return true;
            }
            if (word.equals("of")
                    && i >= first
                    && i + 1 < tokens.size()
                    && WHOLES.contains(word(tokens, i + 1, text))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> contrasts(List<Token> tokens, String text, int first, int after) {
        Set<String> found = new TreeSet<>();
        for (int i = Math.max(0, first - CLAUSE); i < Math.min(tokens.size(), after + CLAUSE); i++) {
            String word = word(tokens, i, text);
            if (word.equals("since")) {
                // "since the morning", "since July": counted over different times
                int next = next(tokens, i + 1, text);
                int second = next(tokens, next + 1, text);
                found.add(String.join(" ", word, wordOrNone(tokens, next, text), wordOrNone(tokens, second, text)));
            } else if (CONTRASTS.contains(word)) {
                found.add(word);
            } else if (i > after && i <= after + NEAR && isRate(tokens, i, text)) {
                found.add(PER);
            }
        }
        return found;
    }

    /** {@code 500,000 people a year}, not {@code 120 people a day after} the quake. */
    private static boolean isRate(List<Token> tokens, int i, String text) {
        String article = word(tokens, i - 1, text);
        return PERIODS.contains(word(tokens, i, text))
                && (article.equals("a") || article.equals("an"))
                && !BESIDE_PERIODS.contains(wordOrNone(tokens, i + 1, text));
    }

    /** The first word from there on; marks say nothing. */
    private static int next(List<Token> tokens, int from, String text) {
        int i = from;
        while (i < tokens.size()
                && !Character.isLetterOrDigit(word(tokens, i, text).charAt(0))) {
            i++;
        }
        return i;
    }

    private static String wordOrNone(List<Token> tokens, int i, String text) {
        return i < tokens.size() ? word(tokens, i, text) : "";
    }

    /** The nearest verb before the figure in its clause, else the nearest after it. */
    private static String verb(Lexicon lexicon, List<Token> tokens, String text, int first, int after) {
        for (int i = first - 1; i >= Math.max(0, first - CLAUSE); i--) {
            String pos = tokens.get(i).pos();
            if (pos.equals("VERB")) {
                return lexicon.stem(word(tokens, i, text));
            }
            if (pos.equals("PUNCT")) {
                break;
            }
        }
        for (int i = after; i < Math.min(tokens.size(), after + CLAUSE); i++) {
            String pos = tokens.get(i).pos();
            if (pos.equals("VERB")) {
                return lexicon.stem(word(tokens, i, text));
            }
            if (pos.equals("PUNCT")) {
                break;
            }
        }
        return "";
    }

    private static List<EventFuser.Days> days(Reading reading, Sentence sentence) {
        List<EventFuser.Days> days = new ArrayList<>();
        for (TimeMention time : times(reading, sentence)) {
            if (sentence.span().covers(time.span())
                    && !time.isVague()
                    && !isOfSaying(sentence.tokens(), reading.text(), time.span())) {
                EventFuser.Days of = EventFuser.Days.of(time);
                if (of.isKnown() || of.weekday() != null) {
                    days.add(of);
                }
            }
        }
        return days;
    }

    private static List<TimeMention> times(Reading reading, Sentence sentence) {
        return within(sentence, reading.annotation().times(), TimeMention::span);
    }

    /** Those of a report's, in reading order, that begin in the sentence. */
    private static <T> List<T> within(Sentence sentence, List<T> marked, Function<T, Span> place) {
        return marked.subList(
                firstFrom(sentence.span().start(), marked, place),
                firstFrom(sentence.span().end(), marked, place));
    }

    private static <T> int firstFrom(int position, List<T> marked, Function<T, Span> place) {
        return Bisection.first(marked.size(), i -> place.apply(marked.get(i)).start() >= position);
    }

    /** {@code Said on Wednesday} dates the words, not the deed. */
    private static boolean isOfSaying(List<Token> tokens, String text, Span time) {
        for (int i = 0; i < tokens.size(); i++) {
            if (SAYING.contains(word(tokens, i, text))
                    && tokens.get(i).span().end() <= time.start()
                    && i + SAYING_REACH < tokens.size()
                    && tokens.get(i + SAYING_REACH).span().end() > time.start()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOld(Reading reading, Sentence sentence) {
        LocalDate published = reading.publishedOn().orElse(null);
        for (TimeMention time : times(reading, sentence)) {
            LocalDate latest = time.latest();
            if (sentence.span().covers(time.span())
                    && published != null
                    && latest != null
                    && ChronoUnit.DAYS.between(latest, published) > OLD_DAYS) {
                return true;
            }
        }
        return false;
    }

    /**
     * True for {@code 15} and {@code 800} of {@code 15 , 800}, as pages of single words set it, with a blank before the comma, and for {@code 5} and
     * {@code 9} of {@code 5 . 9}; not for {@code 150} of {@code on March 4, 150 people}, nor for a figure that is all of it.
     */
    static boolean isPiece(String text, Span figure) {
        int start = figure.start();
        while (start < figure.end() && !Character.isDigit(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - start;
        if (digits == 0 || digits > GROUP) {
            return false;
        }
        String before = text.substring(Math.max(0, start - CUT), start);
        String behind = text.substring(end, Math.min(text.length(), end + CUT + GROUP + 1));
        boolean goesOn = figure.end() <= end + 1
                && (CUT_BEHIND.matcher(behind).lookingAt() && !isDay(text, end) || isPointed(text, end - 1));
        return goesOn
                || digits == GROUP && CUT_BEFORE.matcher(before).find() && !isDay(text, start)
                || digits < GROUP && isPointed(text, start - CUT);
    }

    /** {@code March 4 , }: the comma parts a day from what follows. */
    private static boolean isDay(String text, int end) {
        return DAY_BEFORE.matcher(text.substring(Math.max(0, end - DATE), end)).find();
    }

    private static boolean isPointed(String text, int from) {
        return from >= 0 && POINTED.matcher(text).region(from, text.length()).lookingAt();
    }

    private static String word(List<Token> tokens, int i, String text) {
        return TokenIndex.word(text, tokens.get(i).span()).toLowerCase(Locale.ROOT);
    }

    /** True if nothing but the figure tells the two apart. */
    boolean agrees(Counting other) {
        return agreesAsStrength(other) && contrasts.equals(other.contrasts) && isNear(other, 0);
    }

    /** The same for the dead and hurt, whom every report of a disaster counts, though in other words. */
    boolean agreesAsToll(Counting other) {
        return agreesAsStrength(other) && isNear(other, MOST_DAYS_APART);
    }

    /** The same for troops, who stand where they stand for more than a day. */
    boolean agreesAsStrength(Counting other) {
        boolean ofOtherYears = !years.isEmpty() && !other.years.isEmpty() && Collections.disjoint(years, other.years);
        boolean ofOneTime = contrasts.contains(PER) == other.contrasts.contains(PER);
        return !part && !other.part && !broken && !other.broken && old == other.old && !ofOtherYears && ofOneTime;
    }

    /** True if both give the same day for what they count, or one gives none. */
    boolean isOfOneDay(Counting other) {
        return isNear(other, 0);
    }

    /** True if both give a day for what they count, and one in common. */
    boolean givesTheDayOf(Counting other) {
        return !days.isEmpty() && !other.days.isEmpty() && isNear(other, 0);
    }

    /** One of the days of the one is a day of the other, or nearly; who gives none says nothing. */
    private boolean isNear(Counting other, long most) {
        boolean none = true;
        for (EventFuser.Days mine : days) {
            for (EventFuser.Days theirs : other.days) {
                none = false;
                if (mine.fits(theirs) || mine.daysFrom(theirs) <= most) {
                    return true;
                }
            }
        }
        return none;
    }

    /** True if the later report has the higher count: that is news, and no contradiction of the earlier. */
    static boolean isHigherLater(@Nullable LocalDate dayA, Quantity a, @Nullable LocalDate dayB, Quantity b) {
        if (dayA == null || dayB == null || dayA.equals(dayB)) {
            return false;
        }
        return dayA.isAfter(dayB) == a.value().compareTo(b.value()) > 0;
    }
}
