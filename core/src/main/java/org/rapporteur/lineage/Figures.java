package org.rapporteur.lineage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.NumberWords;

/**
 * The value of a number however it is written: {@code 1,200}, {@code 1.2 thousand}, {@code twelve hundred}, {@code a dozen}.
 *
 * <p>Leaves what only sounds like one: {@code dozens}, {@code hundreds of}, {@code second}.
 */
final class Figures {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal THOUSAND = new BigDecimal(1_000);
    private static final Map<String, BigDecimal> SUFFIXES = Map.of(
            "k", new BigDecimal(1_000),
            "m", new BigDecimal(1_000_000),
            "mn", new BigDecimal(1_000_000),
            "bn", new BigDecimal(1_000_000_000L),
            "tn", new BigDecimal(1_000_000_000_000L));
    /** Longer strings of digits are numbers of accounts and telephones. */
    private static final int MOST_DIGITS = 15;

    /** From here on a figure has its scale with it: 4 million is not 4 billion. */
    private static final BigDecimal BARE = THOUSAND;

    /** From here on a scale is written as a word, which may get lost; hundreds and thousands are written as noughts. */
    private static final BigDecimal LEFT_OUT = new BigDecimal(1_000_000);

    private Figures() {}

    /** A number with the word after its last. */
    record Found(BigDecimal value, int end) {}

    /** True if a word in letters is a number or a part of one. */
    static boolean isWord(String lower) {
        return NumberWords.SMALL.containsKey(lower) || NumberWords.SCALES.containsKey(lower);
    }

    /** The number that begins at a word, or null. */
    static @Nullable Found at(Trace trace, int first, int limit) {
        String lower = trace.lower(first);
        BigDecimal digits = digits(lower);
        Found begun;
        if (digits != null) {
            begun = new Found(digits, first + 1);
        } else if ((lower.equals("a") || lower.equals("an"))
                && first + 1 < limit
                && NumberWords.SCALES.containsKey(trace.lower(first + 1))) {
            begun = new Found(BigDecimal.ONE, first + 1);
        } else {
            begun = small(trace, first, limit);
        }
        return begun == null ? null : scaled(trace, begun, limit);
    }

    /** {@code twenty}, {@code twenty-five}, or null. */
    private static @Nullable Found small(Trace trace, int first, int limit) {
        Integer small = NumberWords.SMALL.get(trace.lower(first));
        if (small == null) {
            return null;
        }
        int w = first + 1;
        if (small >= 20 && w < limit && trace.gap(first).length() == 1) {
            int unit = NumberWords.SMALL.getOrDefault(trace.lower(w), 0);
            if (unit >= 1 && unit <= 9) {
                return new Found(new BigDecimal(small + unit), w + 1);
            }
        }
        return new Found(new BigDecimal(small), w);
    }

