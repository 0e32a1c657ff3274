package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class LanguagesTest {
    private static final String ENGLISH =
            "The port of Aster was shut on Monday and the road that leads to it has been blocked, officials said.";

    private static final String GERMAN =
            "Der Hafen von Aster wurde am Montag geschlossen, und die Straße dorthin ist gesperrt, sagte ein Sprecher. "
                    + "„The port is shut“, schrieb die Behörde auf ihrer Seite, und mehr war am Abend nicht zu erfahren.";

    @Test
    void tellsLanguages() {
        assertEquals("en", Languages.of(ENGLISH));
        assertEquals("de", Languages.of(GERMAN));
        assertEquals("und", Languages.of("Port Aster shut"));
    }

    @Test
    void onlyAFlowOfALanguageIsPlainlyThat() {
        assertEquals("en", Languages.plainly(ENGLISH));
        assertEquals("de", Languages.plainly(GERMAN));
        assertNull(Languages.plainly("Port Aster shut, ferries stopped, hundreds wait in cars overnight"));
        assertNull(Languages.plainly(""));
    }
}
