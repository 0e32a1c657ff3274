package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.BodyWords;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.KnownNames;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.text.Bisection;
import org.rapporteur.text.Span;

/**
 * Tells whose words they are. A name needs a name in the source phrase, or a pronoun or title with good evidence; the words of
 * {@code the official} go to the last unnamed official, or to nobody.
 *
 * <p>Ask in reading order, once for each quote: it remembers who spoke last. Not safe for use by several threads.
 */
final class Speakers {
    /** A pronoun looks back at most so many paragraphs. */
    private static final int FARTHEST_BACK = 1;
    /** {@code the official} looks back at most so many paragraphs; further back a reader is reminded who it is. */
    private static final int DESCRIPTION_BACK = 12;
    /** No phrase that names a source was longer in the articles looked at, in words. */
    private static final int LONGEST = 60;

    // Certainties in steps of .05: how often such a resolution was right on the half of BASIL to look at, rounded down.
    private static final double BY_PRONOUN = .9;
    private static final double BY_OFFICE = .9;
    private static final double BY_LAST_SPEAKER = .8;
    private static final double BY_OTHER_WORDS = .75;
    private static final double BY_LAST_BODY = .7;
    private static final double SAME_PARAGRAPH = .9;
    private static final double NEXT_PARAGRAPH = .75;

    private static final String MARKS = "“”\"«»'‘";
    private static final String THE = "the ";
    private static final Pattern BARE = Pattern.compile("(?i)the [\\p{L}-]+");
    private static final Set<String> OF = Set.of("of", "for", "to");
    /** Between an office and its holder. */
    private static final Set<String> JOINS = Set.of("of", "and", "for", "the", "&");

    private static final Set<String> QUANTITIES = Set.of(
            "some", "many", "several", "most", "two", "three", "four", "five", "few", "any", "other", "certain",
            "fellow", "leading", "all", "both");
    private static final Set<String> RELATIVE = Set.of("who", "which", "that", "whom");
    private static final Set<String> POSSESSIVES = Set.of("his", "her");
    private static final Set<String> SOME = Set.of(
            "one", "some", "many", "several", "most", "both", "all", "none", "two", "three", "four", "others",
            "another", "few");
    /**
     * What reports call somebody whom they have just named, in other words: offices that one holds, and callings. Own work, from
     * general knowledge; spokesmen, officials and other words for sources that stay unnamed are none of them.
     */
    private static final Set<String> OTHER_WORDS = Set.of(
            "governor",
            "senator",
            "congressman",
            "congresswoman",
            "representative",
            "lawmaker",
            "legislator",
            "mayor",
            "president",
            "chancellor",
            "premier",
            "minister",
            "candidate",
            "nominee",
            "hopeful",
            "contender",
            "frontrunner",
            "front-runner",
            "incumbent",
            "challenger",
            "secretary",
            "speaker",
            "justice",
            "judge",
            "king",
            "queen",
            "prince",
            "princess",
            "pope",
            "cardinal",
            "bishop",
            "archbishop",
            "pastor",
            "cleric",
            "billionaire",
            "millionaire",
            "businessman",
            "businesswoman",
            "tycoon",
            "mogul",
            "magnate",
            "entrepreneur",
            "actor",
            "actress",
            "singer",
            "comedian",
            "author",
            "novelist",
            "politician",
            "statesman",
            "veteran",
            "leader",
            "general",
            "admiral",
            "democrat",
            "republican",
            "chairman",
            "chairwoman");

    private static final Set<String> INTRODUCING = Set.of("a", "an", "another", "one", "other");
    /** So many words stand between {@code a} and its noun at most, for it to be the same phrase. */
    private static final int LONGEST_DESCRIPTION = 4;
    /** Sentences that two paragraphs of news hold at most; more is no paragraph but a text without them. */
    private static final int FARTHEST_SENTENCE = 12;

    private static final int NEAREST_SENTENCES = 2;

    /** In characters; what is longer is no sentence but a text whose ends were lost. */
    private static final int LONGEST_SENTENCE = 3000;

    /** Enough to see whether a sentence is in capitals. */
    private static final int NEXT_LETTERS = 20;
    /** Characters of a comma and a blank. */
    private static final int COMMA = 2;
    /** In characters. */
    private static final int LONGEST_NAME = 300;

    private static final Set<String> WOMEN =
            Set.of("congresswoman", "businesswoman", "queen", "princess", "actress", "chairwoman");
    private static final Set<String> MEN =
            Set.of("congressman", "businessman", "king", "prince", "pope", "statesman", "chairman");
    private static final Set<String> GOVERNMENT = Set.of("government", "administration");

