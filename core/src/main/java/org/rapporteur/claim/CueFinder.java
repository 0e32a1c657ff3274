package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.SpeechVerb.Frame;

/** Finds the cues of one stretch and their sources. What is denied, wished or supposed to be said is no cue. */
final class CueFinder {
    /** An apposition or aside between a source and its verb is at most so many pieces long. */
    private static final int LONGEST_ASIDE = 40;

    /** Tagged as something else than a verb often enough to trust the word before the tag. */
    private static final Set<String> SURE = Set.of("said", "says", "told", "tells", "tweeted");

    private static final Set<String> BE = Set.of("be", "been", "is", "are", "was", "were", "being", "am", "'s", "'re");
    private static final Set<String> SUPPOSED =
            Set.of("would", "could", "should", "might", "may", "must", "can", "'d", "ca", "wo", "cannot");
    private static final Set<String> DENIED = Set.of("not", "n't", "never", "neither", "nor", "hardly", "without");
    private static final Set<String> GOING_ON = Set.of(
            "continued",
            "continues",
            "went",
            "goes",
            "seemed",
            "seems",
            "appeared",
            "appears",
            "began",
            "begins",
            "started",
            "proceeded",
            "continue",
            "on",
            "moved",
            "rushed");
    private static final Set<String> JOINS = Set.of("and", "but", "or", "then", "yet", "while", "though", "although");
    private static final Set<String> SUBORDINATES =
            Set.of("as", "because", "when", "after", "since", "whereas", "even", "if");
    private static final Set<String> POSSESSIVE = Set.of("his", "its", "their", "my", "our");
    private static final Set<String> DOCUMENTS = Set.of(
            "statement", "letter", "tweet", "post", "email", "e-mail", "memo", "message", "note", "remarks", "speech");
    private static final Set<String> CARRYING = Set.of("by", "while", "before", "after", "in", "when", "as");

    private final Stretch stretch;
    private final SpeechLexicon lexicon;
    private final NounPhrases phrases;
    private final List<Cue> cues = new ArrayList<>();
    private @Nullable NounPhrase mainSubject;
    private boolean mainSubjectKnown;

    CueFinder(Stretch stretch, SpeechLexicon lexicon) {
        this.stretch = stretch;
        this.lexicon = lexicon;
        this.phrases = new NounPhrases(stretch, lexicon);
    }

    NounPhrases phrases() {
        return phrases;
    }

    /** All cues in reading order. */
    List<Cue> find() {
        for (int i = 0; i < stretch.size(); i++) {
            Piece piece = stretch.at(i);
            if (piece.isQuotation()) {
                continue;
            }
            if (piece.is("according") && stretch.at(i + 1).is("to")) {
                NounPhrase source = phrases.startingAt(i + 2, true);
                if (source != null) {
                    int region = backOverJoint(i);
                    cues.add(new Cue(i, i + 1, null, source, Cue.Link.ACCORDING, region, true));
                }
                continue;
            }
            if (piece.tag().equals("NOUN") && stretch.at(i + 1).is("that") && lexicon.isSpeechNoun(piece.word())) {
                NounPhrase holder = isObject(i) ? holderOf(i) : null;
                if (holder != null) {
                    cues.add(new Cue(i, i, null, holder, Cue.Link.NOUN, holder.first(), false));
                }
                continue;
            }
            SpeechLexicon.Match match = lexicon.verbAt(stretch, i);
            if (match != null && (piece.tag().equals("VERB") || SURE.contains(piece.word()))) {
                Cue cue = verbCue(i, match);
                if (cue != null) {
                    cues.add(cue);
                }
            }
        }
        return List.copyOf(cues);
    }

    /** True if a verb stands before the noun; the clause behind a subject ends nobody knows where. */
    private boolean isObject(int noun) {
        for (int i = noun - 1; i >= 0 && noun - i < LONGEST_ASIDE; i--) {
            if (stretch.at(i).tag().equals("VERB")) {
                return true;
            }
        }
        return false;
    }

