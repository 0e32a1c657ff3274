package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoryScaleEvalTest {
    @Test
    void placesAStreamWellAndGoesOnFromItsSnapshotAsBefore() throws IOException {
        StoryScaleEval.Measured measured = StoryScaleEval.measure(1_000, 3, 200);

        assertTrue(measured.placing().quality().f1() > 0.8, measured.toString());
        assertEquals(200, measured.snapshot().same(), measured.toString());
        assertTrue(measured.snapshot().bytes() > 1_000, measured.toString());
        assertEquals(10, measured.placing().rates().size());
    }

    @Test
    void makesOneHotStoryAndManyOfASingleReport() {
        SyntheticStories stream = new SyntheticStories(10_000, 30);
        Map<Integer, Integer> sizes = new HashMap<>();
        IntStream.range(0, stream.size()).forEach(i -> sizes.merge(stream.story(i), 1, Integer::sum));

        assertEquals(300, sizes.get(0));
        assertTrue(sizes.values().stream().allMatch(size -> size <= 300));
        assertTrue(sizes.values().stream().filter(size -> size == 1).count() > sizes.size() / 2);
    }
}
