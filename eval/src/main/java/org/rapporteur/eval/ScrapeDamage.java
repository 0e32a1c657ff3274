package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Damages a text as careless scrapers do: words and sentences stuck together, marks of the page and of a wrong charset left, ends cut. */
final class ScrapeDamage {
    private static final double LEAST = 3;

    private ScrapeDamage() {}

    /** Damages about {@code share} of the sentences, three at least as far as there are so many. */
    static String damage(String text, double share, Random random) {
        long sentences = java.util.Arrays.stream(text.split("(?<=[.!?][”\"]?)\\s+|\n"))
                .filter(sentence -> sentence.length() > 30)
                .count();
        return damaged(text, Math.max(share, LEAST / Math.max(1, sentences)), random);
    }

    private static String damaged(String text, double share, Random random) {
        int way = random.nextInt(3);
        StringBuilder out = new StringBuilder();
        for (String paragraph : text.split("\n")) {
            List<String> sentences = new ArrayList<>();
            boolean glue = false;
            for (String sentence : paragraph.split("(?<=[.!?][”\"]?) +")) {
                String next = sentence;
                boolean hit = sentence.length() > 30 && random.nextDouble() < share;
                if (hit && !glue) {
                    next = one(sentence, way, random);
                }
                if (glue) {
                    sentences.set(sentences.size() - 1, sentences.getLast() + next);
                } else {
                    sentences.add(next);
                }
                glue = hit && way != 1 && random.nextInt(3) == 0;
            }
            out.append(String.join(" ", sentences)).append('\n');
        }
        return out.toString();
    }

    private static String one(String sentence, int way, Random random) {
        int blank = sentence.indexOf(' ', sentence.length() / 4 + random.nextInt(sentence.length() / 2));
        if (blank < 0) {
            return sentence;
        }
        String head = sentence.substring(0, blank);
        String tail = sentence.substring(blank + 1);
        // each scraper makes its own kind of damage all through a text
        return switch (way) {
            case 0 -> // blocks of the page run into each other
                random.nextBoolean()
                        ? head + tail.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + tail.substring(1)
                        : head + tail;
            case 1 -> // the charset was wrong
                sentence.replace("“", "â€œ")
                        .replace("”", "â€\u009D")
                        .replace("’", "â€™")
                        .replace("'", random.nextBoolean() ? "â€™" : "\uFFFD")
                        .replaceFirst(" ", random.nextBoolean() ? "Â\u00A0" : " \uFFFD");
            default -> // marks of the page are left, ends are cut
                switch (random.nextInt(4)) {
                    case 0 -> head + "&nbsp;" + tail;
                    case 1 -> "<p>" + sentence + "</p>";
                    case 2 -> head;
                    default -> head + " &amp;quot;" + tail;
                };
        };
    }
}
