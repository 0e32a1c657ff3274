package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.correction.Bonds;

class ClustersTest {
    @Test
    void joinsNoGroupsThatAreKeptApart() {
        Vector alike = new Vector(new int[] {1, 2}, new float[] {.8f, .6f});
        Bonds bonds = new Bonds(3);
        bonds.part(0, 2);
        Clusters clusters = new Clusters(Collections.nCopies(3, alike), Collections.nCopies(3, 7L), .5, bonds::join);
        assertEquals(List.of(List.of(0, 1), List.of(2)), clusters.groups());
    }
}
