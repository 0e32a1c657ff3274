package org.rapporteur.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * What words of an extract mean that stands elsewhere in its report: who {@code Roe}, {@code she} or {@code the mayor} is, which body {@code the
 * NPA}, what day {@code Friday}.
 *
 * @param words the words in the extract, once for each person, body or day
 * @param meaning the fullest name that the report gives, or the description of a source without a name, or the day as ISO date
 * @param role office or affiliation in the report's words, or null
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
    private static final Pattern ABBREVIATION = Pattern.compile("\\p{Lu}\\.?(?:\\p{Lu}\\.?){1,5}");
    // "The mayor", "it": no word of a name.
    private static final Pattern DESCRIBED =
            Pattern.compile("(?:(?i:the|a|an|this|that|its|their|his|her) )?[\\p{Ll}-]+(?: [\\p{Ll}-]+)*");
    // A slip of reading ("of International Trade") helps nobody; "von Weizsaecker" is a name.
    private static final Pattern NO_NAME = Pattern.compile("(?:of|in|for|at|by|from|with|to|on|and) .*|");
    private static final Set<String> PRONOUNS = Set.of("he", "she", "his", "her", "him");

    /**
     * The glosses of an extract, in the order of their words.
     *
     * @param known the day that is told beside the extract anyway, or null
     */
    static List<Gloss> of(Reading reading, Span extract, @Nullable LocalDate known) {
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
        Span place = words == null || NO_NAME.matcher(entity.name()).matches() ? null : place(entity, text);
        String role = entity.role();
        return words == null || place == null
                ? null
                : new Gloss(words, entity.name(), role != null && text.contains(role) ? role : null, place);
    }

    /** Whether a reader who sees these words knows as well who is meant as one who sees the full name. */
    private static boolean saysInFull(String words, Entity entity) {
        if (PRONOUNS.contains(words.toLowerCase(Locale.ROOT))) {
            return false;
        }
        String name = entity.name();
        int last = name.lastIndexOf(' ') + 1;
        if (!entity.named() || last == 0) {
            return true;
        }
        if (entity.type() == EntityType.PERSON) {
            return words.contains(name.substring(0, name.indexOf(' '))) && words.contains(name.substring(last));
        }
        return entity.type() != EntityType.ORGANISATION
                || !ABBREVIATION.matcher(words).matches()
                        && !DESCRIBED.matcher(words).matches();
    }

    /** Where the report names or describes it in full for the first time. */
    private static @Nullable Span place(Entity entity, String text) {
        return entity.mentions().stream()
                .filter(mention -> mention.in(text).contains(entity.name()))
                .findFirst()
                .orElse(null);
    }

    private static List<Gloss> days(Reading reading, Span extract, @Nullable LocalDate known) {
        List<Gloss> found = new ArrayList<>();
        Set<LocalDate> told = new HashSet<>();
        for (TimeMention time : reading.annotation().times()) {
            LocalDate day = time.earliest();
            if (day != null
                    && !time.span().in(reading.text()).equalsIgnoreCase("overnight") // a night lies between two days
                    && day.equals(time.latest())
                    && !day.equals(known)
                    && extract.covers(time.span())
                    && !DIGIT.matcher(time.span().in(reading.text())).find()
                    && told.add(day)) {
                found.add(new Gloss(time.span(), day.toString(), null, null));
            }
        }
        return found;
    }
}
