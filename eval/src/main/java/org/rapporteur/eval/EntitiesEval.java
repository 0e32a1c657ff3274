package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

/**
 * How well the whole reading finds names and what they stand for: {@code entities DATA_DIR WORDNET_DIR [--mistakes [SET]]}.
 *
 * <p>Sets: the test part of CoNLL-2003 (sports and business wires of 1996; documents of up to twelve lines), the test part of
 * CrossNER's politics (sentences of Wikipedia, a document each) and the quarter of re3d that the learned reader was not trained
 * on. A name is right if span and kind are both as marked. Names are the mentions of named entities without an article before
 * them; pronouns, offices and descriptions are no names.
 *
 * <p>Where the conventions differ: words for peoples ({@code Tarvian}) are groups, which the sets call "miscellaneous" or
 * "nationality" and we a place where they stand for the country; WordNet tells which words these are. A full stop at the end of a
 * name ({@code U.S.}) belongs to no name. Pronouns that re3d marks are dropped. A country that acts is a place, also where
 * re3d marks a body too.
 *
 * <p>Lines: each kind; "all"; "article" is all without the marked names in lines that the reading leaves out of the article, such
 * as titles and datelines; "four kinds" takes groups and others for one kind, as CoNLL-2003 does; "found" leaves the kind aside.
 */
public final class EntitiesEval {
    private static final Set<String> PRONOUNS = Set.of(
            "he",
            "she",
            "it",
            "they",
            "him",
            "her",
            "them",
            "his",
            "hers",
            "its",
            "their",
            "theirs",
            "himself",
            "herself",
            "itself",
            "themselves",
            "who",
            "whom",
            "whose",
            "i",
            "me",
            "my",
            "we",
            "us",
            "our",
            "you",
            "your");

    private static final Set<String> ARTICLES = Set.of("the", "a", "an");

    private final ReportReader reader = new ReportReader();
    private final Set<String> peoples;
    private final boolean mistakes;

    private EntitiesEval(Set<String> peoples, boolean mistakes) {
        this.peoples = peoples;
        this.mistakes = mistakes;
    }

    /** Right, found and marked names. */
    static final class Count {
        private int right;
        private int found;
        private int marked;

        private void add(Set<?> gold, Set<?> names) {
            marked += gold.size();
            found += names.size();
            right += (int) names.stream().filter(gold::contains).count();
        }

        double f1() {
            return found + marked == 0 ? 0 : 2.0 * right / (found + marked);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "P %.3f  R %.3f  F1 %.3f  (%d right, %d marked, %d found)",
                    right / (double) Math.max(1, found),
                    right / (double) Math.max(1, marked),
                    f1(),
                    right,
                    marked,
                    found);
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Set<String> peoples = Peoples.of(Path.of(arguments[1]));
        boolean mistakes = arguments.length > 2 && arguments[2].equals("--mistakes");
        String only = arguments.length > 3 ? arguments[3] : "";
        Path crossner = data.resolve("crossner/ner_data");
        Map<String, List<NameSets.Document>> sets = new LinkedHashMap<>();
        sets.put("conll2003", NameSets.crossner(crossner.resolve("conll2003/test.txt"), peoples));
        sets.put("politics", NameSets.crossner(crossner.resolve("politics/test.txt"), peoples));
        sets.put("re3d", NameSets.re3d(data.resolve("re3d"), peoples, true));
        EntitiesEval eval = new EntitiesEval(peoples, mistakes);
        sets.forEach((name, documents) -> {
            if (only.isEmpty() || only.equals(name)) {
                System.out.printf(Locale.ROOT, "%s: %d documents%n", name, documents.size());
                eval.measure(documents)
                        .forEach(
                                (kind, count) -> System.out.printf(Locale.ROOT, "%-10s %-13s %s%n", name, kind, count));
            }
        });
    }

    static Map<String, Count> counts(List<NameSets.Document> documents, Set<String> peoples) {
        return new EntitiesEval(peoples, false).measure(documents);
    }

    private Map<String, Count> measure(List<NameSets.Document> documents) {
        Map<String, Count> counts = new LinkedHashMap<>();
        for (EntityType kind : EntityType.values()) {
            counts.put(kind.name().toLowerCase(Locale.ROOT), new Count());
        }
        List<String> kinds = List.copyOf(counts.keySet());
        for (String more : List.of("all", "article", "four kinds", "found")) {
            counts.put(more, new Count());
        }
        for (NameSets.Document document : documents) {
            Reading reading = reader.read(new RawReport(
                    document.id(), document.id(), RawReport.Format.TEXT, document.text(), Given.NOTHING, List.of()));
            Set<NameSets.Name> gold = marked(document);
            Set<NameSets.Name> names = names(reading, document.text());
            kinds.forEach(kind -> add(counts, kind, ofKind(gold, kind), ofKind(names, kind)));
            add(counts, "all", gold, names);
            add(counts, "article", inArticle(gold, reading), names);
            add(counts, "four kinds", withoutGroups(gold), withoutGroups(names));
            add(counts, "found", spans(gold), spans(names));
            if (mistakes) {
                print(document, gold, names);
            }
        }
        return counts;
    }

