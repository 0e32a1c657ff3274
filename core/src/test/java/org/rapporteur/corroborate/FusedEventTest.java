package org.rapporteur.corroborate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.text.Span;

class FusedEventTest {
    private static final FusedEvent.When FRIDAY = day(LocalDate.of(2030, 5, 17));
    private static final FusedEvent.When MONDAY = day(LocalDate.of(2030, 5, 20));
    private static final Mention FIRST = new Mention("r1", "e1", new Span(0, 9));
    private static final Mention SECOND = new Mention("r2", "e1", new Span(0, 9));

    private static FusedEvent.When day(LocalDate day) {
        return new FusedEvent.When(day.toString(), day, day);
    }

    private static FusedEvent event(Status status, FusedEvent.@Nullable When date, FusedEvent.Step... history) {
        FusedEvent.What what = new FusedEvent.What("CONSULT", status, List.of(), List.of(), null);
        return new FusedEvent("e:r1:e1", what, date, List.of(FIRST, SECOND), 2, List.of(), List.of(history));
    }

    @Test
    void whatWasPutOffStandsAsItsLastStepTellsIt() {
        FusedEvent moved = event(
                Status.PLANNED,
                MONDAY,
                new FusedEvent.Step(Status.PLANNED, FRIDAY, List.of(FIRST)),
                new FusedEvent.Step(Status.PLANNED, MONDAY, List.of(SECOND)));
        assertEquals(List.of(SECOND), moved.standing());
    }

    @Test
    void whatNeverChangedStandsAsAllTellIt() {
        assertEquals(List.of(FIRST, SECOND), event(Status.PLANNED, FRIDAY).standing());
    }

    @Test
    void aLastStepThatWasOutvotedDoesNotTellHowItStands() {
        FusedEvent outvoted = event(
                Status.PLANNED,
                FRIDAY,
                new FusedEvent.Step(Status.PLANNED, FRIDAY, List.of(FIRST)),
                new FusedEvent.Step(Status.CANCELLED, FRIDAY, List.of(SECOND)));
        assertEquals(List.of(FIRST, SECOND), outvoted.standing());
    }
}
