package org.rapporteur.eval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.rapporteur.claim.Reading;

/**
 * A stream of made-up reports of any length, each written anew from its number: a vocabulary after Zipf's law, stories with names
 * of their own, one of them hot, and four reports in ten that copy, cut or respin an earlier one of their story.
 */
final class SyntheticStream {
    static final int DAYS = 30;
    /** Words of a report, in the middle of their spread. */
    static final int WORDS = 350;
    /** Share of the one hot story. */
    private static final double HOT = 0.04;

    private static final double DERIVED = 0.4;
    private static final int VOCABULARY = 60_000;
    private static final int PARTS = 1 << 14;
    /** Reports of a story on average; they are spread by a power law. */
    private static final int MEAN_STORY = 12;

    private static final LocalDate FIRST_DAY = LocalDate.of(2031, 1, 1);

    private final int size;
    private final int days;
    private final int length;
    private final int[] story;
    private final int[] parent;
    private final String[] words = new String[VOCABULARY];
    private final double[] cumulative = new double[VOCABULARY];
    /** The word that each of so many equal parts of the whole begins in: a draw looks no further than its part. */
    private final int[] beginnings = new int[PARTS + 1];

    SyntheticStream(int size) {
        this(size, DAYS, WORDS);
    }

    /**
     * As long and as wordy as wanted.
     *
     * @param days over which the reports are spread
     * @param length words of a report, in the middle of their spread; none has more than 2,000
     */
    SyntheticStream(int size, int days, int length) {
        this.size = size;
        this.days = days;
        this.length = length;
        this.story = new int[size];
        this.parent = new int[size];
        Random random = new Random(7);
        double total = 0;
        for (int i = 0; i < VOCABULARY; i++) {
            words[i] = word(i);
            total += 1 / (i + 2.7);
            cumulative[i] = total;
        }
        for (int part = 0, i = 0; part <= PARTS; part++) {
            while (i < VOCABULARY - 1 && cumulative[i] < total * part / PARTS) {
                i++;
            }
            beginnings[part] = i;
        }
        int stories = Math.max(2, size / MEAN_STORY);
        int[] lastOriginal = new int[stories];
        Arrays.fill(lastOriginal, -1);
        for (int i = 0; i < size; i++) {
            story[i] = random.nextDouble() < HOT ? 0 : 1 + (int) ((stories - 1) * Math.pow(random.nextDouble(), 1.5));
            int original = lastOriginal[story[i]];
            boolean derived = original >= 0 && random.nextDouble() < DERIVED;
            parent[i] = derived ? original : -1;
            if (!derived) {
                lastOriginal[story[i]] = i;
            }
        }
    }

    /** A word that can be spoken, different for each number, short for small ones. */
    static String word(int number) {
        StringBuilder out = new StringBuilder();
        int rest = number + 20;
        while (rest > 0) {
            out.append("bdfgklmnprstvz".charAt(rest % 14));
            rest /= 14;
            out.append("aeiou".charAt(rest % 5));
            rest /= 5;
        }
        return out.toString();
    }

    static String id(int number) {
        return "https://news" + number % 300 + ".example/reports/" + number;
    }

    static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
    }

    /** The number of the report's story. */
    int story(int number) {
        return story[number];
    }

    /** The number of the report that this one was made from, or -1. */
    int parent(int number) {
        return parent[number];
    }

    /** Whether the report was made from another of at most so many days before. */
    boolean isWithin(int days, int number) {
        return parent[number] >= 0 && day(number) - day(parent[number]) <= days;
    }

    private int day(int number) {
        return (int) ((long) number * days / size);
    }

    Reading reading(int number) {
        return Piles.reading(id(number), moment(number), null, text(number));
    }

    /** When the report was published: in order of the numbers. */
    String moment(int number) {
        LocalDate first = FIRST_DAY.plusDays(day(number));
        long minute = (long) number * days * 1440 / size % 1440;
        return first + String.format(java.util.Locale.ROOT, "T%02d:%02dZ", minute / 60, minute % 60);
    }

    /** A headline of the story's own words. */
    String title(int number) {
        return capital(words[3000 + Math.floorMod(story[number] * 37, 57_000)]) + " "
                + words[300 + Math.floorMod(story[number] * 101, 20_000)] + " "
                + words[300 + Math.floorMod(story[number] * 101 + 17 * (number % 60), 20_000)];
    }

    String text(int number) {
        if (parent[number] < 0) {
            return String.join(" ", written(number));
        }
        List<String> sentences = written(parent[number]);
        Random random = new Random(number);
        switch (random.nextInt(3)) {
            case 0 -> {}
            case 1 -> {
                int keep = Math.max(1, (int) (sentences.size() * (0.3 + 0.4 * random.nextDouble())));
                sentences = sentences.subList(0, keep);
            }
            default ->
                sentences = sentences.stream().map(s -> respun(s, random)).toList();
        }
        return String.join(" ", sentences);
    }

    /** Every fourth plain word replaced by a rare one. */
    private String respun(String sentence, Random random) {
        StringBuilder out = new StringBuilder();
        for (String word : sentence.split(" ")) {
            boolean plain = Character.isLowerCase(word.charAt(0)) && !word.endsWith(".");
            out.append(out.isEmpty() ? "" : " ")
                    .append(plain && random.nextInt(4) == 0 ? words[5000 + random.nextInt(50_000)] : word);
        }
        return out.toString();
    }

    private List<String> written(int number) {
        Random random = new Random(~number);
        double wanted = length * Math.exp(0.5 * random.nextGaussian());
        int end = (int) Math.min(2000, Math.max(0.23 * length, wanted));
        List<String> sentences = new ArrayList<>();
        for (int written = 0; written < end; ) {
            int words = 8 + random.nextInt(25);
            sentences.add(sentence(number, words, random));
            written += words;
        }
        return sentences;
    }

    private String sentence(int number, int length, Random random) {
        StringBuilder out = new StringBuilder();
        for (int w = 0; w < length; w++) {
            double kind = random.nextDouble();
            String word;
            if (kind < 0.07) {
                // a name of the story: a dozen of them, some more often
                word = capital(words[3000 + Math.floorMod(story[number] * 37 + random.nextInt(12) * 211, 57_000)]);
            } else if (kind < 0.09) {
                word = String.valueOf(2 + random.nextInt(400));
            } else if (kind < 0.2) {
                // a word of its topic
                word = words[300 + Math.floorMod(story[number] * 101 + random.nextInt(60) * 17, 20_000)];
            } else {
                word = words[drawn(random)];
            }
            out.append(w == 0 ? capital(word) : " " + word);
        }
        return out.append('.').toString();
    }

    private int drawn(Random random) {
        double draw = random.nextDouble();
        double place = draw * cumulative[VOCABULARY - 1];
        int i = Math.max(0, beginnings[(int) (draw * PARTS)] - 1);
        while (i < VOCABULARY - 1 && cumulative[i] < place) {
            i++;
        }
        return i;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