    /**
     * Whose words they are.
     *
     * @param entity id, or null if open
     * @param certainty of the resolution, 0..1
     */
    record Speaker(@Nullable String entity, Quote.Anonymity anonymity, double certainty) {
        static final Speaker OPEN = new Speaker(null, Quote.Anonymity.UNATTRIBUTED, .5);

        Speaker with(double other) {
            return new Speaker(entity, anonymity, other);
        }
    }

    private record Mention(Span span, Entity entity) {}

    private record Recent(Speaker speaker, int paragraph) {}

    /** The last quote: its speaker and where it and its source end. */
    private record Floor(Speaker speaker, int paragraph, int sentence) {}

    private final SpeechLexicon lexicon;
    private final List<Entity> entities;
    private final List<Sentence> sentences;
    private final String text;
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<String, Recent> unnamedByHead = new HashMap<>();
    private final Map<String, Character> genders = new HashMap<>();
    private @Nullable Recent lastPerson;
    private @Nullable Recent lastSpeaker;
    private @Nullable Recent lastBody;
    private @Nullable Recent lastPlural;
    private @Nullable Floor floor;
    private int longest = 1;

    /** For the sources of one article. */
    Speakers(String text, Annotation annotation, SpeechLexicon lexicon) {
        this.text = text;
        sentences = annotation.sentences();
        entities = annotation.entities();
        this.lexicon = lexicon;
        for (Entity entity : entities) {
            for (Span span : entity.mentions()) {
                mentions.add(new Mention(span, entity));
                longest = Math.max(longest, span.length());
                if (span.length() <= 3) {
                    String word = span.in(text).toLowerCase(Locale.ROOT);
                    noteGender(entity, word.equals("he") ? 'm' : word.equals("she") ? 'f' : 'u');
                }
            }
            String described =
                    ((entity.role() == null ? "" : entity.role()) + " " + entity.name() + " ").toLowerCase(Locale.ROOT);
            noteGender(entity, described.contains("woman ") ? 'f' : described.contains("man ") ? 'm' : 'u');
        }
        mentions.sort(Comparator.comparing(Mention::span)
                .thenComparing(m -> m.entity().id()));
    }

    /**
     * The speaker of the next quote in reading order.
     *
     * <p>{@code “The quay is shut,” she said.} gives the entity of {@code she}; a paragraph that is nothing but a quotation goes on
     * with the last speaker if the paragraph before ended with a quote of theirs, and is open otherwise.
     *
     * @param source the words that name or describe the speaker, whatever they are; null if the quote has none
     * @param content from the first to the last character of what was said
     */
    Speaker of(@Nullable Span source, Span content) {
        int first = sentenceFrom(content.start());
        int last = sentenceFrom(content.end() - 1);
        Speaker speaker;
        if (source == null) {
            speaker = isMarked(content) ? ofNoSource(first) : Speaker.OPEN;
        } else {
            int its = sentenceFrom(source.start());
            speaker = ofPhrase(pieces(source), its < 0 ? 0 : sentences.get(its).paragraph());
            last = Math.max(last, its);
        }
        floor = last < 0 ? null : new Floor(speaker, sentences.get(last).paragraph(), last);
        return speaker;
    }

    private Speaker ofNoSource(int sentence) {
        Floor before = floor;
        if (before == null || sentence < 0 || before.speaker.entity() == null) {
            return Speaker.OPEN;
        }
        int paragraph = sentences.get(sentence).paragraph();
        if (paragraph == before.paragraph) {
            // “The quay is shut,” Roe said. “Nobody leaves.”
            return sentence - before.sentence <= 1 ? before.speaker.with(SAME_PARAGRAPH) : Speaker.OPEN;
        }
        boolean endedItsParagraph = before.sentence + 1 >= sentences.size()
                || sentences.get(before.sentence + 1).paragraph() != before.paragraph;
        boolean next = sentence == before.sentence + 1;
        return endedItsParagraph && next && isOnlyQuotation(paragraph)
                ? before.speaker.with(NEXT_PARAGRAPH)
                : Speaker.OPEN;
    }

    /** A quotation mark opens right before the content, or with it. */
    private boolean isMarked(Span content) {
        return MARKS.indexOf(text.charAt(content.start())) >= 0
                || content.start() > 0 && MARKS.indexOf(text.charAt(content.start() - 1)) >= 0;
    }

