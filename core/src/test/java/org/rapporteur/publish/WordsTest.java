package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.corroborate.FusedQuantity;
import org.rapporteur.lineage.Edge;

class WordsTest {
    private static String figure(String value, Quantity.Modifier modifier) {
        return FigureWords.of(new FusedQuantity.Value(new BigDecimal(value), null, modifier, List.of(), 1));
    }

    @Test
    void namesChoicesAsTheContractDoes() {
        assertEquals("sharedSource", Words.camel(Edge.Relation.SHARED_SOURCE));
        assertEquals("copy", Words.camel(Edge.Relation.COPY));
    }

    @Test
    void groupsLongFiguresOnly() {
        assertEquals("at least 15,000", figure("15000", Quantity.Modifier.AT_LEAST));
        assertEquals("2031", figure("2031", Quantity.Modifier.EXACT));
        assertEquals("1.5", figure("1.50", Quantity.Modifier.EXACT));
        assertEquals("-1,234,567.8", figure("-1234567.8", Quantity.Modifier.EXACT));
        assertEquals("1E+400", figure("1E+400", Quantity.Modifier.EXACT));
    }

    @Test
    void namesRangesOfDays() {
        assertEquals("6 Mar 2031", Days.range(LocalDate.of(2031, 3, 6), LocalDate.of(2031, 3, 6)));
        assertEquals("10–16 Mar 2031", Days.range(LocalDate.of(2031, 3, 10), LocalDate.of(2031, 3, 16)));
        assertEquals("24 Feb – 2 Mar 2031", Days.range(LocalDate.of(2031, 2, 24), LocalDate.of(2031, 3, 2)));
        assertEquals("Feb 2031", Days.range(LocalDate.of(2031, 2, 1), LocalDate.of(2031, 2, 28)));
        assertEquals("2031", Days.range(LocalDate.of(2031, 1, 1), LocalDate.of(2031, 12, 31)));
    }

    @Test
    void marksTheWordsThatDiffer() {
        assertEquals(
                List.of(
                        new Wordings.Piece("“Tarvia ", false),
                        new Wordings.Piece("might shut", true),
                        new Wordings.Piece(" the ", false),
                        new Wordings.Piece("floodgates", true),
                        new Wordings.Piece(" at any hour", false)),
                Wordings.pieces(
                        "“Tarvia might shut the floodgates at any hour", "Tarvia could close the sluices at any hour"));
    }
}
