package org.rapporteur.annotate;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether a time without its year or week lies behind or ahead, from the verb that it belongs to.
 *
 * <p>Catches {@code will meet on Friday} and {@code agreed to meet on Friday} (ahead), {@code said on Friday} (behind); leaves
 * {@code after Friday's storm} open.
 */
final class Tense {
    private static final Set<String> FUTURE = Set.of(
            "will",
            "'ll",
            "wo",
            "shall",
            "upcoming",
            "forthcoming",
            "planned",
            "scheduled",
            "due",
            "expected",
            "slated",
            "plans",
            "plan",
            "expects",
            "intends",
            "hopes",
            "wants",
            "aims",
            "tomorrow",
            "ahead",
            "gonna",
            "poised",
            "set",
            "planning",
            "preparing",
            "expecting",
            "awaiting",
            "awaits",
            "looms",
            "proposed");
    private static final Set<String> PAST_AUX = Set.of("was", "were", "had", "did", "has", "have", "been", "'d", "'ve");
    private static final Set<String> PAST_IRREGULAR = Set.of(
            "said",
            "told",
            "met",
            "took",
            "came",
            "went",
            "made",
            "gave",
            "got",
            "saw",
            "left",
            "held",
            "began",
            "fell",
            "rose",
            "won",
            "lost",
            "sent",
            "spoke",
            "wrote",
            "flew",
            "broke",
            "hit",
            "put",
            "cut",
            "led",
            "fought",
            "brought",
            "bought",
            "sold",
            "thought",
            "knew",
            "found",
            "felt",
            "kept",
            "meant",
            "paid",
            "ran",
            "sat",
            "stood",
            "struck",
            "swore",
            "threw",
            "understood",
            "withdrew",
            "shot",
            "shook",
            "sought",
            "taught",
            "drove",
            "drew",
            "became",
            "built",
            "chose",
            "dealt",
            "ate",
            "forbade",
            "froze",
            "grew",
            "hid",
            "laid",
            "lay",
            "lent",
            "lit",
            "quit",
            "read",
            "rode",
            "sank",
            "slid",
            "spent",
            "split",
            "spread",
            "sprang",
            "stole",
            "swept",
            "swung",
            "wore",
            "let",
            "shut",
            "died",
            "set",
            "shed",
            "bid",
            "beat",
            "overthrew",
            "underwent",
            "blew",
            "bore",
            "bound",
            "caught",
            "clung",
            "crept",
            "dug",
            "fled",
            "flung",
            "forgot",
            "heard",
            "hung",
            "leapt",
            "rang",
            "sang",
            "slept",
            "sped",
            "spun",
            "stuck",
            "stung",
            "tore",
            "woke",
            "wound");

    /** Things that are done for a purpose: the infinitive after them says for what, not that it is still ahead. */
    private static final Set<String> DOINGS = Set.of(
            "operation",
            "operations",
            "raid",
            "raids",
            "mission",
            "search",
            "effort",
            "efforts",
            "attempt",
            "attempts",
            "campaign",
            "offensive",
            "battle",
            "fight",
            "bid");

    /** What is told of somebody "to have" done is done. */
    private static final Set<String> REPORTED = Set.of(
            "reported",
            "said",
            "believed",
            "thought",
            "claimed",
            "known",
            "understood",
            "alleged",
            "suspected",
            "appears",
            "appear",
            "appeared",
            "seems",
            "seem",
            "seemed");
    /** What follows them is done, or was tried. */
    private static final Set<String> NOT_AHEAD = Set.of(
            "failed",
            "managed",
            "began",
            "used",
            "continued",
            "helped",
            "refused",
            "forced",
            "attempted",
            "tried",
            "struggled",
            "rushed",
            "raced");
    /** Whoever does this, or has such a thing, looks to what follows "to". */
    private static final Pattern LOOKS_AHEAD = Pattern.compile(
            "(?:agree|promis|pledg|decid|decision|expect|schedul|intend|intent|invit|propos|offer|threat|prepar|request|demand|allow|permit"
                    + "|authori[sz]|deadline|effort|advis|persuad|encourag|appeal|resolution|appoint|summon|charter|dispatch|deploy|instruct"
                    + "|require|urg(?:e|ing)|vow)[a-z]*|plan(?:s|ned|ning)?|want(?:s|ed|ing)?|hop(?:e|es|ed|ing)|call(?:s|ed|ing)?|ask(?:s|ed|ing)?"
                    + "|tell|tells|told|order(?:s|ed|ing)?|aim(?:s|ed|ing)?|need(?:s|ed)?|chance|ready|due|right|power|moves?|moved|bids?"
                    + "|press(?:ed|ing)?|seek|seeks|sought|date|deal|talks|motion|bill|law|warn(?:s|ed|ing)?|chose|chosen|elect(?:ed|ing)?"
                    + "|add(?:s|ed|ing)?|hire[sd]?|hiring|book(?:s|ed|ing)?|send|sends|sent|sending|give|gave|given|set|left|leave|way|time");
    /** A present after them is told by somebody: "said the talks start on Friday". */
    private static final Set<String> SPOKEN =
            Set.of("said", "told", "announced", "added", "confirmed", "reported", "warned");

    /** What has been done to a thing that was to be: "the vote on Friday has been put off". */
    private static final Set<String> CHANGED = Set.of(
            "postponed",
            "cancelled",
            "canceled",
            "delayed",
            "moved",
            "rescheduled",
            "scrapped",
            "shelved",
            "called",
            "put");

    private static final Set<String> POSTPONED =
            Set.of("postponed", "postpone", "cancelled", "canceled", "rescheduled");

    private static final Set<String> PUT = Set.of("put", "pushed", "called");
    private static final Set<String> AWAY = Set.of("off", "back");
    /** Words from the verb to what is put off: {@code put back their extraordinary summit}. */
    private static final int NEAR = 6;

    /** Before a weekday's event they look ahead to it. */
    private static final Set<String> BEFORE_AHEAD =
            Set.of("before", "ahead", "until", "till", "next", "upcoming", "awaiting", "will");

    /** {@code for Friday's attack}: what nobody announces is over. */
    private static final Set<String> NEVER_AHEAD = Set.of(
            "attack",
            "attacks",
            "bombing",
            "bombings",
            "blast",
            "blasts",
            "explosion",
            "explosions",
            "riot",
            "riots",
            "raid",
            "raids",
            "killing",
            "killings",
            "murder",
            "murders",
            "shooting",
            "shootings",
            "crash",
            "violence",
            "clash",
            "clashes",
            "massacre",
            "coup",
            "fire",
            "fires",
            "tackle",
            "defeat",
            "loss",
            "losses",
            "death",
            "deaths",
            "disaster",
            "collapse",
            "strike",
            "strikes",
            "quake",
            "earthquake",
            "flood",
            "accident",
            "incident",
            "slaughter",
            "ambush",
            "assault",
            "kidnapping",
            "theft",
            "robbery",
            "failure",
            "remarks",
            "comments");
    /** Before {@code for Friday's deal}: one blames, pays or prays for what was. */
    private static final Pattern FOR_WHAT_WAS = Pattern.compile(
            "(?:blam|pray|apologi|responsib|condemn|punish|aveng|reveng|retaliat|retribution|compensat|mourn|accus|arrest|charged|jail|convict"
                    + "|criticis|criticiz|suspended|credit|motive|reason|explanation|explain)[a-z]*|pa(?:y|ys|id)|wanted");

    private static final Set<String> APPOINTED = Set.of(
            "talks",
            "summit",
            "vote",
            "meeting",
            "election",
            "elections",
            "session",
            "strike",
            "protest",
            "rally",
            "march",
            "referendum",
            "conference",
            "hearing");

    private static final Set<String> APPOINTING = Set.of(
            "called",
            "calls",
            "announced",
            "set",
            "scheduled",
            "convened",
            "summoned",
            "fixed",
            "arranged",
            "invited",
            "booked");

    private static final int GOVERNOR_REACH = 6;

    private static final Set<String> SAYING = Set.of(
            "says",
            "say",
            "according",
            "tells",
            "think",
            "thinks",
            "believe",
            "believes",
            "know",
            "knows",
            "see",
            "sees",
            "writes",
            "recalls",
            "recounts",
            "describes",
            "claims",
            "alleges",
            "argues",
            "notes",
            "adds",
            "have",
            "let");

    /** Which way. */
    enum Direction {
        PAST,
        FUTURE,
        OPEN
    }

    private final TokenIndex index;

    Tense(TokenIndex index) {
        this.index = index;
    }

    /** The direction that the words around {@code [first, end)} give. */
    Direction at(int first, int end) {
        int sentence = index.sentenceOf(first);
        int start = index.firstOf(sentence);
        if (isAppointed(first, start)) {
            return Direction.FUTURE;
        }
        boolean apart = false;
        boolean present = false;
        for (int i = first - 1; i >= start && i >= first - 40; i--) {
            String lower = index.lower(i);
            if (lower.equals(";") || lower.equals("”") || lower.equals("\"") && i < first - 3) {
                break;
            }
            Direction direction = verb(i, start);
            // "seized a launcher of fire attacks, in Haven, Friday": far from the time, a plural is as likely as a verb
            if (direction == Direction.FUTURE && apart && isPlainPresent(i)) {
                present = true;
                continue;
            }
            if (direction != Direction.OPEN && !(present && SPOKEN.contains(lower))) {
                return direction;
            }
            apart |= lower.equals(",");
        }
        if (present) {
            return Direction.FUTURE;
        }
        int limit = index.endOf(sentence);
        for (int i = end; i < limit && i < end + 25; i++) {
            if (isChanged(i)) {
                return Direction.FUTURE;
            }
            Direction direction = verb(i, start);
            if (direction != Direction.OPEN) {
                return direction;
            }
        }
        return Direction.OPEN;
    }

    /** {@code called a summit for Thursday}, {@code set a deadline of Friday}: whatever the tense, the day is to come. */
    private boolean isAppointed(int first, int start) {
        boolean isDeadline =
                index.lower(first - 1).equals("of") && index.lower(first - 2).equals("deadline");
        if (isDeadline || !index.lower(first - 1).equals("for")) {
            return isDeadline;
        }
        for (int k = first - 2; k >= start && k >= first - 2 - GOVERNOR_REACH; k--) {
            if (APPOINTING.contains(index.lower(k)) && index.pos(k).equals("VERB")) {
                // "announced figures for December" are of the past
                return !index.lower(k).equals("announced") && !index.lower(k).equals("calls")
                        || APPOINTED.contains(index.lower(first - 2));
            }
        }
        return false;
    }

    /**
     * {@code has been postponed}, {@code was called off}: it lies ahead, or nobody would say it so. What {@code was delayed} may as well have
     * been, an hour or two.
     */
    private boolean isChanged(int i) {
        String lower = index.lower(i);
        boolean now = lower.equals("has") || lower.equals("have");
        int been = index.pos(i + 1).equals("ADV") ? i + 2 : i + 1;
        if (now && !index.lower(been).equals("been") || !now && !lower.equals("was") && !lower.equals("were")) {
            return false;
        }
        int at = now ? been + 1 : been;
        String done = index.lower(at);
        boolean parted = done.equals("called") || done.equals("put");
        boolean moved = done.equals("delayed") || done.equals("moved");
        return CHANGED.contains(done) && (!parted || index.lower(at + 1).equals("off")) && (now || !moved);
    }

    private boolean isChangedIn(int sentence) {
        for (int i = index.firstOf(sentence); i < index.endOf(sentence); i++) {
            if (isChanged(i)) {
                return true;
            }
        }
        return false;
    }

    /** {@code put back their summit to Saturday}, {@code postponed the vote}; {@code called their troops back} changes no plan. */
    private boolean isChangedBySomebody(int sentence) {
        for (int i = index.firstOf(sentence); i < index.endOf(sentence); i++) {
            boolean put = PUT.contains(index.lower(i)) && hasNear(i, index.endOf(sentence), AWAY);
            boolean postponed =
                    POSTPONED.contains(index.lower(i)) && index.pos(i).equals("VERB");
            if ((put || postponed) && hasNear(i, index.endOf(sentence), APPOINTED)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasNear(int verb, int end, Set<String> words) {
        for (int k = verb + 1; k <= verb + NEAR && k < end; k++) {
            if (words.contains(index.lower(k))) {
                return true;
            }
        }
        return false;
    }

    /** A verb's plural or base form behind a noun, an adjective or "and", which may as well be the noun of a compound. */
    private boolean isPlainPresent(int i) {
        String lower = index.lower(i);
        String before = index.pos(i - 1);
        return index.pos(i).equals("VERB")
                && !lower.endsWith("ing")
                && !FUTURE.contains(lower)
                && (before.equals("NOUN") || before.equals("ADJ") || before.equals("CCONJ"));
    }

    /**
     * Whether {@code Friday's vote} lies ahead: a weekday's event is the last one, unless a word for what comes stands before it or its
     * own verb says so.
     */
    boolean isOwnedAhead(int first, int end) {
        int start = index.firstOf(index.sentenceOf(first));
        for (int i = first - 1; i >= start && i >= first - 3; i--) {
            boolean coming = index.lower(i).equals("for") && !isForWhatWas(i, start) && !isNeverAhead(end);
            if (coming || BEFORE_AHEAD.contains(index.lower(i))) {
                return true;
            }
        }
        int limit = index.endOf(index.sentenceOf(first));
        // five words: the thing that happens and its verb
        for (int i = end; i < limit && i < end + 5; i++) {
            String lower = index.lower(i);
            if (lower.equals("will")
                    || isChanged(i)
                    || lower.equals("'ll")
                    || lower.equals("is") && index.lower(i + 1).equals("expected")) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code 's attack} or {@code 's bomb attack} follows. */
    private boolean isNeverAhead(int end) {
        for (int k = end + 1; k <= end + 3; k++) {
            if (NEVER_AHEAD.contains(index.lower(k))) {
                return true;
            }
        }
        return false;
    }

    /** {@code blamed by Oslo for}, {@code responsible for}. */
    private boolean isForWhatWas(int at, int start) {
        for (int k = at - 1; k >= start && k >= at - GOVERNOR_REACH; k--) {
            if (FOR_WHAT_WAS.matcher(index.lower(k)).matches()) {
                return true;
            }
        }
        return false;
    }

    private Direction verb(int i, int start) {
        String lower = index.lower(i);
        String pos = index.pos(i);
        // "were to have met": what was planned, and most often what is told beside a change of plan
        boolean wasTo = index.lower(i - 1).equals("have") && index.lower(i - 2).equals("to");
        if (wasTo
                && (index.lower(i - 3).equals("was") || index.lower(i - 3).equals("were"))
                && (isChangedIn(index.sentenceOf(i)) || isChangedBySomebody(index.sentenceOf(i)))) {
            return Direction.FUTURE;
        }
        if (lower.equals("set")) {
            return index.lower(i + 1).equals("to") || index.lower(i + 1).equals("for")
                    ? Direction.FUTURE
                    : Direction.PAST;
        }
        // "who paid and planned the raids": a deed like the one before it
        if (lower.equals("planned")
                && index.lower(i - 1).equals("and")
                && index.lower(i - 2).endsWith("ed")) {
            return Direction.PAST;
        }
        // "the tie-up was proposed in November", "the truce, proposed late Monday": somebody did so then; what "is
        // proposed for November" is still to come
        boolean attribute = index.pos(i + 1).equals("NOUN")
                || index.pos(i + 1).equals("ADJ") && index.pos(i + 2).equals("NOUN");
        boolean pending = index.lower(i + 1).equals("for") || isPresentBe(index.lower(i - 1));
        if (lower.equals("proposed") && pos.equals("VERB") && !attribute && !pending) {
            return Direction.PAST;
        }
        if (FUTURE.contains(lower) && !(lower.equals("will") && pos.equals("NOUN"))) {
            return Direction.FUTURE;
        }
        if (lower.equals("going") && index.lower(i + 1).equals("to")) {
            return Direction.FUTURE;
        }
        boolean verbal = pos.equals("VERB") || pos.equals("AUX");
        if (pos.equals("VERB")
                && isDone(i, start)
                && !LOOKS_AHEAD.matcher(lower).matches()) {
            return Direction.PAST;
        }
        if (PAST_IRREGULAR.contains(lower) && verbal && !isInfinitive(i, start)) {
            return Direction.PAST;
        }
        if (PAST_AUX.contains(lower)) {
            return lower.equals("have") && isInfinitive(i, start) && !isReported(i) ? Direction.FUTURE : Direction.PAST;
        }
        // "after riots ousted a mayor": the tagger takes such a verb for an adjective and the plural before it for a
        // verb
        boolean dated =
                Calendar.day(index.lower(i + 1)) != null || index.lower(i + 1).equals("on");
        boolean bare = isArticle(index.lower(i + 1)) || dated && !isPresentBe(index.lower(i - 1));
        if (!verbal && lower.endsWith("ed") && i > start && bare) {
            return Direction.PAST;
        }
        if (!verbal) {
            return Direction.OPEN;
        }
        if (isInfinitive(i, start)) {
            return isPurpose(i, start) ? Direction.OPEN : governor(i, start);
        }
        if (lower.endsWith("ed")) {
            return i > start && isPresentBe(index.lower(i - 1)) && pos.equals("VERB") ? Direction.OPEN : Direction.PAST;
        }
        if (lower.endsWith("ing")) {
            return i > start && isPresentBe(index.lower(i - 1)) ? Direction.FUTURE : Direction.OPEN;
        }
        // "a joint patrol working in Haven": a noun
        if (index.lower(i + 1).endsWith("ing") && index.pos(i + 1).equals("VERB")) {
            return Direction.OPEN;
        }
        // "meets on Friday", "the talks start on Monday": the present of a headline or timetable looks ahead
        return pos.equals("VERB") && !SAYING.contains(lower) ? Direction.FUTURE : Direction.OPEN;
    }

    /** "would", "could", "to": a bare verb after them is not done yet, unless what stands before already happened ("failed to"). */
    private boolean isInfinitive(int i, int start) {
        for (int k = i - 1; k >= start && k >= i - 3; k--) {
            String lower = index.lower(k);
            if (lower.equals("to")
                    || lower.equals("would")
                    || lower.equals("could")
                    || lower.equals("should")
                    || lower.equals("may")
                    || lower.equals("might")
                    || lower.equals("will")
                    || lower.equals("must")
                    || lower.equals("can")) {
                return true;
            }
            if (!index.pos(k).equals("ADV") && !index.pos(k).equals("PART")) {
                return false;
            }
        }
        return false;
    }

    /** {@code was seen}, {@code has now fled}, {@code are reported to have taken}. */
    private boolean isDone(int participle, int start) {
        int auxiliary = auxiliaryBefore(participle);
        return auxiliary >= start
                && !index.lower(participle).endsWith("ing")
                && switch (index.lower(auxiliary)) {
                    case "was", "were", "been", "had", "has" -> true;
                    case "have" -> !isInfinitive(auxiliary, start) || isReported(auxiliary);
                    default -> false;
                };
    }

    /** The word before a verb, an adverb between left out. */
    private int auxiliaryBefore(int verb) {
        return index.pos(verb - 1).equals("ADV") ? verb - 2 : verb - 1;
    }

    /** {@code are reported to have taken}; {@code hope to have taken it by Friday} looks ahead. */
    private boolean isReported(int have) {
        return index.lower(have - 1).equals("to") && REPORTED.contains(index.lower(have - 2));
    }

    /** {@code ran a raid to seize arms on Friday}: when the raid was, which the verb before it says. */
    private boolean isPurpose(int i, int start) {
        return i - 2 >= start && index.lower(i - 1).equals("to") && DOINGS.contains(index.lower(i - 2));
    }

    private Direction governor(int i, int start) {
        for (int k = i - 1; k >= start && k >= i - 6; k--) {
            String lower = index.lower(k);
            // "could not be reached on Friday"
            boolean could = lower.equals("could")
                    && (index.lower(k + 1).equals("not") || index.lower(k + 1).equals("n't"));
            if (could || NOT_AHEAD.contains(lower)) {
                return Direction.PAST;
            }
        }
        return index.lower(i - 1).equals("to") && isResult(i - 1, start) ? Direction.PAST : Direction.FUTURE;
    }

    /** {@code routed a brigade to take the port on Sunday}: what came of a deed that is done, if whom it was done to stands between. */
    private boolean isResult(int to, int start) {
        boolean thing = index.pos(to - 1).equals("NOUN") || index.pos(to - 1).equals("PROPN");
        if (!thing
                || index.lower(to + 1).equals("be")
                || LOOKS_AHEAD.matcher(index.lower(to - 1)).matches()) {
            return false;
        }
        for (int k = to - 2; k >= start && k >= to - 8; k--) {
            String pos = index.pos(k);
            if (pos.equals("VERB") || pos.equals("AUX")) {
                String lower = index.lower(k);
                boolean done = lower.endsWith("ed") || lower.endsWith("ing") || PAST_IRREGULAR.contains(lower);
                return done
                        && !LOOKS_AHEAD.matcher(lower).matches()
                        && !isInfinitive(k, start)
                        && !isPresentBe(index.lower(auxiliaryBefore(k)));
            }
            if (pos.equals("PUNCT") || LOOKS_AHEAD.matcher(index.lower(k)).matches()) {
                return false;
            }
        }
        return false;
    }

    private static boolean isArticle(String lower) {
        return lower.equals("a") || lower.equals("an") || lower.equals("the");
    }

    private static boolean isPresentBe(String lower) {
        return lower.equals("is")
                || lower.equals("are")
                || lower.equals("'re")
                || lower.equals("'m")
                || lower.equals("be")
                || lower.equals("'s");
    }
}
