package org.rapporteur.extract;

import com.google.common.base.Optional;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Tells the language of a text. */
final class Languages {
    static final String UNKNOWN = "und";

    /** The languages told apart: those of the test piles and their neighbours. Each one more costs start-up time. */
    private static final List<String> TOLD = List.of(
            "ar", "be", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hr", "hu", "id", "it", "ja",
            "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sv", "tr", "uk", "vi", "zh-CN");

    /** Below this the detector guesses: its authors made it for texts, not for titles. */
    private static final int FEWEST_CHARS = 60;

    /** More than this changes no answer and costs time. */
    private static final int SAMPLE_CHARS = 3_000;

    private static final int SEED = 1;

    private final LanguageDetector detector;

    Languages() {
        try {
            List<LdLocale> locales = TOLD.stream().map(LdLocale::fromString).toList();
            detector = LanguageDetectorBuilder.create(NgramExtractors.standard())
                    .withProfiles(new LanguageProfileReader().readBuiltIn(locales))
                    // Without a seed the detector's sampling makes two runs differ.
                    .seed(SEED)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** ISO 639-1 code, or {@code und} where the text is too short or its language cannot be told. */
    String of(String text) {
        if (text.length() < FEWEST_CHARS) {
            return UNKNOWN;
        }
        String sample = text.substring(0, Math.min(text.length(), SAMPLE_CHARS));
        Optional<LdLocale> told = detector.detect(sample);
        return told.isPresent() ? told.get().getLanguage() : UNKNOWN;
    }
}
