package org.rapporteur.eval;

import java.util.List;

/** How good a ranking is whose true members are known. */
final class Ranked {
    private Ranked() {}

    /** Precision among the surest, taken where so much of the true is found. */
    static double precisionAt(double recall, List<Boolean> surestFirst) {
        long all = surestFirst.stream().filter(isTrue -> isTrue).count();
        int found = 0;
        int asked = 0;
        while (found < recall * all) {
            found += surestFirst.get(asked++) ? 1 : 0;
        }
        return found / (double) asked;
    }
}
