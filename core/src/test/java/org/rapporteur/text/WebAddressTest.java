package org.rapporteur.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            herald.example/strait                              | herald.example/strait
            herald.example/strait#comments                     | herald.example/strait
            herald.example/a?UTM_source=post&utm_medium=mail   | herald.example/a
            herald.example/a?fbclid=x9&id=17&gclid&page=2#top  | herald.example/a?id=17&page=2
            herald.example/a?                                  | herald.example/a
            """)
    void cutsWhatOnlyCountsReaders(String address, String expected) {
        assertEquals(expected, WebAddress.withoutTracking(address));
    }

    @ParameterizedTest
    @CsvSource({"herald.example/story.php?id=17", "herald.example/a?futm_x=1&about=fbclid&q=%26gclid"})
    void leavesWhatNamesThePageAlone(String address) {
        assertEquals(address, WebAddress.withoutTracking(address));
    }
}
