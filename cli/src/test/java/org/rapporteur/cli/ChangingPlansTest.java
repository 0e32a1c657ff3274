package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Four reports of our own about an invented quarrel: plans that are moved and called off, tolls that rise and that are disputed. */
class ChangingPlansTest {
    private static AccountView account;

    @BeforeAll
    static void readThePile(@TempDir Path pile) throws IOException {
        Files.writeString(pile.resolve("1.txt"), """
                Norway and Sweden quarrel after clash at the Ostrel lock

                By Ada Born, Coast Herald
                September 8, 2031

                OSLO - Border guards of Norway and Sweden exchanged fire at the Ostrel lock on Monday. The Norwegian defence ministry said seven of its guards were killed and 12 wounded. The Swedish interior ministry put the number of dead at three.

                The Nordic Council will hold an emergency session on the Ostrel lock in Helsinki on Thursday, its secretary said.

                Norway's energy minister, Kari Roe, will meet Swedish energy minister Per Holm in Copenhagen on September 16.

                A court in Bergen will hear the owners of the lock on September 22. The council will vote on its repair on September 24. A court in Oslo will hear two guards on October 1.
                """);
        Files.writeString(pile.resolve("2.txt"), """
                Norway counts its dead of the Ostrel lock

                River Tribune
                September 9, 2031

                OSLO - The death toll of the clash at the Ostrel lock has risen to eight, the hospital of Bergen said on Tuesday. Norway and Sweden have closed the Ostrel lock.
                """);
        Files.writeString(pile.resolve("3.txt"), """
                Session on the Ostrel lock put off

                By Jo Lind, Harbour Dispatch
                September 10, 2031

                HELSINKI - The emergency session of the Nordic Council in Helsinki, which was to have opened on Thursday, has been postponed to Monday, September 15, its secretary said. The toll of the clash between Norway and Sweden at the Ostrel lock has climbed to nine, he said.

                The hearing of the owners, which was set for September 22, has been put off to September 29. The trial of a banker was put off from October 3 to October 6.
                """);
        Files.writeString(pile.resolve("4.txt"), """
                Ministers of Norway and Sweden will not meet over the Ostrel lock

                By Mia Sund, Northern Observer
                September 11, 2031

                OSLO - The meeting of Kari Roe and Per Holm that had been planned for September 16 in Copenhagen was called off, the Norwegian energy ministry said on Thursday. Norway and Sweden quarrel over the Ostrel lock.

                The council has cancelled the vote of September 24 and a judge delayed the hearing from September 22 to September 29. The trial of a smuggler was put off from October 6 to October 10.
                """);
        account = AccountView.of(pile, pile.resolve("out"), "--rules-only", "--since", "2031-09-09");
    }

    @Test
    void eachReportSaysWhoPrintedIt() {
        assertEquals(
                List.of("Coast Herald", "River Tribune", "Harbour Dispatch", "Northern Observer"),
                account.all("reports").stream()
                        .map(report -> report.get("outlet").asString(""))
                        .toList());
        assertEquals(1, account.all("stories").size());
    }

    @Test
    void aSessionThatWasPutOffIsOneEventWithAHistory() {
        JsonNode session = account.ahead("2031-09-15").getFirst();
        assertEquals(
                List.of("2031-09-11", "2031-09-15"),
                session.get("history")
                        .valueStream()
                        .map(step -> step.get("date").get("value").asString())
                        .toList());
        assertEquals(List.of(), account.ahead("2031-09-11"));
        assertEquals(0, session.get("conflicts").size());
        assertTrue(
                account.changesOf(session).contains("status"),
                account.changesOf(session).toString());
    }

    @Test
    void aMeetingThatWasCalledOffLeavesTheCalendar() {
        assertEquals(List.of(), account.ahead("2031-09-16"));
        JsonNode meeting = account.all("events").stream()
                .filter(event -> event.get("status").asString().equals("cancelled")
                        && !event.get("code").isNull())
                .findFirst()
                .orElseThrow();
        assertEquals(2, meeting.get("reports").asInt());
        assertEquals(List.of("withdrawn"), account.changesOf(meeting));
    }

    @Test
    void whatHasNoCodeIsAheadToo() {
        JsonNode court = account.ahead("2031-10-01").getFirst();
        assertTrue(court.get("code").isNull());
    }

    @Test
    void whatHasNoCodeIsPutOffAndCalledOffToo() {
        assertEquals(List.of(), account.ahead("2031-09-22"));
        assertEquals(List.of(), account.ahead("2031-09-24"));
        List<JsonNode> hearings = account.ahead("2031-09-29");
        assertEquals(1, hearings.size());
        assertEquals(3, hearings.getFirst().get("reports").asInt());
        assertEquals(0, hearings.getFirst().get("conflicts").size());
        assertEquals(
                List.of("2031-09-22", "2031-09-29"),
                hearings.getFirst()
                        .get("history")
                        .valueStream()
                        .map(step -> step.get("date").get("value").asString())
                        .toList());
        JsonNode vote = account.all("events").stream()
                .filter(event -> event.get("code").isNull()
                        && event.get("status").asString().equals("cancelled"))
                .findFirst()
                .orElseThrow();
        assertEquals(2, vote.get("reports").asInt());
        assertEquals(List.of("withdrawn"), account.changesOf(vote));
    }

    @Test
    void theNewDayOfOneIsNotTheOldDayOfAnother() {
        assertEquals(1, account.ahead("2031-10-06").size());
        assertEquals(1, account.ahead("2031-10-10").size());
    }

    @Test
    void aTollIsDisputedByWhoCountersItAndNotByWhatItRoseTo() {
        List<TreeSet<String>> numbers = account.all("contradictions").stream()
                .filter(each -> each.get("kind").asString().equals("number"))
                .map(each -> each.get("versions")
                        .valueStream()
                        .map(side -> side.get("value").asString())
                        .collect(java.util.stream.Collectors.toCollection(TreeSet::new)))
                .toList();
        assertEquals(List.of(new TreeSet<>(List.of("3", "7"))), numbers);
        assertFalse(account.all("quantities").stream()
                .filter(each -> each.get("unit").asString("").equals("dead"))
                .toList()
                .isEmpty());
    }
}
