package org.rapporteur.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.text.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sets of texts in which people marked the names, brought to our kinds of names: the same texts and names as in {@code
 * model/train/sets.py}, from which the learned reader's figures come.
 */
final class NameSets {
    /** A name with its kind. */
    record Name(EntityType kind, Span span) {}

    /** A text with the names that people marked, in reading order. */
    record Document(String id, String text, List<Name> names) {}

    /** A word with what the set says of it ({@code B-person}, {@code I-person}, {@code O}). */
    private record Tagged(String word, String tag) {}

    /** So many lines of CoNLL-2003 make one document at most: it has no marks between articles. */
    private static final int MOST_LINES = 12;

    private static final Map<String, EntityType> CROSSNER = Map.of(
            "person",
            EntityType.PERSON,
            "politician",
            EntityType.PERSON,
            "organisation",
            EntityType.ORGANISATION,
            "politicalparty",
            EntityType.ORGANISATION,
            "country",
            EntityType.PLACE,
            "location",
            EntityType.PLACE,
            "election",
            EntityType.OTHER,
            "event",
            EntityType.OTHER,
            "misc",
            EntityType.OTHER);

    private static final Map<String, EntityType> RE3D = Map.of(
            "Person",
            EntityType.PERSON,
            "Organisation",
            EntityType.ORGANISATION,
            "Location",
            EntityType.PLACE,
            "Nationality",
            EntityType.GROUP);

    /** Which of several kinds of the same words counts in re3d: a country that acts is marked as a body and as a place. */
    private static final List<String> RE3D_ORDER = List.of("Nationality", "Location", "Person", "Organisation");

    private static final Set<String> CLOSE_UP_BEFORE =
            Set.of(". , ; : ! ? ) ] } % 's n't 'm 're 've 'll 'd ''".split(" "));
    private static final Set<String> CLOSE_UP_AFTER = Set.of("( [ { $ ``".split(" "));

    /** Titles that re3d marks with a person's name. As in {@code model/train/sets.py}. */
    private static final Set<String> TITLES =
            Set.of(("president prime minister secretary state defence defense foreign general gen. gen lt. lt col. col "
                            + "colonel major maj. capt. captain sgt. staff brig. brigadier admiral vice deputy ambassador envoy special "
                            + "chief commander spokesman spokeswoman spokesperson senator sen. rep. king queen prince mr mr. mrs mrs. ms "
                            + "ms. dr dr. sir lord sheikh ayatollah sultan leader chancellor us u.s. uk british american russian syrian "
                            + "iraqi turkish iranian french german un of the for and")
                    .split(" "));

    private static final Set<String> JOINERS =
            Set.of("of the and for al bin de la ibn el du al- & in to on".split(" "));
    private static final Set<String> BEFORE_A_DESCRIPTION = Set.of("a", "an", "his", "her", "their", "its", "this");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final String AFTER_A_NAME = ".,;:'\"’”)";

    private NameSets() {}

    /** The texts of a part of CoNLL-2003 or of CrossNER's politics: documents of up to twelve lines, or of one sentence each. */
    static List<Document> crossner(Path file, Set<String> peoples) throws IOException {
        boolean inARow = file.getParent() != null
                && file.getParent().getFileName().toString().equals("conll2003");
        return crossner(Files.readString(file), inARow, peoples);
    }

    static List<Document> crossner(String content, boolean inARow, Set<String> peoples) {
        List<List<Tagged>> sentences = sentences(content);
        List<Document> documents = new ArrayList<>();
        int at = 0;
        while (at < sentences.size()) {
            int end = at + 1;
            while (inARow && end < sentences.size() && end - at < MOST_LINES && !isHeading(sentences.get(end))) {
                end++;
            }
            documents.add(document(Integer.toString(at), sentences.subList(at, end), peoples));
            at = end;
        }
        return documents;
    }

    private static List<List<Tagged>> sentences(String content) {
        List<List<Tagged>> sentences = new ArrayList<>();
        List<Tagged> sentence = new ArrayList<>();
        for (String line : (content + "\n").split("\n", -1)) {
            String[] cells = line.split("\t", -1);
            if (cells.length >= 2) {
                sentence.add(new Tagged(cells[0], cells[1]));
            } else if (!sentence.isEmpty()) {
                sentences.add(sentence);
                sentence = new ArrayList<>();
            }
        }
        return sentences;
    }

    private static boolean isHeading(List<Tagged> sentence) {
        List<String> words = sentence.stream()
                .map(Tagged::word)
                .filter(word -> word.chars().allMatch(Character::isLetter))
                .toList();
        return words.size() > 2
                && words.stream().allMatch(word -> word.equals(word.toUpperCase(Locale.ROOT)))
                && !sentence.getLast().word().equals(".");
    }

    private static Document document(String id, List<List<Tagged>> sentences, Set<String> peoples) {
        StringBuilder text = new StringBuilder();
        List<Name> names = new ArrayList<>();
        for (List<Tagged> sentence : sentences) {
            List<Span> spans =
                    appendPrinted(text, sentence.stream().map(Tagged::word).toList());
            int first = -1;
            for (int i = 0; i <= sentence.size(); i++) {
                String tag = i < sentence.size() ? sentence.get(i).tag() : "O";
                if (first >= 0 && !tag.equals("I-" + sentence.get(first).tag().substring(2))) {
                    Span span = spans.get(first).union(spans.get(i - 1));
                    EntityType kind = CROSSNER.get(sentence.get(first).tag().substring(2));
                    if (kind == null) {
                        throw new IllegalArgumentException("a kind that is not known: "
                                + sentence.get(first).tag());
                    }
                    boolean people = kind == EntityType.OTHER
                            && peoples.contains(span.in(text.toString()).toLowerCase(Locale.ROOT));
                    names.add(new Name(people ? EntityType.GROUP : kind, span));
                    first = -1;
                }
                if (tag.startsWith("B-")) {
                    first = i;
                }
            }
            text.append('\n');
        }
        return new Document(id, text.toString(), names);
    }