    /** A speaker before a colon, as in headlines and transcripts: {@code Port minister: ‘We stay’}; or null. */
    @Nullable
    Cue colon() {
        for (int i = 1; i < stretch.size() - 1 && i < 10; i++) {
            Piece piece = stretch.at(i);
            if (piece.isVerbal() || piece.isQuotation() || piece.is(",")) {
                return null;
            }
            if (piece.is(":")) {
                NounPhrase source = phrases.endingAt(i - 1);
                boolean name = source != null
                        && source.first() == 0
                        && stretch.at(source.head()).capital();
                return source != null && name && stretch.at(i + 1).isQuotation()
                        ? new Cue(i, i, null, source, Cue.Link.COLON, 0, false)
                        : null;
            }
        }
        return null;
    }

    /** First noun phrase that stands before a verb, or null. */
    @Nullable
    NounPhrase mainSubject() {
        if (!mainSubjectKnown) {
            mainSubjectKnown = true;
            for (int v = 1; v < stretch.size() && v < LONGEST_ASIDE * 2; v++) {
                Piece piece = stretch.at(v);
                if (piece.isVerbal() && !piece.word().endsWith("ing")) {
                    int j = v - 1;
                    while (j > 0 && stretch.at(j).tag().equals("ADV")) {
                        j--;
                    }
                    NounPhrase subject = subjectAt(j);
                    if (subject != null
                            && !stretch.at(subject.first() - 1).tag().equals("ADP")) {
                        mainSubject = subject;
                        break;
                    }
                }
            }
        }
        return mainSubject;
    }

    private @Nullable Cue verbCue(int i, SpeechLexicon.Match match) {
        SpeechVerb verb = match.verb();
        int last = i + match.length() - 1;
        boolean ing = stretch.at(i).word().endsWith("ing");
        boolean beForm = false;
        boolean supposed = false;
        boolean infinitive = false;
        int first = i;
        int j = i - 1;
        while (j >= 0 && i - j < 12) {
            Piece piece = stretch.at(j);
            if (DENIED.contains(piece.word()) && !stretch.at(j + 1).is("only")) {
                return null;
            }
            if (piece.is("to") && !piece.tag().equals("ADP") || piece.is("to") && j == i - 1 && !ing) {
                if (GOING_ON.contains(stretch.at(j - 1).word())) {
                    first = stretch.at(j - 1).is("on") ? j - 2 : j - 1;
                    j = first - 1;
                    continue;
                }
                infinitive = true;
                break;
            }
            if (piece.tag().equals("AUX")
                    || BE.contains(piece.word()) && !piece.is("'s")
                    || piece.is("have")
                    || piece.is("has")
                    || piece.is("had")) {
                beForm |= BE.contains(piece.word());
                supposed |= SUPPOSED.contains(piece.word());
                first = j;
            } else if (piece.tag().equals("ADV") && !piece.is("when") && !piece.is("how") && !piece.is("where")
                    || piece.is("also")
                    || piece.is("all")
                    || piece.is("both")) {
                first = j;
            } else if (isTime(j) && !isDeterminerOfTime(j)) {
                j = backOverTime(j);
                continue;
            } else {
                break;
            }
            j--;
        }
        boolean quotationFollows = stretch.at(last + 1).isQuotation()
                || (stretch.at(last + 1).is(",") || stretch.at(last + 1).is(":"))
                        && stretch.at(last + 2).isQuotation();
        if ((supposed || infinitive) && !quotationFollows) {
            return null;
        }
        boolean byAgent = stretch.at(last + 1).is("by") && stretch.at(i).word().endsWith("ed");
        if ((beForm || byAgent) && !ing) {
            return passive(first, last, verb);
        }
        if (infinitive) {
            return carried(first, last, verb, Cue.Link.SHARED);
        }
        Piece before = stretch.at(j);
        if (ing && !beForm) {
            return participle(first, last, j, verb);
        }
        if (before.is("who")
                || before.is("which")
                || before.is("that") && before.tag().equals("PRON")) {
            NounPhrase antecedent = phrases.endingAt(stretch.at(j - 1).is(",") ? j - 2 : j - 1);
            return antecedent == null
                    ? null
                    : new Cue(first, last, verb, antecedent, Cue.Link.RELATIVE, antecedent.first(), false);
        }
        if (JOINS.contains(before.word()) && !before.is("while")) {
            return carried(first, last, verb, Cue.Link.SHARED);
        }
        if (verb.takes(Frame.QUOTATION) && first == i && (before.isQuotation() || before.is(",") || j < 0)) {
            Cue inverted = inverted(i, last, verb);
            if (inverted != null) {
                return inverted;
            }
        }
        NounPhrase subject = subjectAt(j);
        if (subject == null
                || isUnless(subject.first() - 1)
                || isReducedRelative(subject)
                || isThing(subject, verb)
                || POSSESSIVE.contains(stretch.at(subject.head()).word())) {
            return null;
        }
        int region = backOverJoint(subject.first());
        boolean sayLike = verb.takes(Frame.QUOTATION) && verb.takes(Frame.BARE_CLAUSE);
        boolean parts = region < subject.first() - 1 || region < subject.first() && sayLike;
        return new Cue(first, last, verb, subject, Cue.Link.SUBJECT, region, parts);
    }

