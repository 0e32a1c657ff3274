package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The reports of one language in a pile, findable by their landmarks. */
final class Shelf {
    /** Reports listed under one landmark: what stands in more tells little about which one it is. */
    private static final int MAX_LISTED = 48;
    /** Before the pile has told more, the usual frequencies count as so many reports. */
    private static final float PRIOR_REPORTS = 20;
    /** Of the landmarks of the report that has fewer, so much must stand in the other: a third of that finds no more pairs. */
    private static final float LEAST_SHARED = 0.15f;

    private final List<Landmarks> reports;
    private final int[] counts;
    private final int[][] listed;
    private final float[] scores;

    /**
     * @param reports in canonical order
     * @param keys number of different landmarks in the pile
     */
    Shelf(List<Landmarks> reports, int keys) {
        this.reports = List.copyOf(reports);
        this.counts = new int[keys];
        this.listed = new int[keys][];
        this.scores = new float[reports.size()];
        for (int number = 0; number < reports.size(); number++) {
            Landmarks report = reports.get(number);
            for (int i = 0; i < report.count(); i = report.nextKey(i)) {
                list(report.sortedKey(i), number);
            }
        }
    }

    private void list(int key, int number) {
        int count = counts[key]++;
        if (count < MAX_LISTED) {
            int[] list = listed[key] == null ? new int[2] : listed[key];
            if (count == list.length) {
                list = Arrays.copyOf(list, Math.min(MAX_LISTED, 4 * count));
            }
            list[count] = number;
            listed[key] = list;
        }
    }

    int size() {
        return reports.size();
    }

    Landmarks report(int number) {
        return reports.get(number);
    }

    /** In what share of the language's reports a landmark stands. */
    private float frequency(int key, Landmark.Kind kind) {
        return (counts[key] + PRIOR_REPORTS * kind.usual()) / (reports.size() + PRIOR_REPORTS);
    }

    /** How much each landmark tells of reports of two languages: what is common in one of them tells little. */
    static float[] weights(Shelf a, Shelf b, LandmarkReader reader) {
        float[] weights = new float[reader.keys()];
        for (int key = 0; key < weights.length; key++) {
            Landmark.Kind kind = reader.kind(key);
            weights[key] = (float) -StrictMath.log(Math.max(a.frequency(key, kind), b.frequency(key, kind)));
        }
        return weights;
    }

    /** Weight of the different landmarks of each report. */
    float[] totals(float[] weights) {
        float[] totals = new float[reports.size()];
        for (int number = 0; number < totals.length; number++) {
            Landmarks report = reports.get(number);
            for (int i = 0; i < report.count(); i = report.nextKey(i)) {
                totals[number] += weights[report.sortedKey(i)];
            }
        }
        return totals;
    }

    /**
     * The numbers of the reports that share the most with one of another language, best first.
     *
     * @param total of that report
     * @param totals of the reports here
     */
    List<Integer> find(Landmarks report, float total, float[] weights, float[] totals, int most) {
        List<Integer> touched = new ArrayList<>();
        for (int i = 0; i < report.count(); i = report.nextKey(i)) {
            int key = report.sortedKey(i);
            if (counts[key] > 0 && counts[key] <= MAX_LISTED) {
                for (int k = 0; k < counts[key]; k++) {
                    int number = listed[key][k];
                    if (scores[number] == 0) {
                        touched.add(number);
                    }
                    scores[number] += weights[key];
                }
            }
        }
        List<Integer> chosen = touched.stream()
                .filter(x -> scores[x] >= LEAST_SHARED * Math.min(total, totals[x]))
                .sorted((x, y) -> closer(x, y, report.day()))
                .limit(most)
                .toList();
        for (int number : touched) {
            scores[number] = 0;
        }
        return chosen;
    }

    /** The one that shares more; of those that share as much, as lines that come every day do, the one of the nearest day. */
    private int closer(int x, int y, long day) {
        if (scores[x] != scores[y]) {
            return Float.compare(scores[y], scores[x]);
        }
        int nearer = Long.compare(
                Math.abs(reports.get(x).day() - day), Math.abs(reports.get(y).day() - day));
        return nearer != 0 ? nearer : Integer.compare(x, y);
    }
}
