package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Position;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * What somebody denies stands against whoever tells it; where no report of the pile does, against what the denial itself says was claimed.
 *
 * <p>Catches {@code Roe denied that the dam was unsafe}, {@code the ministry denied a report of losses}, {@code Roe denied selling them}; leaves
 * {@code the city denied licences to two firms}, {@code the court denied bail to two men accused of arson} and {@code Roe denied the charge} alone.
 */
final class Denials {
    /** This share of what is denied is told by a sentence that tells it, and so many of its words. */
    private static final double TOLD = .8;

    private static final int FEWEST_WORDS = 4;
    /** Who "denied the charge" leaves it to another sentence to say which. */
    private static final int FEWEST_DENIED = 3;
    /** Words up to the one for what is claimed. */
    private static final int LONGEST_CLAIM = 6;
    /** What is said of somebody, and can be named as the side against a denial. */
    private static final Set<String> CLAIMS = Set.of(
            "report",
            "reports",
            "allegation",
            "allegations",
            "accusation",
            "accusations",
            "claim",
            "claims",
            "charge",
            "charges",
            "rumour",
            "rumours",
            "rumor",
            "rumors",
            "suggestion",
            "suggestions",
            "speculation",
            "assertion",
            "assertions");

    /** What somebody is said to have: who denies it denies that. */
    private static final Set<String> PARTS = Set.of(
            "involvement", "responsibility", "knowledge", "wrongdoing", "guilt", "complicity", "links", "ties", "role");

    /** Whoever has one of them in a sentence tells nothing that is denied, or does not tell it as a fact. */
    private static final Set<String> NEGATIONS = Set.of(
            "not",
            "n't",
            "no",
            "never",
            "none",
            "nobody",
            "nothing",
            "without",
            "neither",
            "nor",
            "false",
            "untrue",
            "baseless",
            "if",
            "whether",
            "?");

    private static final Pattern DENYING =
            Pattern.compile("den(?:y|ies|ied|ying|ials?)|(?:reject|rebut|refut|disput|dismiss)\\w*");
    private static final Pattern THAT = Pattern.compile("\\bthat\\s+$");
    private static final int THAT_REACH = 8;
    private static final Set<String> SUBJECTS = Set.of("it", "he", "she", "they", "we", "i", "there");
    private static final Set<String> RELATIVE = Set.of("that", "which", "who", "whom", "whose");
    private static final int LONGEST_POSTING = 2_000;

    private final Lexicon lexicon;
    private final Pile pile;
    private final MergedEntities entities;
    private final List<Mention> sentences = new ArrayList<>();
    private @Nullable Map<String, List<Integer>> index;

    Denials(Lexicon lexicon, Pile pile, MergedEntities entities) {
        this.lexicon = lexicon;
        this.pile = pile;
        this.entities = entities;
    }

    /** A contradiction of status for each denial. */
    List<Contradiction> contradictions(List<FusedPosition> positions) {
        List<Contradiction> found = new ArrayList<>();
        for (FusedPosition position : positions) {
            if (position.stance() == Position.Stance.DENIES) {
                Mention fullest = fullest(position);
                if (isOfAClaim(fullest)) {
                    found.add(contradiction(position, fullest));
                }
            }
        }
        return found;
    }

    private Contradiction contradiction(FusedPosition denial, Mention fullest) {
        List<Mention> told = tellers(fullest);
        Contradiction.Version other = told.isEmpty()
                ? new Contradiction.Version(claim(fullest), denial.mentions(), 0)
                : new Contradiction.Version("told", told, pile.originsOf(told));
        return new Contradiction(
                Contradictions.id(Contradiction.Kind.STATUS, denial.id()),
                Contradiction.Kind.STATUS,
                denial.id(),
                List.of(
                        other,
                        new Contradiction.Version(
                                "denied by " + entities.expect(denial.holder()).name(),
                                denial.mentions(),
                                pile.originsOf(denial.mentions()))));
    }

    /** The place where most is said of what is denied. */
    private Mention fullest(FusedPosition denial) {
        return denial.mentions().stream()
                .max(Comparator.comparing((Mention mention) -> mention.span().length())
                        .thenComparing(mention -> -pile.rank(mention.report())))
                .orElseThrow();
    }

    /** A clause, a deed, or a word for what is said; {@code licences to two firms} can only be refused. */
    private boolean isOfAClaim(Mention mention) {
        Span about = mention.span();
        String text = pile.reading(mention.report()).text();
        List<Token> tokens = tokens(mention);
        int claim = claimAt(text, tokens);
        // "the Haven Post report" says enough, "the charge" does not
        boolean named = claim >= 0
                && tokens.subList(0, claim).stream()
                        .anyMatch(token -> token.pos().equals("PROPN"));
        if (tokens.isEmpty() || !named && stems(text, tokens).size() < FEWEST_DENIED) {
            return false;
        }
        boolean that = lower(text, tokens.getFirst()).equals("that")
                || THAT.matcher(text)
                        .region(Math.max(0, about.start() - THAT_REACH), about.start())
                        .find();
        boolean deed = tokens.getFirst().pos().equals("VERB")
                && lower(text, tokens.getFirst()).endsWith("ing");
        return that || deed || claim >= 0 || isClause(text, tokens);
    }

