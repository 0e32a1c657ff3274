package org.rapporteur.flink.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.ingest.InputProblem;

final class TellerTest {
    @Test
    void saysWhichStoryCouldNotBeTold() {
        List<Telling> tellings = new ArrayList<>();
        List<InputProblem> problems = new ArrayList<>();
        Told damaged = Told.of("a", 0, true, new byte[] {99, 1, 2});
        new Teller(10).tell("story-a", 3, List.of(damaged), tellings::add, problems::add);
        assertEquals(List.of(), tellings);
        assertEquals(1, problems.size());
        assertEquals("story-a", problems.getFirst().path());
        assertEquals("story-untold", problems.getFirst().kind());
    }
}
