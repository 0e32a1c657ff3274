package org.rapporteur.claim;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.SpeechVerb.Frame;

/** Finds what the cues of one stretch say is said: behind the cue, before it, or on both sides. */
final class ContentFinder {
    /** What was said starts at most so many pieces behind its verb ({@code told reporters on Monday in Oslo that ...}). */
    private static final int FARTHEST = 30;

    /** Longest clause taken as content: past it a sentence end was missed. */
    private static final int LONGEST = 250;

    private static final Set<String> QUESTION_WORDS =
            Set.of("whether", "if", "how", "what", "why", "who", "where", "when", "which");
    private static final Set<String> VAGUE = Set.of("so", "nothing", "anything", "something", "this", "it", "that");

    /** Where content begins behind a cue, and by which rule. */
    record Opening(int at, String rule, double confidence) {}

    /** Content as one run of pieces, both ends included. */
    record Run(int first, int last) {}

    private final Stretch stretch;
    private final NounPhrases phrases;
    private final SpeechLexicon lexicon;
    private final BitSet stops = new BitSet();

    /** The cues that have content: the others end nobody's words. */
    private final List<Cue> cues;

    ContentFinder(Stretch stretch, NounPhrases phrases, SpeechLexicon lexicon, List<Cue> candidates) {
        this.stretch = stretch;
        this.phrases = phrases;
        this.lexicon = lexicon;
        setStops(candidates);
        cues = candidates.stream()
                .filter(cue -> opening(cue) != null || before(cue) != null)
                .toList();
        setStops(cues);
    }

    List<Cue> cues() {
        return cues;
    }

    private void setStops(List<Cue> those) {
        stops.clear();
        for (Cue cue : those) {
            if (cue.parts()) {
                stops.set(cue.region());
            }
        }
    }

    /** Where the content behind the cue begins, or null if there is none. */
    @Nullable
    Opening opening(Cue cue) {
        Opening opening = openingBehind(cue);
        return opening == null || opening.at() >= stretch.size() ? null : opening;
    }

    private @Nullable Opening openingBehind(Cue cue) {
        int from = cue.end() + 1;
        SpeechVerb verb = cue.verb();
        if (verb == null) {
            return switch (cue.link()) {
                case NOUN -> new Opening(from + 1, "noun-that-clause", .6);
                case COLON -> new Opening(from, "speaker-colon", .7);
                case ACCORDING, SUBJECT, INVERTED, SHARED, PARTICIPLE, RELATIVE, PASSIVE -> accordingTo(cue, from);
            };
        }
        boolean behind = cue.link() == Cue.Link.SUBJECT && isBehindQuotation(cue);
        if (cue.link() == Cue.Link.INVERTED || behind) {
            return quotationAt(from);
        }
        boolean addressed = false;
        int k = from;
        while (k < stretch.size() && k - from < FARTHEST && !(k > from && stops.get(k))) {
            Piece piece = stretch.at(k);
            if (piece.isQuotation()) {
                return new Opening(k, "cue-quotation", .9);
            }
            if (piece.is(":")) {
                return k + 1 < stretch.size()
                        ? new Opening(k + 1, stretch.at(k + 1).isQuotation() ? "cue-colon-quotation" : "cue-colon", .9)
                        : null;
            }
            if (piece.is("that") && verb.takes(Frame.THAT)) {
                return stretch.at(k + 1).isVerbal()
                        ? clause(k, verb, "bare-clause")
                        : clause(k + 1, verb, "that-clause");
            }
            if (verb.takes(Frame.QUESTION) && QUESTION_WORDS.contains(piece.word())) {
                return clause(k, verb, "question-clause");
            }
            if (verb.takes(Frame.INFINITIVE)
                    && piece.is("to")
                    && stretch.at(k + 1).isVerbal()) {
                return clause(k, verb, "infinitive");
            }
            if (verb.prepositions().contains(piece.word())) {
                return k + 1 < stretch.size() ? clause(k + 1, verb, "preposition") : null;
            }
            if (piece.is(",") || piece.isDash()) {
                if (stretch.at(k + 1).isQuotation()) {
                    return new Opening(k + 1, "cue-quotation", .95);
                }
                int behindAside = behindAside(k, verb);
                if (behindAside < 0) {
                    return null;
                }
                k = behindAside;
                continue;
            }
            if (verb.takesAddressee() && !addressed) {
                int end = addresseeEnd(k, verb);
                if (end >= 0) {
                    addressed = true;
                    k = end + 1;
                    continue;
                }
            }
            if (piece.is("again")
                    || piece.tag().equals("ADV")
                            && !piece.is("no")
                            && !stretch.at(k + 1).tag().equals("NUM")
                    || isTimeAt(k)) {
                k++;
                continue;
            }
            if (verb.takes(Frame.BARE_CLAUSE) && startsClause(k)) {
                return clause(k, verb, "bare-clause");
            }
            if (isPreposition(piece) && phrases.chunkEnd(k + 1) >= 0) {
                k = phrases.chunkEnd(k + 1) + 1;
                continue;
            }
            if (verb.takes(Frame.OBJECT_WITH_MARKS)) {
                int marked = quotationWithin(k, 25);
                if (marked >= 0) {
                    return new Opening(k, "marked-object", .85);
                }
            }
            if (verb.takes(Frame.OBJECT) && isObjectStart(k)) {
                return clause(k, verb, "object");
            }
            return null;
        }
        return null;
    }

