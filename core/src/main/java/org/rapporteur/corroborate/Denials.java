package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Position;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * What somebody denies stands against whoever tells it; where no report of the pile does, against what the denial itself says was claimed.
 *
 * <p>Catches {@code Roe denied that the dam was unsafe}, {@code the ministry denied a report of losses}; leaves {@code the city denied licences to
 * two firms} alone.
 */
final class Denials {
    /** This share of what is denied is told by a sentence that tells it, and so many of its words. */
    private static final double TOLD = .8;

    private static final int FEWEST_WORDS = 4;
    /** Who "denied the charge" leaves it to another sentence to say which. */
    private static final int FEWEST_DENIED = 3;
    /** Words up to the one for what is claimed. */
    private static final int LONGEST_CLAIM = 6;
    /** Sentences named for a side; copies repeat them. */
    private static final int MOST_TOLD = 12;

    /** Words for what is said of somebody: who denies them denies what they say. */
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
            "assertions",
            "involvement",
            "responsibility",
            "knowledge",
            "wrongdoing",
            "guilt",
            "complicity",
            "links",
            "ties",
            "role");

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
            "deny",
            "denies",
            "denied",
            "denying",
            "denial",
            "reject",
            "rejects",
            "rejected",
            "rejecting",
            "false",
            "untrue",
            "baseless");

    private final Lexicon lexicon;
    private final Pile pile;
    private final MergedEntities entities;
    private @Nullable List<Told> sentences;

    Denials(Lexicon lexicon, Pile pile, MergedEntities entities) {
        this.lexicon = lexicon;
        this.pile = pile;
        this.entities = entities;
    }

    /** A contradiction of status for each denial. */
    List<Contradiction> contradictions(List<FusedPosition> positions) {
        List<Contradiction> found = new ArrayList<>();
        for (FusedPosition position : positions) {
            if (position.stance() == Position.Stance.DENIES
                    && isOfAClaim(position.mentions().getFirst())) {
                found.add(contradiction(position));
            }
        }
        return found;
    }

    private Contradiction contradiction(FusedPosition denial) {
        List<Mention> denied = denial.mentions();
        List<Mention> told = tellers(denied);
        List<Mention> claimed = told.isEmpty() ? denied : told;
        return new Contradiction(
                Contradictions.id(Contradiction.Kind.STATUS, denial.id()),
                Contradiction.Kind.STATUS,
                denial.id(),
                List.of(
                        new Contradiction.Version(
                                told.isEmpty() ? claim(denied.getFirst()) : "told", claimed, pile.originsOf(claimed)),
                        new Contradiction.Version(
                                "denied by " + entities.expect(denial.holder()).name(),
                                denied,
                                pile.originsOf(denied))));
    }

    /** A clause, or a word for one; {@code licences to two firms} can only be refused. */
    private boolean isOfAClaim(Mention denial) {
        Span about = about(denial);
        Sentence sentence = pile.reading(denial.report()).annotation().findSentence(about.start());
        if (sentence == null) {
            return false;
        }
        String text = pile.reading(denial.report()).text();
        return stems(text, sentence, about).size() >= FEWEST_DENIED
                && sentence.tokens().stream()
                        .filter(token -> about.covers(token.span()))
                        .anyMatch(token -> token.pos().equals("VERB")
                                || token.pos().equals("AUX")
                                || CLAIMS.contains(lower(text, token)));
    }

    /** {@code the Haven Post report} of {@code denied the Haven Post report that ships were lost}; else that it is claimed. */
    private String claim(Mention denial) {
        Span about = about(denial);
        String text = pile.reading(denial.report()).text();
        Sentence sentence = pile.reading(denial.report()).annotation().findSentence(about.start());
        List<Token> tokens = sentence == null
                ? List.of()
                : sentence.tokens().stream()
                        .filter(token -> about.covers(token.span()))
                        .toList();
        for (int i = 0; i < Math.min(LONGEST_CLAIM, tokens.size()); i++) {
            if (CLAIMS.contains(lower(text, tokens.get(i)))) {
                return new Span(
                                tokens.getFirst().span().start(),
                                tokens.get(i).span().end())
                        .in(text);
            }
        }
        return "claimed";
    }

    private Span about(Mention denial) {
        return pile.reading(denial.report()).positions().stream()
                .filter(position -> position.id().equals(denial.claim()))
                .map(Position::about)
                .findFirst()
                .orElse(denial.span());
    }

    /** Sentences that tell what is denied, and deny nothing. */
    private List<Mention> tellers(List<Mention> denied) {
        Mention best = denied.getFirst();
        Span about = about(best);
        Sentence own = pile.reading(best.report()).annotation().findSentence(about.start());
        Set<String> stems =
                own == null ? Set.of() : stems(pile.reading(best.report()).text(), own, about);
        List<Mention> tellers = new ArrayList<>();
        for (Told each : sentences()) {
            long both = stems.stream().filter(each.stems::contains).count();
            if (both >= FEWEST_WORDS && both >= TOLD * stems.size() && tellers.size() < MOST_TOLD) {
                tellers.add(each.mention);
            }
        }
        return tellers;
    }

    private List<Told> sentences() {
        List<Told> all = sentences;
        if (all == null) {
            all = new ArrayList<>();
            for (Reading reading : pile.readings()) {
                List<Sentence> own = reading.annotation().sentences();
                for (int i = 0; i < own.size(); i++) {
                    Sentence sentence = own.get(i);
                    String text = reading.text();
                    if (sentence.tokens().stream().noneMatch(token -> NEGATIONS.contains(lower(text, token)))) {
                        Mention mention = new Mention(reading.id(), String.valueOf(i), sentence.span());
                        all.add(new Told(mention, stems(text, sentence, sentence.span())));
                    }
                }
            }
            sentences = all;
        }
        return all;
    }

    private Set<String> stems(String text, Sentence sentence, Span part) {
        Set<String> stems = new HashSet<>();
        for (Token token : sentence.tokens()) {
            String word = lower(text, token);
            if (part.covers(token.span())
                    && Character.isLetterOrDigit(word.charAt(0))
                    && !lexicon.isFunctionWord(word)
                    && !CLAIMS.contains(word)) {
                stems.add(lexicon.stem(word));
            }
        }
        return stems;
    }

    private static String lower(String text, Token token) {
        return token.span().in(text).toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    /** A sentence and what it speaks of. */
    private record Told(Mention mention, Set<String> stems) {}
}
