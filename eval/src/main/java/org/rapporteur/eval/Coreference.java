package org.rapporteur.eval;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/**
 * Whether the mentions of a person in one text are led to one and the same entity of ours, and to no other person's.
 *
 * <p>The entity that stands for a gold person is the one that holds most of the person's names (where there are none, most
 * mentions); one entity stands for one person. A mention is right if it lies in that entity, apart if it lies in a described entity
 * that stands for no other person, wrong if it lies in any other, lost if in none. Names match by a word of the name, descriptions by their head. Plural chains are left out, and pronouns other than
 * he and she, which no entity claims. The texts come as tokens: they are joined as they would be printed.
 */
final class Coreference {
    private static final Set<String> PRONOUNS = Set.of("he", "she");
    private static final Set<String> OTHER_PRONOUNS = Set.of(
            "his",
            "her",
            "him",
            "hers",
            "himself",
            "herself",
            "who",
            "whom",
            "whose",
            "i",
            "me",
            "my",
            "mine",
            "you",
            "your",
            "that",
            "which",
            "it",
            "its",
            "himself,",
            "one",
            "we",
            "us",
            "our");
    private static final Set<String> PLURAL =
            Set.of("they", "them", "their", "both", "two", "three", "four", "leaders", "men", "people", "those");
    private static final Set<String> BEHIND_HEAD =
            Set.of("of", "for", "in", "at", "with", "who", "that", "to", "from", ",", "on", "'s", "’s", "whose");
    /** MEANTIME and ECB+ do not keep paragraphs: so many sentences make one here, as in short news. */
    private static final int SENTENCES_A_PARAGRAPH = 2;

    /** A person's mention by its tokens, both ends included. */
    record Mention(int first, int last, String chain, boolean name) {}

    /** A text with its marked persons. */
    record Marked(String id, String half, String text, List<Span> tokens, List<Mention> mentions) {}

