package org.rapporteur.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void twoSpansShareThePositionsThatLieInBoth() {
        Span span = new Span(10, 20);
        assertEquals(10, span.shared(span));
        assertEquals(4, span.shared(new Span(16, 30)));
        assertEquals(4, new Span(16, 30).shared(span));
        assertEquals(3, span.shared(new Span(12, 15)), "one within the other");
        assertEquals(0, span.shared(new Span(20, 25)), "side by side");
        assertEquals(0, span.shared(new Span(1, 4)), "apart");
        assertEquals(0, span.shared(new Span(15, 15)), "empty");
    }
}