    private @Nullable Opening accordingTo(Cue cue, int from) {
        if (cue.region() > 0 && !isIntroduction(cue.region())) {
            return null;
        }
        Piece piece = stretch.at(from);
        int start = piece.is(",") || piece.is(":") ? from + 1 : from;
        return start < stretch.size() - 1 && (piece.is(",") || cue.region() == 0)
                ? new Opening(start, "according-to", .9)
                : null;
    }

    private boolean isIntroduction(int region) {
        return region <= 1 && !stretch.at(0).isQuotation();
    }

    private @Nullable Opening quotationAt(int from) {
        for (int k = from; k < stretch.size() && k - from < FARTHEST && !stops.get(k); k++) {
            if (stretch.at(k).isQuotation()) {
                Piece before = stretch.at(k - 1);
                return k == from
                                || before.is(",")
                                || before.is(":")
                                || before.is("that")
                                || before.isDash()
                                || before.is(".")
                        ? new Opening(k, "quotation-on-both-sides", .95)
                        : null;
            }
        }
        return null;
    }

    private static Opening clause(int at, SpeechVerb verb, String rule) {
        double confidence =
                switch (rule) {
                    case "that-clause" -> .9;
                    case "bare-clause" -> .8;
                    case "question-clause" -> .7;
                    case "infinitive" -> .6;
                    default -> .5;
                };
        return verb.isSpeech()
                ? new Opening(at, rule, confidence)
                : new Opening(at, "thought-" + rule, confidence - .2);
    }

    private boolean isTimeAt(int k) {
        Piece piece = stretch.at(k);
        return lexicon.isTimeWord(piece.word())
                        && !(piece.is("may") && piece.tag().equals("AUX"))
                        && !stretch.at(k + 1).isVerbal()
                || (piece.tag().equals("NUM")
                                || piece.tag().equals("DET")
                                || piece.tag().equals("ADJ"))
                        && lexicon.isTimeWord(stretch.at(k + 1).word())
                        && !stretch.at(k + 2).isVerbal()
                || isPreposition(piece) && lexicon.isTimeWord(stretch.at(k + 1).word());
    }

    private static boolean isPreposition(Piece piece) {
        return piece.tag().equals("ADP") || piece.is("to") && !piece.tag().equals("PART");
    }

    private boolean isObjectStart(int k) {
        Piece piece = stretch.at(k);
        return switch (piece.tag()) {
            case "DET", "ADJ", "NOUN", "PROPN", "NUM" -> true;
            case "PRON" -> !VAGUE.contains(piece.word());
            case "VERB" -> piece.word().endsWith("ing");
            default -> false;
        };
    }

    private int addresseeEnd(int k, SpeechVerb verb) {
        Piece piece = stretch.at(k);
        int end = piece.tag().equals("PRON") && piece.isPronoun() ? k : phrases.chunkEnd(k);
        if (end < 0) {
            return -1;
        }
        if (verb.takes(Frame.ADDRESSEE_MUST)) {
            return end;
        }
        Piece after = stretch.at(end + 1);
        return after.is("that")
                        || after.is("to")
                        || after.is(",")
                        || after.is(":")
                        || after.isQuotation()
                        || isPreposition(after)
                        || QUESTION_WORDS.contains(after.word())
                ? end
                : -1;
    }

    /** Behind an aside between commas if content follows: {@code said, in a letter, that ...}; or -1. */
    private int behindAside(int comma, SpeechVerb verb) {
        for (int i = comma + 1; i < stretch.size() && i - comma < 20; i++) {
            if (stops.get(i)) {
                return -1;
            }
            if (stretch.at(i).is(",") || stretch.at(i).isDash()) {
                Piece after = stretch.at(i + 1);
                return after.is("that") && verb.takes(Frame.THAT) || after.isQuotation() ? i + 1 : -1;
            }
        }
        return -1;
    }

