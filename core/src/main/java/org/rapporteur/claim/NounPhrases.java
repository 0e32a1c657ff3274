package org.rapporteur.claim;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the noun phrase that ends or begins at a place in a stretch, by parts of speech. */
final class NounPhrases {
    /** No noun phrase that names a source was longer in the articles looked at. */
    private static final int LONGEST = 40;

    private static final Set<String> JOINING =
            Set.of("of", "for", "at", "in", "from", "with", "to", "on", "near", "by", "within", "inside", "under");
    private static final Set<String> POSSESSIVE = Set.of("his", "her", "its", "their", "our", "my", "your", "whose");

    private final Stretch stretch;
    private final SpeechLexicon lexicon;

    NounPhrases(Stretch stretch, SpeechLexicon lexicon) {
        this.stretch = stretch;
        this.lexicon = lexicon;
    }

    /** The phrase that ends with the piece at {@code last}, or null if that piece cannot end one. */
    @Nullable
    NounPhrase endingAt(int last) {
        Piece end = stretch.at(last);
        if (end.is(")")) {
            int open = openingOf(last);
            NounPhrase before = open < 0 ? null : endingAt(open - 1);
            return before == null ? null : new NounPhrase(before.first(), last, before.head(), before.otherHead());
        }
        if (!isNominal(last) || end.is("last")) {
            return null;
        }
        if (end.isPronoun() && !end.tag().equals("PROPN")) {
            return NounPhrase.word(last);
        }
        int head = last;
        int first = chunkStart(last);
        while (last - first < LONGEST) {
            Piece before = stretch.at(first - 1);
            Piece earlier = stretch.at(first - 2);
            if (JOINING.contains(before.word())
                    && isNominal(first - 2)
                    && !earlier.isPronoun()
                    && !lexicon.isTimeWord(earlier.word())
                    && !lexicon.isTimeWord(stretch.at(first).word())) {
                head = first - 2;
                first = chunkStart(first - 2);
            } else if (before.is("and")
                    && isNominal(first - 2)
                    && earlier.capital() == stretch.at(first).capital()
                    && !earlier.isPronoun()) {
                first = chunkStart(first - 2);
            } else {
                break;
            }
        }
        for (int i = head - 1; i >= first; i--) {
            if (lexicon.isTimeWord(stretch.at(i).word()) && stretch.at(head).capital()) {
                first = i + 1;
            }
        }
        while (first < head && stretch.at(first).isMark()) {
            first++;
        }
        return lexicon.isTimeWord(stretch.at(head).word()) && first == head
                ? null
                : new NounPhrase(first, last, head, -1);
    }

    /** The tagger takes {@code official} for an adjective too often. */
    private boolean isNominal(int i) {
        return stretch.at(i).isNominal() || lexicon.isUnnamedHead(stretch.at(i).word());
    }

    private int openingOf(int close) {
        for (int i = close - 1; i >= 0 && i > close - 10; i--) {
            if (stretch.at(i).is("(")) {
                return i;
            }
        }
        return -1;
    }

    private int chunkStart(int last) {
        int i = last;
        while (i > 0 && last - i < LONGEST) {
            if (isDeterminer(i)) {
                return i;
            }
            if (stretch.at(i - 1).is(")")) {
                int open = openingOf(i - 1);
                if (open <= 0) {
                    return i;
                }
                i = open;
                continue;
            }
            if (!belongs(i - 1)) {
                return i;
            }
            i--;
        }
        return i;
    }

    private boolean isDeterminer(int i) {
        Piece piece = stretch.at(i);
        return piece.tag().equals("DET") || POSSESSIVE.contains(piece.word());
    }

    /** True if the piece can stand inside a noun phrase, before its last word. */
    private boolean belongs(int i) {
        Piece piece = stretch.at(i);
        if (piece.isQuotation()) {
            return false;
        }
        if (isDeterminer(i) || piece.is("'s") || piece.is("'") || piece.is("-") || piece.is("&")) {
            return true;
        }
        return switch (piece.tag()) {
            case "NOUN", "PROPN", "ADJ", "NUM", "X" -> !piece.isMark();
            case "VERB" -> isParticiple(piece) && isDeterminer(i - 1);
            case "ADV" -> i > 0 && isDeterminer(i - 1);
            case "PUNCT", "SYM" ->
                piece.is(".")
                                && stretch.at(i - 1).capital()
                                && stretch.at(i - 1).word().length() < 5
                        || piece.is("$")
                        || piece.is("%");
            default -> false;
        };
    }

    private static boolean isParticiple(Piece piece) {
        return piece.word().endsWith("ed") || piece.word().endsWith("ing");
    }

    /** The phrase that begins at {@code first}, with what is joined to it, or null. */
    @Nullable
    NounPhrase startingAt(int first, boolean withApposition) {
        Piece start = stretch.at(first);
        if (start.isPronoun() && start.tag().equals("PRON")) {
            return NounPhrase.word(first);
        }
        int head = chunkEnd(first);
        if (head < 0) {
            return null;
        }
        int last = joinedEnd(first, head);
        int otherHead = -1;
        if (withApposition && stretch.at(last + 1).is(",")) {
            int other = chunkEnd(last + 2);
            if (other >= 0) {
                int otherLast = joinedEnd(last + 2, other);
                Piece after = stretch.at(otherLast + 1);
                if (after.is(",") || after.is(".") || after.word().isEmpty() || after.is(";") || after.is(":")) {
                    last = otherLast;
                    otherHead = other;
                }
            }
        }
        return new NounPhrase(first, last, head, otherHead);
    }

    private int joinedEnd(int first, int head) {
        int last = head;
        while (last - first < LONGEST) {
            Piece next = stretch.at(last + 1);
            boolean joins = JOINING.contains(next.word())
                            && !lexicon.isTimeWord(stretch.at(last + 2).word())
                    || next.is("and")
                            && stretch.at(last).capital()
                            && stretch.at(last + 2).capital();
            int more = joins ? chunkEnd(last + 2) : -1;
            if (more < 0) {
                if (next.is("(")) {
                    for (int i = last + 2; i < last + 10; i++) {
                        if (stretch.at(i).is(")")) {
                            return i;
                        }
                    }
                }
                break;
            }
            last = more;
        }
        return last;
    }

    /** Last piece of the chunk that begins at {@code first}, or -1 if none does. */
    int chunkEnd(int first) {
        int last = -1;
        for (int i = first; i < stretch.size() && i - first < LONGEST; i++) {
            Piece piece = stretch.at(i);
            boolean determiner = isDeterminer(i);
            if (piece.isQuotation() || determiner && i > first) {
                break;
            }
            if (i > first && last == i - 1 && lexicon.isTimeWord(piece.word()) && !piece.is("last")) {
                break;
            }
            if (isNominal(i) && !piece.isPronoun()) {
                last = i;
            } else if (piece.isPronoun() && !determiner) {
                break;
            } else if (!(belongs(i) || piece.tag().equals("VERB") && i == first + 1 && isParticiple(piece))) {
                break;
            }
        }
        return last;
    }
}
