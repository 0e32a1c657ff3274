package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;

/**
 * Tells which reports tell a fact in one and the same sentence, so that one wrote it and the others have it from there, or all from
 * an agency that is not credited.
 *
 * <p>Catches {@code The ferry left the quay with 40 people aboard, the harbour office said} told word for word by two papers; leaves
 * two papers alone that quote one speech word for word, each in its own sentence: what stands in quotation marks is the speaker's
 * wording. Only two reports of which it is known that both draw on one source are held to that too.
 */
final class SameNarration {
    /** Fewer words than these two writers may find by chance ({@code she told reporters in Velgrad on Tuesday}). */
    private static final int FEWEST_WORDS = 8;

    /** So much of the longer of two sentences stands in the other, in letters, before they are one wording. A choice. */
    private static final double SAME = 0.8;

    /** The same for two reports of which it is known that both draw on one source: half is enough there. A choice. */
    private static final double SAME_OF_SHARERS = 0.5;

    /** A sentence is laid beside those that have as many of its words in a row. */
    private static final int ROW = 5;

    private static final int LONG_RUN = 5;
    private static final String MARKS = "“”\"«»„";

    private final Map<String, Told> tales = new HashMap<>();
    private final Map<String, TreeMap<Integer, Integer>> speech = new HashMap<>();

    /** A sentence in its writer's own words and whole, without marks. */
    private record Told(List<String> own, List<String> whole) {}

    /** Pairs of reports that tell it in one sentence. */
    List<List<String>> pairs(Collection<Mention> mentions, Pile pile) {
        Map<String, Set<String>> reportsByOwn = new LinkedHashMap<>();
        Map<String, Set<String>> reportsByWhole = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            Reading reading = pile.reading(mention.report());
            List<Sentence> sentences = reading.annotation().sentences();
            int at = reading.annotation().sentenceIndexAt(mention.span().start());
            while (at >= 0
                    && at < sentences.size()
                    && sentences.get(at).span().start() < mention.span().end()) {
                Told told = told(reading, sentences.get(at), at);
                note(told.own, mention.report(), reportsByOwn);
                note(told.whole, mention.report(), reportsByWhole);
                at++;
            }
        }
        List<List<String>> pairs = new ArrayList<>();
        for (List<Set<String>> alike : alike(reportsByOwn, SAME)) {
            add(alike, pairs);
        }
        for (List<Set<String>> alike : alike(reportsByWhole, SAME_OF_SHARERS)) {
            for (String report : alike.getFirst()) {
                for (String sharer : pile.sharers(report)) {
                    if (alike.getLast().contains(sharer)) {
                        pairs.add(List.of(report, sharer));
                    }
                }
            }
        }
        return pairs;
    }

    private static void note(List<String> words, String report, Map<String, Set<String>> reports) {
        if (words.size() >= FEWEST_WORDS) {
            reports.computeIfAbsent(String.join(" ", words), any -> new TreeSet<>())
                    .add(report);
        }
    }

    /** All reports of one or two wordings hang together: it is enough to chain them. */
    private static void add(List<Set<String>> alike, List<List<String>> pairs) {
        String first = alike.getFirst().iterator().next();
        alike.forEach(reports -> reports.forEach(report -> pairs.add(List.of(first, report))));
    }

    /** The reports of each wording beside themselves, and beside those of each wording much like it. */
    private static List<List<Set<String>>> alike(Map<String, Set<String>> reportsByWording, double least) {
        List<List<Set<String>>> alike = new ArrayList<>();
        Map<String, List<Integer>> byRow = new HashMap<>();
        List<LetterRuns> letters = new ArrayList<>();
        List<Set<String>> reports = List.copyOf(reportsByWording.values());
        for (String wording : reportsByWording.keySet()) {
            int index = letters.size();
            LetterRuns here = LetterRuns.of(wording, LONG_RUN);
            letters.add(here);
            alike.add(List.of(reports.get(index), reports.get(index)));
            Set<Integer> beside = new TreeSet<>();
            String[] words = wording.split(" ", -1);
            for (int i = 0; i + ROW <= words.length; i++) {
                List<Integer> others = byRow.computeIfAbsent(
                        String.join(" ", List.of(words).subList(i, i + ROW)), any -> new ArrayList<>());
                beside.addAll(others);
                others.add(index);
            }
            beside.remove(index);
            for (int other : beside) {
                LetterRuns there = letters.get(other);
                if (here.shared(there) >= least * Math.max(here.size(), there.size())) {
                    alike.add(List.of(reports.get(index), reports.get(other)));
                }
            }
        }
        return alike;
    }

    private Told told(Reading reading, Sentence sentence, int index) {
        return tales.computeIfAbsent(reading.id() + "\t" + index, any -> read(reading, sentence));
    }

    private Told read(Reading reading, Sentence sentence) {
        List<String> own = new ArrayList<>();
        List<String> whole = new ArrayList<>();
        boolean quoted = isQuotedAt(reading, sentence);
        for (Token token : sentence.tokens()) {
            String word = TokenIndex.word(reading.text(), token.span());
            if (MARKS.contains(word)) {
                quoted = word.equals("\"") ? !quoted : word.equals("“") || word.equals("«") || word.equals("„");
            } else if (word.chars().anyMatch(Character::isLetterOrDigit)) {
                String plain = word.toLowerCase(Locale.ROOT);
                whole.add(plain);
                if (!quoted) {
                    own.add(plain);
                }
            }
        }
        return new Told(List.copyOf(own), List.copyOf(whole));
    }

    /** Whether a sentence begins inside a quotation, as the second of two that a speaker is quoted with does. */
    private boolean isQuotedAt(Reading reading, Sentence sentence) {
        int start = sentence.span().start();
        if (MARKS.indexOf(reading.text().charAt(start)) >= 0) {
            return false; // the mark itself will open it
        }
        Map.Entry<Integer, Integer> reach =
                speech.computeIfAbsent(reading.id(), any -> reaches(reading)).floorEntry(start);
        return reach != null && reach.getValue() > start;
    }

    /** For each place where direct speech begins, how far what has begun by then reaches. */
    private static TreeMap<Integer, Integer> reaches(Reading reading) {
        TreeMap<Integer, Integer> reaches = new TreeMap<>();
        for (Quote quote : reading.quotes()) {
            if (quote.kind() == Quote.Kind.DIRECT) {
                quote.content().forEach(piece -> reaches.merge(piece.start(), piece.end(), Math::max));
            }
        }
        int furthest = 0;
        for (Map.Entry<Integer, Integer> entry : reaches.entrySet()) {
            furthest = Math.max(furthest, entry.getValue());
            entry.setValue(furthest);
        }
        return reaches;
    }
}
