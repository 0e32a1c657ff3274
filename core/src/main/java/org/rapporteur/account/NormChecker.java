package org.rapporteur.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.FactOrigins;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.text.Span;

/**
 * Holds reported activities against norms, as far as the reports' own figures go.
 *
 * <p>An activity is a noun of the norm's scope at a place: {@code military exercises in Vesland}. All sentences of a story that name one at the
 * same place tell of the same activity, but for those that speak of a time long before their report. A figure counts only
 * if the words tie it to the activity: {@code a drill involving 12,000 troops} does, {@code 12,000 troops stand at the border,
 * where a drill began} does not.
 */
final class NormChecker {
    /** Words between a figure and the activity's noun; what is further apart is seldom said of it. */
    private static final int NEAR = 12;

    /** Days before the report: what lies further back is another activity at the same place. */
    private static final int LONG_BEFORE = 60;

    /** How far {@code about} may be off, either way: a tenth, the usual rounding of news. */
    private static final BigDecimal ABOUT = new BigDecimal("0.1");

    private static final Set<String> PLACE_WORDS = Set.of("in", "near", "off", "at", "inside", "into", "on", "along");
    private static final List<String> BEHIND_NOUN =
            List.of("involv", "with", "of", "by", "compris", "featur", "includ", "gather", "where", "which");
    private static final List<String> BEFORE_NOUN = List.of(
            "part",
            "participa",
            "join",
            "joined",
            "joining",
            "for",
            "in",
            "hold",
            "held",
            "holding",
            "conduct",
            "during");
    private static final Set<String> TAKES_PART =
            Set.of("part", "participate", "participated", "participating", "involved");
    private static final Set<String> BREAKS =
            Set.of("while", "as", "after", "because", "although", "but", "where", "when", "since", ";");
    private static final List<String> TELLS = List.of("notif", "inform", "notice");
    private static final Set<String> AHEAD = Set.of("advance", "ahead", "before", "beforehand", "prior", "notice");
    private static final Set<String> NOT = Set.of("not", "n't", "n’t", "never", "no", "without", "neither", "nor");

    private final List<Norm> norms;
    private final List<Reading> readings;
    private final FactOrigins origins;
    private final Map<MergedEntity.Member, String> names = new HashMap<>();

    NormChecker(List<Norm> norms, List<Reading> readings, List<MergedEntity> entities, FactOrigins origins) {
        this.norms = norms;
        this.readings = readings;
        this.origins = origins;
        entities.forEach(entity -> entity.members().forEach(member -> names.put(member, entity.name())));
    }

    /** The checks, norm by norm, activities with most origins first. */
    List<NormCheck> check() {
        List<OfNorm> each = norms.stream().map(OfNorm::new).toList();
        for (Reading reading : readings) {
            List<Words> sentences = reading.annotation().sentences().stream()
                    .map(sentence -> new Words(reading, sentence))
                    .toList();
            each.forEach(norm -> norm.read(reading, sentences));
        }
        return each.stream().flatMap(norm -> norm.checks().stream()).toList();
    }

    /** A word of the norm at a place of a sentence. */
    private record Hit(int first, int end) {}

    private static final class Activity {
        final List<Mention> mentions = new ArrayList<>();
        final List<Mention> exceptions = new ArrayList<>();
        final List<NormCheck.Input> inputs = new ArrayList<>();
        final Map<String, Integer> labels = new LinkedHashMap<>();
        final String place;

        Activity(String place) {
            this.place = place;
        }

