package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.account.NormCheck.Answer;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

class NormCheckerTest {
    private static final String SIZE = "vienna-document-notification";
    private static final String NOTICE = "vienna-document-notice";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Norway began a military exercise in Denmark involving 12,000 troops. | ABOVE",
                "Norway sent more than 9,000 soldiers to Denmark for joint exercises in Denmark. | ABOVE",
                "Norway began a military exercise in Denmark involving 5,000 troops. | BELOW",
                "Norway began a military exercise in Denmark with about 9,200 troops. | UNDECIDED",
                "Norway began a military exercise in Denmark with more than 4,000 troops. | UNDECIDED",
                "Norway began a military exercise in Denmark. Some 20,000 troops take part. | ABOVE"
            })
    void aFigureThatTheWordsTieToTheActivityDecides(String text, Answer answer) {
        List<NormCheck> checks = check(SIZE, text);
        assertEquals(
                List.of(answer), checks.stream().map(c -> c.verdict().answer()).toList());
        assertEquals(1, checks.getFirst().inputs().size());
    }

    @Test
    void aFigureOfSomethingElseInTheSentenceDecidesNothing() {
        String text =
                "Norway has 100,000 troops at the border, where it began a military exercise in Denmark on Monday. "
                        + "The exercise in Denmark is to end on Friday, the army said.";
        NormCheck check = check(SIZE, text).getFirst();
        assertEquals(Answer.UNDECIDED, check.verdict().answer());
        assertEquals("no report says how many take part", check.verdict().why());
        assertEquals(List.of(), check.inputs());
    }

    @Test
    void aNumberOfNothingIsNoFigureOfTheActivity() {
        String text = "The military exercise in Denmark involved 12,000. The military exercise in Denmark ended.";
        assertEquals(
                List.of(Answer.UNDECIDED),
                check(SIZE, text).stream().map(c -> c.verdict().answer()).toList());
    }

    @Test
    void aNotOfAnotherClauseDeniesNoNotice() {
        String text =
                "Norway notified its neighbours 45 days in advance of the military exercise in Denmark, which is not "
                        + "aimed at anyone.";
        assertEquals(
                List.of(Answer.ABOVE),
                check(NOTICE, text).stream().map(c -> c.verdict().answer()).toList());
    }

    @Test
    void exercisesOfRightsAndDrillsForOilAreNoActivities() {
        assertEquals(
                List.of(),
                check(
                        SIZE,
                        "Norway called the vote in Denmark a free exercise of rights by 12,000 voters. "
                                + "Engineers drill for oil in Denmark. The exercise in Denmark ended."));
    }

    @Test
    void reportsThatDisagreeLeaveItOpen() {
        NormCheck check = check(
                        SIZE,
                        "Norway began a military exercise in Denmark involving 12,000 troops.",
                        "The military exercise in Denmark involves 6,000 troops, the army of Norway said.")
                .getFirst();
        assertEquals(Answer.UNDECIDED, check.verdict().answer());
        assertEquals("the reports disagree", check.verdict().why());
        assertEquals(2, check.verdict().origins());
    }

    @Test
    void whatLiesLongBackIsAnotherActivityAtTheSamePlace() {
        List<NormCheck> checks = check(
                SIZE,
                "Norway began a military exercise in Denmark with 5,000 troops on Monday. "
                        + "In June 2030 Norway held a military exercise in Denmark involving 40,000 troops.");
        assertEquals(
                List.of(Answer.BELOW, Answer.ABOVE),
                checks.stream().map(c -> c.verdict().answer()).toList());
    }

    @Test
    void aSentenceThatStatesTheNormIsShownAndIsNoFigureOfTheActivity() {
        NormCheck check = check(
                        SIZE,
                        "Norway began snap military exercises in Denmark. The exercises in Denmark worry the neighbours. "
                                + "Under the Vienna Document military exercises with 9,000 troops must be notified.")
                .getFirst();
        assertEquals(Answer.UNDECIDED, check.verdict().answer());
        assertEquals(1, check.stated().size());
        assertEquals(1, check.exceptions().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Norway notified its neighbours of the military exercise in Denmark six weeks in advance. | ABOVE",
                "Norway notified its neighbours of the military exercise in Denmark only ten days ahead. | BELOW",
                "Norway had not notified its neighbours of the military exercise in Denmark 42 days in advance. | BELOW"
            })
    void theDaysBeforehandAreRead(String text, Answer answer) {
        assertEquals(
                List.of(answer),
                check(NOTICE, text).stream().map(c -> c.verdict().answer()).toList());
    }

    @Test
    void aRuleOfOnesOwnIsRead() throws IOException {
        Norm norm = Norm.parse("crowd", new StringReader("""
                        norm = City bylaw
                        quantity = count
                        units = marcher, protester
                        comparator = moreThan
                        threshold = 500
                        scope = march
                        """));
        String at = "A march in Copenhagen with 500 protesters blocked the bridge.";
        String over = "A march in Copenhagen with 501 protesters blocked the bridge.";
        assertEquals(Answer.BELOW, check(List.of(norm), at).getFirst().verdict().answer());
        assertEquals(
                Answer.ABOVE, check(List.of(norm), over).getFirst().verdict().answer());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "norm = x | quantity is missing",
                "norm = x\\nquantity = weight | quantity is weight; it may be count or noticeDays",
                "norm = x\\nquantity = count | units is missing: what does the rule count?",
                "norm = x\\nquantity = noticeDays\\nthreshold = many | threshold is many, which is no number such as 9000",
                "nrom = x | unknown key nrom"
            })
    void aFileThatIsNoRuleIsRefusedWithTheKey(String file, String message) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Norm.parse("bad", new StringReader(file.replace("\\n", "\n"))));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(message), refused.getMessage());
    }

    private static List<NormCheck> check(String norm, String... texts) {
        return check(Norm.shipped().stream().filter(n -> n.id().equals(norm)).toList(), texts);
    }

    private static List<NormCheck> check(List<Norm> norms, String... texts) {
        ReportReader reader = ReportReader.byRules();
        List<Reading> readings = new ArrayList<>();
        for (String text : texts) {
            String id = "r" + readings.size();
            readings.add(reader.read(new RawReport(
                    id,
                    id,
                    RawReport.Format.TEXT,
                    "A drill abroad\n\nMarch 3, 2031\n\n" + text,
                    Given.NOTHING,
                    List.of())));
        }
        return new Accountant()
                .account(readings, List.of(), AccountOptions.ALL.with(norms)).stories().stream()
                        .flatMap(story -> story.normChecks().stream())
                        .toList();
    }
}
