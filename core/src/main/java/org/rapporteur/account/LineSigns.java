package org.rapporteur.account;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.LineJudge;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.text.Span;

/**
 * What a sentence shows of how good a line of the brief it would make: where it stands in its report and its report in the pile, what it takes
 * for known, when what it tells happened, whose words it gives, and what {@link LineJudge} says of it if it is asked. {@link LineWorth} and
 * {@link AheadWorth} weigh the signs.
 *
 * <p>Of 48 signs that were tried beside the learned ones these are all that changed anything.
 */
final class LineSigns {
    /** The signs in the order of {@link #of}: the constant, the sentence's own, what the reader's vector says, what the judge says. */
    static final List<String> NAMES = List.of(
            "constant",
            "opening",
            "far down",
            "hard fault",
            "known thing",
            "new definite thing",
            "demonstrative",
            "pronoun of a stranger",
            "surname of a stranger",
            "no name",
            "names",
            "words of the title",
            "words of the story",
            "told later",
            "dated now",
            "dated long before",
            "year before",
            "looks back",
            "undated report",
            "age",
            "later reports",
            "direct speech",
            "opinion",
            "by the reader",
            "right by the judge",
            "worth by the judge",
            "good by the judge");

    /** At this sentence of a report the opening weighs half. */
    private static final double OPENING = 3;
    /** From this sentence on all are alike. */
    private static final double FAR = 20;
    /** What happened on the days before the report is news. */
    private static final int NOW_DAYS = 4;

    private static final int LONG_BEFORE_DAYS = 21;
    /** What a sentence has of its report's title on average: what is thought where there is none. */
    private static final double USUAL_OF_TITLE = 0.21;

    private static final int MOST_THINGS = 3;
    private static final int MOST_NAMES = 4;
    /** Words between {@code the} and the noun. */
    private static final int LONGEST_PHRASE = 5;

    private static final Set<String> DEMONSTRATIVE = Set.of("this", "these", "those", "such");
    /** What follows a noun that the sentence itself explains: {@code the mayor of Haven}, {@code the man who sank it}. */
    private static final Set<String> EXPLAINING = Set.of(
            "of", "that", "who", "which", "whose", "where", "in", "on", "for", "at", "between", "from", "to", "against",
            "with", "about");

    private static final Set<String> PRONOUNS = Set.of(
            "he",
            "she",
            "it",
            "they",
            "his",
            "her",
            "its",
            "their",
            "him",
            "them",
            "himself",
            "herself",
            "itself",
            "themselves");
    private static final Set<String> BACK = Set.of(
            "last",
            "ago",
            "previously",
            "previous",
            "earlier",
            "since",
            "former",
            "once",
            "decades",
            "historically",
            "always",
            "often",
            "years");
    private static final Set<String> OPINION = Set.of(
            "believe",
            "believes",
            "believed",
            "think",
            "thinks",
            "feel",
            "feels",
            "hope",
            "hopes",
            "fear",
            "fears",
            "want",
            "wants",
            "argue",
            "argues",
            "argued");
    private static final Pattern YEAR = Pattern.compile("\\b(?:1[89]|20)\\d\\d\\b");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Lexicon lexicon;
    private final int size;
    private final @Nullable LocalDate latest;
    private final SentenceIndex index;
    /** Of the latest reports, the latest first, undated ones behind; then of odd ones. */
    private final List<String> headlines;
    /** Days since 1970 of each dated report, by id. */
    private final Map<String, Long> days = new HashMap<>();
    /** How many reports came after each of these days. */
    private final Map<Long, Long> laterReports = new HashMap<>();

    LineSigns(Lexicon lexicon, List<Reading> pile, SentenceIndex index) {
        this.lexicon = lexicon;
        size = pile.size();
        this.index = index;
        latest = BriefWriter.latest(pile);
        headlines = pile.stream()
                .filter(reading -> !title(reading).isEmpty())
                .sorted(Comparator.comparing(this::isOdd)
                        .thenComparing(
                                reading -> reading.publishedOn().orElse(LocalDate.MIN), Comparator.reverseOrder())
                        .thenComparing(Reading::id))
                .map(LineSigns::title)
                .distinct()
                .limit(1 + LineJudge.OTHERS)
                .toList();
        for (Reading reading : pile) {
            LocalDate day = day(reading);
            if (day != null) {
                days.put(reading.id(), day.toEpochDay());
            }
        }
        for (long day : Set.copyOf(days.values())) {
            laterReports.put(
                    day, days.values().stream().filter(other -> other > day).count());
        }
    }

