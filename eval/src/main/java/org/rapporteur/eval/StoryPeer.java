package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.LouvainAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;
import org.jspecify.annotations.Nullable;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.hdbscan.HdbscanTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A known way to bring the reports of one story together, with one setting of its knobs; to measure beside ours.
 *
 * <p>What is tried was chosen so that the best on the tuning half of stories-union is not at an end of it. Tried and left out:
 * HDBSCAN by Euclidean distance, within .006 of the cosine; 20 and 40 neighbours for Louvain, always worse than 5.
 */
sealed interface StoryPeer {
    /** A number for each report, the same for those of one story. */
    int[] groups(StoryVectors reports);

    /** Every way with every setting that is tried, by the name of the way. */
    static Map<String, List<StoryPeer>> settings() {
        Map<String, List<StoryPeer>> settings = new TreeMap<>();
        settings.put("single pass", SinglePass.settings());
        settings.put("HDBSCAN", Hdbscan.settings());
        settings.put("Louvain", Louvain.settings());
        return Collections.unmodifiableMap(settings);
    }

    /**
     * Single-pass clustering as Miranda et al. 2018 did it: each report, as it is published, is scored against the centroid of
     * every cluster and joins the best or begins one. The score is the cosine and, as in the paper, three bells of time: from the
     * cluster's first day, its mean day and its last day. What has no date is scored by the cosine alone.
     *
     * <p>The paper learns how much each of its scores weighs; here the three bells weigh the same, and how much all three weigh beside
     * the cosine is tuned.
     *
     * @param threshold score from which a report joins
     * @param timeWeight share of time in the score
     * @param bellDays width of the bells; the paper has 3
     */
    record SinglePass(double threshold, double timeWeight, double bellDays) implements StoryPeer {
        private static List<StoryPeer> settings() {
            List<StoryPeer> settings = new ArrayList<>();
            for (double timeWeight : new double[] {0, 0.05, 0.1, 0.2}) {
                for (double bellDays : timeWeight == 0 ? new double[] {3} : new double[] {1, 3, 7, 14}) {
                    for (int threshold = 14; threshold <= 40; threshold += 2) {
                        settings.add(new SinglePass(threshold / 100.0, timeWeight, bellDays));
                    }
                }
            }
            return settings;
        }

        @Override
        public int[] groups(StoryVectors reports) {
            return groups(reports, () -> true);
        }

        /** Groups the first reports, as long as it may go on. */
        int[] groups(StoryVectors reports, BooleanSupplier onward) {
            int[] groups = new int[reports.size()];
            List<Cluster> clusters = new ArrayList<>();
            float[] row = new float[reports.vocabulary()];
            for (int i = 0; i < groups.length; i++) {
                if (!onward.getAsBoolean()) {
                    return Arrays.copyOf(groups, i);
                }
                int[] terms = reports.terms().get(i);
                float[] weights = reports.weights().get(i);
                Long day = reports.days().get(i);
                for (int t = 0; t < terms.length; t++) {
                    row[terms[t]] = weights[t];
                }
                int best = -1;
                double bestScore = threshold;
                for (int c = 0; c < clusters.size(); c++) {
                    double score = score(clusters.get(c), row, day);
                    if (score >= bestScore) {
                        best = c;
                        bestScore = score;
                    }
                }
                for (int term : terms) {
                    row[term] = 0;
                }
                if (best < 0) {
                    best = clusters.size();
                    clusters.add(new Cluster());
                }
                clusters.get(best).add(terms, weights, day);
                groups[i] = best;
            }
            return groups;
        }

        private double score(Cluster cluster, float[] row, @Nullable Long day) {
            double cosine = cluster.dot(row) / cluster.length;
            if (timeWeight == 0 || day == null || cluster.dated == 0) {
                return cosine;
            }
            double mean = cluster.dayTotal / (double) cluster.dated;
            double time = (bell(day - cluster.firstDay, bellDays)
                            + bell(day - mean, bellDays)
                            + bell(day - cluster.lastDay, bellDays))
                    / 3;
            return (1 - timeWeight) * cosine + timeWeight * time;
        }

        /** The sum of some reports, its terms ascending. */
        private static final class Cluster {
            private int[] terms = {};
            private float[] weights = {};
            private double length;
            private int dated;
            private long dayTotal;
            private long firstDay;
            private long lastDay;

