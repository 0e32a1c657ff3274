package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Fidelity.State;
import org.rapporteur.annotate.FidelitySigns.Sign;

/** Each sign with a text that it must catch and one that it must leave alone, about an invented harbour. */
class FidelityJudgeTest {
    private static final Annotator ANNOTATOR = Annotator.byRules();

    private static final String CLEAN =
            "The harbour of Haven will be closed in April, its mayor said on Tuesday, as the quay is in need of repair. "
                    + "The crews of two ferries will be moved at the end of the month, and the ministry said it would be the first such "
                    + "move in thirty years. The mayor spoke in Haven on Monday at the hall of the union. Crews had asked for work in "
                    + "other ports, as they did in 2019. The union will meet in Oslo on Friday, and its head said that the talks would "
                    + "be hard. In June the port will be open again, and ships from the north will be led in at night, as they were "
                    + "during the war. A spokeswoman for the ministry said the government had set aside money for the work and would "
                    + "pay the crews until the end of the year. Residents said they feared that many of the jobs would not come back.";

    private static Fidelity judge(String text) {
        return ANNOTATOR.annotate(AnnotatorTest.article(text, null, "en")).fidelity();
    }

    private static Sign sign(String name, String text) {
        Annotation annotation = ANNOTATOR.annotate(AnnotatorTest.article(text, null, "en"));
        List<Sign> named = FidelitySigns.of(TokenIndex.of(text, annotation)).stream()
                .filter(sign -> sign.name().equals(name))
                .toList();
        assertEquals(1, named.size(), name);
        return named.getFirst();
    }

    private static void finds(String name, String told, String caught, String leftAlone) {
        Sign sign = sign(name, caught);
        assertTrue(sign.found() > 0, caught);
        assertTrue(sign.reason().contains(told), sign.reason());
        Sign none = sign(name, leftAlone);
        assertEquals(0, none.found(), none.reason());
    }

    /** For signs that every text has to some degree. */
    private static void findsMore(String name, String caught, String leftAlone) {
        Sign more = sign(name, caught);
        Sign less = sign(name, leftAlone);
        assertTrue(more.found() / more.chances() > less.found() / less.chances(), more + " is not more than " + less);
    }

    @Test
    void seesWordsSwappedByAThesaurus() {
        String spun = CLEAN.replace("closed", "unopen")
                .replace("said", "aforementioned")
                .replace("moved", "displaced")
                .replace("asked", "inquire")
                .replace("hard", "arduous")
                .replace("work", "oeuvre")
                .replace("money", "lucre")
                .replace("feared", "revere")
                .replace("open", "unfastened")
                .replace("head", "caput");
        assertEquals(State.CLEAN, judge(CLEAN).state(), judge(CLEAN).toString());
        Fidelity fidelity = judge(spun);
        assertEquals(State.MANGLED, fidelity.state(), fidelity.toString());
        assertTrue(fidelity.why().getFirst().startsWith("words stand where those around them call for others"));
        assertTrue(fidelity.score() < 0.5 && judge(CLEAN).score() > 0.5);
        findsMore("swapped", spun, CLEAN);
    }

    @Test
    void seesSmallWordsThatBecameNouns() {
        String spun = CLEAN.replace(" in ", " inch ")
                .replace(" on ", " connected ")
                .replace(" at ", " astatine ")
                .replace(" as ", " arsenic ")
                .replace(" be ", " beryllium ")
                .replace(" will ", " volition ");
        assertEquals(State.MANGLED, judge(spun).state());
        findsMore("openWords", spun, CLEAN);
        findsMore("noPreposition", spun, CLEAN);
    }

    @Test
    void seesArticlesThatWereLost() {
        String lost = CLEAN.replaceAll(" (the|a) ", " ");
        findsMore("noArticle", lost, CLEAN);
        findsMore("displaced", lost, CLEAN);
    }

    @Test
    void seesStrayFragments() {
        finds(
                "fragment",
                "Is.",
                "The talks went on in Haven. Is. The mayor left.",
                "The talks went on in Haven. So it is. The mayor left.");
        finds(
                "fragment",
                "Will be seen as.",
                "He leads the union. Will be seen as. The port is shut.",
                "Will the port be shut? Have a look at the quay. The mayor left.");
    }

    @Test
    void seesSentencesThatBreakOff() {
        finds(
                "break",
                "harbour. remains",
                "The old harbour. remains shut until June.",
                "The boat of Lund Ltd. remains in the port, and see haven.example for more.");
        finds(
                "adrift",
                "harbour ,",
                "In the harbour , ships wait. They left, he said. Nobody, she said, came back, and all is quiet.",
                "In the harbour, ships wait. They left ...");
        finds("doubled", "harbour,,", "In the harbour,, ships wait.", "In Kent, Conn., ships wait ... as they did.");
    }

    @Test
    void leavesWordsThatWereCutApartByAMachineAlone() {
        assertEquals(
                0,
                sign("adrift", "In the harbour , ships wait . They left , he said .")
                        .found());
        String tokenised = CLEAN.replaceAll("([.,])", " $1");
        assertEquals(State.CLEAN, judge(tokenised).state(), judge(tokenised).toString());
    }

    @Test
    void seesQuotesThatDoNotPair() {
        finds(
                "quotes",
                "shut.”",
                "The port is shut.” The mayor left.",
                "“The port is shut.” The mayor left.\n\n“It is shut.\n\n“It will open,” she said.");
        finds(
                "quotes",
                "The port",
                "She said: “The port is shut. The mayor said “no” again.",
                "She said: “The port is shut.\n\nThe mayor left.” He said “no” again.");
        finds(
                "quotes",
                "shut",
                "The port is shut,\" he said.",
                "\"The port is shut,\" he said. \"It is.\n\n\"It is.\"");
    }

    @Test
    void seesNamesWithoutCapitalsOrInSeveralSpellings() {
        finds(
                "lowerName",
                "norway",
                "The crews left norway in June.",
                "The crews left Norway with china plates and a turkey.");
        finds(
                "spelling",
                "Mirvanen",
                "Olga Mirvanen left. Mirvonen had been asked.",
                "Olga Mirvanen left Austria for Australia. The Mirvanens stayed.");
    }

    @Test
    void seesWordsThatLostTheirBlanks() {
        finds(
                "glued",
                "ft.The",
                "The crews left.The port is shut.",
                "The crews of haven.example left. The iPhone of @theHaven rang.");
        finds("joined", "officialssaid", "The officialssaid no.", "The timetable of the onlookers was blank.");
    }

    @Test
    void seesSignsThatAreNoText() {
        finds("garbled", "â€™", "The portâ€™s crews left.", "The café’s crews left the château.");
        finds("garbled", "&nbsp;", "The crews&nbsp;left.", "The crews of Holm & Lund left.");
    }

    @Test
    void callsNoReportMangledForOneSlip() {
        assertEquals(State.CLEAN, judge(CLEAN.replace("April", "Apr\uFFFDl")).state());
        assertEquals(State.CLEAN, judge(CLEAN + " Will be seen as.").state());
    }

    @Test
    void judgesNoOtherLanguageAndNoShortText() {
        String norwegian =
                "Havnen i Haven blir stengt i april, sa ordføreren tirsdag. Mannskapet på to ferger skal flyttes. "
                        .repeat(12);
        assertEquals(State.CLEAN, judge(norwegian).state());
        assertEquals(
                State.CLEAN,
                judge("Ministers volition conscionable successful Oslo.").state());
        assertEquals(List.of(), judge(CLEAN).why());
    }
}
