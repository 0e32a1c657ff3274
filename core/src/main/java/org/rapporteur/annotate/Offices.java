package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityLinker.Draft;
import org.rapporteur.text.Span;

/**
 * Which named person of a text holds an office, so that {@code the senator} can be led to {@code Sen. Kari Roe}.
 *
 * <p>Catches {@code President Roe ... the president}, also where the text names the presidents of other countries with their country;
 * leaves {@code the prime minister} alone where the text names only her deputy, her predecessor or her spokesman.
 */
final class Offices {
    /** Sentences back in which an office still points to its holder; further back a reader is reminded by name. */
    private static final int REACH = 30;
    /** Two holders named so few sentences apart are equally near. */
    private static final int AS_NEAR = 3;
    /** Of a text with more holders of one office than that, no mention of the office is resolved to a later one. */
    private static final int MOST_HOLDERS = 100;

    private static final Pattern WORDS = Pattern.compile("[\\s,]+");
    private static final Set<String> PREPOSITIONS =
            Set.of("of", "for", "to", "at", "in", "from", "on", "with", "and", "under", "who", "since");
    /** Words that make another office of an office; they must stand in both. */
    private static final Set<String> DECISIVE = Set.of(
            "deputy",
            "vice",
            "assistant",
            "under",
            "former",
            "ex",
            "shadow",
            "prime",
            "acting",
            "interim",
            "press",
            "associate",
            "incoming",
            "designate",
            "elect");

    private static final Set<String> COMPOUND = Set.of(
            "attorney",
            "secretary",
            "inspector",
            "director",
            "solicitor",
            "surgeon",
            "consul",
            "governor",
            "postmaster");
    /** Other words for the same office: each stands for those after it. Own work, from general knowledge. */
    private static final Map<String, List<String>> ALSO = also();

    private final KnownNames lists = KnownNames.get();
    private final Vocabulary vocabulary = Vocabulary.get();
    private final TokenIndex index;
    private final Map<String, List<Office>> byHead = new HashMap<>();
    private final List<Draft> persons = new ArrayList<>();
    private final Map<Draft, TreeSet<Integer>> mentionsOf = new IdentityHashMap<>();

    private record Office(Draft holder, Set<String> words, Set<String> countries) {}

    Offices(TokenIndex index, List<Draft> drafts) {
        this.index = index;
        for (Draft draft : drafts) {
            if (draft.type == EntityType.PERSON) {
                persons.add(draft);
            }
            if (draft.type != EntityType.PERSON || draft.role == null) {
                continue;
            }
            mentionsOf.put(draft, new TreeSet<>(draft.mentionTokens));
            Set<String> roles = new LinkedHashSet<>(draft.roles);
            roles.add(draft.role);
            String party = party(draft);
            for (String role : roles) {
                add(draft, role, party);
            }
        }
    }

    private static Map<String, List<String>> also() {
        Map<String, List<String>> also = new HashMap<>();
        also.put("sen", List.of("senator", "lawmaker", "legislator"));
        also.put("senator", List.of("lawmaker", "legislator"));
        also.put("rep", List.of("representative", "congressman", "congresswoman", "lawmaker", "legislator"));
        also.put("representative", List.of("congressman", "congresswoman", "lawmaker", "legislator"));
        also.put("congressman", List.of("representative", "lawmaker", "legislator"));
        also.put("congresswoman", List.of("representative", "lawmaker", "legislator"));
        also.put("mp", List.of("lawmaker", "legislator"));
        also.put("gov", List.of("governor"));
        also.put("gen", List.of("general", "commander"));
        also.put("general", List.of("commander"));
        also.put("col", List.of("colonel", "officer"));
        also.put("lt", List.of("lieutenant", "officer"));
        also.put("adm", List.of("admiral", "commander"));
        also.put("admiral", List.of("commander"));
        also.put("maj", List.of("major", "officer"));
        also.put("sgt", List.of("sergeant", "officer"));
        also.put("rev", List.of("reverend", "pastor"));
        also.put("capt", List.of("captain", "officer"));
        also.put("prof", List.of("professor"));
        also.put("dr", List.of("doctor"));
        also.put("president", List.of("leader"));
        also.put("premier", List.of("leader"));
        also.put("chancellor", List.of("leader"));
        also.put("dictator", List.of("leader"));
        also.put("king", List.of("monarch", "leader"));
        also.put("queen", List.of("monarch"));
        also.put("director", List.of("chief", "head", "boss"));
        also.put("chief", List.of("head", "boss", "director"));
        also.put("head", List.of("chief", "boss", "director"));
        also.put("ceo", List.of("executive", "chief", "boss"));
        also.put("chairman", List.of("chair"));
        also.put("chairwoman", List.of("chair"));
        also.put("chair", List.of("chairman", "chairwoman"));
        also.put("spokesman", List.of("spokesperson"));
        also.put("spokeswoman", List.of("spokesperson"));
        also.put("spokesperson", List.of("spokesman", "spokeswoman"));
        also.put("adviser", List.of("advisor"));
        also.put("advisor", List.of("adviser"));
        also.put("lawyer", List.of("attorney"));
        also.put("attorney", List.of("lawyer"));
        also.put("ambassador", List.of("diplomat", "envoy"));
        also.put("envoy", List.of("diplomat"));
        return Map.copyOf(also);
    }