            double dot(float[] row) {
                double sum = 0;
                for (int t = 0; t < terms.length; t++) {
                    sum += row[terms[t]] * weights[t];
                }
                return sum;
            }

            void add(int[] otherTerms, float[] otherWeights, @Nullable Long day) {
                int[] mergedTerms = new int[terms.length + otherTerms.length];
                float[] mergedWeights = new float[mergedTerms.length];
                int n = 0;
                int i = 0;
                int j = 0;
                double squares = 0;
                while (i < terms.length || j < otherTerms.length) {
                    int mine = i < terms.length ? terms[i] : Integer.MAX_VALUE;
                    int other = j < otherTerms.length ? otherTerms[j] : Integer.MAX_VALUE;
                    float weight = (mine <= other ? weights[i++] : 0) + (other <= mine ? otherWeights[j++] : 0);
                    squares += weight * (double) weight;
                    mergedTerms[n] = Math.min(mine, other);
                    mergedWeights[n++] = weight;
                }
                terms = Arrays.copyOf(mergedTerms, n);
                weights = Arrays.copyOf(mergedWeights, n);
                length = Math.sqrt(squares);
                if (day != null) {
                    firstDay = dated == 0 ? day : Math.min(firstDay, day);
                    lastDay = dated == 0 ? day : Math.max(lastDay, day);
                    dayTotal += day;
                    dated++;
                }
            }
        }
    }

    /**
     * HDBSCAN of Tribuo 4.3.2 by the cosine: groups where reports lie close, at whatever density. What it calls noise stays alone.
     *
     * @param smallest group
     * @param neighbours at whose distance a report's density is taken, itself among them; 2 finds what 1 does
     */
    record Hdbscan(int smallest, int neighbours) implements StoryPeer {
        /** Its progress is no finding. Held here, because a logger that nobody holds forgets its level. */
        private static final Logger LOGGER = Logger.getLogger("org.tribuo");

        private static List<StoryPeer> settings() {
            List<StoryPeer> settings = new ArrayList<>();
            for (int smallest : new int[] {2, 3, 4, 6, 8}) {
                for (int neighbours : new int[] {1, 3}) {
                    settings.add(new Hdbscan(smallest, neighbours));
                }
            }
            return settings;
        }

