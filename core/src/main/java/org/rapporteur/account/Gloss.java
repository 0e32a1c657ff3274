package org.rapporteur.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * What words of an extract mean that stands elsewhere in its report: who {@code Roe} or {@code he} is, which body {@code the NPA}, what day
 * {@code Friday}.
 *
 * @param words the words in the extract, once for each person, body or day
 * @param meaning the fullest name that the report gives, or the description of a source without a name, or the day as ISO date
 * @param role office or affiliation as the report words it, or null
 * @param place where the report says it in full; null for a day, which follows from the report's own
 */
public record Gloss(
        Span words,
        String meaning,
        @Nullable String role,
        @Nullable Span place) {
    // More than that behind a line is no help any more.
    private static final int MOST = 4;
    // "Friday", "yesterday", "the next day": a day of which the words do not say the date.
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern ABBREVIATION = Pattern.compile("\\p{Lu}{2,6}");
    private static final Set<String> PRONOUNS =
            Set.of("he", "she", "his", "her", "him", "it", "its", "they", "their", "them");

    /**
     * The glosses of an extract, in the order of their words.
     *
     * @param known the day, as ISO date, that is told beside the extract anyway, or null
     */
    static List<Gloss> of(Reading reading, Span extract, @Nullable String known) {
        List<Gloss> found = new ArrayList<>();
        for (Entity entity : reading.annotation().entities()) {
            Gloss gloss = ofEntity(entity, reading.text(), extract);
            if (gloss != null) {
                found.add(gloss);
            }
        }
        found.addAll(days(reading, extract, known));
        return found.stream()
                .sorted(Comparator.comparing((Gloss gloss) -> gloss.words.start()))
                .limit(MOST)
                .toList();
    }

    private static @Nullable Gloss ofEntity(Entity entity, String text, Span extract) {
        Span words = null;
        for (Span mention : entity.mentions()) {
            if (extract.covers(mention)) {
                if (saysInFull(mention.in(text), entity)) {
                    return null;
                }
                words = words == null ? mention : words;
            }
        }
        // A name begins with a capital; a slip of reading ("of International Trade") helps nobody.
        boolean isName = !entity.named() || !Character.isLowerCase(entity.name().charAt(0));
        Span place = words == null || !isName ? null : place(entity, text);
        return words == null || place == null ? null : new Gloss(words, entity.name(), entity.role(), place);
    }

    /** Whether a reader who sees these words knows as well who is meant as one who sees the full name. */
    private static boolean saysInFull(String words, Entity entity) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (PRONOUNS.contains(lower)) {
            return false;
        }
        if (!entity.named()) {
            return true;
        }
        return switch (entity.type()) {
            case PERSON ->
                words.indexOf(' ') >= 0 && Character.isUpperCase(words.charAt(0))
                        || entity.name().indexOf(' ') < 0;
            case ORGANISATION ->
                !ABBREVIATION.matcher(words).matches() || entity.name().indexOf(' ') < 0;
            default -> true;
        };
    }

    /** Where the report names or describes it in full for the first time. */
    private static @Nullable Span place(Entity entity, String text) {
        return entity.mentions().stream()
                .filter(mention -> mention.in(text).contains(entity.name()))
                .findFirst()
                .orElse(null);
    }

    private static List<Gloss> days(Reading reading, Span extract, @Nullable String known) {
        List<Gloss> found = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (TimeMention time : reading.annotation().times()) {
            String words = time.span().in(reading.text());
            if (extract.covers(time.span())
                    && ISO_DAY.matcher(time.value()).matches()
                    && !time.value().equals(known)
                    && !DIGIT.matcher(words).find()
                    && told.add(time.value())) {
                found.add(new Gloss(time.span(), time.value(), null, null));
            }
        }
        return found;
    }
}
