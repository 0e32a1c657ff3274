package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapporteur.text.Span;

class TokenizerTest {
    private static final Tokenizer TOKENIZER = new Tokenizer(Set.of());

    @Test
    void partsPowersAtTheirHyphenOnly() {
        assertEquals(List.of("Norway", "-", "Italy", "talks"), words("Norway-Italy talks"));
        assertEquals(List.of("Guinea-Bissau", "talks"), words("Guinea-Bissau talks"));
        assertEquals(List.of("Norway", "and", "Italy-backed", "boats"), words("Norway and Italy-backed boats"));
    }

    @Test
    void takesALongLineWithoutAHyphenInItsStride() {
        String line = "boats ".repeat(1_000_000);
        assertTimeout(
                Duration.ofSeconds(15),
                () -> assertEquals(
                        1_000_000,
                        TOKENIZER.tokens(line, new Span(0, line.length())).size()));
    }

    private static List<String> words(String text) {
        return TOKENIZER.tokens(text, new Span(0, text.length())).stream()
                .map(span -> span.in(text))
                .toList();
    }
}
