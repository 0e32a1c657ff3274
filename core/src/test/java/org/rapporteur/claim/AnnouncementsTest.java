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
    @CsvSource(delimiter = '|', textBlock = """
            CANCELLED vote 2030-05-20 | The vote on May 20 was called off.
            CANCELLED vote 2030-05-20 | The vote on the water rates on Monday was called off.
            CANCELLED vote 2030-05-20 | The council's vote, planned for May 20, has been cancelled.
            CANCELLED vote 2030-05-20 | The council on Sunday cancelled the vote of May 20.
            CANCELLED vote 2030-05-16, PLANNED vote 2030-05-20 | The vote was postponed from May 16 to May 20.
            CANCELLED hearing 2030-05-20, PLANNED hearing 2030-05-27 | The hearing in the case of the dam, which was set for May 20, has been postponed to May 27.
            CANCELLED hearing 2030-05-20, PLANNED hearing 2030-05-27 | Judges on Monday put off the hearing from May 20 to May 27.
            CANCELLED vote 2030-05-17, PLANNED vote 2030-05-21 | The vote was put off from Friday to Tuesday.
            CANCELLED vote 2030-05-20 | The vote on the lock, scheduled for May 20, was called off, officials said.
            CANCELLED hearing 2030-05-19, PLANNED hearing 2030-05-26 | The hearing of the owners, which had been moved to May 19, has been postponed again, to May 26, the court said.
            CANCELLED hearing 2030-05-20, CANCELLED vote 2030-05-20 | The hearing and the vote on May 20 were called off.
            CANCELLED fair 2030-05-20, PLANNED fair 2030-05-22 | The town moved the fair from May 20 to May 22.
            CANCELLED publication 2030-05-20, PLANNED publication 2030-05-16 | The publication of the roll was brought forward from May 20 to May 16.
            CANCELLED deadline 2030-05-28, PLANNED deadline 2030-06-03 | The council has delayed its May 28 deadline to June 3 for lack of money.
            '' | The council cancelled flights from May 20.
            '' | The council would put off its May 28 deadline if Norway paid.
            '' | The vote was called off.
            '' | The vote was called off on Monday.
            '' | The council threatened to cancel the vote on May 20.
            '' | The council did not cancel the vote of May 20.
            '' | The vote of May 6 was called off.
            '' | The ministers called it off on May 10.
            """)
    void whatIsCalledOffOrPutOffIsTold(String expected, String text) {
        assertEquals(expected, String.join(", ", announced(text, TUESDAY)));
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