    /** {@code the toll Norway is asking}: the noun before the name is what is talked of; {@code the envoys Norway sent} too. */
    private boolean isReducedRelative(NounPhrase subject) {
        int head = subject.head();
        Piece noun = stretch.at(head - 1);
        return head - 1 > subject.first()
                && stretch.at(head).tag().equals("PROPN")
                && noun.tag().equals("NOUN")
                && !noun.capital()
                && noun.word().endsWith("s")
                && !noun.word().endsWith("ss")
                && stretch.at(subject.first()).tag().equals("DET");
    }

    /** {@code the deployment signalled}: what happens says nothing; {@code the statement said} and {@code the government} do. */
    private boolean isThing(NounPhrase subject, SpeechVerb verb) {
        Piece head = stretch.at(subject.head());
        return !verb.lemma().equals("say")
                && subject.otherHead() < 0
                && head.tag().equals("NOUN")
                && !head.capital()
                && lexicon.isThing(head.word());
    }

    private boolean isUnless(int i) {
        return stretch.at(i).is("if") || stretch.at(i).is("unless");
    }

    private boolean isTime(int i) {
        return lexicon.isTimeWord(stretch.at(i).word()) && !stretch.at(i).is("may");
    }

    private boolean isDeterminerOfTime(int i) {
        return stretch.at(i).is("last")
                || stretch.at(i).is("this")
                || stretch.at(i).is("next");
    }

    /** Last piece before an expression of time that ends at {@code j}: {@code Roe | on Tuesday morning}. */
    private int backOverTime(int j) {
        int i = j - 1;
        while (i >= 0
                && (isTime(i)
                        || stretch.at(i).tag().equals("NUM")
                        || stretch.at(i).is("the")
                        || stretch.at(i).tag().equals("ADJ") && isTime(i + 1))) {
            i--;
        }
        Piece piece = stretch.at(i);
        return piece.is("on") || piece.is("in") || piece.is("late") || piece.is("early") || piece.is("at") ? i - 1 : i;
    }

    /** The subject that ends at {@code j}, also before an aside: {@code Roe, a spokeswoman, (said)}. */
    private @Nullable NounPhrase subjectAt(int j) {
        return stretch.at(j).is(",") || stretch.at(j).isDash() ? subjectBeforeAside(j) : phrases.endingAt(j);
    }

    private @Nullable NounPhrase subjectBeforeAside(int comma) {
        for (int i = comma - 1; i > 0 && comma - i < LONGEST_ASIDE; i--) {
            Piece piece = stretch.at(i);
            if (piece.isQuotation()) {
                return null;
            }
            if (!piece.is(",") && !(piece.isDash() && stretch.at(comma).isDash())) {
                continue;
            }
            Piece start = stretch.at(i + 1);
            boolean list =
                    start.is("and") || start.is("or") || stretch.at(i - 1).tag().equals("ADJ");
            NounPhrase before = list || i + 1 == comma ? null : phrases.endingAt(i - 1);
            if (before == null || lexicon.isTimeWord(stretch.at(before.head()).word())) {
                continue;
            }
            if (start.isVerbal()
                    || start.tag().equals("ADP")
                    || start.tag().equals("ADV")
                    || start.tag().equals("SCONJ")
                    || start.is("however")) {
                return before;
            }
            if (start.is("who") || start.is("which") || start.is("whose")) {
                return new NounPhrase(before.first(), comma - 1, before.head(), -1);
            }
            boolean plainList = !stretch.at(before.head()).capital()
                    && !start.capital()
                    && start.tag().equals("NOUN");
            if (plainList) {
                continue;
            }
            int other = phrases.chunkEnd(i + 1);
            return new NounPhrase(before.first(), comma - 1, before.head(), other < comma ? other : -1);
        }
        return null;
    }

