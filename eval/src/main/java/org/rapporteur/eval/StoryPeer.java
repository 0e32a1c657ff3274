package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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

/** A known way to bring the reports of one story together, with one setting of its knobs; to measure beside ours. */
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
     * <p>The paper learns the weights of many scores on more data than there is here; here are two scores, and they are tuned.
     *
     * @param threshold score from which a report joins
     * @param timeWeight share of time in the score
     * @param bellDays width of the bells; the paper has 3
     */
    record SinglePass(double threshold, double timeWeight, double bellDays) implements StoryPeer {
        private static List<StoryPeer> settings() {
            List<StoryPeer> settings = new ArrayList<>();
            for (double timeWeight : new double[] {0, 0.05, 0.1, 0.2, 0.3}) {
                for (double bellDays : timeWeight == 0 ? new double[] {3} : new double[] {1, 3, 7, 14, 30, 60}) {
                    for (int threshold = 10; threshold <= 50; threshold += 2) {
                        settings.add(new SinglePass(threshold / 100.0, timeWeight, bellDays));
                    }
                }
            }
            return settings;
        }

        @Override
        public int[] groups(StoryVectors reports) {
            int[] groups = new int[reports.size()];
            List<Cluster> clusters = new ArrayList<>();
            float[] row = new float[reports.vocabulary()];
            for (int i = 0; i < groups.length; i++) {
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
            double time = (bell(day - cluster.firstDay) + bell(day - mean) + bell(day - cluster.lastDay)) / 3;
            return (1 - timeWeight) * cosine + timeWeight * time;
        }

        private double bell(double days) {
            return Math.exp(-days * days / (2 * bellDays * bellDays));
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
     * HDBSCAN of Tribuo 4.3.2: groups where reports lie close, at whatever density. What it calls noise stays alone.
     *
     * @param distance between two vectors
     * @param smallest group
     * @param neighbours at whose distance a report's density is taken, itself among them
     */
    record Hdbscan(DistanceType distance, int smallest, int neighbours) implements StoryPeer {
        /** Its progress is no finding. Held here, because a logger that nobody holds forgets its level. */
        private static final Logger LOGGER = Logger.getLogger("org.tribuo");

        private static List<StoryPeer> settings() {
            List<StoryPeer> settings = new ArrayList<>();
            for (DistanceType distance : List.of(DistanceType.COSINE, DistanceType.L2)) {
                for (int smallest = 2; smallest <= 4; smallest++) {
                    for (int neighbours = 1; neighbours <= 4; neighbours++) {
                        settings.add(new Hdbscan(distance, smallest, neighbours));
                    }
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
                double[] values =
                        IntStream.range(0, weights.length).mapToDouble(t -> weights[t]).toArray();
                data.add(new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, names, values));
            }
            List<Integer> labels = new HdbscanTrainer(
                            smallest, distance.getDistance(), neighbours, 1, NeighboursQueryFactoryType.BRUTE_FORCE)
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
     * like it, as strongly as the cosine says.
     *
     * @param neighbours to which a report is tied
     * @param resolution mean tie from which two groups are better off together
     */
    record Louvain(int neighbours, double resolution) implements StoryPeer {
        /** More changed nothing. */
        private static final int ROUNDS = 10;

        private static List<StoryPeer> settings() {
            List<StoryPeer> settings = new ArrayList<>();
            for (int neighbours : new int[] {5, 10, 20, 40}) {
                for (int resolution = 2; resolution <= 40; resolution += 2) {
                    settings.add(new Louvain(neighbours, resolution / 100.0));
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

        /** Each report with its nearest, every pair once; found by an index of the terms. */
        private List<Tie> ties(StoryVectors reports) {
            int n = reports.size();
            int[] bearing = new int[reports.vocabulary()];
            reports.terms().forEach(terms -> Arrays.stream(terms).forEach(term -> bearing[term]++));
            int[][] postings = new int[bearing.length][];
            float[][] weights = new float[bearing.length][];
            Arrays.setAll(postings, term -> new int[bearing[term]]);
            Arrays.setAll(weights, term -> new float[bearing[term]]);
            for (int i = n - 1; i >= 0; i--) {
                int[] terms = reports.terms().get(i);
                for (int t = 0; t < terms.length; t++) {
                    int at = --bearing[terms[t]];
                    postings[terms[t]][at] = i;
                    weights[terms[t]][at] = reports.weights().get(i)[t];
                }
            }
            List<Tie> ties = new ArrayList<>();
            double[] cosines = new double[n];
            for (int i = 0; i < n; i++) {
                int one = i;
                Arrays.fill(cosines, 0);
                int[] terms = reports.terms().get(i);
                for (int t = 0; t < terms.length; t++) {
                    int[] bearers = postings[terms[t]];
                    float weight = reports.weights().get(i)[t];
                    for (int b = 0; b < bearers.length; b++) {
                        cosines[bearers[b]] += weight * weights[terms[t]][b];
                    }
                }
                IntStream.range(0, n)
                        .filter(j -> j != one && cosines[j] > 0)
                        .mapToObj(j -> new Tie(Math.min(one, j), Math.max(one, j), cosines[j]))
                        .sorted(Comparator.comparingDouble(Tie::strength).reversed())
                        .limit(neighbours)
                        .forEach(ties::add);
            }
            // Both ends may have named a tie, and summed it in another order.
            Map<Long, Tie> once = new TreeMap<>();
            ties.forEach(tie -> once.putIfAbsent(tie.one() * (long) n + tie.other(), tie));
            return List.copyOf(once.values());
        }
    }
}