    /** Each word as it compares: lower case, no full stop behind an abbreviation, no possessive. */
    private static List<String> words(String role) {
        List<String> words = new ArrayList<>();
        for (String word : WORDS.split(role)) {
            String plain = word.replaceAll("['’]s?$", "").toLowerCase(Locale.ROOT);
            plain = plain.length() > 2 && plain.endsWith(".") && plain.indexOf('.') == plain.length() - 1
                    ? plain.substring(0, plain.length() - 1)
                    : plain;
            if (!plain.isEmpty()) {
                words.add(plain);
            }
        }
        return words;
    }

    /** {@code Sen. Roe, R-Utah} and {@code Sen. Roe (D)}: the party's word, or nothing. */
    private String party(Draft draft) {
        for (Span mention : draft.mentions) {
            int next = index.tokenFrom(mention.end() - 1) + 1;
            boolean beside = index.lower(next).equals(",") || index.lower(next).equals("(");
            String letter = index.lower(next + 1);
            if (beside && (letter.equals("r") || letter.startsWith("r-") || letter.equals("republican"))) {
                return "republican";
            }
            if (beside && (letter.equals("d") || letter.startsWith("d-") || letter.equals("democrat"))) {
                return "democratic";
            }
        }
        return "";
    }

    private void add(Draft holder, String role, String party) {
        List<String> words = words(role);
        Set<String> all = new HashSet<>(words);
        all.add(party);
        for (String word : words) {
            for (String part : word.split("-")) {
                all.add(part);
            }
        }
        Set<String> countries = countries(List.of(WORDS.split(role)));
        for (int i = 0; i < words.size(); i++) {
            boolean last = i + 1 == words.size() || PREPOSITIONS.contains(words.get(i + 1));
            if (last) {
                String head = words.get(i);
                boolean compound = head.equals("general") && i > 0 && COMPOUND.contains(words.get(i - 1));
                head = compound ? words.get(i - 1) : head;
                int dash = head.lastIndexOf('-');
                Office office = new Office(holder, all, countries);
                put(head, office);
                put(dash < 0 ? head : head.substring(dash + 1), office);
                if (head.equals("minister") && all.contains("prime")) {
                    put("premier", office);
                    put("leader", office);
                }
                ALSO.getOrDefault(head, List.of()).forEach(other -> put(other, office));
            }
            if (PREPOSITIONS.contains(words.get(i)) && !words.get(i).equals("and")) {
                break;
            }
        }
    }

    private void put(String head, Office office) {
        List<Office> offices = byHead.computeIfAbsent(head, k -> new ArrayList<>());
        if (offices.size() < MOST_HOLDERS && !offices.contains(office)) {
            offices.add(office);
        }
    }

