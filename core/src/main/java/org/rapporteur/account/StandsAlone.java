package org.rapporteur.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * Tells how well a sentence can be read without those before it: whether it says who {@code he} is, whose words it quotes, and
 * that it is a sentence at all.
 *
 * <p>Finds fault with {@code He then will go to Haven.}, {@code But the talks failed.}, {@code Can you tell us more?} and {@code
 * Photos from the harbour}; finds none with {@code Before Marin sails she will meet the mayor.}
 */
final class StandsAlone {
    // Heavier than any other fault: nobody would print it alone.
    static final int UNFIT = 4;
    // A reader would ask who or what is meant.
    static final int HARD = 2;

    // Closed classes of English words, after the grammars' lists of pronouns and of linking adverbs.
    private static final Set<String> PRONOUNS = Set.of(
            "he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their", "him", "them",
            "both", "such", "here", "there", "others", "another");
    private static final Set<String> SUBJECTS = Set.of("he", "she", "they", "it");
    private static final Set<String> LINKS = Set.of(
            "but",
            "and",
            "or",
            "nor",
            "also",
            "however",
            "moreover",
            "furthermore",
            "meanwhile",
            "then",
            "so",
            "yet",
            "still",
            "instead",
            "nevertheless",
            "nonetheless",
            "thus",
            "therefore",
            "besides",
            "otherwise",
            "hence",
            "too",
            "again",
            "earlier",
            "later",
            "afterwards",
            "though",
            "well",
            "because",
            "which",
            "who");
    private static final Set<String> DAYS = Set.of(
            "week",
            "month",
            "year",
            "morning",
            "afternoon",
            "evening",
            "weekend",
            "day",
            "summer",
            "winter",
            "spring",
            "autumn",
            "time");
    private static final Set<String> SPEAKING = Set.of(
            "i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "i'm", "we're", "you're");

    // What pages write beside pictures, films and comments, where it has come into the text.
    private static final Pattern FURNITURE = Pattern.compile(
            "(?i)\\b(?:hide|show|view) captions?\\b|\\b(?:photos?|images?|videos?|caption|credit):|\\b(?:getty images|file photo)\\b"
                    // the day with its year at the end, as agencies sign pictures
                    + "|,\\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day\\s?, [a-z]{3,9}\\.? \\d{1,2}\\s?, \\d{4}\\s?\\.?$"
                    // what stands above and below a reader's comment
                    + "|\\bposted by ?:|\\| ?(?-i:Report abuse|Reply)\\b|\\d:\\d{2} ?[ap]\\.?m\\.? \\|"
                    // the end of a line that was written out twice
                    + "|\\\\n");

    // "The minister", of somebody with a name; not whom or what a country has one of.
    private static final Pattern DESCRIBED = Pattern.compile(
            "[Tt]h(?:e|at|is) (?!(?:government|president|prime minister|pope|king|queen|police|prosecution|army|navy|military|opposition"
                    + "|parliament|central bank|supreme court)\\b)\\p{Ll}+(?: \\p{Ll}+)?");

    private StandsAlone() {}

    /**
     * Nothing wrong is 0; from 4 on it should not stand alone.
     *
     * @param extract the sentence's own words
     */
    static int faults(Reading reading, Sentence sentence, Span extract) {
        String text = extract.in(reading.text()).strip();
        int leaning = opening(reading, sentence, extract)
                + strangers(reading, extract)
                + (Leaning.leans(reading, sentence, extract) ? HARD : 0);
        return shape(text)
                // Whatever it leans on, it is a sentence, which beats none.
                + Math.min(UNFIT - 1, leaning)
                + persons(reading, sentence, extract)
                + speech(reading, extract);
    }

    private static int shape(String text) {
        if (text.isEmpty()) {
            return UNFIT;
        }
        String bare = text.replaceAll("[\"”’')\\]\\s]+$", "");
        char last = bare.isEmpty() ? ' ' : bare.charAt(bare.length() - 1);
        int faults = 0;
        if (".!".indexOf(last) < 0) {
            faults += UNFIT; // a question, a headline, a caption
        }
        boolean straight = text.chars().filter(c -> c == '"').count() % 2 == 1;
        boolean curly = text.chars().filter(c -> c == '“').count()
                != text.chars().filter(c -> c == '”').count();
        if (straight || curly || isParted(text)) {
            faults += HARD; // begins or ends within somebody's words
        }
        if (isFurniture(text)) {
            faults += UNFIT;
        }
        char first = text.charAt(0);
        if (Character.isLowerCase(first)) {
            faults += HARD;
        }
        return faults;
    }

    /** True of a caption, and of what has a page's words around a comment in it: {@code Posted by: harbourfan | Report abuse}. */
    static boolean isFurniture(String text) {
        return FURNITURE.matcher(text).find();
    }

    /** {@code Good for the harbour,' Voss said}: the single mark at the other end stands in another sentence. */
    private static boolean isParted(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\'' && c != '‘' && c != '’') {
                continue;
            }
            boolean letterBefore = i > 0 && Character.isLetterOrDigit(text.charAt(i - 1));
            boolean letterBehind = i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
            if (!letterBefore && letterBehind && c != '’') {
                open++;
            } else if (i > 0 && ",.!?".indexOf(text.charAt(i - 1)) >= 0 && !letterBehind && c != '‘') {
                if (open == 0) {
                    return true; // closes what was opened before
                }
                open = 0;
            }
        }
        // One that opens the sentence and is never closed; the mark behind a last word may be a genitive's.
        return open > 0 && "'‘".indexOf(text.charAt(0)) >= 0 && text.indexOf('\'', 1) < 0 && text.indexOf('’', 1) < 0;
    }

    private static int opening(Reading reading, Sentence sentence, Span extract) {
        String first = "";
        String second = "";
        for (Token token : sentence.tokens()) {
            String word = token.span().in(reading.text());
            boolean inside = token.span().start() >= extract.start() && Character.isLetterOrDigit(word.charAt(0));
            if (inside && first.isEmpty()) {
                first = word.toLowerCase(Locale.ROOT);
            } else if (inside && second.isEmpty()) {
                second = word.toLowerCase(Locale.ROOT);
            }
        }
        if (PRONOUNS.contains(first) && !DAYS.contains(second)) {
            return HARD;
        }
        boolean also = LINKS.contains(second)
                && Set.of("also", "then", "too", "however").contains(second);
        // "Earlier this month", "Later on Monday" tell a day.
        boolean day =
                (first.equals("earlier") || first.equals("later")) && !second.equals("he") && !second.equals("she");
        return LINKS.contains(first) && !day || also ? 1 : 0;
    }

    /** {@code After the storm she sailed}, {@code The minister was late}: somebody whom another sentence names or describes. */
    private static int strangers(Reading reading, Span extract) {
        for (Entity entity : reading.annotation().entities()) {
            boolean meant = false;
            boolean named = false;
            for (Span mention : entity.mentions()) {
                if (extract.covers(mention)) {
                    String words = mention.in(reading.text());
                    String lower = words.toLowerCase(Locale.ROOT);
                    boolean described =
                            DESCRIBED.matcher(words).matches() && (entity.named() || isShortened(words, entity.name()));
                    meant |= SUBJECTS.contains(lower) || described;
                    named |= !PRONOUNS.contains(lower) && !described;
                }
            }
            if (meant && !named) {
                return HARD;
            }
        }
        return 0;
    }

    /** {@code The official}, where the report once says {@code a senior port official}. */
    private static boolean isShortened(String mention, String description) {
        String bare = mention.substring(mention.indexOf(' ') + 1);
        return description.endsWith(" " + bare) && !description.equalsIgnoreCase("the " + bare);
    }

    /** Words of a conversation that no quotation marks hold. */
    private static int persons(Reading reading, Sentence sentence, Span extract) {
        boolean quoted = false;
        for (Token token : sentence.tokens()) {
            String word = token.span().in(reading.text());
            if (word.equals("“") || word.equals("\"") && !quoted || word.equals("``")) {
                quoted = true;
            } else if (word.equals("”") || word.equals("\"") || word.equals("''")) {
                quoted = false;
            }
            boolean capital = word.equals("US");
            if (!quoted
                    && !capital
                    && token.span().start() >= extract.start()
                    && SPEAKING.contains(word.toLowerCase(Locale.ROOT))) {
                return HARD;
            }
        }
        return 0;
    }

    /** Somebody's words without the one who said them. */
    private static int speech(Reading reading, Span extract) {
        int faults = 0;
        for (Quote quote : reading.quotes()) {
            if (quote.kind() == Quote.Kind.INDIRECT || !quote.contentSpan().overlaps(extract)) {
                continue;
            }
            int quotedHere = 0;
            for (Span content : quote.content()) {
                quotedHere += content.shared(extract);
            }
            boolean told = quote.source().stream().anyMatch(extract::covers)
                    || quote.cue().stream().anyMatch(extract::covers)
                    || reading.findEntity(quote.speaker())
                            .map(e -> e.mentions().stream().anyMatch(extract::covers))
                            .orElse(false);
            // A word or two in quotation marks need no speaker beside them.
            if (!told && quotedHere * 2 > extract.length()) {
                return UNFIT;
            }
            if (quote.source().stream()
                    .filter(extract::covers)
                    .anyMatch(s -> PRONOUNS.contains(s.in(reading.text()).toLowerCase(Locale.ROOT)))) {
                faults = HARD;
            }
        }
        return faults;
    }
}
