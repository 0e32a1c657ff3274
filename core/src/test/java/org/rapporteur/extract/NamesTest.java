package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names();

    @Test
    void takesABylineApart() {
        assertEquals(List.of("Ann Roe"), names.byline("By Ann Roe | March 3, 2021"));
        assertEquals(
                List.of("Ann Roe", "Bob J. Poe", "Zoë de la Cruz"),
                names.byline("By Ann Roe, Bob J. Poe and Zoë de la Cruz"));
        assertEquals(List.of("Ann Roe"), names.byline("By ANN ROE, Diplomatic Editor"));
        assertEquals(List.of("Ann Roe"), names.byline("Von Ann Roe, Port Celeste"));
        assertEquals(List.of("Ann Roe", "Bob Poe"), names.byline("Ann RoeBob Poe"));
        assertEquals(List.of("Ann McRoe"), names.byline("Ann McRoe"));
        assertEquals(List.of("Ann O'Brien-Roe"), names.byline("Ann O'Brien-Roe in Port Celeste"));
        assertEquals(List.of(), names.byline("By Reuters"));
    }

    @Test
    void knowsAByline() {
        assertTrue(names.hasBylineLabel("By Ann Roe"));
        assertFalse(names.hasBylineLabel("By Friday the talks had failed"));
        assertTrue(names.isOnlyNames("Ann Roe and Bob Poe"));
        assertFalse(names.isOnlyNames("White House"));
        assertFalse(names.isOnlyNames("Second day of talks"));
        assertFalse(names.isOnlyNames("PR Distribution"));
    }

    @Test
    void knowsAgencies() {
        assertEquals(Optional.of("Reuters"), names.agencyIn("REUTERS STAFF"));
        assertEquals(Optional.of("AFP"), names.agencyIn("AFP"));
        assertEquals(Optional.empty(), names.agencyIn("Ann Roe"));
        assertEquals(List.of("Associated Press"), names.agenciesOf("By Ann Roe, Associated Press"));
    }
}
