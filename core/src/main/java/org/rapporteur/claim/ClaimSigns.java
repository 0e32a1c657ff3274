package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.text.Span;

/**
 * What stands in and beside an attribution, an event or a position of one report and shows whether it is one: {@code cue say}, {@code content of
 * one word}, {@code trigger beat}, {@code actor place}. {@link ClaimOdds} weighs the signs.
 *
 * <p>A sign that is there is 1; the only other number is an attribution's confidence.
 */
final class ClaimSigns {
    private static final int[] LENGTHS = {1, 2, 3, 5, 8};
    private static final int MOST_PARTIES = 2;
    private static final int SHORTEST_STEM = 2;
    /** Words on each side in which a sentence is looked at; nearly all are shorter. */
    private static final int REACH = 40;

    private static final Set<String> CLOSED_CLASS =
            Set.of("PRON", "ADP", "SCONJ", "PART", "DET", "ADV", "AUX", "CCONJ");
    /** What bears the meaning of a cue where no verb does. */
    private static final Set<String> CUE_HEADS = Set.of("NOUN", "AUX", "ADP", "ADJ", "ADV");

    private static final Set<String> BE = Set.of("is", "are", "was", "were", "be", "been", "being");
    /** Sources that say little, or much, by themselves. */
    private static final Set<String> SOURCES = Set.of(
            "he",
            "she",
            "it",
            "they",
            "we",
            "i",
            "you",
            "who",
            "which",
            "that",
            "one",
            "some",
            "many",
            "others",
            "officials");

    private static final Set<String> TALKERS = Set.of("i", "you", "my", "your", "me");

    private static final Inflection INFLECTION = new Inflection();

    private final TokenIndex index;
    private final Map<String, Entity> entities = new HashMap<>();

    ClaimSigns(String text, Annotation annotation) {
        this.index = TokenIndex.of(text, annotation);
        annotation.entities().forEach(entity -> entities.put(entity.id(), entity));
    }

    /** Signs of one claim. */
    private static final class Signs {
        final Map<String, Double> all = new TreeMap<>(); // summed in one order

        void note(String sign) {
            all.put(sign, 1.0);
        }
    }

    Map<String, Double> of(Quote quote) {
        Signs signs = new Signs();
        signs.note("kind " + quote.kind());
        signs.all.put("confidence", quote.confidence());
        List<Integer> content = quote.content().stream()
                .flatMap(span -> words(span).stream())
                .filter(this::isWord)
                .toList();
        length(signs, content);
        phrase(signs, "content", content);
        List<Integer> cue =
                quote.cue().stream().flatMap(span -> words(span).stream()).toList();
        if (cue.isEmpty()) {
            signs.note("no cue");
        } else {
            int head = cueHead(cue);
            signs.note("cue " + stem(head));
            signs.note("cue is " + index.pos(head));
            if (head != cue.getLast()) {
                signs.note("cue ends " + index.lower(cue.getLast()));
            }
            if (cue.stream().anyMatch(i -> index.pos(i).equals("AUX") && BE.contains(index.lower(i)))) {
                signs.note("cue with be");
            }
        }
        List<Integer> source =
                quote.source().stream().flatMap(span -> words(span).stream()).toList();
        if (source.isEmpty()) {
            signs.note("no source");
        } else if (SOURCES.contains(index.lower(source.getFirst()))) {
            signs.note("source " + index.lower(source.getFirst()));
        } else if (Character.isUpperCase(index.word(source.getFirst()).charAt(0))) {
            signs.note("source with a capital");
        }
        return signs.all;
    }

    Map<String, Double> of(Event event) {
        Signs signs = new Signs();
        String code = String.valueOf(event.code());
        signs.note("code " + code);
        signs.note("rule " + event.rule());
        List<Integer> trigger = words(event.trigger());
        String stem = trigger.isEmpty() ? "" : stem(head(trigger));
        signs.note("trigger " + stem);
        signs.note("trigger " + stem + " as " + code);
        if (!trigger.isEmpty()) {
            signs.note("trigger is " + index.pos(head(trigger)));
            surroundings(signs, trigger);
        }
        parties(signs, "actor", event.actors(), code);
        parties(signs, "recipient", event.recipients(), code);
        if (!event.actors().isEmpty() && !event.recipients().isEmpty()) {
            signs.note("both parties");
        }
        if (event.place() != null) {
            signs.note("place");
            signs.note("place of " + code);
        }
        if (event.date() != null) {
            signs.note("date");
        }
        if (event.detail().mode() != null) {
            signs.note("mode " + event.detail().mode());
        }
        event.detail().contexts().forEach(context -> signs.note("context " + context));
        return signs.all;
    }

