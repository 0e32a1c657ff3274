package org.rapporteur.desk.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.PairReader;
import org.rapporteur.lineage.SideBySide;
import org.rapporteur.text.Span;

/**
 * Two texts side by side, sentence by sentence, with the words that only one of them has: two versions of a report, or two reports of
 * which none was found to draw on the other.
 *
 * @param same sentences that stand in both, word for word
 * @param changed sentences that stand in both in other words
 */
public record Sides(List<Row> rows, int same, int changed, int onlyLeft, int onlyRight) {
    /** Sentences shown; the longest news reports have as many. */
    private static final int MOST = 400;

    public Sides {
        rows = List.copyOf(rows);
    }

    /** A sentence of the one beside that of the other; no pieces where one has none. */
    public record Row(List<Piece> left, List<Piece> right) {
        public Row {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }

        /** Whether both say it in the same words. */
        public boolean isSame() {
            return !left.isEmpty()
                    && !right.isEmpty()
                    && left.stream().noneMatch(Piece::isOther)
                    && right.stream().noneMatch(Piece::isOther);
        }
    }

    /** A piece of a sentence that the other text has not, or has too. */
    public record Piece(String text, boolean isOther) {}

    static Sides of(Reading left, Reading right) {
        SideBySide both = new PairReader().read(left, right);
        Map<Span, SideBySide.Pair> pairs = new HashMap<>();
        both.pairs().forEach(pair -> pairs.putIfAbsent(pair.from(), pair));
        Set<Span> paired = new HashSet<>();
        pairs.values().forEach(pair -> paired.add(pair.to()));
        pairShortOnes(left, right, both, pairs, paired);
        List<Row> rows = new ArrayList<>();
        int next = 0;
        for (Span sentence : both.from()) {
            SideBySide.Pair pair = pairs.get(sentence);
            if (pair == null) {
                rows.add(new Row(pieces(left, sentence, List.of(sentence)), List.of()));
                continue;
            }
            int at = both.to().indexOf(pair.to());
            for (; next < at; next++) {
                alone(right, both.to().get(next), paired, rows);
            }
            next = Math.max(next, at + 1);
            rows.add(new Row(pieces(left, sentence, pair.onlyFrom()), pieces(right, pair.to(), pair.onlyTo())));
        }
        for (; next < both.to().size(); next++) {
            alone(right, both.to().get(next), paired, rows);
        }
        int same = (int) rows.stream().filter(Row::isSame).count();
        int onlyLeft = (int) rows.stream().filter(row -> row.right().isEmpty()).count();
        int onlyRight = (int) rows.stream().filter(row -> row.left().isEmpty()).count();
        return new Sides(
                rows.subList(0, Math.min(MOST, rows.size())),
                same,
                rows.size() - same - onlyLeft - onlyRight,
                onlyLeft,
                onlyRight);
    }

    /** A sentence of few words shows no kinship between reports, but the same one in both is the same. */
    private static void pairShortOnes(
            Reading left, Reading right, SideBySide both, Map<Span, SideBySide.Pair> pairs, Set<Span> paired) {
        Map<String, Span> alone = new HashMap<>();
        both.to().stream()
                .filter(sentence -> !paired.contains(sentence))
                .forEach(sentence -> alone.putIfAbsent(sentence.in(right.text()), sentence));
        for (Span sentence : both.from()) {
            Span same = pairs.containsKey(sentence) ? null : alone.remove(sentence.in(left.text()));
            if (same != null) {
                pairs.put(sentence, new SideBySide.Pair(sentence, same, 1, 1, List.of(), List.of()));
                paired.add(same);
            }
        }
    }

    private static void alone(Reading right, Span sentence, Set<Span> paired, List<Row> rows) {
        if (!paired.contains(sentence)) {
            rows.add(new Row(List.of(), pieces(right, sentence, List.of(sentence))));
        }
    }

    private static List<Piece> pieces(Reading reading, Span sentence, List<Span> others) {
        List<Piece> pieces = new ArrayList<>();
        int at = sentence.start();
        for (Span other : others) {
            int from = Math.max(at, other.start());
            int to = Math.min(sentence.end(), other.end());
            if (from < to) {
                add(pieces, reading, at, from, false);
                add(pieces, reading, from, to, true);
                at = to;
            }
        }
        add(pieces, reading, at, sentence.end(), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, Reading reading, int from, int to, boolean isOther) {
        if (from < to) {
            pieces.add(new Piece(reading.text().substring(from, to), isOther));
        }
    }
}