    private static void add(Map<String, Count> counts, String line, Set<?> gold, Set<?> names) {
        counts.computeIfAbsent(line, key -> new Count()).add(gold, names);
    }

    /** What is marked, brought to the common conventions. */
    private static Set<NameSets.Name> marked(NameSets.Document document) {
        Set<NameSets.Name> names = new HashSet<>();
        for (NameSets.Name name : document.names()) {
            if (!isPronoun(name.span().in(document.text()))) {
                names.add(new NameSets.Name(name.kind(), withoutFullStop(name.span(), document.text())));
            }
        }
        return names;
    }

    private static Set<NameSets.Name> inArticle(Set<NameSets.Name> names, Reading reading) {
        List<Span> ranges = reading.article().body().alignment().originalRanges();
        Set<NameSets.Name> inside = new HashSet<>(names);
        inside.removeIf(name -> ranges.stream().noneMatch(range -> range.overlaps(name.span())));
        return inside;
    }

    private static Set<NameSets.Name> ofKind(Set<NameSets.Name> names, String kind) {
        Set<NameSets.Name> ofKind = new HashSet<>(names);
        ofKind.removeIf(name -> !name.kind().name().equalsIgnoreCase(kind));
        return ofKind;
    }

    private static Set<NameSets.Name> withoutGroups(Set<NameSets.Name> names) {
        Set<NameSets.Name> changed = new HashSet<>();
        names.forEach(name ->
                changed.add(name.kind() == EntityType.GROUP ? new NameSets.Name(EntityType.OTHER, name.span()) : name));
        return changed;
    }

    private static Set<Span> spans(Set<NameSets.Name> names) {
        Set<Span> spans = new HashSet<>();
        names.forEach(name -> spans.add(name.span()));
        return spans;
    }

    /** What is found, brought to the common conventions. */
    private Set<NameSets.Name> names(Reading reading, String text) {
        Set<NameSets.Name> names = new HashSet<>();
        for (Entity entity : reading.annotation().entities()) {
            for (Span mention : entity.mentions()) {
                Span name = withoutArticle(reading.article().body().originalOf(mention), text);
                if (entity.named() && isName(name.in(text), entity.type())) {
                    boolean people = entity.type() == EntityType.PLACE
                            && peoples.contains(name.in(text).toLowerCase(Locale.ROOT));
                    names.add(
                            new NameSets.Name(people ? EntityType.GROUP : entity.type(), withoutFullStop(name, text)));
                }
            }
        }
        return names;
    }

    private static Span withoutFullStop(Span name, String text) {
        return name.length() > 1 && text.charAt(name.end() - 1) == '.' ? new Span(name.start(), name.end() - 1) : name;
    }

    /**
     * Whether a mention of a named entity is a name. Persons, bodies and places are also mentioned by descriptions ({@code the
     * ministry}, {@code his Italian counterpart}): their names begin and end with a capital.
     */
    static boolean isName(String mention, EntityType kind) {
        String[] words = mention.strip().split("\\s+");
        boolean described = kind == EntityType.PERSON || kind == EntityType.ORGANISATION || kind == EntityType.PLACE;
        return !isPronoun(mention) && !(described && !(isCapital(words[0]) && isCapital(words[words.length - 1])));
    }

    private static boolean isPronoun(String mention) {
        return PRONOUNS.contains(mention.toLowerCase(Locale.ROOT)) && !isAcronym(mention);
    }

    /** {@code US} is no pronoun. */
    private static boolean isAcronym(String word) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static boolean isCapital(String word) {
        return !word.isEmpty()
                && (Character.isUpperCase(word.codePointAt(0))
                        || Character.isDigit(word.codePointAt(0))
                        // al-Assad, e-Commerce
                        || word.chars().anyMatch(Character::isUpperCase));
    }

    private static Span withoutArticle(Span mention, String text) {
        String words = mention.in(text);
        int space = words.indexOf(' ');
        return space > 0 && ARTICLES.contains(words.substring(0, space).toLowerCase(Locale.ROOT))
                ? new Span(mention.start() + space + 1, mention.end())
                : mention;
    }

    private static void print(NameSets.Document document, Set<NameSets.Name> gold, Set<NameSets.Name> found) {
        List<NameSets.Name> differing = new ArrayList<>(gold);
        differing.addAll(found);
        differing.removeIf(name -> gold.contains(name) && found.contains(name));
        differing.sort((a, b) -> a.span().compareTo(b.span()));
        for (NameSets.Name name : differing) {
            String text = document.text();
            int from = Math.max(0, name.span().start() - 30);
            int to = Math.min(text.length(), name.span().end() + 30);
            System.out.printf(
                    Locale.ROOT,
                    "%s %-12s %s [%s] %s%n",
                    gold.contains(name) ? "missed" : "wrong ",
                    name.kind().name().toLowerCase(Locale.ROOT),
                    text.substring(from, name.span().start()).replace('\n', ' '),
                    name.span().in(text),
                    text.substring(name.span().end(), to).replace('\n', ' '));
        }
    }
}