    /** Appends words spaced as print is; returns where each stands. */
    private static List<Span> appendPrinted(StringBuilder text, List<String> words) {
        List<Span> spans = new ArrayList<>();
        boolean quoting = false;
        boolean glue = true;
        for (String word : words) {
            boolean mark = word.equals("\"");
            if (!glue && !CLOSE_UP_BEFORE.contains(word) && !(mark && quoting)) {
                text.append(' ');
            }
            spans.add(new Span(text.length(), text.length() + word.length()));
            text.append(word);
            quoting ^= mark;
            glue = CLOSE_UP_AFTER.contains(word) || mark && quoting;
        }
        return spans;
    }

    /** The documents of re3d; with {@code heldOut} only those that the learned reader was not trained on. */
    static List<Document> re3d(Path root, Set<String> peoples, boolean heldOut) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(root)) {
            folders = all.filter(Files::isDirectory).sorted().toList();
        }
        JsonMapper json = JsonMapper.builder().build();
        List<Document> documents = new ArrayList<>();
        for (Path folder : folders) {
            Map<String, List<JsonNode>> marked = new HashMap<>();
            for (String line : Files.readAllLines(folder.resolve("entities.json"))) {
                if (!line.isBlank()) {
                    JsonNode entity = json.readTree(line);
                    marked.computeIfAbsent(entity.path("documentId").asString(""), id -> new ArrayList<>())
                            .add(entity);
                }
            }
            for (String line : Files.readAllLines(folder.resolve("documents.json"))) {
                if (!line.isBlank()) {
                    JsonNode document = json.readTree(line);
                    String id = document.path("_id").asString("");
                    if (!heldOut || isHeldOut(id)) {
                        String text = document.path("text").asString("");
                        documents.add(
                                new Document(id, text, re3dNames(text, marked.getOrDefault(id, List.of()), peoples)));
                    }
                }
            }
        }
        return documents;
    }

    /** One of four documents, by SHA-256 of the id: {@code share(id, 4) == 0} of the training. */
    static boolean isHeldOut(String id) {
        try {
            return (MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8))[0] & 3) == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Name> re3dNames(String text, List<JsonNode> marked, Set<String> peoples) {
        List<JsonNode> entities = new ArrayList<>(marked);
        entities.removeIf(entity -> {
            String type = entity.path("type").asString("");
            boolean sure = entity.path("confidence").asDouble(0) >= .5;
            return !RE3D.containsKey(type) || !sure && !type.equals("Nationality") && !type.equals("Location");
        });
        entities.sort(Comparator.comparingInt(
                        (JsonNode e) -> e.path("begin").asInt(0) - e.path("end").asInt(0))
                .thenComparingInt(e -> RE3D_ORDER.indexOf(e.path("type").asString("")))
                .thenComparingInt(e -> e.path("begin").asInt(0)));
        List<Name> names = new ArrayList<>();
        for (JsonNode entity : entities) {
            EntityType kind = RE3D.get(entity.path("type").asString(""));
            Span span = proper(
                    text,
                    new Span(entity.path("begin").asInt(0), entity.path("end").asInt(0)),
                    kind == EntityType.PERSON);
            if (span == null
                    || kind == null
                    || names.stream().anyMatch(name -> name.span().overlaps(span))) {
                continue;
            }
            boolean people = (kind == EntityType.ORGANISATION || kind == EntityType.PERSON)
                    && peoples.contains(span.in(text).toLowerCase(Locale.ROOT));
            names.add(new Name(people ? EntityType.GROUP : kind, span));
        }
        names.sort(Comparator.comparing(Name::span));
        return names;
    }

    /** The capitalised core of a mention, or null where it is a description. */
    static @Nullable Span proper(String text, Span mention, boolean person) {
        List<Span> words = new ArrayList<>();
        for (MatchResult match : WORD.matcher(mention.in(text)).results().toList()) {
            words.add(new Span(mention.start() + match.start(), mention.start() + match.end()));
        }
        while (!words.isEmpty() && isBeforeName(words.getFirst().in(text).toLowerCase(Locale.ROOT), person, words)) {
            words.removeFirst();
        }
        if (words.isEmpty()
                || !words.stream().allMatch(word -> isOfName(text, word))
                || words.stream().noneMatch(word -> Character.isUpperCase(text.charAt(word.start())))
                || JOINERS.contains(words.getLast().in(text).toLowerCase(Locale.ROOT))) {
            return null;
        }
        int end = words.getLast().end();
        while (end > words.getFirst().start() && AFTER_A_NAME.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end == words.getFirst().start()
                ? null
                : new Span(words.getFirst().start(), end);
    }

    private static boolean isBeforeName(String word, boolean person, List<Span> words) {
        return JOINERS.contains(word)
                || BEFORE_A_DESCRIPTION.contains(word)
                || person && words.size() > 1 && TITLES.contains(word);
    }

    private static boolean isOfName(String text, Span word) {
        char first = text.charAt(word.start());
        return Character.isUpperCase(first)
                || Character.isDigit(first)
                || JOINERS.contains(word.in(text).toLowerCase(Locale.ROOT));
    }
}
