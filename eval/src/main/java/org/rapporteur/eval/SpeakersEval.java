package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether words land in the right mouth, on BASIL, and whether names, descriptions and pronouns are led to the right person, on
 * NewsWCL50, MEANTIME and ECB+: {@code SpeakersEval DATA_DIR [--mistakes] [--basil]}.
 *
 * <p>BASIL gives a speaker to each marked piece of a quotation. A person counts as right only if the surname is the same and the
 * first name, where both state one, is no other; a described source never counts as right. Where BASIL says only that somebody
 * else than the main persons speaks, a main person as our speaker is a wrong named mouth. Pieces of groups ({@code House
 * Democrats}) are counted as covered or not and no further. {@code --mistakes} prints those of the parts to look at, {@code --basil}
 * measures on no other set.
 */
public final class SpeakersEval {
    /** Words of BASIL's labels for groups; a label with one of them is no person's. */
    private static final Set<String> GROUP_WORDS = Set.of(
            "democrats",
            "republicans",
            "lawmakers",
            "party",
            "now",
            "naacp",
            "buzzfeed",
            "catholics",
            "campaign",
            "members",
            "officials",
            "companies",
            "protestors",
            "plaintiffs");

    /** What became of the pieces of one kind in one half. */
    static final class Mouths {
        int asked;
        int covered;
        int right;
        int wrongNamed;
        int unnamed;
        int open;

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "asked %d  covered %.3f  right-of-covered %.3f  right-of-all %.3f  right-of-named %.3f  "
                            + "wrong-named %d  unnamed %d  open %d",
                    asked,
                    share(covered, asked),
                    share(right, covered),
                    share(right, asked),
                    share(right, right + wrongNamed),
                    wrongNamed,
                    unnamed,
                    open);
        }
    }

    static double share(int part, int all) {
        return all == 0 ? 0 : (double) part / all;
    }

    private final ReportReader reader = new ReportReader();
    private final Map<String, Mouths> counts = new TreeMap<>();
    private final boolean mistakes;

    private SpeakersEval(boolean mistakes) {
        this.mistakes = mistakes;
    }

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        boolean mistakes = List.of(args).contains("--mistakes");
        SpeakersEval eval = new SpeakersEval(mistakes);
        eachOfBasil(data.resolve("basil"), eval.reader, told -> told.pieces()
                .forEach(piece ->
                        eval.score(told.reading(), piece.place(), piece.label(), told.persons(), told.half())));
        eval.counts.forEach((name, mouths) -> System.out.println(name + ": " + mouths));
        if (List.of(args).contains("--basil")) {
            return;
        }
        Coreference coreference = new Coreference(mistakes);
        for (Coreference.Marked text : Coreference.newsWcl50(data.resolve("newswcl50/conll.csv"))) {
            coreference.measure("newswcl50", text);
        }
        for (Coreference.Marked text : Coreference.meantime(data.resolve("meantime/intra_cross-doc_annotation"))) {
            coreference.measure("meantime", text);
        }
        for (Coreference.Marked text : Coreference.ecbPlus(data.resolve("ecbplus/ECB+_LREC2014/ECB+"))) {
            coreference.measure("ecbplus", text);
        }
        coreference.print();
    }

    /** A marked piece of a quotation, with the speaker's label. */
    record Piece(Span place, String label) {}

    /**
     * A report of BASIL, read, with its marked pieces.
     *
     * @param event what the reports of three outlets tell
     * @param persons labels of those the report is about
     */
    record Told(String event, Reading reading, List<Piece> pieces, Set<String> persons) {
        String half() {
            return SpeakersEval.half(event);
        }
    }

    /** Reads all of BASIL, report by report. */
    static void eachOfBasil(Path folder, ReportReader reader, Consumer<Told> into) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve("annotations"))) {
            files = all.filter(file -> file.toString().endsWith("_ann.json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString().replace("_ann.json", ".json");
            Path article = folder.resolve("articles")
                    .resolve(folder.resolve("annotations").relativize(file).getName(0))
                    .resolve(name);
            into.accept(told(
                    JsonMapper.shared().readTree(Files.readString(file)),
                    JsonMapper.shared().readTree(Files.readString(article)),
                    reader));
        }
    }

    private static Told told(JsonNode annotation, JsonNode article, ReportReader reader) {
        StringBuilder text = new StringBuilder();
        List<Span> sentences = new ArrayList<>();
        for (JsonNode paragraph : article.get("body-paragraphs")) {
            text.append(text.isEmpty() ? "" : "\n\n");
            boolean first = true;
            for (JsonNode sentence : paragraph) {
                text.append(first ? "" : " ");
                first = false;
                int start = text.length();
                text.append(sentence.asString());
                sentences.add(new Span(start, text.length()));
            }
        }
        Set<String> persons = new TreeSet<>();
        article.get("main-entities").forEach(entity -> persons.add(entity.asString()));
        Reading reading = reader.read(new RawReport(
                article.get("uuid").asString(),
                article.get("uuid").asString(),
                RawReport.Format.TEXT,
                text.toString(),
                new Given(null, article.get("title").asString(), null, List.of(), null, null),
                List.of()));
        List<Piece> pieces = new ArrayList<>();
        for (JsonNode piece : annotation.get("phrase-level-annotations")) {
            if (piece.get("quote").asString().equals("yes")) {
                int sentence = Integer.parseInt(piece.get("id").asString().substring(1));
                Span place = new Span(
                        sentences.get(sentence).start() + piece.get("start").asInt(),
                        sentences.get(sentence).start() + piece.get("end").asInt());
                pieces.add(new Piece(place, piece.get("speaker").asString().replace('_', ' ')));
            }
        }
        return new Told(article.get("triplet-uuid").asString(), reading, pieces, persons);
    }

    /** The half that was never opened, until half of it was opened in its turn: those events are the second look. */
    private static String half(String event) {
        if (Halves.of(event) == Halves.Half.LOOK) {
            return "half to look";
        }
        return Halves.share("second " + event, 2) == 0 ? "second look" : "quarter to score";
    }

    private void score(Reading reading, Span place, String label, Set<String> persons, String half) {
        boolean other = label.startsWith("other ");
        boolean group = !other && isGroup(label);
        String kind = other ? "basil somebody else, " : group ? "basil groups, " : "basil persons, ";
        Mouths mouths = counts.computeIfAbsent(kind + half, k -> new Mouths());
        mouths.asked++;
        Quote quote = covering(reading, place);
        if (quote == null) {
            return;
        }
        mouths.covered++;
        Entity speaker = speaker(reading, quote);
        String verdict = verdict(speaker, label, other || group ? persons : Set.of(), other, group);
        switch (verdict) {
            case "right" -> mouths.right++;
            case "wrong" -> mouths.wrongNamed++;
            case "unnamed" -> mouths.unnamed++;
            case "open" -> mouths.open++;
            default -> {}
        }
        if (mistakes && !half.equals("quarter to score") && !verdict.equals("right") && !verdict.equals("named")) {
            int from = Math.max(0, place.start() - 500);
            System.out.println(half + " " + verdict.toUpperCase(Locale.ROOT) + " " + label + " <> "
                    + (speaker == null ? "-" : speaker.name()) + " by " + quote.rule() + " from ["
                    + (quote.source().isEmpty() ? "" : quote.source().getFirst().in(reading.text()))
                    + "] " + reading.article().id() + "\n    "
                    + reading.text()
                            .substring(from, Math.min(reading.text().length(), place.end() + 150))
                            .replace("\n\n", " ¶ "));
        }
    }

    private static String verdict(
            @Nullable Entity speaker, String label, Set<String> persons, boolean other, boolean group) {
        if (speaker == null) {
            return "open";
        }
        if (!speaker.named()) {
            return "unnamed";
        }
        if (group) {
            return "named";
        }
        if (other) {
            boolean main = persons.stream().anyMatch(person -> !isGroup(person) && isSame(person, speaker));
            return main ? "wrong" : "named";
        }
        return isSame(label, speaker) ? "right" : "wrong";
    }

    static boolean isGroup(String label) {
        for (String word : label.split(" ")) {
            if (GROUP_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Same surname, no other first name, and junior only where both are. */
    static boolean isSame(String label, Entity speaker) {
        if (speaker.type() != EntityType.PERSON) {
            return false;
        }
        List<String> mine = words(label);
        List<String> theirs = words(speaker.name());
        boolean junior = mine.remove("jr") | mine.remove("jr.");
        boolean theirJunior = theirs.remove("jr") | theirs.remove("jr.");
        if (mine.isEmpty() || theirs.isEmpty() || junior != theirJunior && theirs.size() > 1) {
            return false;
        }
        // one label of the set is cut at a letter with an accent, which some of its outlets write without
        boolean sameFirst =
                mine.size() > 1 && theirs.size() > 1 && mine.getFirst().equals(theirs.getFirst());
        boolean cut = theirs.getLast().startsWith(mine.getLast()) && (sameFirst || !isPlain(theirs.getLast()));
        if (!mine.getLast().equals(theirs.getLast()) && !cut) {
            return false;
        }
        return mine.size() == 1
                || theirs.size() == 1
                || mine.getFirst().charAt(0) == theirs.getFirst().charAt(0);
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(c -> c < 128);
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[ ,]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    static @Nullable Entity speaker(Reading reading, Quote quote) {
        for (Entity entity : reading.annotation().entities()) {
            if (entity.id().equals(quote.speaker())) {
                return entity;
            }
        }
        return null;
    }

    /** The quote that shares most characters with a place of the raw text; the shorter of two that share as many. */
    static @Nullable Quote covering(Reading reading, Span place) {
        Quote best = null;
        int bestShared = 0;
        int bestLength = 0;
        for (Quote quote : reading.quotes()) {
            int shared = 0;
            int length = 0;
            for (Span piece : quote.content()) {
                Span home = reading.article().body().originalOf(piece);
                shared += home.shared(place);
                length += home.length();
            }
            if (shared > bestShared || shared == bestShared && best != null && shared > 0 && length < bestLength) {
                best = quote;
                bestShared = shared;
                bestLength = length;
            }
        }
        return best;
    }
}