    private @Nullable Cue inverted(int i, int last, SpeechVerb verb) {
        if (verb.takes(Frame.ADDRESSEE_MUST) || stretch.at(last + 1).is("that")) {
            return null;
        }
        NounPhrase source = phrases.startingAt(last + 1, true);
        if (source == null) {
            return null;
        }
        Piece after = stretch.at(source.last() + 1);
        if (after.isVerbal() || after.is("that") || after.is("'s")) {
            return null;
        }
        int region = backOverJoint(i);
        boolean behind = stretch.at(region - 1).isQuotation() || region < i;
        return behind || i == 0 && (after.is(":") || after.is(","))
                ? new Cue(i, last, verb, source, Cue.Link.INVERTED, region, true)
                : null;
    }

    private @Nullable Cue participle(int first, int last, int j, SpeechVerb verb) {
        Piece before = stretch.at(j);
        if ((before.isNominal() || lexicon.isUnnamedHead(before.word())) && !DOCUMENTS.contains(before.word())) {
            NounPhrase subject = phrases.endingAt(j);
            if (subject != null
                    && (stretch.at(subject.first() - 1).is("with")
                            || verb.lemma().equals("say"))) {
                int region = stretch.at(subject.first() - 1).is("with")
                        ? backOverJoint(subject.first() - 1)
                        : subject.first();
                return new Cue(first, last, verb, subject, Cue.Link.SUBJECT, region, region < subject.first());
            }
        }
        boolean carries = j < 0
                || before.is(",")
                || before.isDash()
                || before.isQuotation()
                || CARRYING.contains(before.word())
                || JOINS.contains(before.word())
                || DOCUMENTS.contains(before.word());
        return carries ? carried(first, last, verb, Cue.Link.PARTICIPLE) : null;
    }

    /** A cue whose source is that of the cue before it in the stretch, or the subject of the stretch. */
    private @Nullable Cue carried(int first, int last, SpeechVerb verb, Cue.Link link) {
        NounPhrase source = null;
        for (int c = cues.size() - 1; c >= 0 && source == null; c--) {
            Cue cue = cues.get(c);
            if (cue.subordinate()) {
                return null;
            }
            if (cue.link() != Cue.Link.NOUN && cue.link() != Cue.Link.ACCORDING && cue.link() != Cue.Link.RELATIVE) {
                source = cue.source();
            }
        }
        if (source == null) {
            source = mainSubject();
        }
        if (source == null) {
            return null;
        }
        int region = backOverJoint(first);
        return new Cue(first, last, verb, source, link, region, region < first);
    }

    private @Nullable Cue passive(int first, int last, SpeechVerb verb) {
        if (!verb.isSpeech()) {
            return null;
        }
        for (int i = last + 1; i < stretch.size() && i - last < 12; i++) {
            if (stretch.at(i).is("by")) {
                NounPhrase agent = phrases.startingAt(i + 1, false);
                return agent == null ? null : new Cue(first, last, verb, agent, Cue.Link.PASSIVE, first, false);
            }
            if (stretch.at(i).isQuotation() || stretch.at(i).is(",")) {
                return null;
            }
        }
        return null;
    }

    /** Whose claim it is: {@code Roe's claim}, {@code her claim}. */
    private @Nullable NounPhrase holderOf(int noun) {
        for (int i = noun - 1; i >= 0 && noun - i < 6; i--) {
            Piece piece = stretch.at(i);
            if (piece.is("'s") || piece.is("'")) {
                return phrases.endingAt(i - 1);
            }
            if (piece.is("his")
                    || piece.is("her")
                    || piece.is("their")
                    || piece.is("its")
                    || piece.is("my")
                    || piece.word().endsWith("'s")) {
                return NounPhrase.word(i);
            }
            if (!piece.tag().equals("ADJ") && !piece.tag().equals("NOUN")) {
                return null;
            }
        }
        return null;
    }

    /** Where a clause begins that starts at {@code i}: at the conjunction and comma before it. */
    private int backOverJoint(int i) {
        int region = i;
        while (JOINS.contains(stretch.at(region - 1).word())
                || SUBORDINATES.contains(stretch.at(region - 1).word())) {
            region--;
        }
        Piece before = stretch.at(region - 1);
        if (before.is(",") || before.is(";") || before.isDash()) {
            region--;
        }
        return region;
    }
}
