package org.rapporteur.claim;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.BodyWords;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.text.Span;

/** What a reader learns of where words come from: who can be asked, and who cannot. */
public enum SourceKind {
    /** {@code Mara Voss}, {@code the Harbour Ministry}. */
    NAMED,
    /** {@code a senior port official}. */
    DESCRIBED,
    /** {@code an official who spoke on condition of anonymity}: the report says that the name is withheld. */
    BACKGROUND,
    /** {@code the indictment}, {@code a letter seen by the Standard}. */
    DOCUMENT,
    /** {@code the Velgrad Times reported}: another outlet's word. */
    OUTLET,
    /** Nobody is named or described. */
    OPEN;

    private static final Pattern WITHHELD =
            Pattern.compile("(?:condition of anonymity|on background|anonymously|asked not to be (?:named|identified)|"
                    + "declined to be (?:named|identified)|did not want to be (?:named|identified)|"
                    + "not (?:authori[sz]ed|allowed|permitted) to (?:speak|discuss|talk|comment)|"
                    + "without being (?:named|identified)|requested anonymity|insisted on anonymity)");
    private static final Pattern OUTLET_NAME = Pattern.compile(
            "(?i)\\b(?:times|post|news|journal|herald|tribune|standard|gazette|telegraph|guardian|press|tv|radio|daily|"
                    + "broadcasting|television|newspaper|magazine|agency|bulletin|chronicle|observer|examiner|courier)$");

    /** The kind of a quote's source in its report. */
    public static SourceKind of(Reading reading, Quote quote) {
        Entity speaker = find(reading, quote.speaker());
        if (isWithheld(reading, quote)) {
            return speaker != null && speaker.named() && speaker.type() == EntityType.PERSON ? NAMED : BACKGROUND;
        }
        String head = head(reading, quote);
        if (speaker == null || !speaker.named()) {
            return BodyWords.isDocument(head) ? DOCUMENT : speaker == null ? OPEN : DESCRIBED;
        }
        if (speaker.type() != EntityType.PERSON) {
            return isOutlet(reading, quote, speaker) ? OUTLET : BodyWords.isDocument(head) ? DOCUMENT : NAMED;
        }
        return NAMED;
    }

    private static @Nullable Entity find(Reading reading, @Nullable String id) {
        for (Entity entity : reading.annotation().entities()) {
            if (entity.id().equals(id)) {
                return entity;
            }
        }
        return null;
    }

    /** Said in the sentence that names the source, of somebody there. */
    private static boolean isWithheld(Reading reading, Quote quote) {
        if (quote.source().isEmpty()) {
            return false;
        }
        Sentence sentence =
                reading.annotation().findSentence(quote.source().getFirst().start());
        return sentence != null
                && WITHHELD.matcher(sentence.span().in(reading.text()).toLowerCase(Locale.ROOT))
                        .find();
    }

    private static boolean isOutlet(Reading reading, Quote quote, Entity speaker) {
        boolean reports = quote.cue().stream()
                .map(span -> span.in(reading.text()).toLowerCase(Locale.ROOT))
                .anyMatch(cue -> cue.contains("report"));
        return OUTLET_NAME.matcher(speaker.name()).find() || reports && speaker.type() == EntityType.ORGANISATION;
    }

    /** The main word of the source: the last before {@code of}, {@code from}, {@code seen by}. */
    private static String head(Reading reading, Quote quote) {
        String head = "";
        List<Span> source = quote.source();
        String words = source.isEmpty() ? "" : source.getFirst().in(reading.text());
        for (String word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+", -1)) {
            if (Set.of(
                            "of",
                            "from",
                            "by",
                            "in",
                            "on",
                            "for",
                            "to",
                            "that",
                            "which",
                            "seen",
                            "obtained",
                            "filed",
                            "released")
                    .contains(word)) {
                break;
            }
            head = word.isEmpty() ? head : word;
        }
        return head;
    }
}