        String label() {
            String noun = labels.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(e -> e.getKey().length())
                            .thenComparing(Map.Entry.<String, Integer>comparingByKey()))
                    .orElseThrow()
                    .getKey();
            return noun + " (" + place + ")";
        }
    }

    /** One norm over all reports. */
    private final class OfNorm {
        private final Norm norm;
        private final Map<String, Activity> byKey = new LinkedHashMap<>();
        private final List<Mention> stated = new ArrayList<>();

        OfNorm(Norm norm) {
            this.norm = norm;
        }

        List<NormCheck> checks() {
            return byKey.values().stream()
                    .filter(OfNorm::isReported)
                    .map(this::check)
                    .sorted(Comparator.comparing((NormCheck check) -> origins.count(check.mentions()))
                            .reversed()
                            .thenComparing(NormCheck::id))
                    .toList();
        }

        /** One sentence without a figure may as well wish for an activity or forbid it. */
        private static boolean isReported(Activity activity) {
            return activity.mentions.size() > 1 || !activity.inputs.isEmpty();
        }

        void read(Reading reading, List<Words> sentences) {
            Activity last = null;
            boolean follows = false;
            for (int s = 0; s < sentences.size(); s++) {
                Words words = sentences.get(s);
                Mention whole = new Mention(reading.id(), Integer.toString(s), words.sentence.span());
                if (norm.scope().names().stream().anyMatch(words::says)) {
                    stated.add(whole);
                    follows = false;
                    continue;
                }
                Hit hit = find(words, s == 0 ? null : sentences.get(s - 1));
                Activity told = hit == null ? null : activity(reading, words, hit, last);
                if (told != null && hit != null) {
                    told.mentions.add(whole);
                    told.labels.merge(words.phrase(hit), 1, Integer::sum);
                    if (norm.scope().exceptions().stream().anyMatch(words::says)) {
                        told.exceptions.add(whole);
                    }
                    figures(words, hit, whole, told);
                    last = told;
                } else if (follows && last != null && words.lower.stream().anyMatch(TAKES_PART::contains)) {
                    figures(words, null, whole, last);
                }
                follows = told != null;
            }
        }

        /** The first noun of the scope that stands in its context. */
        private @Nullable Hit find(Words words, @Nullable Words before) {
            Hit hit = null;
            for (String noun : norm.scope().activities()) {
                Hit found = words.noun(noun);
                if (found != null && (hit == null || found.first() < hit.first())) {
                    hit = found;
                }
            }
            if (hit == null || norm.scope().context().isEmpty()) {
                return hit;
            }
            Set<String> near = new HashSet<>(words.lower);
            if (before != null) {
                near.addAll(before.lower);
            }
            boolean inContext =
                    norm.scope().context().stream().anyMatch(c -> near.contains(c) || near.contains(c + "s"));
            return inContext ? hit : null;
        }

        private @Nullable Activity activity(Reading reading, Words words, Hit hit, @Nullable Activity last) {
            String place = words.placeBehind(hit);
            if (place == null) {
                boolean known =
                        hit.first() > 0 && words.lower.get(hit.first() - 1).matches("the|these|those")
                                || words.lower
                                        .subList(Math.max(0, hit.first() - 3), hit.first())
                                        .contains("the");
                return known ? last : null;
            }
            String longBefore = words.longBefore();
            String key = longBefore == null ? place : place + " " + longBefore;
            return byKey.computeIfAbsent(
                    key, k -> new Activity(longBefore == null ? place : place + ", " + longBefore));
        }

        private void figures(Words words, @Nullable Hit hit, Mention sentence, Activity activity) {
            switch (norm.measure().quantity()) {
                case COUNT -> {
                    for (Quantity quantity : words.reading.annotation().quantities()) {
                        if (words.sentence.span().contains(quantity.span().start())
                                && quantity.unit() != null
                                && norm.measure().units().contains(quantity.unit())
                                && (hit == null || words.tied(quantity.span(), hit))) {
                            Mention mention = new Mention(sentence.report(), sentence.claim(), quantity.span());
                            activity.inputs.add(new NormCheck.Input(mention, answer(quantity)));
                        }
                    }
                }
                case NOTICE_DAYS -> {
                    for (TimeMention time : words.reading.annotation().times()) {
                        BigDecimal days =
                                words.sentence.span().contains(time.span().start()) ? days(time) : null;
                        if (days != null && words.isNotice(time.span())) {
                            Mention mention = new Mention(sentence.report(), sentence.claim(), time.span());
                            boolean denied = words.isDenied();
                            activity.inputs.add(
                                    new NormCheck.Input(mention, denied ? NormCheck.Answer.BELOW : answer(days, days)));
                        }
                    }
                }
            }
        }

        private NormCheck.Answer answer(Quantity quantity) {
            BigDecimal value = quantity.value();
            BigDecimal upper = quantity.upper() == null ? value : quantity.upper();
            BigDecimal off = value.multiply(ABOUT);
            return switch (quantity.modifier()) {
                case EXACT -> answer(value, upper);
                case ABOUT -> answer(value.subtract(off), upper.add(off));
                case AT_LEAST -> answer(value, null);
                case AT_MOST -> answer(BigDecimal.ZERO, upper);
            };
        }

        /** What an interval answers; a null end is open. */
        private NormCheck.Answer answer(BigDecimal low, @Nullable BigDecimal high) {
            int least =
                    switch (norm.measure().comparator()) {
                        case AT_LEAST -> 0;
                        case MORE_THAN -> 1;
                    };
            if (low.compareTo(norm.measure().threshold()) >= least) {
                return NormCheck.Answer.ABOVE;
            }
            return high != null && high.compareTo(norm.measure().threshold()) < least
                    ? NormCheck.Answer.BELOW
                    : NormCheck.Answer.UNDECIDED;
        }

        private NormCheck check(Activity activity) {
            Mention first = activity.mentions.getFirst();
            return new NormCheck(
                    "norm:" + norm.id() + ":" + first.report() + ":" + first.claim(),
                    norm,
                    activity.label(),
                    verdict(activity),
                    activity.inputs,
                    activity.mentions,
                    activity.exceptions,
                    stated);
        }

        private NormCheck.Verdict verdict(Activity activity) {
            Map<NormCheck.Answer, List<Mention>> byAnswer = activity.inputs.stream()
                    .collect(Collectors.groupingBy(
                            NormCheck.Input::answer,
                            LinkedHashMap::new,
                            Collectors.mapping(NormCheck.Input::mention, Collectors.toList())));
            List<Mention> above = byAnswer.getOrDefault(NormCheck.Answer.ABOVE, List.of());
            List<Mention> below = byAnswer.getOrDefault(NormCheck.Answer.BELOW, List.of());
            if (above.isEmpty() && below.isEmpty()) {
                String missing =
                        switch (norm.measure().quantity()) {
                            case COUNT -> "no report says how many take part";
                            case NOTICE_DAYS -> "no report says how many days before it was notified";
                        };
                return new NormCheck.Verdict(
                        NormCheck.Answer.UNDECIDED,
                        activity.inputs.isEmpty() ? missing : "the figures given leave it open",
                        origins.count(activity.mentions));
            }
            if (!above.isEmpty() && !below.isEmpty()) {
                List<Mention> both = new ArrayList<>(above);
                both.addAll(below);
                return new NormCheck.Verdict(NormCheck.Answer.UNDECIDED, "the reports disagree", origins.count(both));
            }
            return above.isEmpty()
                    ? new NormCheck.Verdict(NormCheck.Answer.BELOW, "by the figures given", origins.count(below))
                    : new NormCheck.Verdict(NormCheck.Answer.ABOVE, "by the figures given", origins.count(above));
        }
    }

    /** Days of a duration ({@code P6W}), or null if it is none. */
    private static @Nullable BigDecimal days(TimeMention time) {
        String value = time.value();
        if (time.type() != TimeMention.Type.DURATION || !value.matches("PT?[0-9]{1,4}[DWMH]")) {
            return null;
        }
        boolean ofDay = value.charAt(1) == 'T';
        BigDecimal number = new BigDecimal(value.substring(ofDay ? 2 : 1, value.length() - 1));
        return switch (value.charAt(value.length() - 1)) {
            case 'D' -> number;
            case 'W' -> number.multiply(BigDecimal.valueOf(7));
            // Less than a day's notice is none.
            case 'H' -> BigDecimal.valueOf(number.intValue() / 24);
            default -> ofDay ? null : number.multiply(BigDecimal.valueOf(30));
        };
    }

    /** A sentence word by word. */
    private final class Words {
        final Reading reading;
        final Sentence sentence;
        final List<String> lower;

        Words(Reading reading, Sentence sentence) {
            this.reading = reading;
            this.sentence = sentence;
            this.lower = sentence.tokens().stream()
                    .map(token -> token.span().in(reading.text()).toLowerCase(Locale.ROOT))
                    .toList();
        }

        /** True if the words stand in the sentence, whole. */
        boolean says(String phrase) {
            List<String> parts = List.of(phrase.toLowerCase(Locale.ROOT).split(" "));
            for (int i = 0; i + parts.size() <= lower.size(); i++) {
                if (lower.subList(i, i + parts.size()).equals(parts)) {
                    return true;
                }
            }
            return false;
        }

        /** The first place where a noun stands, in the singular or plural. */
        @Nullable
        Hit noun(String noun) {
            List<String> parts = List.of(noun.split(" "));
            for (int i = 0; i + parts.size() <= lower.size(); i++) {
                int head = i + parts.size() - 1;
                String last = parts.getLast();
                boolean same = lower.subList(i, head).equals(parts.subList(0, parts.size() - 1))
                        && (lower.get(head).equals(last) || lower.get(head).equals(last + "s"));
                if (same && sentence.tokens().get(head).pos().matches("NOUN|PROPN|X")) {
                    return new Hit(i, head + 1);
                }
            }
            return null;
        }

        /** The noun with the adjectives and nouns before it. */
        String phrase(Hit hit) {
            int from = hit.first();
            while (from > 0
                    && sentence.tokens().get(from - 1).pos().matches("ADJ|NOUN|PROPN")
                    && Character.isLetterOrDigit(lower.get(from - 1).charAt(0))) {
                from--;
            }
            List<Token> tokens = sentence.tokens();
            return tokens.get(from)
                    .span()
                    .union(tokens.get(hit.end() - 1).span())
                    .in(reading.text())
                    .replace('\n', ' ');
        }

        /** The place nearest behind the noun that a preposition leads to, else any such before it; null if there is none. */
        @Nullable
        String placeBehind(Hit hit) {
            int noun = sentence.tokens().get(hit.first()).span().start();
            String best = null;
            int nearest = Integer.MAX_VALUE;
            for (Entity entity : reading.annotation().entities()) {
                String name = names.get(new MergedEntity.Member(reading.id(), entity.id()));
                if (entity.type() != EntityType.PLACE || name == null) {
                    continue;
                }
                for (Span mention : entity.mentions()) {
                    if (!sentence.span().contains(mention.start()) || !isLedTo(mention.start())) {
                        continue;
                    }
                    boolean behind = mention.start() > noun;
                    int distance =
                            behind ? mention.start() - noun : sentence.span().length() + noun - mention.start();
                    if (distance < nearest) {
                        nearest = distance;
                        best = name;
                    }
                }
            }
            return best;
        }

        private boolean isLedTo(int position) {
            int at = tokenAt(position);
            return at > 0 && PLACE_WORDS.contains(lower.get(at - 1))
                    || at > 1
                            && PLACE_WORDS.contains(lower.get(at - 2))
                            && lower.get(at - 1)
                                    .matches("the|neighbouring|neighboring|northern|southern|eastern|western");
        }

        /** The month that the sentence speaks of if that lies long before the report, else null. */
        @Nullable
        String longBefore() {
            LocalDate published = reading.publishedOn().orElse(null);
            for (TimeMention time : reading.annotation().times()) {
                LocalDate latest = time.latest();
                if (published != null
                        && latest != null
                        && sentence.span().contains(time.span().start())
                        && latest.isBefore(published.minusDays(LONG_BEFORE))) {
                    return latest.toString().substring(0, 7);
                }
            }
            return null;
        }

        /** True if the words between tie a figure to the activity. */
        boolean tied(Span figure, Hit hit) {
            int from = tokenAt(figure.start());
            int to = tokenAt(figure.end() - 1) + 1;
            boolean behind = from >= hit.end();
            if (!behind && to > hit.first()) {
                return false;
            }
            List<String> between = behind ? lower.subList(hit.end(), from) : lower.subList(to, hit.first());
            List<String> links = behind ? BEHIND_NOUN : BEFORE_NOUN;
            return between.size() <= NEAR
                    && between.stream().noneMatch(word -> !links.contains(word) && BREAKS.contains(word))
                    && (behind || !between.contains("and"))
                    && between.stream().anyMatch(word -> links.stream().anyMatch(link -> isForm(word, link)));
        }

        /** A short link stands as it is, a longer one is a stem: {@code for} is not {@code forces}. */
        private static boolean isForm(String word, String link) {
            return word.equals(link) || link.length() > 5 && word.startsWith(link);
        }

        /** {@code had not been notified}: a "not" shortly before the telling, not one of another clause. */
        boolean isDenied() {
            for (int i = 0; i < lower.size(); i++) {
                String word = lower.get(i);
                if (TELLS.stream().anyMatch(word::startsWith)
                        && lower.subList(Math.max(0, i - 3), i).stream().anyMatch(NOT::contains)) {
                    return true;
                }
            }
            return false;
        }

        /** {@code was notified ten days in advance}. */
        boolean isNotice(Span time) {
            int end = tokenAt(time.end() - 1) + 1;
            boolean ahead =
                    lower.subList(end, Math.min(lower.size(), end + 3)).stream().anyMatch(AHEAD::contains);
            return ahead && lower.stream().anyMatch(word -> TELLS.stream().anyMatch(word::startsWith));
        }

        private int tokenAt(int position) {
            List<Token> tokens = sentence.tokens();
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.get(i).span().end() > position) {
                    return i;
                }
            }
            return Math.max(0, tokens.size() - 1);
        }
    }
}
