package org.rapporteur.eval;

import java.util.List;

/** How good a ranking is whose true members are known. */
final class Ranked {
    private Ranked() {}

    /** The area under the curve: the share of pairs of a true and another member of which the true one is surer. */
    static double area(List<Boolean> surestFirst) {
        long all = surestFirst.stream().filter(isTrue -> isTrue).count();
        long others = 0;
        long won = 0;
        for (boolean isTrue : surestFirst) {
            others += isTrue ? 0 : 1;
            won += isTrue ? surestFirst.size() - all - others : 0;
        }
        return won / (double) (all * (surestFirst.size() - all));
    }

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
