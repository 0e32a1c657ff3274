package org.rapporteur.annotate;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.NumberWords;

/**
 * Reads numbers in digits and words.
 *
 * <p>Catches {@code 1.5 million}, {@code twenty-five}, {@code 3bn}, {@code two-thirds}, {@code a dozen}; leaves {@code one of
 * them} to the caller.
 */
final class Numbers {
    private static final Map<String, BigDecimal> LETTER_SCALE = Map.of(
            "k",
            new BigDecimal(1_000),
            "m",
            new BigDecimal(1_000_000),
            "mn",
            new BigDecimal(1_000_000),
            "bn",
            new BigDecimal(1_000_000_000L),
            "b",
            new BigDecimal(1_000_000_000L),
            "tn",
            new BigDecimal(1_000_000_000_000L));
    private static final Map<String, Integer> PARTS = Map.of(
            "half",
            2,
            "halves",
            2,
            "third",
            3,
            "thirds",
            3,
            "quarter",
            4,
            "quarters",
            4,
            "fifth",
            5,
            "fifths",
            5,
            "tenth",
            10,
            "tenths",
            10);
    /** More digits than that are an identifier, not a count. */
    private static final int MOST_DIGITS = 15;

    /** "A hundred thousand million" is the longest row that is a number; a broken text may repeat the word without end. */
    private static final int MOST_SCALES = 4;

    /** {@code 4.9 m barrels} are millions, {@code 4.9 m long} and {@code 100 m hurdles} metres. */
    private static final Set<String> TOLD_IN_MILLIONS = Set.of(
            "people",
            "barrels",
            "gallons",
            "litres",
            "liters",
            "tonnes",
            "tons",
            "dollars",
            "euros",
            "pounds",
            "users",
            "viewers",
            "voters",
            "customers",
            "passengers",
            "visitors",
            "tourists",
            "refugees",
            "children",
            "workers",
            "jobs",
            "homes",
            "households",
            "doses",
            "copies",
            "units",
            "shares",
            "cases",
            "acres",
            "hectares");

    static final Set<String> MANY = Set.of("dozens", "scores", "hundreds", "thousands", "millions", "billions", "tens");

    private Numbers() {}

    /**
     * A number in the text.
     *
     * @param end the word after its last
     * @param vague true for {@code dozens}, {@code hundreds}: at least that many
     * @param part true for a share such as two thirds
     */
    record Read(BigDecimal value, int end, boolean vague, boolean part) {}

    /** A number below a hundred in one word, {@code sixteen} or {@code twenty-five}, or null. */
    static @Nullable BigDecimal small(String lower) {
        Integer value = smallOf(lower);
        return value == null ? null : new BigDecimal(value);
    }

    /** In digits, without zeros at the end of a fraction. */
    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** True of an empty word too. */
    static boolean isAllDigits(String lower) {
        return lower.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The number that begins at the word, or null. */
    static @Nullable Read at(TokenIndex index, int first, int limit) {
        String lower = index.lower(first);
        if (lower.isEmpty()) {
            return null;
        }
        if (MANY.contains(lower)) {
            return many(index, first, limit);
        }
        char c = lower.charAt(0);
        if (Character.isDigit(c)) {
            return digits(index, first, limit);
        }
        if (lower.equals("half")) {
            return half(index, first, limit);
        }
        if ((lower.equals("a") || lower.equals("an")) && first + 1 < limit) {
            BigDecimal scale = NumberWords.SCALES.get(index.lower(first + 1));
            if (scale != null) {
                return new Read(
                        scaled(scale, index, first + 2, limit), scaledEnd(index, first + 2, limit), false, false);
            }
            return null;
        }
        int hyphen = lower.indexOf('-');
        if (hyphen > 0) {
            return hyphened(index, first, limit, lower, hyphen);
        }
        return words(index, first, limit);
    }

    /** {@code half a dozen}, {@code a half million}; {@code half of the crew} and {@code two and a half million} are none. */
    private static @Nullable Read half(TokenIndex index, int first, int limit) {
        int and = index.lower(first - 1).equals("a") ? first - 2 : first - 1;
        if (index.lower(and).equals("and") && NumberWords.SMALL.containsKey(index.lower(and - 1))) {
            return null;
        }
        int scale = first + 1;
        if (scale < limit && index.lower(scale).equals("a")) {
            scale++;
        }
        BigDecimal whole = scale < limit ? NumberWords.SCALES.get(index.lower(scale)) : null;
        return whole == null
                ? null
                : new Read(
                        scaled(whole.divide(BigDecimal.TWO), index, scale + 1, limit),
                        scaledEnd(index, scale + 1, limit),
                        false,
                        false);
    }

    private static @Nullable Read many(TokenIndex index, int first, int limit) {
        String lower = index.lower(first);
        int end = first + 1;
        BigDecimal value =
                switch (lower) {
                    case "dozens" -> new BigDecimal(24);
                    case "scores" -> new BigDecimal(40);
                    case "tens" -> new BigDecimal(20);
                    default -> {
                        BigDecimal scale = NumberWords.SCALES.get(lower.substring(0, lower.length() - 1));
                        yield scale == null ? BigDecimal.ONE : scale.multiply(new BigDecimal(2));
                    }
                };
        boolean scaled = false;
        while (end + 1 < limit && index.lower(end).equals("of") && MANY.contains(index.lower(end + 1))) {
            String next = index.lower(end + 1);
            BigDecimal scale = NumberWords.SCALES.get(next.substring(0, next.length() - 1));
            if (scale == null) {
                break;
            }
            value = value.multiply(scale);
            scaled = true;
            end += 2;
        }
        if (lower.equals("tens") && !scaled) {
            return null;
        }
        return new Read(value, end, true, false);
    }

    private static @Nullable Read digits(TokenIndex index, int first, int limit) {
        String word = index.lower(first).replace(",", "");
        int digits = 0;
        while (digits < word.length()
                && (Character.isDigit(word.charAt(digits))
                        || word.charAt(digits) == '.'
                                && digits + 1 < word.length()
                                && Character.isDigit(word.charAt(digits + 1)))) {
            digits++;
        }
        String number = word.substring(0, digits);
        String rest = word.substring(digits);
        if (digits > MOST_DIGITS || number.indexOf('.') != number.lastIndexOf('.')) {
            return null;
        }
        BigDecimal value = new BigDecimal(ascii(number));
        int end = first + 1;
        if (!rest.isEmpty()) {
            BigDecimal scale = LETTER_SCALE.get(rest);
            if (scale != null) {
                return new Read(value.multiply(scale), end, false, false);
            }
            if (rest.startsWith("-")) {
                BigDecimal word2 = NumberWords.SCALES.get(rest.substring(1));
                return word2 == null ? null : new Read(value.multiply(word2), end, false, false);
            }
            return null;
        }
        if (end + 1 < limit && index.lower(end).equals("/")) {
            return null;
        }
        return new Read(scaled(value, index, end, limit), scaledEnd(index, end, limit), false, false);
    }

    private static String ascii(String digits) {
        StringBuilder out = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            out.append(c == '.' ? '.' : (char) ('0' + Character.digit(c, 10)));
        }
        return out.toString();
    }

