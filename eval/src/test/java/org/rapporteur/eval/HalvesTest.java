package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.eval.Halves.Half;

class HalvesTest {
    @Test
    void theHostAloneDecides() {
        assertEquals(
                List.of(Half.LOOK, Half.LOOK, Half.LOOK, Half.SCORE, Half.SCORE),
                List.of(
                        Halves.of("https://post.example/2021/a?b#c"),
                        Halves.of("http://WWW.Post.example:8080"),
                        Halves.of("post.example/x"),
                        Halves.of("https://a.post.example/"),
                        Halves.of("https://haven.example")));
    }
}
