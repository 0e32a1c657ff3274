package org.rapporteur.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;
import org.rapporteur.lineage.Landmark;
import org.rapporteur.text.Span;

/** What two stories share, piece by piece: the words of one name are one piece, {@code Steve Jobs} and {@code Стив Джобс}. */
final class Evidence {
    private final Marks one;
    private final Marks other;

    Evidence(Marks one, Marks other) {
        this.one = one;
        this.other = other;
    }

    /**
     * The strongest first.
     *
     * @param rarity how much a landmark tells where all reports of two stories have it
     */
    List<StoryLink.Shared> shared(ToDoubleBiFunction<String, Landmark.Kind> rarity) {
        TreeSet<String> keys = new TreeSet<>(one.byKey().keySet());
        keys.retainAll(other.byKey().keySet());
        Set<List<String>> beside = beside(one, keys);
        beside.retainAll(beside(other, keys));
        List<StoryLink.Shared> shared = new ArrayList<>();
        while (!keys.isEmpty()) {
            TreeSet<String> piece = takePiece(keys, beside);
            StoryLink.Place here = place(one, piece);
            StoryLink.Place there = place(other, piece);
            piece.stream()
                    .map(key -> shared(key, rarity, here, there))
                    .max(Comparator.comparingDouble(StoryLink.Shared::weight))
                    .ifPresent(shared::add);
        }
        shared.sort(Comparator.comparingDouble(StoryLink.Shared::weight).reversed());
        return shared;
    }

    private StoryLink.Shared shared(
            String key, ToDoubleBiFunction<String, Landmark.Kind> rarity, StoryLink.Place here, StoryLink.Place there) {
        Marks.Mark a = Objects.requireNonNull(one.byKey().get(key));
        Marks.Mark b = Objects.requireNonNull(other.byKey().get(key));
        double weight = rarity.applyAsDouble(key, a.kind()) * Math.sqrt(a.share() * b.share());
        return new StoryLink.Shared(a.kind(), weight, here, there);
    }

    /** The first key with all that hangs together with it, taken out of the keys. */
    private static TreeSet<String> takePiece(TreeSet<String> keys, Set<List<String>> beside) {
        TreeSet<String> piece = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(keys.first()));
        while (!open.isEmpty()) {
            String key = open.removeLast();
            keys.remove(key);
            piece.add(key);
            List<String> next =
                    keys.stream().filter(x -> beside.contains(pair(key, x))).toList();
            next.forEach(keys::remove);
            open.addAll(next);
        }
        return piece;
    }

    /** Pairs of keys that stand side by side somewhere in a story. */
    private static Set<List<String>> beside(Marks marks, Set<String> keys) {
        Set<List<String>> beside = new HashSet<>();
        for (Marks.Run run : marks.runs()) {
            for (int i = 1; i < run.keys().size(); i++) {
                if (keys.contains(run.keys().get(i - 1))
                        && keys.contains(run.keys().get(i))) {
                    beside.add(pair(run.keys().get(i - 1), run.keys().get(i)));
                }
            }
        }
        return beside;
    }

    private static List<String> pair(String a, String b) {
        return a.compareTo(b) < 0 ? List.of(a, b) : List.of(b, a);
    }

    /** Where a story has most of a piece together, first. */
    private static StoryLink.Place place(Marks marks, Set<String> piece) {
        Marks.Run best = null;
        long most = 0;
        for (Marks.Run run : marks.runs()) {
            long here = run.keys().stream().filter(piece::contains).distinct().count();
            if (here > most) {
                most = here;
                best = run;
            }
        }
        if (best == null) {
            throw new IllegalStateException("a landmark without a place: " + piece);
        }
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < best.keys().size(); i++) {
            if (piece.contains(best.keys().get(i))) {
                spans.add(best.spans().get(i));
            }
        }
        return new StoryLink.Place(best.report(), spans.getFirst().union(spans.getLast()));
    }
}
