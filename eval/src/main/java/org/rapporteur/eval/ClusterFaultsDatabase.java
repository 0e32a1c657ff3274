package org.rapporteur.eval;

import java.io.PrintStream;
import java.util.List;
import org.rapporteur.flink.cluster.LocalCluster;

/** The results in the database of a desk. */
record ClusterFaultsDatabase(LocalCluster cluster, ClusterFaultsPile pile, String server, PrintStream out) {
    void run(List<String> wrong) throws Exception {
        throw new UnsupportedOperationException(server);
    }
}