    private static BigDecimal scaled(BigDecimal value, TokenIndex index, int at, int limit) {
        BigDecimal result = value;
        for (int i = at; i < Math.min(limit, at + MOST_SCALES); i++) {
            BigDecimal scale = scaleAt(index, i);
            if (scale == null) {
                break;
            }
            result = result.multiply(scale);
        }
        return result;
    }

    private static int scaledEnd(TokenIndex index, int at, int limit) {
        int i = at;
        while (i < Math.min(limit, at + MOST_SCALES) && scaleAt(index, i) != null) {
            i++;
        }
        return i;
    }

    private static @Nullable BigDecimal scaleAt(TokenIndex index, int i) {
        String lower = index.lower(i);
        BigDecimal scale = NumberWords.SCALES.get(lower);
        if (scale != null) {
            return scale;
        }
        boolean letters = lower.equals("bn") || lower.equals("mn") || lower.equals("tn");
        return letters || lower.equals("m") && TOLD_IN_MILLIONS.contains(index.lower(i + 1))
                ? LETTER_SCALE.get(lower)
                : null;
    }

    private static @Nullable Read hyphened(TokenIndex index, int first, int limit, String lower, int hyphen) {
        String head = lower.substring(0, hyphen);
        String tail = lower.substring(hyphen + 1);
        Integer tens = NumberWords.SMALL.get(head);
        if (tens == null) {
            return null;
        }
        Integer ones = NumberWords.SMALL.get(tail);
        if (ones != null && tens >= 20 && ones < 10) {
            BigDecimal value = new BigDecimal(tens + ones);
            return new Read(scaled(value, index, first + 1, limit), scaledEnd(index, first + 1, limit), false, false);
        }
        Integer part = PARTS.get(tail);
        if (part != null) {
            return new Read(share(tens, part), first + 1, false, true);
        }
        return null;
    }

    private static BigDecimal share(int over, int part) {
        return new BigDecimal(over)
                .divide(new BigDecimal(part), 4, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private static @Nullable Read words(TokenIndex index, int first, int limit) {
        Integer small = NumberWords.SMALL.get(index.lower(first));
        if (small == null) {
            return null;
        }
        if (first + 1 < limit
                && PARTS.containsKey(index.lower(first + 1))
                && index.lower(first + 1).endsWith("s")
                && small < 10) {
            return new Read(share(small, PARTS.getOrDefault(index.lower(first + 1), 1)), first + 2, false, true);
        }
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal group = new BigDecimal(small);
        int i = first + 1;
        boolean lastSmall = true;
        while (i < limit && i < first + 12) {
            String lower = index.lower(i);
            BigDecimal scale = NumberWords.SCALES.get(lower);
            Integer more = smallOf(lower);
            if (scale != null) {
                if (scale.intValue() == 100 || lower.equals("dozen")) {
                    group = group.multiply(scale);
                } else {
                    total = total.add(group.multiply(scale));
                    group = BigDecimal.ZERO;
                }
                lastSmall = false;
                i++;
            } else if (!lastSmall && more != null) {
                group = group.add(new BigDecimal(more));
                lastSmall = true;
                i++;
            } else if (!lastSmall && lower.equals("and") && i + 1 < limit && smallOf(index.lower(i + 1)) != null) {
                i++;
            } else {
                break;
            }
        }
        return new Read(total.add(group), i, false, false);
    }

    private static @Nullable Integer smallOf(String lower) {
        int hyphen = lower.indexOf('-');
        if (hyphen > 0) {
            Integer tens = NumberWords.SMALL.get(lower.substring(0, hyphen));
            Integer ones = NumberWords.SMALL.get(lower.substring(hyphen + 1));
            return tens != null && ones != null ? Integer.valueOf(tens + ones) : null;
        }
        return NumberWords.SMALL.get(lower.toLowerCase(Locale.ROOT));
    }
}