    /** {@code the platforms had arms}, {@code it sold them}; {@code his appeal} and {@code the permit that was sought} are none. */
    private static boolean isClause(String text, List<Token> tokens) {
        String second = tokens.size() < 2 ? "" : tokens.get(1).pos();
        if (SUBJECTS.contains(lower(text, tokens.getFirst())) && (second.equals("AUX") || second.equals("VERB"))) {
            return true;
        }
        for (Token token : tokens) {
            if (token.pos().equals("AUX") || token.pos().equals("VERB") || RELATIVE.contains(lower(text, token))) {
                return token.pos().equals("AUX");
            }
        }
        return false;
    }

    /** The word for what is said in the phrase that opens what is denied, or -1. */
    private static int claimAt(String text, List<Token> tokens) {
        for (int i = 0; i < Math.min(LONGEST_CLAIM, tokens.size()); i++) {
            String word = lower(text, tokens.get(i));
            String pos = tokens.get(i).pos();
            if (CLAIMS.contains(word) || PARTS.contains(word)) {
                return i;
            }
            if (pos.equals("VERB") || pos.equals("AUX") || pos.equals("ADP") || pos.equals("SCONJ")) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code the Haven Post report} of {@code denied the Haven Post report that ships were lost}; else that it is claimed. */
    private String claim(Mention denial) {
        String text = pile.reading(denial.report()).text();
        List<Token> tokens = tokens(denial);
        int at = claimAt(text, tokens);
        return at < 0 || PARTS.contains(lower(text, tokens.get(at)))
                ? "claimed"
                : tokens.getFirst().span().union(tokens.get(at).span()).in(text);
    }

    private List<Token> tokens(Mention denial) {
        Span about = denial.span();
        Sentence sentence = pile.reading(denial.report()).annotation().findSentence(about.start());
        return sentence == null
                ? List.of()
                : sentence.tokens().stream()
                        .filter(token -> about.covers(token.span()))
                        .toList();
    }

    /** Sentences that tell what is denied, and deny nothing. Who denies that something was not done is told so by nobody we know of. */
    private List<Mention> tellers(Mention denial) {
        String text = pile.reading(denial.report()).text();
        List<Token> tokens = tokens(denial);
        if (isNegated(text, tokens)) {
            return List.of();
        }
        Set<String> stems = stems(text, tokens);
        Map<Integer, Integer> shared = new TreeMap<>();
        int rare = 0;
        for (String stem : stems) {
            List<Integer> bearers = index().getOrDefault(stem, List.of());
            if (bearers.size() <= LONGEST_POSTING) {
                rare++;
                bearers.forEach(sentence -> shared.merge(sentence, 1, Integer::sum));
            }
        }
        List<Mention> tellers = new ArrayList<>();
        // The words that half the story's sentences bear tell nothing; of the others nearly all must be there.
        for (Map.Entry<Integer, Integer> each : shared.entrySet()) {
            Mention mention = sentences.get(each.getKey());
            if (each.getValue() >= FEWEST_WORDS && each.getValue() >= TOLD * rare && !denies(mention, stems)) {
                tellers.add(mention);
            }
        }
        return tellers;
    }

    /** Whether a sentence denies something itself; {@code dismissed} does not where it is what is denied. */
    private boolean denies(Mention sentence, Set<String> denied) {
        String text = pile.reading(sentence.report()).text();
        return tokens(sentence).stream()
                .map(token -> lower(text, token))
                .anyMatch(word -> DENYING.matcher(word).matches() && !denied.contains(lexicon.stem(word)));
    }

    /** The sentences that can tell something, by their stems. */
    private Map<String, List<Integer>> index() {
        Map<String, List<Integer>> all = index;
        if (all == null) {
            all = new HashMap<>();
            for (Reading reading : pile.readings()) {
                List<Sentence> own = reading.annotation().sentences();
                for (int i = 0; i < own.size(); i++) {
                    List<Token> tokens = own.get(i).tokens();
                    if (!isNegated(reading.text(), tokens)) {
                        for (String stem : stems(reading.text(), tokens)) {
                            all.computeIfAbsent(stem, any -> new ArrayList<>()).add(sentences.size());
                        }
                        sentences.add(new Mention(
                                reading.id(), String.valueOf(i), own.get(i).span()));
                    }
                }
            }
            index = all;
        }
        return all;
    }

    private static boolean isNegated(String text, List<Token> tokens) {
        return tokens.stream().anyMatch(token -> NEGATIONS.contains(lower(text, token)));
    }

    private Set<String> stems(String text, List<Token> tokens) {
        Set<String> stems = new HashSet<>();
        for (Token token : tokens) {
            String word = lower(text, token);
            if (Character.isLetterOrDigit(word.charAt(0)) && !lexicon.isFunctionWord(word) && !CLAIMS.contains(word)) {
                stems.add(lexicon.stem(word));
            }
        }
        return stems;
    }

    private static String lower(String text, Token token) {
        return token.span().in(text).toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
