package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rapporteur.correction.Correction.OfStories.Kind.APART;
import static org.rapporteur.correction.Correction.OfStories.Kind.PIN;
import static org.rapporteur.correction.Correction.OfStories.Kind.SAME;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.correction.Correction;
import org.rapporteur.story.Corrections.Pair;

class CorrectionsTest {
    private static Correction.OfStories correction(
            Correction.OfStories.Kind kind, List<String> reports, List<String> others) {
        return new Correction.OfStories(kind, reports, others, null, null, null);
    }

    private static Corrections corrections(Correction.OfStories... made) {
        return new Corrections(List.of(made));
    }

    private static final Correction.OfStories A_SAME_B = correction(SAME, List.of("a"), List.of("b"));
    private static final Correction.OfStories A_APART_B = correction(APART, List.of("a"), List.of("b"));
    private static final Correction.OfStories A_PINNED_TO_B = correction(PIN, List.of("a"), List.of("b"));

    @Test
    void letsTheLaterOfTwoThatContradictEachOtherWin() {
        assertEquals(List.of(), corrections(A_SAME_B, A_APART_B).together());
        assertEquals(
                List.of(new Pair("a", "b")), corrections(A_SAME_B, A_APART_B).apart());
        assertEquals(
                List.of(new Pair("a", "b")), corrections(A_APART_B, A_SAME_B).together());
        assertEquals(List.of(), corrections(A_APART_B, A_SAME_B).apart());
        assertNull(corrections(A_PINNED_TO_B, A_APART_B).anchor("a"));
        assertEquals("b", corrections(A_APART_B, A_PINNED_TO_B).anchor("a"));
        assertEquals(List.of(), corrections(A_APART_B, A_PINNED_TO_B).apart());
    }

    @Test
    void seesAContradictionByWayOfAThirdReport() {
        Corrections latest = corrections(
                A_SAME_B, correction(SAME, List.of("b"), List.of("c")), correction(APART, List.of("a"), List.of("c")));
        assertEquals(List.of(new Pair("a", "c")), latest.apart());
        assertEquals(List.of(new Pair("b", "c")), latest.together());
    }

    @Test
    void keepsWhatIsLeftOfACorrectionThatIsContradictedInPart() {
        Corrections left = corrections(correction(SAME, List.of("a", "b"), List.of("c", "d")), A_APART_B);
        assertEquals(List.of(new Pair("a", "c"), new Pair("a", "d")), left.together());
        assertEquals(List.of(new Pair("a", "b")), left.apart());
    }

    @Test
    void letsAPinSettleWhatWasSaidOfItsReportButNotOfTheOneItIsPinnedTo() {
        Corrections pinned = corrections(
                correction(SAME, List.of("a"), List.of("c")),
                correction(APART, List.of("a", "b"), List.of("d")),
                correction(PIN, List.of("a"), List.of("e")),
                A_PINNED_TO_B);
        assertEquals("b", pinned.anchor("a"));
        assertEquals(List.of(), pinned.together());
        assertEquals(List.of(new Pair("b", "d")), pinned.apart());
    }

    @Test
    void keepsAPinBesideALaterWordThatDoesNotContradictIt() {
        Corrections both = corrections(A_PINNED_TO_B, correction(APART, List.of("a"), List.of("c")));
        assertEquals(List.of(new Pair("a", "b")), both.pins());
        assertEquals(List.of(new Pair("a", "c")), both.apart());
    }

    @Test
    void refusesACorrectionOfOneReport() {
        assertThrows(IllegalArgumentException.class, () -> correction(SAME, List.of("a"), List.of()));
        assertThrows(IllegalArgumentException.class, () -> correction(SAME, List.of("a"), List.of("b", "a")));
    }
}
