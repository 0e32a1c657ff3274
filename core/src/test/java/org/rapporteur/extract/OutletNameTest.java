package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutletNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            By Ann Roe, Harbour Herald                        | Harbour Herald
            By Ann Roe and Jo Lind, The Velgrad Standard      | The Velgrad Standard
            By Ann Roe, The River Letter, 14 March 2024       | The River Letter
            By Ann Roe, Port Celeste                          |
            By Ann Roe, Diplomatic Correspondent              |
            By Ann Roe, Chief Foreign Correspondent           |
            By Ann Roe, Health Correspondent                  |
            By Ann Roe, World Affairs Editor                  |
            By Ann Roe, The Northern Correspondent            | The Northern Correspondent
            By Ann Roe                                        |
            """)
    void standsBehindTheNamesOfAByline(String line, String outlet) {
        assertEquals(Optional.ofNullable(outlet), OutletName.behindByline(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            Radio Littoral                        | Radio Littoral
            Coast Courier, foreign desk           | Coast Courier
            Tageblatt Nord - English edition      | Tageblatt Nord
            Coast Press Agency (CPA)              | Coast Press Agency
            Talks in Haven                        |
            News from the harbour is bad          |
            Staff Reporter                        |
            Ministers Meet In Oslo Today          |
            World News                            |
            Ann Roe                               |
            Times                                 |
            """)
    void isAllThatStandsInALine(String line, String outlet) {
        assertEquals(Optional.ofNullable(outlet), OutletName.alone(line));
    }
}