    /**
     * A number with the scales after it, and what is added to them: hundreds within a group, groups by thousand, million and so on,
     * as in {@code two million three hundred and twenty thousand}.
     */
    private static Found scaled(Trace trace, Found begun, int limit) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal group = begun.value();
        int w = begun.end();
        // The scale that stands last, if something smaller may be added to it.
        BigDecimal open = BigDecimal.ZERO;
        @Nullable BigDecimal lastGroup = null;
        while (w < limit && trace.gap(w - 1).length() == 1) {
            BigDecimal scale = NumberWords.SCALES.get(trace.lower(w));
            if (scale == null) {
                int next = trace.lower(w).equals("and") && trace.gap(w).length() == 1 ? w + 1 : w;
                Found more = next < limit ? small(trace, next, limit) : null;
                if (more == null || more.value().compareTo(open) >= 0) {
                    break;
                }
                group = group.add(more.value());
                w = more.end();
                open = BigDecimal.ZERO;
                continue;
            }
            if (scale.compareTo(THOUSAND) < 0) {
                if (group.signum() == 0 || scale.equals(HUNDRED) && group.compareTo(HUNDRED) >= 0) {
                    break;
                }
                group = group.multiply(scale);
                open = scale.equals(HUNDRED) ? scale : BigDecimal.ZERO;
            } else {
                if (lastGroup != null && group.signum() == 0) {
                    // "a thousand million"
                    total = total.multiply(scale);
                } else if (lastGroup != null && scale.compareTo(lastGroup) >= 0) {
                    break;
                } else {
                    total = total.add(group.multiply(scale));
                }
                group = BigDecimal.ZERO;
                lastGroup = scale;
                open = scale;
            }
            w++;
        }
        return new Found(total.add(group).stripTrailingZeros(), w);
    }

    /** {@code 1,200}, {@code 4.5} or {@code 3bn}; null for a word, a version ({@code 1.2.3}) or a flight. */
    private static @Nullable BigDecimal digits(String lower) {
        int end = 0;
        int points = 0;
        StringBuilder plain = new StringBuilder();
        while (end < lower.length()) {
            char c = lower.charAt(end);
            if (c >= '0' && c <= '9') {
                plain.append(c);
            } else if (c == '.' && !plain.isEmpty()) {
                points++;
                plain.append(c);
            } else if (c != ',' || plain.isEmpty()) {
                break;
            }
            end++;
        }
        if (plain.isEmpty() || plain.length() > MOST_DIGITS || points > 1 || plain.charAt(plain.length() - 1) == '.') {
            return null;
        }
        BigDecimal value = new BigDecimal(plain.toString());
        if (end == lower.length()) {
            return value;
        }
        BigDecimal scale = SUFFIXES.get(lower.substring(end));
        return scale == null ? null : value.multiply(scale);
    }

    /** {@code 4,000} is 4,013 rounded, as editors do; no other figure. */
    static boolean isRounded(BigDecimal a, BigDecimal b) {
        return isRoundedTo(a, b) || isRoundedTo(b, a);
    }

    private static boolean isRoundedTo(BigDecimal exact, BigDecimal round) {
        int digits = round.stripTrailingZeros().precision();
        return exact.stripTrailingZeros().precision() > Math.max(2, digits)
                && digits <= 2
                && exact.setScale(round.stripTrailingZeros().scale(), RoundingMode.HALF_UP)
                                .compareTo(round)
                        == 0;
    }

    /**
     * {@code $375} for {@code $375 billion}: the scale stands elsewhere, or is no word any more. Only where one of the two is a sum
     * of money or has its scale as a word: 400 is another figure than 4, and 4,000,000 too.
     */
    static boolean isScaled(Trace from, Unit a, Trace to, Unit b) {
        BigDecimal one = a.value();
        BigDecimal other = b.value();
        if (one == null || other == null || one.min(other).compareTo(BARE) >= 0) {
            return false;
        }
        if (!isMoneyOrScaled(from, a) && !isMoneyOrScaled(to, b)) {
            return false;
        }
        for (BigDecimal scale : NumberWords.SCALES.values()) {
            if (scale.compareTo(LEFT_OUT) >= 0
                    && (one.multiply(scale).compareTo(other) == 0
                            || other.multiply(scale).compareTo(one) == 0)) {
                return true;
            }
        }
        return false;
    }

    /** {@code $375}, {@code 375 billion} or {@code 375bn}. */
    private static boolean isMoneyOrScaled(Trace trace, Unit number) {
        if (number.first() > 0) {
            String gap = trace.gap(number.first() - 1);
            if (!gap.isEmpty() && Character.getType(gap.charAt(gap.length() - 1)) == Character.CURRENCY_SYMBOL) {
                return true;
            }
        }
        String last = trace.lower(number.end() - 1);
        BigDecimal scale = NumberWords.SCALES.get(last);
        return scale != null && scale.compareTo(LEFT_OUT) >= 0
                || Character.isDigit(last.charAt(0)) && Character.isLetter(last.charAt(last.length() - 1));
    }
}
