package org.rapporteur.eval;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.rapporteur.story.StoryReport;
import org.rapporteur.story.StoryTracker;
import org.rapporteur.text.WordList;

/**
 * A stream of made-up reports of any length with the story of each, written anew from its number: a headline and some 90 words.
 *
 * <p>Words are drawn after Zipf's law, the most frequent in English first, since the program knows how common those are. Stories
 * are of all sizes, four reports on average, most with a single one; one is hot. They begin at any time and last hours or days.
 * A story has names, figures and words of its own, but shares names with others after a power law and words with all stories of
 * its beat.
 */
final class SyntheticStories {
    /** Share of the one hot story. */
    private static final double HOT = 0.03;
    /** Stories with more than n reports are n to the power of minus this: four reports a story on average. */
    private static final double TAIL = 1.27;
    /** No other story has a larger share. */
    private static final double LARGEST = 0.01;

    private static final int VOCABULARY = 60_000;
    private static final int NAMES = 120_000;
    private static final int BEATS = 200;
    private static final int WORDS_OF_A_BEAT = 80;
    private static final int NAMES_OF_A_BEAT = 30;
    /** Words before this rank are of no topic. */
    private static final int FIRST_TOPIC_WORD = 300;

    private static final int HEADLINE = 8;
    private static final int SHORTEST = 60;
    private static final int LONGEST = 120;
    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final LocalDateTime FIRST = LocalDateTime.of(2031, 1, 1, 0, 0);

    private final int[] story;
    private final int[] second;
    private final String[] words = new String[VOCABULARY];
    private final double[] cumulative = new double[VOCABULARY];

    /** @param days over which the reports are spread: with one, nothing tells stories apart but their words */
    SyntheticStories(int size, int days) {
        List<String> english = english();
        double total = 0;
        for (int i = 0; i < VOCABULARY; i++) {
            words[i] = i < english.size() ? english.get(i) : SyntheticStream.word(i);
            total += 1 / (i + 2.7);
            cumulative[i] = total;
        }
        SplittableRandom random = new SplittableRandom(7);
        long[] reports = new long[size];
        int written = 0;
        for (int number = 0; written < size; number++) {
            int left = size - written;
            int reportsOfIt = number == 0
                    ? (int) Math.ceil(HOT * size)
                    : (int) Math.min(Math.max(1, LARGEST * size), Math.pow(1 - random.nextDouble(), -1 / TAIL));
            double end = days * SECONDS_OF_A_DAY;
            // half a day for a single report's story, a day more for each tenfold number of reports
            double mean = SECONDS_OF_A_DAY * (0.5 + Math.log10(reportsOfIt));
            double life = number == 0 ? end : Math.min(end, -mean * Math.log(1 - random.nextDouble()));
            double start = (end - life) * random.nextDouble();
            for (int i = 0; i < Math.min(reportsOfIt, left); i++) {
                double at = random.nextDouble();
                reports[written++] = (long) (start + life * (number == 0 ? at : at * at)) << 32 | number;
            }
        }
        Arrays.sort(reports);
        story = new int[size];
        second = new int[size];
        for (int i = 0; i < size; i++) {
            story[i] = (int) reports[i];
            second[i] = (int) (reports[i] >> 32);
        }
    }