    /** All words of a paragraph stand in quotation marks; marks that are not closed close with it. */
    private boolean isOnlyQuotation(int paragraph) {
        boolean open = false;
        for (Sentence sentence : sentences) {
            if (sentence.paragraph() != paragraph) {
                continue;
            }
            for (int i = sentence.span().start(); i < sentence.span().end(); i++) {
                char c = text.charAt(i);
                boolean twice = c == '\'' && i + 1 < text.length() && text.charAt(i + 1) == '\'';
                if (c == '“' || c == '«') {
                    open = true;
                } else if (c == '”' || c == '»') {
                    open = false;
                } else if (c == '"' || twice) {
                    open = !open;
                    i += twice ? 1 : 0;
                } else if (!open && Character.isLetterOrDigit(c)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The speaker that a source phrase names or describes. */
    Speaker of(Stretch stretch, NounPhrase source) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = source.first(); i <= Math.max(source.last(), Math.max(source.head(), source.otherHead())); i++) {
            pieces.add(stretch.at(i));
        }
        int other = source.otherHead() < 0 ? -1 : source.otherHead() - source.first();
        return ofHeads(pieces, source.head() - source.first(), other, stretch.paragraph());
    }

    private Speaker ofPhrase(List<Piece> words, int paragraph) {
        int head = head(words, 0);
        if (head < 0 && !words.isEmpty() && !words.getLast().isMark()) {
            head = words.size() - 1; // whatever the tagger makes of it
        }
        if (head < 0) {
            return Speaker.OPEN;
        }
        int behind = head + 1;
        while (behind < words.size() && !words.get(behind).is(",")) {
            behind++;
        }
        int other = behind + 1 < words.size() ? head(words, behind + 1) : -1;
        return ofHeads(words, head, other, paragraph);
    }

    /** The word that says who it is in a noun phrase that begins at {@code from}: {@code aide} in {@code Roe's aide in Oslo}; or -1. */
    private int head(List<Piece> words, int from) {
        int head = -1;
        for (int i = from; i < words.size(); i++) {
            Piece piece = words.get(i);
            boolean article = piece.tag().equals("DET") && !piece.isPronoun();
            if (head < 0 && (isPronoun(piece) || SOME.contains(piece.word()))) {
                boolean possessive = (POSSESSIVES.contains(piece.word())
                                || piece.is("their")
                                || piece.is("its")
                                || piece.is("our")
                                || piece.is("my"))
                        && i + 1 < words.size();
                boolean counts = SOME.contains(piece.word())
                        && i + 1 < words.size()
                        && !words.get(i + 1).is("of");
                if (!possessive && !counts) {
                    return i;
                }
            } else if (piece.is("'s") || piece.is("'")) {
                head = i + 1 < words.size() ? -1 : head;
            } else if (piece.isNominal()
                    || lexicon.isUnnamedHead(piece.word())
                    || piece.capital() && i > from && piece.tag().equals("X")
                    || piece.capital() && entityAt(piece.span()) != null) {
                head = i;
            } else if (head >= 0 && ends(piece, i + 1 < words.size() ? words.get(i + 1) : null)) {
                return head;
            } else if (piece.isVerbal() && from > 0 && !article) {
                return -1; // behind a comma: a clause and no second name
            }
        }
        return head;
    }

    /** Catches {@code who} and {@code WHO SAID}; leaves the {@code WHO} of other sentences alone. */
    private boolean isPronoun(Piece piece) {
        boolean isPronoun = piece.isPronoun() || RELATIVE.contains(piece.word());
        if (!isPronoun || !piece.is("who")) {
            return isPronoun;
        }
        int end = Math.min(text.length(), piece.span().end() + NEXT_LETTERS);
        boolean isBody = piece.span().in(text).equals("WHO")
                && text.substring(piece.span().end(), end).chars().anyMatch(Character::isLowerCase);
        return !isBody;
    }

    private static boolean ends(Piece piece, @Nullable Piece next) {
        return switch (piece.tag()) {
            case "ADP", "SCONJ", "PART", "VERB", "AUX", "PRON", "CCONJ", "ADV", "DET" -> true;
            case "ADJ" -> next == null || next.tag().equals("ADP"); // "people familiar with the talks"
            default -> piece.isMark() && !piece.is("-") && !piece.is(".") && !piece.is("&");
        };
    }

    private Speaker ofHeads(List<Piece> words, int headAt, int otherAt, int paragraph) {
        Piece head = words.get(headAt);
        if (RELATIVE.contains(head.word()) && isPronoun(head)) {
            int at = head.span().start();
            Entity before = head.is("which") ? null : personBefore(at);
            before = before == null && (head.is("which") || head.is("that")) ? bodyBefore(at) : before;
            return before == null ? Speaker.OPEN : remember(paragraph, head, speaker(before, BY_PRONOUN), before);
        }
        if (SOME.contains(head.word())) {
            Entity some = otherAt < 0 ? null : named(entityAt(words.get(otherAt).span()));
            some = isPerson(some) ? some : entityAt(head.span());
            return some == null ? Speaker.OPEN : remember(paragraph, head, speaker(some, 1), some);
        }
        if (isPronoun(head)) {
            return ofPronoun(head, paragraph);
        }
        Entity own = entityAt(head.span());
        Entity other = otherAt < 0 ? null : entityAt(words.get(otherAt).span());
        boolean unnamedHead = lexicon.isUnnamedHead(head.word());
        Entity entity = other != null && isPerson(named(other)) && !isPerson(named(own)) ? other : own;
        if (entity != null && entity.named() && unnamedHead && entity == own) {
            entity = null;
        }
        if (entity != null && entity.named() && !isPerson(entity) && isAdjective(words, headAt + 1)) {
            entity = null; // "a State Department authoritative": somebody of the body, whatever a spinner made of the
            // official
        }
        if (entity != null && entity.type() == EntityType.GROUP && isCounted(words, headAt)) {
            entity = null; // "several Tarvians" are not the Tarvians
        }
        Entity focus = entity == null || !entity.named() ? inOtherWords(words, headAt, paragraph, entity) : null;
        if (focus == null && (entity == null || !entity.named())) {
            focus = firmInOtherWords(words, headAt, entity);
        }
        if (focus != null) {
            return remember(paragraph, head, speaker(focus, BY_OTHER_WORDS), focus);
        }
        if (entity != null) {
            boolean byOffice = isPerson(entity) && entity == own && entity.named() && !head.capital();
            Entity power = power(entity);
            return remember(paragraph, head, speaker(power, byOffice ? BY_OFFICE : 1), power);
        }
        Entity holder = head.capital() ? holder(words, headAt) : null;
        if (holder != null) {
            return remember(paragraph, head, speaker(holder, 1), holder);
        }
        if (head.capital() && head.tag().equals("PROPN") && !isCounted(words, headAt)) {
            return remember(paragraph, head, new Speaker(null, Quote.Anonymity.NAMED, .9), null);
        }
        Recent same = unnamedByHead.get(head.word());
        boolean definite = words.getFirst().is("the") && headAt <= 2;
        if (definite && same != null && paragraph - same.paragraph <= DESCRIPTION_BACK) {
            return remember(
                    paragraph,
                    head,
                    new Speaker(same.speaker.entity(), Quote.Anonymity.UNNAMED, .9),
                    find(same.speaker.entity()));
        }
        return remember(paragraph, head, new Speaker(null, Quote.Anonymity.UNNAMED, .8), null);
    }

    /** {@code Weil} of {@code Secretary of State Anna Weil}, {@code President and General Manager Anna Weil}; null for {@code Friends of Weil}. */
    private @Nullable Entity holder(List<Piece> words, int headAt) {
        if (words.get(headAt).word().endsWith("s")) {
            return null;
        }
        for (int i = headAt + 1;
                i < words.size()
                        && (words.get(i).capital()
                                || JOINS.contains(words.get(i).word()));
                i++) {
            Entity entity = named(entityAt(words.get(i).span()));
            if (isPerson(entity)) {
                return JOINS.contains(words.get(i - 1).word()) ? null : entity;
            }
        }
        return null;
    }

    /**
     * {@code “We will rebuild,” the veteran senator said}, right after a paragraph that speaks of one person only: that person in
     * other words. Nobody where the report spoke of a senator before, so that another one may be meant, or of several people.
     */
    private @Nullable Entity inOtherWords(List<Piece> words, int headAt, int paragraph, @Nullable Entity described) {
        Piece head = words.get(headAt);
        int start = words.getFirst().span().start();
        if (!words.getFirst().is("the")
                || !OTHER_WORDS.contains(head.word())
                || wasIntroduced(described, start)
                || headAt + 1 < words.size() && !words.get(headAt + 1).isMark()) {
            return null;
        }
        int sentence = sentenceFrom(start);
        if (sentence < 0 || isIntroduced(head.word(), sentence)) {
            return null;
        }
        return onlyOne(
                sentence,
                start,
                FARTHEST_SENTENCE,
                paragraph - 1,
                mention -> mention.entity != described && isPerson(mention.entity) && fits(mention.entity, head));
    }

    /**
     * {@code The airline said}, where the two sentences before and the words before it name one body only, and no authority: that body. Nobody
     * where a firm was described so before.
     */
    private @Nullable Entity firmInOtherWords(List<Piece> words, int headAt, @Nullable Entity described) {
        Piece head = words.get(headAt);
        int start = words.getFirst().span().start();
        int sentence = sentenceFrom(start);
        if (sentence < 0
                || !words.getFirst().is("the")
                || !BodyWords.isFirm(head.word())
                || words.subList(1, headAt).stream().anyMatch(Piece::capital)
                || wasIntroduced(described, start)
                || headAt + 1 < words.size() && !words.get(headAt + 1).isMark()
                || isIntroduced(head.word(), sentence)) {
            return null;
        }
        Entity only = onlyOne(sentence, start, NEAREST_SENTENCES, 0, this::isNamedBody);
        return only != null && BodyWords.canBeFirm(only.name()) ? only : null;
    }

    /** It stands first in this sentence or the one before: what these are about, most often. */
    private boolean opensSentence(Entity entity, int sentence, int before) {
        for (int k = Math.max(0, sentence - 1); k <= sentence; k++) {
            int start = sentences.get(k).span().start();
            start += text.regionMatches(true, start, THE, 0, THE.length()) ? THE.length() : 0;
            int begin = start;
            if (begin < before && entity.mentions().stream().anyMatch(span -> span.contains(begin))) {
                return true;
            }
        }
        return false;
    }

    /** Not the agency in the brackets of a dateline. */
    private boolean isNamedBody(Mention mention) {
        int start = mention.span.start();
        boolean inBrackets = start > 1 && (text.startsWith("(", start - 1) || text.startsWith("-LRB- ", start - 6));
        return mention.entity.type() == EntityType.ORGANISATION && mention.entity.named() && !inBrackets;
    }

    /**
     * The only entity of those asked for that is mentioned before {@code start}, outside quotation marks, in its sentence and the {@code farthest} before it,
     * no paragraph before {@code earliest}; null if there are several, or if it has no name.
     */
    private @Nullable Entity onlyOne(int sentence, int start, int farthest, int earliest, Predicate<Mention> isAsked) {
        Entity only = null;
        for (int s = sentence; s >= 0 && sentence - s <= farthest; s--) {
            if (sentences.get(s).paragraph() < earliest) {
                break;
            }
            Span span = sentences.get(s).span();
            if (span.length() > LONGEST_SENTENCE) {
                return null;
            }
            boolean[] quoted = quoted(s);
            for (int i = firstMention(span.start()); i < mentions.size(); i++) {
                Mention mention = mentions.get(i);
                if (mention.span.start() >= Math.min(span.end(), start)) {
                    break;
                }
                if (quoted[mention.span.start() - span.start()] || !isAsked.test(mention)) {
                    continue;
                }
                if (!mention.entity.named() || only != null && only != mention.entity) {
                    return null;
                }
                only = mention.entity;
            }
        }
        return only;
    }

    /** The report described somebody so before, and not with a bare {@code the senator}, which points back itself. */
    private boolean wasIntroduced(@Nullable Entity described, int start) {
        Span first = described == null ? null : described.mentions().getFirst();
        return first != null
                && first.start() < start
                && !BARE.matcher(text).region(first.start(), first.end()).matches();
    }

    private boolean fits(Entity person, Piece head) {
        char gender = WOMEN.contains(head.word()) ? 'f' : MEN.contains(head.word()) ? 'm' : 'u';
        return gender == 'u' || fits(person.id(), gender);
    }

    /** {@code a senator}, {@code another Lindmark senator}: the report told of somebody else by these words. */
    private boolean isIntroduced(String head, int until) {
        for (int s = until - 1; s >= 0 && until - s <= DESCRIPTION_BACK * 4; s--) {
            if (sentences.get(s).span().length() > LONGEST_SENTENCE) {
                return true; // who knows
            }
            int since = Integer.MAX_VALUE / 2;
            for (Token token : sentences.get(s).tokens()) {
                String word = token.span().in(text);
                since = INTRODUCING.contains(word.toLowerCase(Locale.ROOT)) ? 0 : since + 1;
                if (word.equals(head) && since <= LONGEST_DESCRIPTION) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Which characters of a sentence stand inside double quotation marks; a mark left open before closes with its paragraph. */
    private boolean[] quoted(int sentence) {
        int from = sentence;
        while (from > 0
                && sentence - from < FARTHEST_SENTENCE
                && sentences.get(from - 1).span().length() <= LONGEST_SENTENCE
                && sentences.get(from - 1).paragraph()
                        == sentences.get(sentence).paragraph()) {
            from--;
        }
        Span span = sentences.get(sentence).span();
        boolean[] quoted = new boolean[span.length()];
        boolean open = false;
        for (int i = sentences.get(from).span().start(); i < span.end(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '“', '«' -> open = true;
                case '”', '»' -> open = false;
                case '"' -> open = !open;
                default -> {}
            }
            if (i >= span.start()) {
                quoted[i - span.start()] = open;
            }
        }
        return quoted;
    }

    /** Number of the first mention that begins at or behind a position. */
    private int firstMention(int position) {
        return Bisection.first(mentions.size(), i -> mentions.get(i).span.start() >= position);
    }

    private static boolean isAdjective(List<Piece> words, int at) {
        return at < words.size()
                && words.get(at).tag().equals("ADJ")
                && (at + 1 == words.size() || words.get(at + 1).isMark());
    }

    private static boolean isCounted(List<Piece> words, int head) {
        for (int i = 0; i < head; i++) {
            if (QUANTITIES.contains(words.get(i).word())) {
                return true;
            }
        }
        return false;
    }

    private static Speaker speaker(Entity entity, double certainty) {
        return new Speaker(entity.id(), entity.named() ? Quote.Anonymity.NAMED : Quote.Anonymity.UNNAMED, certainty);
    }

    /**
     * A capital that speaks is its government: {@code Oslo said} are the words of Norway, if the report names it; its government, if
     * the report names that.
     */
    private Entity power(Entity entity) {
        KnownNames names = KnownNames.get();
        String country = entity.type() == EntityType.PLACE
                        && !names.isCountry(entity.name())
                        && names.canonical(entity.name()).isPresent()
                ? names.countryOf(entity.name()).orElse(null)
                : null;
        if (country == null) {
            return entity;
        }
        Entity found = entity;
        for (Entity each : entities) {
            String last =
                    each.name().substring(each.name().lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
            boolean government = each.type() == EntityType.ORGANISATION
                    && GOVERNMENT.contains(last)
                    && country.equals(
                            each.role() != null
                                    ? each.role()
                                    : names.countryOf(each.name().split("['’ ]")[0])
                                            .orElse(""));
            if (government) {
                return each;
            }
            if (names.isCountry(each.name())
                    && names.countryOf(each.name()).filter(country::equals).isPresent()) {
                found = each;
            }
        }
        return found;
    }

    private static @Nullable Entity named(@Nullable Entity entity) {
        return entity != null && entity.named() ? entity : null;
    }

    private Speaker ofPronoun(Piece pronoun, int paragraph) {
        Entity resolved = entityAt(pronoun.span());
        char gender =
                switch (pronoun.word()) {
                    case "he", "his", "him" -> 'm';
                    case "she", "her" -> 'f';
                    default -> 'u';
                };
        if (resolved != null) {
            noteGender(resolved, gender);
            return remember(paragraph, pronoun, speaker(resolved, BY_PRONOUN), resolved);
        }
        if (gender != 'u') {
            return ofPerson(pronoun, gender, paragraph);
        }
        Recent last = pronoun.is("they") ? lastPlural : pronoun.is("it") ? lastBody : null;
        boolean stillTheirs = last != null
                && paragraph - last.paragraph <= FARTHEST_BACK
                && (lastSpeaker == null || lastSpeaker.paragraph <= last.paragraph);
        if (last != null && stillTheirs) {
            return last.speaker.with(BY_LAST_BODY);
        }
        Entity teller = pronoun.is("they") ? lastTeller(pronoun) : null;
        if (teller != null) {
            return remember(paragraph, pronoun, speaker(teller, BY_LAST_BODY), teller);
        }
        int sentence = pronoun.is("it") ? sentenceFrom(pronoun.span().start()) : -1;
        Entity only = sentence < 0 ? null : onlyOne(sentence, pronoun.span().start(), 1, 0, this::isNamedBody);
        return only == null || !opensSentence(only, sentence, pronoun.span().start())
                ? Speaker.OPEN
                : speaker(only, BY_LAST_BODY);
    }

    /**
     * {@code The strait is shut, harbour sources said. They said ...}, where nobody took the first sentence for a quote: whoever told last, in one
     * of the two sentences before, if they are several.
     */
    private @Nullable Entity lastTeller(Piece pronoun) {
        int sentence = sentenceFrom(pronoun.span().start());
        for (int s = sentence - 1; s >= Math.max(0, sentence - 2); s--) {
            if (sentences.get(sentence).paragraph() - sentences.get(s).paragraph() > FARTHEST_BACK) {
                return null;
            }
            Entity teller = tellerIn(sentences.get(s));
            if (teller != null) {
                return isSeveral(teller) ? teller : null;
            }
        }
        return null;
    }

    /** The last of a sentence that stands right before a verb of speech. */
    private @Nullable Entity tellerIn(Sentence sentence) {
        Set<Integer> beforeVerbs = new HashSet<>();
        List<Token> tokens = sentence.tokens();
        for (int i = 1; i < tokens.size(); i++) {
            if (lexicon.isVerb(tokens.get(i).span().in(text).toLowerCase(Locale.ROOT))) {
                beforeVerbs.add(tokens.get(i - 1).span().end());
            }
        }
        Entity found = null;
        for (int i = firstMention(sentence.span().start()); i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            if (mention.span.start() >= sentence.span().end()) {
                break;
            }
            found = beforeVerbs.contains(mention.span.end()) ? mention.entity : found;
        }
        return found;
    }

    private static boolean isSeveral(Entity entity) {
        String last = entity.name().substring(entity.name().lastIndexOf(' ') + 1);
        return entity.type() == EntityType.GROUP
                || !entity.named() && (last.endsWith("s") && !last.endsWith("ss") || last.equals("people"));
    }

    /** A pronoun that the words around it leave open is the last speaker, if nobody else came in since. */
    private Speaker ofPerson(Piece pronoun, char gender, int paragraph) {
        Recent last = lastPerson;
        Recent spoke = lastSpeaker;
        boolean possessive = POSSESSIVES.contains(pronoun.word());
        if (possessive) {
            Entity before = onlyPersonBefore(pronoun.span());
            if (before != null && fits(before.id(), gender)) {
                return speaker(before, BY_LAST_SPEAKER);
            }
        }
        if (last == null
                || spoke == null
                || !java.util.Objects.equals(last.speaker.entity(), spoke.speaker.entity())
                || paragraph - last.paragraph > (possessive ? 0 : FARTHEST_BACK)
                || !fits(last.speaker.entity(), gender)) {
            return Speaker.OPEN;
        }
        return new Speaker(last.speaker.entity(), last.speaker.anonymity(), BY_LAST_SPEAKER);
    }

    private boolean fits(@Nullable String entity, char gender) {
        Character known = entity == null ? null : genders.get(entity);
        return known == null || known == gender;
    }

    private void noteGender(Entity entity, char gender) {
        if (gender != 'u') {
            genders.putIfAbsent(entity.id(), gender);
        }
    }

    /** The one named person whom the sentence of a word speaks of before it; null if there is none, or more than one. */
    private @Nullable Entity onlyPersonBefore(Span word) {
        int sentence = sentenceFrom(word.start());
        if (sentence < 0) {
            return null;
        }
        int start = sentences.get(sentence).span().start();
        Entity found = null;
        for (Mention mention : mentions) {
            if (mention.span.start() >= word.start()) {
                break;
            }
            if (mention.span.start() >= start && isPerson(mention.entity)) {
                if (found != null && found != mention.entity) {
                    return null;
                }
                found = mention.entity;
            }
        }
        return found;
    }

    /**
     * Whom {@code who} goes on with: the person whose mention ends right before it, or before its comma; the adviser in {@code an
     * adviser to Roe, who}, or nobody if no entity is that adviser.
     */
    private @Nullable Entity personBefore(int position) {
        Mention found = mentionBefore(position, mention -> isPerson(mention.entity));
        if (found == null) {
            return null;
        }
        int sentence = sentenceFrom(found.span.start());
        if (sentence < 0) {
            return found.entity;
        }
        Token before = null;
        Token earlier = null;
        for (Token token : sentences.get(sentence).tokens()) {
            if (token.span().start() >= found.span.start()) {
                break;
            }
            earlier = before;
            before = token;
        }
        boolean owned = before != null
                && earlier != null
                && OF.contains(before.span().in(text).toLowerCase(Locale.ROOT))
                && earlier.pos().equals("NOUN");
        if (!owned || earlier == null) {
            return found.entity;
        }
        Entity head = entityAt(earlier.span());
        return isPerson(head) ? head : null;
    }

    /** {@code The Harbour Board, which said}; nobody where a person or nothing stands there. */
    private @Nullable Entity bodyBefore(int position) {
        Mention found = mentionBefore(position, any -> true);
        return found == null || isPerson(found.entity) ? null : found.entity;
    }

    /** Of the mentions asked for that end right before a position, or before its comma, the one that ends last, and of those the longest. */
    private @Nullable Mention mentionBefore(int position, Predicate<Mention> isAsked) {
        int from = Math.max(0, position - COMMA - Math.min(longest, LONGEST_NAME));
        Mention found = null;
        for (int i = firstMention(from); i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            if (mention.span.start() >= position) {
                break;
            }
            boolean touches = mention.span.end() <= position && position - mention.span.end() <= COMMA;
            // mentions come by their beginnings: of those with one end the first is the longest
            if (touches && isAsked.test(mention) && (found == null || mention.span.end() > found.span.end())) {
                found = mention;
            }
        }
        return found;
    }

    /** Takes note of somebody the report speaks of as a subject, whom a pronoun can mean. */
    void hear(Stretch stretch, NounPhrase subject) {
        Piece head = stretch.at(subject.head());
        Entity entity = entityAt(head.span());
        if (entity != null
                && isPerson(entity)
                && !head.isPronoun()
                && !(entity.named() && lexicon.isUnnamedHead(head.word()))) {
            lastPerson = new Recent(speaker(entity, 1), stretch.paragraph());
        }
    }

    private Speaker remember(int paragraph, Piece head, Speaker speaker, @Nullable Entity entity) {
        Recent recent = new Recent(speaker, paragraph);
        boolean unnamed = speaker.anonymity() == Quote.Anonymity.UNNAMED;
        if (unnamed && !head.isPronoun()) {
            unnamedByHead.put(head.word(), recent);
        }
        boolean several = SOME.contains(head.word()) && !head.is("one") && !head.is("another");
        boolean plural =
                unnamed && (several || !head.isPronoun() && (head.word().endsWith("s") || head.is("people")));
        if (plural) {
            lastPlural = recent;
        } else if (entity == null || isPerson(entity) || isSomeone(entity, head)) {
            lastPerson = recent;
        } else {
            lastBody = recent;
            if (entity.type() == EntityType.GROUP) {
                lastPlural = recent;
            }
        }
        lastSpeaker = recent;
        return speaker;
    }

    /** {@code The clerk}, who is described and neither a body nor a document: no later "it" is him. */
    private static boolean isSomeone(Entity entity, Piece head) {
        return !entity.named() && entity.type() == EntityType.OTHER && !BodyWords.isDocument(head.word());
    }

    private static boolean isPerson(@Nullable Entity entity) {
        return entity != null && entity.type() == EntityType.PERSON;
    }

    private @Nullable Entity find(@Nullable String id) {
        for (Entity entity : entities) {
            if (entity.id().equals(id)) {
                return entity;
            }
        }
        return null;
    }

    /** Number of the first sentence that ends behind a position, or -1 if none does. */
    private int sentenceFrom(int position) {
        int first =
                Bisection.first(sentences.size(), i -> sentences.get(i).span().end() > position);
        return first < sentences.size() ? first : -1;
    }

    /** The words of a place in the text. */
    private List<Piece> pieces(Span source) {
        List<Piece> pieces = new ArrayList<>();
        int sentence = sentenceFrom(source.start());
        while (sentence >= 0
                && sentence < sentences.size()
                && sentences.get(sentence).span().start() < source.end()) {
            for (Token token : sentences.get(sentence).tokens()) {
                if (token.span().overlaps(source) && pieces.size() < LONGEST) {
                    pieces.add(Piece.word(text, token));
                }
            }
            sentence++;
        }
        return pieces;
    }

    /** The entity with the shortest mention that covers a word. */
    private @Nullable Entity entityAt(Span word) {
        Entity best = null;
        int bestLength = Integer.MAX_VALUE;
        int floorAt = word.start() - Math.min(longest, LONGEST_NAME);
        for (int i = firstMention(word.start() + 1) - 1;
                i >= 0 && mentions.get(i).span.start() >= floorAt;
                i--) {
            Mention mention = mentions.get(i);
            if (mention.span.covers(word) && mention.span.length() < bestLength) {
                best = mention.entity;
                bestLength = mention.span.length();
            }
        }
        return best;
    }
}