    /**
     * The signs of a sentence.
     *
     * @param extract the sentence's own words
     * @param verdict what the judge says of it, or null if it was not asked: then its signs are 0
     */
    double[] of(Reading reading, Span extract, LineJudge.@Nullable Verdict verdict) {
        int place = Math.max(0, reading.annotation().sentenceIndexAt(extract.start()));
        Sentence sentence = reading.annotation().sentences().get(place);
        Found found = new Found();
        found.set("constant", 1);
        found.set("opening", 1 / (1 + place / OPENING));
        found.set("far down", Math.min(1, place / FAR));
        found.set("hard fault", StandsAlone.faults(reading, sentence, extract) >= StandsAlone.HARD);
        found.set("by the reader", sentence.asLine());
        List<Token> tokens = tokens(sentence, extract);
        List<String> words = lower(reading, tokens);
        found.set("looks back", words.stream().anyMatch(BACK::contains));
        found.set("opinion", words.stream().anyMatch(OPINION::contains));
        things(found, reading, tokens, words, place);
        people(found, reading, extract);
        story(found, reading, index.stems(reading, sentence, extract));
        times(found, reading, extract);
        speech(found, reading, extract);
        if (verdict != null) {
            found.set("right by the judge", verdict.right());
            found.set("worth by the judge", verdict.worth());
            found.set("good by the judge", verdict.good());
        }
        return found.signs;
    }

    /** The judge's word on a sentence, which takes it some milliseconds; null where rules alone read the report. */
    LineJudge.@Nullable Verdict verdict(Reading reading, Span extract) {
        return reading.annotation().isByRules()
                ? null
                : LineJudge.get().verdict(headlines(reading), extract.in(reading.text()));
    }

    private static final class Found {
        private final double[] signs = new double[NAMES.size()];

        void set(String name, double value) {
            signs[NAMES.indexOf(name)] = value;
        }

        void set(String name, boolean value) {
            set(name, value ? 1 : 0);
        }
    }

