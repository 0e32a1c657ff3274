package org.rapporteur.extract;

import com.google.common.base.Optional;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.WordList;

/** Tells the language of a text. */
final class Languages {
    static final String UNKNOWN = "und";

    /** The languages told apart: those of the test piles and their neighbours. Each one more costs start-up time. */
    private static final List<String> TOLD = List.of(
            "ar", "be", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hr", "hu", "id", "it", "ja",
            "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sv", "tr", "uk", "vi", "zh-CN");

    /** Below this the detector guesses: its authors made it for texts, not for titles. */
    private static final int FEWEST_CHARS = 60;

    /** Twice as much costs twice the time and tells another language for 3 of the 1,584 pages of the sets that are not plainly English. */
    private static final int SAMPLE_CHARS = 1_500;

    private static final int SEED = 1;

    /** No word of the list is longer. */
    private static final int LONGEST_PLAIN = 8;

    /** Words that every text of a language is full of and that no other language told apart here writes so. */
    private static final Map<String, String> PLAIN_WORDS = plainWords();

    /** One word in so many, half of their share in English news (.13): a text that quotes another one does not reach it. */
    private static final int PLAIN_WORD_IN = 16;

    /** Where no language but English turns up, the profiles of the others, which take longer to load than the part-of-speech model, are never read. */
    private static final class Detector {
        private static final LanguageDetector INSTANCE = load();

        private static LanguageDetector load() {
            try {
                List<LdLocale> locales = TOLD.stream().map(LdLocale::fromString).toList();
                return LanguageDetectorBuilder.create(NgramExtractors.standard())
                        .withProfiles(new LanguageProfileReader().readBuiltIn(locales))
                        // Without a seed the detector's sampling makes two runs differ.
                        .seed(SEED)
                        .build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Languages() {}

    private static Map<String, String> plainWords() {
        Map<String, String> languages = new HashMap<>();
        for (List<String> row : WordList.rows(Languages.class, "plain-words.txt")) {
            for (String word : row.get(1).split(" ", -1)) {
                languages.put(word, row.getFirst());
            }
        }
        return Map.copyOf(languages);
    }

    /** ISO 639-1 code, or {@code und} where the text is too short or its language cannot be told. */
    static String of(String text) {
        if (text.length() < FEWEST_CHARS) {
            return UNKNOWN;
        }
        String sample = text.substring(0, Math.min(text.length(), SAMPLE_CHARS));
        String plain = plainly(sample);
        if (plain != null) {
            return plain;
        }
        Optional<LdLocale> told = Detector.INSTANCE.detect(sample);
        return told.isPresent() ? told.get().getLanguage() : UNKNOWN;
    }

    /**
     * The language that a text is plainly in, or null: {@code The port and the road that leads to it were shut} is English; a
     * title such as {@code Port Aster shut} is nothing yet, and no more is a text of two languages.
     */
    static @Nullable String plainly(String sample) {
        Map<String, Integer> counts = new TreeMap<>();
        int words = 0;
        int start = -1;
        for (int i = 0; i <= sample.length(); i++) {
            boolean letter = i < sample.length() && Character.isLetter(sample.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words++;
                if (i - start <= LONGEST_PLAIN) {
                    String language = PLAIN_WORDS.get(sample.substring(start, i).toLowerCase(Locale.ROOT));
                    if (language != null) {
                        counts.merge(language, 1, Integer::sum);
                    }
                }
                start = -1;
            }
        }
        String plain = null;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            if (count.getValue() * PLAIN_WORD_IN >= words) {
                if (plain != null) {
                    return null;
                }
                plain = count.getKey();
            }
        }
        return plain;
    }
}
