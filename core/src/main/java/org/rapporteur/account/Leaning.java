package org.rapporteur.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * Whether a sentence leans on one before it by what it takes for known.
 *
 * <p>Catches {@code For example, the ferry sank}, {@code The four men were charged}, {@code The offer also hinges on it}, {@code A year later
 * Voss spoke of their harbour}; leaves {@code As a result of the storm the ferry sank}, {@code The four men who sank the ferry were
 * charged}, {@code Voss, the former mayor, was charged} alone.
 */
final class Leaning {
    // A linking phrase that has nothing of its own behind it.
    private static final Pattern LINKED = Pattern.compile("(?is)(?:for (?:example|instance)|what[’']s more|to be sure"
            + "|in (?:addition|turn|response|contrast|other words)|as a (?:result|consequence)|on the other hand|at the same time"
            + "|by (?:contrast|then|that time))\\b(?! (?:of|to|as|with|from|for|by)\\b).*");
    // "Among them was the harbour master"; "Of those surveyed" says of whom.
    private static final Pattern AMONG = Pattern.compile(
            "(?is)(?:among|of|for|in|with|after|before|despite|because of) (?:them|these|those|this|that)\\b"
                    + "(?! (?:who|whose|that|which|\\p{L}+(?:ed|en|ing)|week|weekend|month|year|morning|afternoon|evening|night|day|time"
                    + "|summer|winter|spring|autumn|season)\\b).*");
    private static final Pattern FOLLOWING = Pattern.compile(
            "(?is).*\\b(?:the following|as follows)\\b"
                    + "(?!,? (?:day|week|month|year|morning|afternoon|evening|night|weekend|\\p{L}+day|season|spring|summer|autumn|winter)|[^.]{0,40}:).*");
    private static final Pattern LATTER = Pattern.compile(
            "(?is).*\\bthe (?:latter|former)(?:[,.;]| (?:is|are|was|were|had|has|have|will|would|could|said|says)\\b).*");
    // At the beginning of a clause; a capital behind it makes a name: "the 27 EU states", "the 7 October attacks".
    private static final Pattern COUNTED =
            Pattern.compile("(?:^(?:The|All the)|(?:said|and|but|that) the) (?:other )?(?!(?:1[5-9]|20)\\d\\d )"
                    + "(?:\\d[\\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:\\p{Ll}+ )?"
                    + "(?!(?:who|which|that) )\\p{Ll}+s?\\b(?= (?:\\p{L}+ly )?(?:is|are|was|were|had|have|has|will|would|could|can|may"
                    + "|might|did|do|said|say|told|also)\\b)");
    private static final Pattern ALSO =
            Pattern.compile("(?:The|This|These|Those|All the) \\p{Ll}+(?: \\p{Ll}+){0,3}? also ");

    private static final Set<String> PLURAL_PRONOUNS = Set.of("they", "them", "their", "theirs", "themselves");
    // Bodies of many, which are "they" too.
    private static final Set<String> BODIES = Set.of(
            "people",
            "police",
            "government",
            "team",
            "company",
            "group",
            "family",
            "couple",
            "crew",
            "army",
            "party",
            "committee",
            "children",
            "men",
            "women",
            "staff",
            "public",
            "majority",
            "number",
            "anyone",
            "everyone",
            "someone",
            "nobody",
            "those",
            "many",
            "others");

    private Leaning() {}

    static boolean leans(Reading reading, Sentence sentence, Span extract) {
        String text = extract.in(reading.text()).strip();
        return LINKED.matcher(text).matches()
                || AMONG.matcher(text).matches()
                || FOLLOWING.matcher(text).matches()
                || LATTER.matcher(text).matches()
                || isCounted(text)
                || ALSO.matcher(text).lookingAt()
                || lacksMany(reading, sentence, extract);
    }

    private static boolean isPerson(Reading reading, Span word) {
        return reading.annotation().entities().stream()
                .filter(entity -> entity.named() && entity.type() == EntityType.PERSON)
                .anyMatch(entity -> entity.mentions().stream().anyMatch(mention -> mention.covers(word)));
    }

    /** A count that the same sentence explains, {@code Norway and Italy will meet, and the two countries will sign}, is clear. */
    private static boolean isCounted(String text) {
        var counted = COUNTED.matcher(text);
        return counted.find() && !text.substring(0, counted.start()).contains(" and ");
    }

    /** {@code They}, where nobody before it is more than one. What is quoted may speak of anybody. */
    private static boolean lacksMany(Reading reading, Sentence sentence, Span extract) {
        for (Token token : sentence.tokens()) {
            if (token.span().start() < extract.start()) {
                continue;
            }
            String word = token.span().in(reading.text());
            String lower = word.toLowerCase(Locale.ROOT);
            if (PLURAL_PRONOUNS.contains(lower)) {
                return true;
            }
            boolean noun = token.pos().equals("NOUN") || token.pos().equals("PROPN");
            if (word.startsWith("“")
                    || word.equals("\"")
                    || word.equals("``")
                    || noun && lower.endsWith("s") && !isPerson(reading, token.span())
                    || BODIES.contains(lower)
                    || token.pos().equals("NUM")
                    || lower.equals("and")
                    || lower.equals("&")) {
                return false;
            }
        }
        return false;
    }
}
