package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rapporteur.text.Span;

/**
 * Joins what blanks have torn apart in a text set word by word, as programs hand it on that cut a text into words and wrote them in
 * a row. Without that a sentence ends at the point of a decimal, and what is left of it is no sentence and no figure.
 *
 * <p>Catches {@code 4 . 6}, {@code 2 : 09 a . m .}, {@code 12 , 000}, {@code U . S .}, {@code Sgt . Poe}, {@code Ann W . Poe}, {@code 16 -
 * year - old} and {@code . 22 - caliber}, each one word; leaves {@code They left . 30 stayed .}, {@code Nov . 4 . 20 came} and any text alone
 * whose full stops stand with their words.
 */
final class SetApart {
    // Fewer stops than that may stand apart by chance.
    private static final int FEWEST = 3;
    // Of ten stops set apart one may have stayed with its word, in an address or a name.
    private static final int MOST_ATTACHED = 10;
    private static final int DIGITS_OF_THOUSANDS = 3;
    // No sentence ends with one of them.
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    // What a hyphen joins to a figure; behind any other word the hyphen may be a dash: "killed 30 - including 5
    // children - at".
    private static final Set<String> MEASURED = Set.of(
            ("year month week day hour minute second foot feet inch yard mile metre meter kilometre kilometer km cm mm kg lb kilogram pound "
                            + "ounce ton tonne gallon litre liter barrel acre hectare degree percent point page man woman person member seat "
                            + "room bed bedroom story storey floor lane vehicle nation country game match night "
                            + "term run goal strong odd fold caliber calibre gauge bit megawatt watt volt wheel engine cylinder door "
                            + "piece track dollar euro cent stage step way time mph")
                    .split(" "));
    // "16 - year - old"
    private static final Set<String> EXTENTS = Set.of("old", "olds", "long", "tall", "high", "wide", "deep");
    // A fraction before them is one; "12 . 30 people" begins a sentence.
    private static final Set<String> UNITS = Set.of(
            ("% percent per percentage thousand million billion trillion km cm mm kg mph kph inch inches feet mile miles metre metres meter "
                            + "meters kilometre kilometres kilometer kilometers litre litres liter liters ton tons tonne tonnes acre acres "
                            + "hectare hectares degree degrees dollar dollars euro euros pound pounds seconds points magnitude a p am pm")
                    .split(" "));
    private static final Set<String> BEFORE_DECIMALS = Set.of("$", "€", "£", "magnitude");
    // Who is counted, where a sentence begins with the count.
    private static final Set<String> COUNTED =
            Set.of(("people persons men women children civilians soldiers officers passengers workers "
                            + "residents students police others were are more")
                    .split(" "));
    // "World War I . The quay": a surname is none of them.
    private static final Set<String> OPENERS = Set.of(
            ("the a an he she it they we you i this that these those his her its their our my in on at by for from with after before when while "
                            + "if as but and so yet there then now one some many most no not what who how")
                    .split(" "));
    // A letter behind them tells which one it is, and is no initial.
    private static final Set<String> LETTERED = Set.of(
            ("war plan vitamin group type class part section grade hepatitis phase category terminal gate block level team route line model exhibit "
                            + "appendix annex ward zone pier berth")
                    .split(" "));

    private final Set<String> abbreviations;

    SetApart(Set<String> abbreviations) {
        this.abbreviations = abbreviations;
    }

    /** Whether the text is set so: its full stops stand apart from the words before them. */
    static boolean is(String text) {
        int apart = 0;
        int attached = 0;
        for (int i = text.indexOf('.', 1); i > 0; i = text.indexOf('.', i + 1)) {
            char before = text.charAt(i - 1);
            boolean last = i + 1 == text.length();
            if (before == ' ' && (last || Character.isWhitespace(text.charAt(i + 1)))) {
                apart++;
            } else if (Character.isLetterOrDigit(before)) {
                attached++;
            }
        }
        return apart >= FEWEST && attached * MOST_ATTACHED <= apart;
    }