    /** True if a noun phrase and then a finite verb (or quotation) follow. */
    private boolean startsClause(int k) {
        Piece start = stretch.at(k);
        boolean nominal = false;
        switch (start.tag()) {
            case "DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM" -> {}
            case "SCONJ" -> nominal = true;
            case "VERB" -> {
                if (!start.word().endsWith("ing")) {
                    return false;
                }
            }
            case "ADP", "ADV" -> {
                if (!stretch.at(k + 1).tag().equals("NUM") && !stretch.at(k + 1).is("least")) {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        for (int i = k; i < stretch.size() && i - k < FARTHEST; i++) {
            Piece piece = stretch.at(i);
            if (i > k && (stops.get(i) || piece.is(";"))) {
                return false;
            }
            nominal |= piece.isNominal()
                    || piece.tag().equals("PRON")
                    || piece.tag().equals("DET");
            if (nominal
                    && i > k
                    && (piece.isQuotation() || piece.isVerbal() && !piece.word().endsWith("ing"))) {
                return true;
            }
        }
        return false;
    }

    private int quotationWithin(int from, int reach) {
        for (int i = from; i < stretch.size() && i - from < reach; i++) {
            if (i > from && stops.get(i)) {
                return -1;
            }
            if (stretch.at(i).isQuotation()) {
                return i;
            }
        }
        return -1;
    }

    /** The content that begins at an opening. */
    Run run(Cue cue, Opening opening) {
        int start = opening.at();
        if (isWhole(start)) {
            return new Run(start, lastOfSeries(start));
        }
        boolean markedObject = opening.rule().equals("marked-object");
        int marked = markedObject ? lastOfSeries(quotationWithin(start, 25)) : stretch.size();
        int end = start;
        for (int j = start; j < stretch.size() && j - start < LONGEST; j++) {
            Piece piece = stretch.at(j);
            boolean ended = j > start
                    && stretch.at(j - 1).isQuotation()
                    && stretch.at(j - 1).last() == ','
                    && j - 1 == start
                    && !piece.is("and")
                    && !piece.is("but")
                    && !piece.is("or");
            if (j > start && stops.get(j)
                    || ended
                    || j > marked && (piece.is(",") || stretch.at(marked).last() == ',')
                    || piece.is(",") && endsObject(opening, j)
                    || piece.isDash() && stretch.at(j - 1).isQuotation()
                    || piece.isDash() && isClosingRemark(j)
                    || cue.link() == Cue.Link.RELATIVE && j > start + 1 && piece.is(",") && endsRelative(j)
                    || cue.subordinate() && j > start + 2 && piece.is(",")) {
                break;
            }
            end = j;
        }
        while (end > start
                && (stretch.at(end).isMark()
                        && !stretch.at(end).is(")")
                        && !stretch.at(end).is("%"))) {
            end--;
        }
        return new Run(start, end);
    }

    /** {@code – a reference to last year's talks}: the report's own words behind a single dash. */
    private boolean isClosingRemark(int dash) {
        Piece after = stretch.at(dash + 1);
        if (!after.is("a") && !after.is("an") && !after.is("the")) {
            return false;
        }
        for (int i = dash + 1; i < stretch.size() && i - dash < 40; i++) {
            if (stretch.at(i).isDash()) {
                return false;
            }
        }
        return true;
    }

    /** A comma ends an object unless it goes on as a list. */
    private boolean endsObject(Opening opening, int comma) {
        Piece after = stretch.at(comma + 1);
        return (opening.rule().endsWith("object") || opening.rule().endsWith("preposition"))
                && !after.isNominal()
                && !after.isQuotation()
                && !after.is("and")
                && !after.is("or");
    }

    private boolean endsRelative(int comma) {
        Piece after = stretch.at(comma + 1);
        return after.isVerbal() && !after.word().endsWith("ing");
    }

    /** True for a quotation that is a sentence of its own, not a part of the report's sentence. */
    private boolean isWhole(int i) {
        Piece piece = stretch.at(i);
        if (!piece.isQuotation()) {
            return false;
        }
        Piece before = stretch.at(i - 1);
        boolean apart = before.is(",") || before.is(":") || before.isDash();
        boolean ended = piece.last() == '.' || piece.last() == '?' || piece.last() == '!';
        return apart && piece.capital() || ended && i + 1 >= stretch.size() || ended && piece.capital();
    }

    /** Last of a series of quotations: {@code “A” and “B”}. */
    private int lastOfSeries(int first) {
        int last = first;
        int i = first + 1;
        while (i < stretch.size() && i - last < 4) {
            Piece piece = stretch.at(i);
            if (piece.isQuotation()) {
                last = i;
            } else if (stops.get(i)
                    || !(piece.is(",")
                            || piece.is("and")
                            || piece.is("or")
                            || piece.is("but")
                            || piece.is("a")
                            || piece.is("an"))) {
                break;
            }
            i++;
        }
        return last;
    }

    private boolean isBehindQuotation(Cue cue) {
        int before = cue.region() - 1;
        if (stretch.at(cue.region()).isQuotation()) {
            return true;
        }
        Piece piece = stretch.at(before);
        return piece.isQuotation()
                && (piece.last() == ','
                        || piece.last() == '?'
                        || piece.last() == '!'
                        || piece.last() == '.'
                        || stretch.at(cue.region()).is(",")
                        || stretch.at(cue.region()).isDash()
                        || piece.last() == '-'
                        || piece.last() == '—');
    }

    /** The content before a cue that stands behind it or in its middle: {@code The port is shut, Roe said}; or null. */
    @Nullable
    Run before(Cue cue) {
        SpeechVerb verb = cue.verb();
        boolean linked =
                switch (cue.link()) {
                    case SUBJECT, INVERTED, ACCORDING -> cue.region() > 0;
                    case SHARED, PARTICIPLE, RELATIVE, NOUN, COLON, PASSIVE -> false;
                };
        if (!linked || verb != null && !verb.takes(Frame.QUOTATION) && !verb.takes(Frame.BARE_CLAUSE)) {
            return null;
        }
        Piece joint = stretch.at(cue.region());
        boolean behind = isBehindQuotation(cue);
        boolean joined = joint.is(",") || joint.isDash() || cue.link() == Cue.Link.ACCORDING;
        boolean clean = cue.region() + 1 >= firstOwn(cue) || behind;
        if (!behind && !(joined && clean)) {
            return null;
        }
        int last = cue.region() - 1;
        if (behind && isWholeBefore(last)) {
            int first = last;
            while (first > 0
                    && (stretch.at(first - 1).isQuotation()
                            || isWholeBefore(first - 2) && stretch.at(first - 1).isMark())) {
                first--;
            }
            return new Run(first, last);
        }
        int first = 0;
        while (first < last
                && (stretch.at(first).is("and")
                        || stretch.at(first).is("but")
                        || stretch.at(first).isMark())) {
            first++;
        }
        if (last - first >= LONGEST
                || verb != null
                        && !verb.takes(Frame.BARE_CLAUSE)
                        && !stretch.at(last).isQuotation()) {
            return null;
        }
        boolean verbal = false;
        boolean comma = false;
        for (int i = first; i <= last; i++) {
            verbal |= stretch.at(i).isVerbal() || stretch.at(i).isQuotation();
            comma |= stretch.at(i).is(",");
        }
        return verbal && (comma || !isAside(first)) ? new Run(first, last) : null;
    }

    /** True where a sentence opens with circumstances, not with what was said: {@code When asked about it, ...} */
    private boolean isAside(int first) {
        Piece piece = stretch.at(first);
        return switch (piece.tag()) {
            case "ADP", "SCONJ", "ADV" -> true;
            case "VERB" -> piece.word().endsWith("ed") || piece.word().endsWith("ing");
            default -> false;
        };
    }

    private static int firstOwn(Cue cue) {
        return cue.link() == Cue.Link.SUBJECT ? cue.source().first() : cue.first();
    }

    /** True for a quotation that begins its sentence, or is set off from what stands before it. */
    private boolean isWholeBefore(int i) {
        Piece piece = stretch.at(i);
        if (!piece.isQuotation()) {
            return false;
        }
        Piece before = stretch.at(i - 1);
        return i == 0
                || before.isQuotation()
                || piece.capital() && (before.is(",") || before.is(":") || before.is(".") || before.isDash());
    }

    /** The rest of a clause that its cue interrupts: {@code The port, Roe said, | is shut}; or null. */
    @Nullable
    Run resumed(Cue cue) {
        int comma = cue.end() + 1;
        if (!stretch.at(comma).is(",") || stops.get(comma)) {
            return null;
        }
        Piece after = stretch.at(comma + 1);
        if (!(after.isVerbal() && !after.word().endsWith("ing") || after.is("that"))) {
            return null;
        }
        return run(cue, new Opening(comma + 1, "resumed", .8));
    }
}
