package org.rapporteur.text;

import java.math.BigDecimal;
import java.util.Map;

/** The English words for numbers, in lower case: what they are worth alone, and what they multiply. */
public final class NumberWords {
    /** {@code zero} to {@code nineteen}, and the tens. */
    public static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90));

    /** What multiplies the number before it, or stands for one of it. */
    public static final Map<String, BigDecimal> SCALES = Map.of(
            "dozen",
            new BigDecimal(12),
            "hundred",
            new BigDecimal(100),
            "thousand",
            new BigDecimal(1_000),
            "million",
            new BigDecimal(1_000_000),
            "billion",
            new BigDecimal(1_000_000_000L),
            "trillion",
            new BigDecimal(1_000_000_000_000L));

    private NumberWords() {}
}
