package org.rapporteur.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns word counts into vectors in which what is rare weighs more: rare in this pile, and rare in English at large. */
final class Weigher {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final float[] rarity;

    /**
     * @param profiles the pile
     * @param background how many reports of {@link Background#SIZE} bear a word
     */
    Weigher(List<Profile> profiles, Background background) {
        Map<String, Integer> bearing = new TreeMap<>();
        for (Profile profile : profiles) {
            for (String term : profile.counts().keySet()) {
                bearing.merge(term, 1, Integer::sum);
            }
        }
        rarity = new float[bearing.size()];
        double all = profiles.size() + background.size();
        bearing.forEach((term, reports) -> {
            int number = numbers.size();
            numbers.put(term, number);
            rarity[number] = (float) StrictMath.log((1 + all) / (0.5 + reports + background.bearing(term)));
        });
    }

    /** The report's vector, of length 1. */
    Vector vector(Profile profile) {
        int n = profile.counts().size();
        int[] terms = new int[n];
        float[] weights = new float[n];
        int i = 0;
        double squares = 0;
        // Numbers were given in the order of the terms, and counts come in that order too: ascending.
        for (var count : profile.counts().entrySet()) {
            int number = numbers.getOrDefault(count.getKey(), -1);
            terms[i] = number;
            float weight = (float) (1 + StrictMath.log(count.getValue())) * Math.max(0, rarity[number]);
            weights[i++] = weight;
            squares += weight * (double) weight;
        }
        double length = Math.sqrt(squares);
        for (int k = 0; k < n && length > 0; k++) {
            weights[k] /= (float) length;
        }
        return new Vector(terms, weights);
    }
}