    /** Countries that stand among some words, one to three words long. */
    private Set<String> countries(List<String> words) {
        Set<String> found = new TreeSet<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = Math.min(words.size(), from + 3); to > from; to--) {
                String name = String.join(" ", words.subList(from, to)).replaceAll("['’]s?$", "");
                if (!name.isEmpty() && Character.isUpperCase(name.charAt(0))) {
                    lists.countryOf(name).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /**
     * The one named person near before whose office the words {@code [first, end)} around {@code head} can mean; null if there is
     * none, or more than one as near.
     */
    @Nullable
    Draft holder(int first, int head, int end) {
        String office = index.lower(head);
        List<String> phrase = new ArrayList<>();
        for (int i = first; i < end; i++) {
            phrase.add(index.word(i));
        }
        Set<String> countries = countries(phrase);
        List<Office> fitting = new ArrayList<>();
        for (Office each : byHead.getOrDefault(office, List.of())) {
            if (fits(each, first, head, end, countries) && isNear(each.holder, head)) {
                fitting.add(each);
            }
        }
        if (countries.isEmpty()) {
            List<Office> athome =
                    fitting.stream().filter(each -> each.countries.isEmpty()).toList();
            if (athome.stream().map(Office::holder).distinct().count() == 1) {
                fitting = athome;
            }
        }
        return nearest(fitting, head);
    }

    /** The only person of the text, named before, who holds the office that a word names; null if none or several do. */
    @Nullable
    Draft soleHolder(int head) {
        Draft sole = null;
        for (Office each : byHead.getOrDefault(index.lower(head), List.of())) {
            if (sole != null && sole != each.holder) {
                return null;
            }
            sole = each.holder;
        }
        return sole != null && isNear(sole, head) ? sole : null;
    }

    private @Nullable Draft nearest(List<Office> fitting, int head) {
        Draft found = null;
        for (Office each : fitting) {
            if (found == null || each.holder == found) {
                found = each.holder;
                continue;
            }
            int near = lastMentionBefore(each.holder, head);
            int other = lastMentionBefore(found, head);
            if (Math.abs(index.sentenceOf(near) - index.sentenceOf(other)) < AS_NEAR) {
                return null;
            }
            found = near > other ? each.holder : found;
        }
        return found;
    }

    private boolean isNear(Draft holder, int head) {
        int near = lastMentionBefore(holder, head);
        return near >= 0 && index.sentenceOf(head) - index.sentenceOf(near) <= REACH;
    }

    private boolean fits(Office office, int first, int head, int end, Set<String> countries) {
        String word = index.lower(head);
        char gender = vocabulary.maleNouns.contains(word) ? 'm' : vocabulary.femaleNouns.contains(word) ? 'f' : 'u';
        if (gender != 'u' && office.holder.gender != 'u' && gender != office.holder.gender
                || !office.countries.containsAll(countries)) {
            return false;
        }
        Set<String> said = new HashSet<>();
        for (int i = first; i < end; i++) {
            if (i == head) {
                continue;
            }
            String modifier = index.lower(i);
            said.add(modifier);
            boolean tells = index.pos(i).equals("NOUN")
                    || index.pos(i).equals("PROPN")
                    || Character.isUpperCase(index.word(i).charAt(0))
                    || vocabulary.roleModifiers.contains(modifier);
            if (tells
                    && !vocabulary.closed.contains(modifier)
                    && !office.words.contains(modifier)
                    && !isOfCountry(i, countries)
                    && !DescribedSources.RANK.contains(modifier)) {
                return false;
            }
        }
        boolean premier = word.equals("premier") || word.equals("leader");
        for (String decisive : DECISIVE) {
            boolean same = office.words.contains(decisive) == said.contains(decisive);
            if (!same && !(decisive.equals("prime") && premier)) {
                return false;
            }
        }
        return true;
    }

    /** The word is one of those that name a country of the phrase. */
    private boolean isOfCountry(int i, Set<String> countries) {
        if (countries.isEmpty()) {
            return false;
        }
        for (int from = Math.max(0, i - 2); from <= i; from++) {
            for (int to = i + 1; to <= Math.min(index.size(), from + 3); to++) {
                String name = index.span(from, to).in(index.text());
                if (lists.countryOf(name).filter(countries::contains).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Takes note of an office that stands before the name that begins with a word, where no other is known of that person. */
    void learn(int token, String role) {
        for (Draft draft : persons) {
            if (draft.role == null && draft.mentionTokens.contains(token)) {
                draft.role = role;
                draft.roles.add(role);
                mentionsOf.put(draft, new TreeSet<>(draft.mentionTokens));
                add(draft, role, party(draft));
                return;
            }
        }
    }

    /** Takes note of a later mention. */
    void mention(Draft holder, int token) {
        TreeSet<Integer> mentions = mentionsOf.get(holder);
        if (mentions != null) {
            mentions.add(token);
        }
    }

    private int lastMentionBefore(Draft person, int token) {
        TreeSet<Integer> mentions = mentionsOf.get(person);
        Integer last = mentions == null ? null : mentions.lower(token);
        return last == null ? -1 : last;
    }
}
