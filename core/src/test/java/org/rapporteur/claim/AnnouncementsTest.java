package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.extract.Article;

/** All sentences are our own, about an invented quarrel over a dam. */
class AnnouncementsTest {
    /** A Tuesday. */
    private static final String TUESDAY = "2030-05-14";

    private static final Annotator ANNOTATOR = Annotator.byRules();
    private static final EventFinder EVENTS = new EventFinder();

    private static List<String> announced(String text, @Nullable String date) {
        Article article = EventFinderTest.article(text, date);
        Annotation annotation = ANNOTATOR.annotate(article);
        return EVENTS.find(article, annotation, List.of(), null).stream()
                .filter(event -> event.code() == null)
                .map(event -> {
                    assertEquals(Announcements.CONFIDENCE, event.confidence());
                    String day = event.date() == null ? "" : event.date().value();
                    return event.status() + " " + event.trigger().in(text) + " " + day
                            + (event.actors().isEmpty() ? "" : " by " + String.join("+", event.actors()));
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PLANNED hear both sides 2030-05-20 | The court will hear both sides on May 20.
            PLANNED begin filling the reservoir 2030-06-02 by norway | Norway will begin filling the reservoir on June 2.
            PLANNED vote 2030-05-20 | The vote is scheduled for Monday.
            PLANNED vote 2030-05-20 | The vote has been postponed to Monday.
            PLANNED elections 2030-05-20 | The council has scheduled elections for May 20.
            PLANNED testify 2030-05-17 by anna-weil | Anna Weil is scheduled to testify on Friday.
            PLANNED sworn in 2030-05-18 | Anna Weil will be sworn in on Saturday.
            PLANNED inspect the wall 2030-05-20 by norway | On May 20 Norway will inspect the wall.
            PLANNED inspect the wall 2030-05-20 by norway | The council said that Norway would inspect the wall on May 20.
            PLANNED trial 2030-05-20 | The trial opens on Monday.
            PLANNED vote 2030-05-20 | The vote was postponed from May 16 to May 20.
            PLANNED vote 2030-05-17 by norway | Norway is due to vote on Friday.
            PLANNED gave Sweden 2030-05-18 by norway | Norway gave Sweden until midnight on Saturday, May 18, to settle the debt.
            POSSIBLE vote 2030-05-20 | The council could set the vote for May 20.
            PLANNED close the bridge 2030-05-20 by norway | Norway will close the bridge on Monday without warning.
            POSSIBLE close the bridge 2030-05-20 by norway | Norway will close the bridge on Monday if nobody pays the toll.
            """)
    void whatIsAnnouncedForADayIsFound(String expected, String text) {
        assertEquals(List.of(expected), announced(text, TUESDAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The road will stay shut until Monday.",
                "The road will be repaired before Monday.",
                "Rain could fall on Monday.",
                "The council will not vote on Monday.",
                "A guard stands at the gate, May 20.",
                "Engineers inspected the wall on Monday.",
                "The wall would have collapsed by Friday.",
                "The party hopes to win the June 25 election.",
                "Talks that were planned for Friday will not take place.",
                "It will be cold on Monday.",
                "The council did not set the vote for Monday.",
                "Anna Weil will meet Per Brandt on Monday."
            })
    void nothingElseIs(String text) {
        assertEquals(List.of(), announced(text, TUESDAY));
    }

    @Test
    void nobodyKnowsWhatIsAheadOfAReportWithoutADay() {
        assertEquals(List.of(), announced("The court will hear both sides on May 20, 2030.", null));
    }
}