    /** {@code The offer}: was it named before, or must the reader know it? A name ({@code the Kremlin}) is no such thing. */
    private void things(Found found, Reading reading, List<Token> tokens, List<String> words, int place) {
        int known = 0;
        int fresh = 0;
        int demonstrative = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String word = words.get(i);
            String next = tokens.get(i + 1).pos();
            demonstrative += DEMONSTRATIVE.contains(word) && (next.equals("NOUN") || next.equals("ADJ")) ? 1 : 0;
            int head = word.equals("the") ? head(tokens, i) : -1;
            if (head >= 0 && !isExplained(words, head)) {
                String stem = lexicon.stem(words.get(head));
                if (index.firstSentence(reading, stem, place) < place) {
                    known++;
                } else {
                    fresh++;
                }
            }
        }
        found.set("known thing", Math.min(MOST_THINGS, known));
        found.set("new definite thing", Math.min(MOST_THINGS, fresh));
        found.set("demonstrative", Math.min(MOST_THINGS, demonstrative));
    }

    /** The noun of a phrase that begins there, or -1 if it has none or holds a name. */
    private static int head(List<Token> tokens, int article) {
        int head = -1;
        for (int k = article + 1; k < tokens.size() && k <= article + LONGEST_PHRASE; k++) {
            switch (tokens.get(k).pos()) {
                case "PROPN" -> {
                    return -1;
                }
                case "NOUN" -> head = k;
                case "ADJ", "NUM" -> {}
                default -> {
                    return head;
                }
            }
        }
        return head;
    }

    private static boolean isExplained(List<String> words, int head) {
        if (head + 1 == words.size()) {
            return false;
        }
        String next = words.get(head + 1);
        return EXPLAINING.contains(next) || next.startsWith("'");
    }

    private void people(Found found, Reading reading, Span extract) {
        int strangers = 0;
        double surname = 0;
        int names = 0;
        for (Entity entity : reading.annotation().entities()) {
            boolean meant = false;
            boolean named = false;
            for (Span mention : entity.mentions()) {
                if (extract.covers(mention)) {
                    boolean pronoun =
                            PRONOUNS.contains(mention.in(reading.text()).toLowerCase(Locale.ROOT));
                    meant |= pronoun;
                    named |= !pronoun;
                }
            }
            strangers += meant && !named ? 1 : 0;
            surname = Math.max(surname, surnameOfAStranger(entity, reading, extract));
            names += named && entity.named() ? 1 : 0;
        }
        found.set("pronoun of a stranger", strangers > 0);
        found.set("surname of a stranger", surname);
        found.set("no name", names == 0);
        found.set("names", Math.min(MOST_NAMES, names));
    }

    /**
     * {@code Roe said}, of whom the report told before that she is {@code harbour engineer Kari Roe}: the share of the reports that do not speak of
     * her; 0 for anybody else.
     */
    private double surnameOfAStranger(Entity entity, Reading reading, Span extract) {
        if (entity.type() != EntityType.PERSON
                || !entity.named()
                || entity.name().indexOf(' ') < 0) {
            return 0;
        }
        String surname = "";
        for (Span mention : entity.mentions()) {
            String words = mention.in(reading.text());
            if (extract.covers(mention) && words.indexOf(' ') >= 0) {
                return 0;
            }
            if (extract.covers(mention) && Character.isUpperCase(words.charAt(0))) {
                surname = words;
            }
        }
        return surname.isEmpty() || entity.mentions().getFirst().start() >= extract.start()
                ? 0
                : 1 - index.bearing(lexicon.stem(surname));
    }

    /** How much of the report's title and of what all reports are about it tells, and whether a later report tells it again. */
    private void story(Found found, Reading reading, Set<String> stems) {
        Set<String> title = stems(title(reading));
        long both = title.stream().filter(stems::contains).count();
        found.set("words of the title", title.isEmpty() ? USUAL_OF_TITLE : both / (double) title.size());
        double main = 0;
        for (String stem : stems.stream().sorted().toList()) {
            main += index.importance(stem);
        }
        found.set("words of the story", main / Math.sqrt(5.0 + stems.size()));
        Long day = days.get(reading.id());
        found.set(
                "told later",
                day != null
                        && index.tellers(stems).stream()
                                .anyMatch(teller -> days.getOrDefault(teller, Long.MIN_VALUE) > day));
    }

    private void times(Found found, Reading reading, Span extract) {
        LocalDate day = day(reading);
        boolean now = false;
        boolean before = false;
        for (TimeMention time : reading.annotation().times()) {
            LocalDate end = time.latest();
            if (day != null && end != null && extract.covers(time.span()) && !time.isVague()) {
                long days = ChronoUnit.DAYS.between(end, day);
                now |= days >= 0 && days <= NOW_DAYS;
                before |= days > LONG_BEFORE_DAYS;
            }
        }
        boolean year = false;
        Matcher years = YEAR.matcher(extract.in(reading.text()));
        while (years.find()) {
            year |= day == null || Integer.parseInt(years.group()) < day.getYear();
        }
        found.set("dated now", now);
        found.set("dated long before", before);
        found.set("year before", year);
        found.set("undated report", day == null);
        if (day != null && latest != null) {
            found.set("age", StrictMath.log1p(Math.max(0, ChronoUnit.DAYS.between(day, latest))));
            found.set("later reports", laterReports.getOrDefault(day.toEpochDay(), 0L) / (double) size);
        }
    }

    private static void speech(Found found, Reading reading, Span extract) {
        int direct = 0;
        for (Quote quote : reading.quotes()) {
            if (quote.kind() == Quote.Kind.DIRECT) {
                for (Span content : quote.content()) {
                    direct += content.shared(extract);
                }
            }
        }
        found.set("direct speech", Math.min(1, direct / (double) Math.max(1, extract.length())));
    }

    /** {@code Voss believes that it will be closed}. */
    static boolean isOpinion(Reading reading, Sentence sentence, Span extract) {
        return lower(reading, tokens(sentence, extract)).stream().anyMatch(OPINION::contains);
    }

    private static List<Token> tokens(Sentence sentence, Span extract) {
        return sentence.tokens().stream()
                .filter(token -> extract.covers(token.span()))
                .toList();
    }

    private static List<String> lower(Reading reading, List<Token> tokens) {
        return tokens.stream()
                .map(token ->
                        token.span().in(reading.text()).toLowerCase(Locale.ROOT).replace('’', '\''))
                .toList();
    }

    private static @Nullable LocalDate day(Reading reading) {
        return reading.publishedOn().orElse(null);
    }

    private static String title(Reading reading) {
        String title = reading.article().meta().title();
        return title == null ? "" : title.strip();
    }

    /** A page with a wrong day, a spun text, one in another language: its headline says least of what the news is. */
    private boolean isOdd(Reading reading) {
        LocalDate day = day(reading);
        return reading.annotation().isByRules()
                || reading.annotation().fidelity().state() == Fidelity.State.MANGLED
                || day != null && latest != null && day.isAfter(latest);
    }

    /** What the judge is shown beside a sentence: the headline of its report, empty if it has none, and those of the latest others. */
    List<String> headlines(Reading reading) {
        String own = title(reading);
        return Stream.concat(
                        Stream.of(own),
                        headlines.stream().filter(other -> !other.equals(own)).limit(LineJudge.OTHERS))
                .toList();
    }

    private Set<String> stems(String title) {
        Set<String> stems = new HashSet<>();
        for (String word : NO_WORD.split(title.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty() && !lexicon.isFunctionWord(word)) {
                stems.add(lexicon.stem(word));
            }
        }
        return stems;
    }
}