    private void surroundings(Signs signs, List<Integer> trigger) {
        int first = trigger.getFirst();
        int sentence = index.sentenceOf(first);
        if (first > index.firstOf(sentence)) {
            signs.note("behind " + index.pos(first - 1));
        }
        int next = trigger.getLast() + 1;
        if (next < index.endOf(sentence)) {
            signs.note("before " + index.pos(next));
        }
        int from = Math.max(index.firstOf(sentence), first - REACH);
        for (int i = from; i < Math.min(index.endOf(sentence), first + REACH); i++) {
            if (TALKERS.contains(index.lower(i))) {
                signs.note("I or you");
            } else if (index.lower(i).equals("we")) {
                signs.note("we");
            } else if (index.lower(i).equals("?")) {
                signs.note("question");
            }
        }
    }

    private void parties(Signs signs, String role, List<String> ids, String code) {
        if (ids.isEmpty()) {
            signs.note("no " + role);
            signs.note("no " + role + " of " + code);
        }
        for (String id : ids.subList(0, Math.min(MOST_PARTIES, ids.size()))) {
            Entity entity = entities.get(id);
            if (entity != null) {
                signs.note(role + " " + kind(entity));
                signs.note(role + " of " + code + " " + entity.type());
            }
        }
    }

    private static String kind(Entity entity) {
        return entity.type() + (entity.named() ? "" : " described");
    }

    Map<String, Double> of(Position position) {
        Signs signs = new Signs();
        String stance = position.stance().name();
        signs.note("stance " + stance);
        signs.note("rule " + position.rule() + " " + stance);
        List<Integer> about = words(position.about());
        phrase(signs, "about", about);
        Entity holder = entities.get(position.holder());
        if (holder != null) {
            signs.note("holder " + kind(holder));
        }
        if (position.towards() != null) {
            signs.note("towards somebody");
        }
        if (position.quote() != null) {
            signs.note("in a quote");
        }
        if (!about.isEmpty()) {
            int first = Math.max(index.firstOf(index.sentenceOf(about.getFirst())), about.getFirst() - REACH);
            int verb = about.getFirst() - 1;
            while (verb >= first && !index.pos(verb).equals("VERB")) {
                verb--;
            }
            if (verb >= first) {
                signs.note("verb " + stem(verb));
            }
            surroundings(signs, about);
        }
        return signs.all;
    }

    private static void length(Signs signs, List<Integer> content) {
        for (int length : LENGTHS) {
            if (content.size() <= length) {
                signs.note("content of at most " + length);
            }
        }
    }

    /** What it begins and ends with. */
    private void phrase(Signs signs, String name, List<Integer> words) {
        if (words.stream()
                .anyMatch(i -> index.pos(i).equals("VERB") || index.pos(i).equals("AUX"))) {
            signs.note(name + " with a verb");
        }
        if (words.isEmpty()) {
            return;
        }
        int first = words.getFirst();
        signs.note(name + " ends " + index.pos(words.getLast()));
        signs.note(name + " begins " + index.pos(first));
        if (CLOSED_CLASS.contains(index.pos(first))) {
            signs.note(name + " begins " + index.lower(first));
        }
    }

    private boolean isWord(int token) {
        return Character.isLetterOrDigit(index.word(token).charAt(0));
    }

    /** The tokens that lie within a span. */
    private List<Integer> words(Span span) {
        List<Integer> words = new ArrayList<>();
        for (int i = index.tokenFrom(span.start());
                i < index.size() && index.span(i).start() < span.end();
                i++) {
            if (span.covers(index.span(i))) {
                words.add(i);
            }
        }
        return words;
    }

    private int head(List<Integer> words) {
        for (int i : words.reversed()) {
            if (index.pos(i).equals("VERB")) {
                return i;
            }
        }
        return words.getLast();
    }

    private int cueHead(List<Integer> cue) {
        int head = head(cue);
        if (index.pos(head).equals("VERB")) {
            return head;
        }
        for (int i : cue.reversed()) {
            if (CUE_HEADS.contains(index.pos(i))) {
                return i;
            }
        }
        return cue.getLast();
    }

    /**
     * {@code add}, {@code adds} and {@code added} are one word, {@code ad}: the shortest form that all may come from, without its {@code e} and the
     * second of two letters at its end. An irregular form is its own base.
     */
    private String stem(int token) {
        String lower = index.lower(token);
        List<String> bases =
                index.pos(token).equals("VERB") ? INFLECTION.verbBases(lower) : INFLECTION.nounBases(lower);
        String shortest = bases.getFirst();
        for (String base : shortest.equals(lower) ? bases : List.<String>of()) {
            shortest = base.length() < shortest.length() ? base : shortest;
        }
        int end = shortest.length();
        while (end > SHORTEST_STEM && shortest.charAt(end - 1) == 'e') {
            end--;
        }
        boolean isDouble = end > 2 && shortest.charAt(end - 1) == shortest.charAt(end - 2);
        return shortest.substring(0, isDouble ? end - 1 : end);
    }
}