    private static final class Tally {
        int right;
        int wrong;
        int apart;
        int lost;

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "asked %d  precision %.3f  recall %.3f  (%d right, %d wrong, %d apart, %d lost)",
                    right + wrong + apart + lost,
                    SpeakersEval.share(right, right + wrong),
                    SpeakersEval.share(right, right + wrong + apart + lost),
                    right,
                    wrong,
                    apart,
                    lost);
        }
    }

    private final Annotator annotator = new Annotator();
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final boolean mistakes;

    Coreference(boolean mistakes) {
        this.mistakes = mistakes;
    }

    void print() {
        tallies.forEach((name, tally) -> System.out.println(name + ": " + tally));
    }

    /** The article of a text, its paragraphs parted by empty lines. */
    static Article article(Marked marked) {
        List<Article.Paragraph> paragraphs = new ArrayList<>();
        int start = 0;
        while (start < marked.text.length()) {
            int end = marked.text.indexOf("\n\n", start);
            end = end < 0 ? marked.text.length() : end;
            if (end > start) {
                paragraphs.add(new Article.Paragraph(new Span(start, end), Article.Paragraph.Kind.TEXT));
            }
            start = end + 2;
        }
        return new Article(
                marked.id,
                marked.id,
                new Article.Meta(null, null, List.of(), null, "en", Published.UNKNOWN),
                AlignedText.identity(marked.text),
                paragraphs,
                List.of(),
                List.of());
    }

    /** Scores one text. */
    void measure(String set, Marked marked) {
        Annotation annotation = annotator.annotate(article(marked));
        Map<Mention, Entity> found = new LinkedHashMap<>();
        for (Mention mention : marked.mentions) {
            Entity entity = entity(annotation, anchor(marked, mention));
            if (entity != null) {
                found.put(mention, entity);
            }
        }
        Map<String, Entity> standsFor = standsFor(marked.mentions, found);
        for (Mention mention : marked.mentions) {
            String kind = kind(marked, mention);
            Tally tally = tallies.computeIfAbsent(set + " " + kind + ", " + marked.half, k -> new Tally());
            Entity entity = found.get(mention);
            Entity right = standsFor.get(mention.chain);
            boolean isRight = entity != null && entity.equals(right);
            tally.right += isRight ? 1 : 0;
            boolean apart = entity != null && !isRight && !entity.named() && !standsFor.containsValue(entity);
            tally.apart += apart ? 1 : 0;
            tally.wrong += entity != null && !isRight && !apart ? 1 : 0;
            tally.lost += entity == null ? 1 : 0;
            if (mistakes && !isRight && marked.half.equals("half to look")) {
                Span place = span(marked, mention);
                System.out.println((entity == null ? "LOST " : apart ? "APART " : "WRONG ") + set + " " + kind + " ["
                        + place.in(marked.text) + "] is " + mention.chain + " <> "
                        + (entity == null ? "-" : entity.name()) + " (stands: "
                        + (right == null ? "-" : right.name()) + ") " + marked.id + "\n    "
                        + marked.text
                                .substring(
                                        Math.max(0, place.start() - 300),
                                        Math.min(marked.text.length(), place.end() + 60))
                                .replace("\n\n", " ¶ "));
            }
        }
    }

    private static Map<String, Entity> standsFor(List<Mention> mentions, Map<Mention, Entity> found) {
        Map<String, Map<Entity, Integer>> votes = new TreeMap<>();
        for (Mention mention : mentions) {
            Entity entity = found.get(mention);
            if (entity != null) {
                votes.computeIfAbsent(mention.chain, k -> new LinkedHashMap<>())
                        .merge(entity, mention.name ? 1000 : 1, Integer::sum);
            }
        }
        Map<String, Entity> stands = new HashMap<>();
        Set<Entity> taken = new HashSet<>();
        while (true) {
            String bestChain = null;
            Entity bestEntity = null;
            int most = 0;
            for (Map.Entry<String, Map<Entity, Integer>> chain : votes.entrySet()) {
                for (Map.Entry<Entity, Integer> vote : chain.getValue().entrySet()) {
                    if (!stands.containsKey(chain.getKey())
                            && !taken.contains(vote.getKey())
                            && vote.getValue() > most) {
                        most = vote.getValue();
                        bestChain = chain.getKey();
                        bestEntity = vote.getKey();
                    }
                }
            }
            if (bestChain == null || bestEntity == null) {
                return stands;
            }
            stands.put(bestChain, bestEntity);
            taken.add(bestEntity);
        }
    }

    private static String kind(Marked marked, Mention mention) {
        if (mention.name) {
            return "names";
        }
        return isPronoun(span(marked, mention).in(marked.text)) ? "pronouns" : "descriptions";
    }

    private static boolean isPronoun(String words) {
        return PRONOUNS.contains(words.toLowerCase(Locale.ROOT));
    }

    private static Span span(Marked marked, Mention mention) {
        return new Span(
                marked.tokens.get(mention.first).start(),
                marked.tokens.get(mention.last).end());
    }

    /** Where an entity of ours must have a mention: the whole of a name, the head of a description. */
    static Span anchor(Marked marked, Mention mention) {
        if (mention.name) {
            return span(marked, mention);
        }
        int head = mention.last;
        for (int i = mention.first + 1; i <= mention.last; i++) {
            String word = marked.tokens.get(i).in(marked.text).toLowerCase(Locale.ROOT);
            boolean possessive = word.equals("'s") || word.equals("’s");
            if (BEHIND_HEAD.contains(word) && !(possessive && i < mention.last)) {
                head = i - 1;
                break;
            }
        }
        return marked.tokens.get(head);
    }

    /** The person with a mention there: the longest one inside a name, the shortest one around a head. */
    static @Nullable Entity entity(Annotation annotation, Span anchor) {
        Entity best = null;
        int bestScore = Integer.MIN_VALUE;
        for (Entity entity : annotation.entities()) {
            if (entity.type() != EntityType.PERSON) {
                continue;
            }
            for (Span mention : entity.mentions()) {
                boolean inside = anchor.covers(mention);
                if (inside || mention.covers(anchor)) {
                    int score = inside ? mention.length() : -mention.length();
                    if (score > bestScore) {
                        bestScore = score;
                        best = entity;
                    }
                }
            }
        }
        return best;
    }

    /** Joins tokens as they would be printed. */
    static final class Joiner {
        final StringBuilder text = new StringBuilder();
        final List<Span> tokens = new ArrayList<>();
        private boolean glue = true;
        private boolean open;

        void add(String token) {
            boolean closes = token.matches("[,.;:!?)\\]%”]+|'s|’s|n't|n’t|'|’|'re|'ve|'ll|'d|'m|’re|’ve|’ll|’d|’m|-");
            boolean mark = token.equals("\"");
            if (mark) {
                open = !open;
                closes = !open;
            }
            if (!glue && !closes) {
                text.append(' ');
            }
            int start = text.length();
            text.append(token);
            tokens.add(new Span(start, text.length()));
            glue = token.matches("[(\\[“$]|-") || mark && open;
        }

        void paragraph() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append("\n\n");
            }
            glue = true;
            open = false;
        }
    }

    /** The 50 articles of NewsWCL50 with the persons that are actors; two halves by event. */
    static List<Marked> newsWcl50(Path file) throws IOException {
        Map<String, List<CSVRecord>> documents = new LinkedHashMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(in)) {
                documents
                        .computeIfAbsent(row.get("doc_id"), k -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Marked> texts = new ArrayList<>();
        for (Map.Entry<String, List<CSVRecord>> document : documents.entrySet()) {
            Joiner joiner = new Joiner();
            List<Mention> mentions = new ArrayList<>();
            Map<String, List<Integer>> opened = new HashMap<>();
            for (CSVRecord row : document.getValue()) {
                String token = row.get("token").replace("\\n", "\n").replace('\u00A0', ' ');
                if (token.isBlank()) {
                    joiner.tokens.add(new Span(joiner.text.length(), joiner.text.length()));
                    if (token.contains("\n")) {
                        joiner.paragraph();
                    }
                } else {
                    joiner.add(token.strip());
                }
                int at = joiner.tokens.size() - 1;
                for (String part : row.get("reference").split("\\|")) {
                    String reference = part.strip();
                    String chain = reference.replaceAll("^\\(|\\)$", "");
                    if (reference.startsWith("(")) {
                        opened.computeIfAbsent(chain, k -> new ArrayList<>()).add(at);
                    }
                    List<Integer> starts = opened.getOrDefault(chain, new ArrayList<>());
                    if (reference.endsWith(")") && !starts.isEmpty() && chain.endsWith("_ACTOR")) {
                        mentions.add(new Mention(starts.removeLast(), at, chain, false));
                    }
                }
            }
            String event = document.getKey().substring(0, document.getKey().indexOf('_'));
            texts.add(marked(document.getKey(), "newswcl50-event-" + event, joiner, mentions, true));
        }
        return texts;
    }

    /** The articles of MEANTIME: persons with a name, he or she; two halves by article. */
    static List<Marked> meantime(Path folder) throws IOException {
        List<Marked> texts = new ArrayList<>();
        for (Path file : xml(folder)) {
            Document xml = Jsoup.parse(Files.readString(file), "", Parser.xmlParser());
            Set<String> persons = new HashSet<>();
            for (Element entity : xml.select("ENTITY[ent_type=PER]")) {
                if (!entity.attr("TAG_DESCRIPTOR").contains("+")) {
                    persons.add(entity.attr("m_id"));
                }
            }
            texts.add(cat(
                    file,
                    xml,
                    "REFERS_TO",
                    "ENTITY_MENTION",
                    persons,
                    file.getFileName().toString()));
        }
        return texts;
    }

    /** The articles of ECB+: human participants of events; two halves by topic. */
    static List<Marked> ecbPlus(Path folder) throws IOException {
        List<Marked> texts = new ArrayList<>();
        for (Path file : xml(folder)) {
            Document xml = Jsoup.parse(Files.readString(file), "", Parser.xmlParser());
            Set<String> persons = new HashSet<>();
            xml.select("HUMAN_PART_PER[instance_id]").forEach(entity -> persons.add(entity.attr("m_id")));
            String topic = folder.relativize(file).getName(0).toString();
            texts.add(cat(
                    file,
                    xml,
                    "CROSS_DOC_COREF, INTRA_DOC_COREF",
                    "HUMAN_PART_PER",
                    persons,
                    "ecbplus-topic-" + topic));
        }
        return texts;
    }

    private static List<Path> xml(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private static Marked cat(
            Path file, Document xml, String relations, String mentionTag, Set<String> persons, String split) {
        Joiner joiner = new Joiner();
        Map<String, Integer> numbers = new HashMap<>();
        int sentence = 0;
        for (Element token : xml.select("token")) {
            int its = Integer.parseInt(token.attr("sentence"));
            if (its != sentence && (its - 1) % SENTENCES_A_PARAGRAPH == 0) {
                joiner.paragraph();
            }
            sentence = its;
            numbers.put(token.attr("t_id"), joiner.tokens.size());
            joiner.add(token.text());
        }
        Map<String, int[]> places = new HashMap<>();
        for (Element mention : xml.select(mentionTag)) {
            int first = Integer.MAX_VALUE;
            int last = -1;
            for (Element anchor : mention.select("token_anchor")) {
                int number = numbers.getOrDefault(anchor.attr("t_id"), -1);
                first = number < 0 ? first : Math.min(first, number);
                last = Math.max(last, number);
            }
            if (last >= 0) {
                places.put(mention.attr("m_id"), new int[] {first, last});
            }
        }
        List<Mention> mentions = new ArrayList<>();
        for (Element relation : xml.select(relations)) {
            Element target = relation.selectFirst("target");
            if (target == null || !persons.contains(target.attr("m_id"))) {
                continue;
            }
            for (Element source : relation.select("source")) {
                int[] place = places.get(source.attr("m_id"));
                if (place != null) {
                    mentions.add(new Mention(place[0], place[1], target.attr("m_id"), false));
                }
            }
        }
        return marked(file.getFileName().toString(), split, joiner, mentions, false);
    }

    /** An office beside its holder's name is part of that mention: {@code harbour minister Ola Roe}. */
    private static boolean isBesideName(Mention mention, List<Mention> all, Joiner joiner, String text) {
        for (Mention other : all) {
            boolean goesOn = mention.last + 1 < joiner.tokens.size()
                    && joiner.tokens.get(mention.last + 1).length() > 0
                    && joiner.tokens.get(mention.last + 1).start()
                            == joiner.tokens.get(mention.last).end() + 1
                    && Character.isUpperCase(
                            text.charAt(joiner.tokens.get(mention.last + 1).start()));
            if (goesOn) {
                return true; // the name stands there, whether it is marked or not
            }
            int gap = other.first > mention.last ? other.first - mention.last - 1 : mention.first - other.last - 1;
            int between = Math.min(mention.last, other.last) + 1;
            if (other.name
                    && other.chain.equals(mention.chain)
                    && (gap <= 0
                            || gap == 1 && joiner.tokens.get(between).in(text).matches("[,(-]"))) {
                return true;
            }
        }
        return false;
    }

    /** Tells names from descriptions and leaves out what is plural, marked for two, or no person that is named or he or she. */
    private static Marked marked(String id, String split, Joiner joiner, List<Mention> mentions, boolean named) {
        String text = joiner.text.toString();
        Map<String, Integer> places = new HashMap<>();
        Map<String, Set<String>> nameWords = new HashMap<>();
        Set<String> plural = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (Mention mention : mentions) {
            places.merge(mention.first + " " + mention.last, 1, Integer::sum);
            Set<String> words = nameWords.computeIfAbsent(mention.chain, k -> new HashSet<>());
            if (named) {
                words.addAll(List.of(mention.chain.split("_")));
            }
            for (int i = mention.first; i <= mention.last; i++) {
                String word = joiner.tokens.get(i).in(text);
                if (!named && PLURAL.contains(word.toLowerCase(Locale.ROOT))) {
                    plural.add(mention.chain);
                }
                if (mention.first == mention.last && isPronoun(word)) {
                    known.add(mention.chain);
                }
            }
            String last = joiner.tokens.get(mention.last).in(text);
            String whole = last.isEmpty()
                    ? ""
                    : text.substring(
                            joiner.tokens.get(mention.first).start(),
                            joiner.tokens.get(mention.last).end());
            boolean nameLike = !last.isEmpty()
                    && Character.isUpperCase(last.charAt(0))
                    && !OTHER_PRONOUNS.contains(last.toLowerCase(Locale.ROOT))
                    && !isPronoun(last)
                    && !last.equals(last.toUpperCase(Locale.ROOT))
                    && !whole.matches("(?i)(the |a |an )?(\\S+ )?(president|minister|official|judge|police)");
            if (nameLike && (named ? mention.first == mention.last : true)) {
                words.add(last);
                known.add(mention.chain);
            }
        }
        List<Mention> kept = new ArrayList<>();
        for (Mention mention : mentions) {
            String whole = text.substring(
                    joiner.tokens.get(mention.first).start(),
                    joiner.tokens.get(mention.last).end());
            boolean odd = whole.isBlank()
                    || OTHER_PRONOUNS.contains(whole.toLowerCase(Locale.ROOT))
                    || plural.contains(mention.chain)
                    || places.getOrDefault(mention.first + " " + mention.last, 0) > 1
                    || !named && !known.contains(mention.chain)
                    || PLURAL.stream()
                            .anyMatch(word -> whole.toLowerCase(Locale.ROOT).matches(".*\\b" + word + "\\b.*"));
            if (odd) {
                continue;
            }
            boolean name = false;
            int first = mention.first;
            int last = mention.last;
            for (int i = mention.first; i <= mention.last; i++) {
                String word = joiner.tokens.get(i).in(text);
                boolean possessor =
                        i < mention.last && joiner.tokens.get(i + 1).in(text).matches("['’]s?") && i + 1 < mention.last;
                if (nameWords.getOrDefault(mention.chain, Set.of()).contains(word) && !possessor) {
                    first = name ? first : i;
                    last = i;
                    name = true;
                }
            }
            kept.add(new Mention(name ? first : mention.first, name ? last : mention.last, mention.chain, name));
        }
        kept.removeIf(mention -> !mention.name && isBesideName(mention, kept, joiner, text));
        String half = Halves.of(split) == Halves.Half.LOOK ? "half to look" : "half to score";
        return new Marked(id, half, text, List.copyOf(joiner.tokens), List.copyOf(kept));
    }
}