        @Override
        public int[] groups(StoryVectors reports) {
            LOGGER.setLevel(Level.WARNING);
            ClusteringFactory factory = new ClusteringFactory();
            MutableDataset<ClusterID> data =
                    new MutableDataset<>(new SimpleDataSourceProvenance("reports", factory), factory);
            for (int i = 0; i < reports.size(); i++) {
                String[] names = Arrays.stream(reports.terms().get(i))
                        .mapToObj(Integer::toString)
                        .toArray(String[]::new);
                float[] weights = reports.weights().get(i);
                double[] values = IntStream.range(0, weights.length)
                        .mapToDouble(t -> weights[t])
                        .toArray();
                // the library takes no example without features: a report without words has one that no other has
                data.add(
                        names.length == 0
                                ? new ArrayExample<>(
                                        ClusteringFactory.UNASSIGNED_CLUSTER_ID,
                                        new String[] {"none-" + i},
                                        new double[] {1})
                                : new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, names, values));
            }
            List<Integer> labels = new HdbscanTrainer(
                            smallest,
                            DistanceType.COSINE.getDistance(),
                            neighbours,
                            1,
                            NeighboursQueryFactoryType.BRUTE_FORCE)
                    .train(data)
                    .getClusterLabels();
            // 0 is noise; the numbers of groups are above 0.
            return IntStream.range(0, labels.size())
                    .map(i -> labels.get(i) == 0 ? -1 - i : labels.get(i))
                    .toArray();
        }
    }

    /**
     * Louvain of CWTS networkanalysis 1.3.0, by the constant Potts model, on a graph in which each report is tied to those most
     * like it: as strongly as the cosine says, less so where days lie between them.
     *
     * @param neighbours to which a report is tied
     * @param resolution mean tie from which two groups are better off together
     * @param timeWeight share of a tie that days between two reports can take away
     * @param bellDays width of the bell by which they do
     */
    record Louvain(int neighbours, double resolution, double timeWeight, double bellDays) implements StoryPeer {
        /** It stops by itself when nothing is left to improve. */
        private static final int ROUNDS = 10;

        private static List<StoryPeer> settings() {
            List<StoryPeer> settings = new ArrayList<>();
            for (double timeWeight : new double[] {0, 0.4, 0.7}) {
                for (double bellDays : timeWeight == 0 ? new double[] {30} : new double[] {14, 30}) {
                    for (int neighbours : new int[] {3, 5, 10}) {
                        for (int resolution : new int[] {2, 3, 4, 6, 8, 10, 12, 14}) {
                            settings.add(new Louvain(neighbours, resolution / 100.0, timeWeight, bellDays));
                        }
                    }
                }
            }
            return settings;
        }

        @Override
        public int[] groups(StoryVectors reports) {
            List<Tie> ties = ties(reports);
            LargeIntArray[] ends = {
                new LargeIntArray(ties.stream().mapToInt(Tie::one).toArray()),
                new LargeIntArray(ties.stream().mapToInt(Tie::other).toArray())
            };
            LargeDoubleArray strengths = new LargeDoubleArray(
                    ties.stream().mapToDouble(Tie::strength).toArray());
            Network network = new Network(reports.size(), false, ends, strengths, false, true);
            return new LouvainAlgorithm(resolution, ROUNDS, new Random(1))
                    .findClustering(network)
                    .getClusters();
        }

        private record Tie(int one, int other, double strength) {}

        /** Each report with its nearest, every pair once. */
        private List<Tie> ties(StoryVectors reports) {
            Index index = new Index(reports);
            Map<Long, Tie> ties = new TreeMap<>();
            for (int i = 0; i < reports.size(); i++) {
                int report = i;
                double[] strengths = index.cosines(i);
                for (int j = 0; j < strengths.length; j++) {
                    strengths[j] *=
                            nearness(reports.days().get(i), reports.days().get(j));
                }
                IntStream.range(0, strengths.length)
                        .filter(j -> j != report && strengths[j] > 0)
                        .mapToObj(j -> new Tie(Math.min(report, j), Math.max(report, j), strengths[j]))
                        .sorted(Comparator.comparingDouble(Tie::strength).reversed())
                        .limit(neighbours)
                        .forEach(tie -> ties.putIfAbsent(((long) tie.one() << Integer.SIZE) + tie.other(), tie));
            }
            return List.copyOf(ties.values());
        }

        private double nearness(@Nullable Long one, @Nullable Long other) {
            return one == null || other == null || timeWeight == 0
                    ? 1
                    : 1 - timeWeight + timeWeight * bell(one - other, bellDays);
        }

        /** Which reports have a term, and its weight in each. */
        private static final class Index {
            private final StoryVectors reports;
            private final int[][] bearers;
            private final float[][] weights;

            Index(StoryVectors reports) {
                this.reports = reports;
                int[] bearing = new int[reports.vocabulary()];
                reports.terms().forEach(terms -> Arrays.stream(terms).forEach(term -> bearing[term]++));
                bearers = new int[bearing.length][];
                weights = new float[bearing.length][];
                Arrays.setAll(bearers, term -> new int[bearing[term]]);
                Arrays.setAll(weights, term -> new float[bearing[term]]);
                for (int i = 0; i < reports.size(); i++) {
                    int[] terms = reports.terms().get(i);
                    for (int t = 0; t < terms.length; t++) {
                        int at = --bearing[terms[t]];
                        bearers[terms[t]][at] = i;
                        weights[terms[t]][at] = reports.weights().get(i)[t];
                    }
                }
            }

            /** The cosine of a report with each report. */
            double[] cosines(int report) {
                double[] cosines = new double[reports.size()];
                int[] terms = reports.terms().get(report);
                for (int t = 0; t < terms.length; t++) {
                    float weight = reports.weights().get(report)[t];
                    int[] others = bearers[terms[t]];
                    float[] otherWeights = weights[terms[t]];
                    for (int b = 0; b < others.length; b++) {
                        cosines[others[b]] += weight * otherWeights[b];
                    }
                }
                return cosines;
            }
        }
    }

    /** 1 on the same day, falling on both sides of it. */
    private static double bell(double days, double width) {
        return Math.exp(-days * days / (2 * width * width));
    }
}