    /** The words that the story room knows, the most common first. */
    private static List<String> english() {
        record Known(String stem, double share) {}
        List<Known> known = new ArrayList<>();
        WordList.forEach(StoryTracker.class, "background.txt", line -> {
            int tab = line.indexOf('\t');
            if (line.chars().limit(tab).allMatch(c -> c >= 'a' && c <= 'z')) {
                known.add(new Known(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1))));
            }
        });
        known.sort(Comparator.comparingDouble(Known::share).reversed().thenComparing(Known::stem));
        return known.stream().map(Known::stem).toList();
    }

    int size() {
        return story.length;
    }

    /** The number of the story that a report tells. */
    int story(int number) {
        return story[number];
    }

    static String id(int number) {
        return "https://news" + number % 300 + ".example/reports/" + number;
    }

    static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
    }

    /** A report as its outlet wrote it. */
    record Written(String id, String published, String headline, String text, List<LocalDate> days) {}

    /** The report of that number, in order of publication. */
    StoryReport report(int number) {
        Written written = written(number);
        return StoryReport.of(written.id(), written.published(), written.headline(), written.text(), written.days());
    }

    /** The same, to be read. */
    Written written(int number) {
        Topic topic = new Topic(story[number]);
        SplittableRandom random = new SplittableRandom(~number);
        // some say little of what others say
        double share = 0.5 + 1.2 * random.nextDouble();
        StringBuilder headline = new StringBuilder();
        for (int i = 0; i < HEADLINE; i++) {
            headline.append(i == 0 ? "" : " ").append(topic.word(random, share * 0.30, share * 0.04, share * 0.25));
        }
        StringBuilder text = new StringBuilder();
        int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
        int rest = 0;
        for (int i = 0; i < length; i++) {
            if (rest == 0) {
                text.append(i == 0 ? "" : ". ").append(capital(words[drawn(random)]));
                rest = 8 + random.nextInt(20);
            } else {
                text.append(' ').append(topic.word(random, share * 0.10, share * 0.03, share * 0.20));
                rest--;
            }
        }
        LocalDateTime published = FIRST.plusSeconds(second[number]);
        return new Written(
                id(number),
                published + (published.getSecond() == 0 ? ":00Z" : "Z"),
                headline.toString(),
                text.append('.').toString(),
                random.nextInt(3) == 0 ? List.of() : List.of(topic.day(random)));
    }

    /** The names, words, figures and the day of a story. */
    private final class Topic {
        private final int number;
        private final String[] names = new String[10];
        private final String[] own = new String[40];
        private final int[] figures = new int[4];

        Topic(int number) {
            this.number = number;
            SplittableRandom random = new SplittableRandom(number);
            int beat = (int) (BEATS * Math.pow(random.nextDouble(), 1.5));
            for (int i = 0; i < names.length; i++) {
                SplittableRandom from = i % 3 == 0 ? random : ofBeat(beat, random.nextInt(NAMES_OF_A_BEAT));
                names[i] = capital(SyntheticStream.word(VOCABULARY + (int) (NAMES * Math.pow(from.nextDouble(), 3))));
            }
            for (int i = 0; i < own.length; i++) {
                SplittableRandom from = i % 3 == 0 ? random : ofBeat(beat, random.nextInt(WORDS_OF_A_BEAT));
                own[i] = words[
                        FIRST_TOPIC_WORD + (int) ((VOCABULARY - FIRST_TOPIC_WORD) * Math.pow(from.nextDouble(), 3))];
            }
            for (int i = 0; i < figures.length; i++) {
                figures[i] = 2 + random.nextInt(4000);
            }
        }

        /** Two names and words in three are those of its beat. */
        private static SplittableRandom ofBeat(int beat, int entry) {
            return new SplittableRandom(-1 - beat * (long) WORDS_OF_A_BEAT - entry);
        }

        String word(SplittableRandom random, double name, double figure, double topic) {
            double kind = random.nextDouble();
            if (kind < name) {
                double at = random.nextDouble();
                return names[(int) (names.length * at * at)];
            }
            if (kind < name + figure) {
                return String.valueOf(
                        random.nextBoolean() ? figures[random.nextInt(figures.length)] : 2 + random.nextInt(400));
            }
            if (kind < name + figure + topic) {
                return own[(int) (own.length * Math.pow(random.nextDouble(), 1.5))];
            }
            return words[drawn(random)];
        }

        LocalDate day(SplittableRandom random) {
            return FIRST.toLocalDate().plusDays(Math.floorMod(number, 40) + random.nextInt(2));
        }
    }

    private int drawn(SplittableRandom random) {
        int at = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[VOCABULARY - 1]);
        return Math.min(VOCABULARY - 1, at < 0 ? -at - 1 : at);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