    /** The words of a paragraph of such a text, with those joined that are one. */
    List<Span> joined(String text, List<Span> tokens) {
        Row row = new Row(text, tokens);
        List<Span> out = new ArrayList<>(tokens.size());
        int i = 0;
        while (i < tokens.size()) {
            int end = end(row, i);
            out.add(new Span(tokens.get(i).start(), tokens.get(end - 1).end()));
            i = end;
        }
        return out;
    }

    private int end(Row row, int i) {
        if (row.isDigits(i)) {
            return hyphened(row, figure(row, i));
        }
        String word = row.word(i);
        if (word.equals(".")) {
            boolean bore = ARTICLES.contains(row.lower(i - 1))
                    || row.lower(row.word(i + 2).equals("-") ? i + 3 : i + 2).startsWith("calib");
            return bore && row.isDigits(i + 1) ? hyphened(row, i + 2) : i + 1;
        }
        if (word.length() == 1
                && Character.isLetter(word.charAt(0))
                && row.word(i + 1).equals(".")) {
            int end = i;
            while (row.word(end).length() == 1
                    && Character.isLetter(row.word(end).charAt(0))
                    && row.word(end + 1).equals(".")) {
                end += 2;
            }
            boolean initial = row.isCapital(i)
                    && row.isCapital(i - 1)
                    && row.isCapital(i + 2)
                    && !LETTERED.contains(row.lower(i - 1))
                    && !OPENERS.contains(row.lower(i + 2));
            if (end > i + 2 || initial) {
                return end;
            }
        }
        return abbreviations.contains(row.lower(i)) && row.word(i + 1).equals(".") ? i + 2 : i + 1;
    }

    /** Where the figure ends that begins here: its thousands, its decimals or its minutes. */
    private static int figure(Row row, int first) {
        int end = first + 1;
        int digits = row.word(first).length();
        // "On March 4 , 150 people died"
        boolean day = Calendar.month(row.lower(first - 1)) > 0
                || row.word(first - 1).equals(".") && Calendar.month(row.lower(first - 2)) > 0;
        while (!day
                && row.word(end).equals(",")
                && digits <= DIGITS_OF_THOUSANDS
                && row.isDigits(end + 1)
                && row.word(end + 1).length() == DIGITS_OF_THOUSANDS) {
            end += 2;
        }
        while (row.word(end).equals(":")
                && digits <= 2
                && row.isDigits(end + 1)
                && row.word(end + 1).length() == 2) {
            end += 2;
        }
        boolean year = digits > DIGITS_OF_THOUSANDS && end == first + 1;
        if (row.word(end).equals(".") && row.isDigits(end + 1) && !day && !year && isDecimal(row, first, end)) {
            end += 2;
        }
        return end;
    }

    /** Whether the digits behind the point go on with the figure: no sentence begins with {@code 05} nor is {@code 25 .} one. */
    private static boolean isDecimal(Row row, int first, int point) {
        String fraction = row.word(point + 1);
        boolean hyphen = row.word(point + 2).equals("-");
        String next = row.lower(hyphen ? point + 3 : point + 2);
        if (row.word(first).equals("0") || fraction.charAt(0) == '0') {
            return true;
        }
        boolean word = !next.isEmpty() && Character.isLetterOrDigit(next.charAt(0));
        return !word
                || UNITS.contains(next)
                || BEFORE_DECIMALS.contains(row.lower(first - 1))
                || fraction.length() == 1 && !COUNTED.contains(next);
    }

    /** {@code 16 - year - old}: with the words that a hyphen joins to the figure. */
    private static int hyphened(Row row, int from) {
        if (!row.word(from).equals("-") || !MEASURED.contains(row.word(from + 1))) {
            return from;
        }
        int end = from + 2;
        while (row.word(end).equals("-") && EXTENTS.contains(row.word(end + 1))) {
            end += 2;
        }
        return end;
    }

    /** The words of a paragraph by number; empty outside it. */
    private record Row(String text, List<Span> tokens) {
        String word(int i) {
            return i < 0 || i >= tokens.size() ? "" : tokens.get(i).in(text);
        }

        String lower(int i) {
            return word(i).toLowerCase(Locale.ROOT);
        }

        boolean isDigits(int i) {
            String word = word(i);
            return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        boolean isCapital(int i) {
            String word = word(i);
            return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
        }
    }
}
