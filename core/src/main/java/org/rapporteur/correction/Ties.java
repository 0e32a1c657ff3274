package org.rapporteur.correction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is left of corrections once each later one has had its way with the earlier ones: who stays with whom, and who is kept apart
 * from whom. All of it can be kept at once.
 *
 * <p>Give it the latest correction first: it holds as it stands. Each earlier one holds as far as it contradicts none of those after
 * it: it is taken pair by pair, and a pair that was settled the other way, if only by way of a third thing, is dropped. Which of the
 * things a pile has makes no difference here, so that no new report can turn the scales.
 */
public final class Ties<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final Bonds bonds;
    private final List<Tie<T>> all = new ArrayList<>();

    /** Nothing is said yet of any of these. */
    public Ties(Collection<? extends T> things) {
        things.forEach(thing -> numbers.putIfAbsent(thing, numbers.size()));
        bonds = new Bonds(numbers.size());
    }

    /** What two of the things are to each other. */
    public record Tie<T>(T one, T other, boolean together) {}

    /** All of these are one, but for those that are kept apart. */
    public void join(List<? extends T> things) {
        for (int i = 1; i < things.size(); i++) {
            T thing = things.get(i);
            for (T earlier : things.subList(0, i)) {
                if (join(earlier, thing)) {
                    all.add(new Tie<>(earlier, thing, true));
                    break;
                }
            }
        }
    }

    /** Holds two things together without making a tie of it; false, and nothing is done, if they are kept apart. */
    public boolean join(T one, T other) {
        return bonds.join(number(one), number(other));
    }

    /** None of these is one with any of the others, but for those that are held together. */
    public void part(List<? extends T> these, List<? extends T> others) {
        for (T one : these) {
            for (T other : others) {
                if (bonds.part(number(one), number(other))) {
                    all.add(new Tie<>(one, other, false));
                }
            }
        }
    }

    /** The same number for all that are held together. */
    public int group(T thing) {
        return bonds.root(number(thing));
    }

    /** Whether two things are kept apart, if only by way of others. */
    public boolean areApart(T one, T other) {
        return bonds.areApart(number(one), number(other));
    }

    /** What is left, the latest first. */
    public List<Tie<T>> all() {
        return all;
    }

    private int number(T thing) {
        return Objects.requireNonNull(numbers.get(thing));
    }
}
