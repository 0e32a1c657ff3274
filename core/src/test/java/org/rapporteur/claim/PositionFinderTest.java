package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.WellFormed;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Span;

/** All sentences are our own, about an invented quarrel over a dam. */
class PositionFinderTest {
    private static final Annotator ANNOTATOR = Annotator.byRules();

    private static List<String> told(String text) {
        Article article = EventFinderTest.article(text, "2030-05-14");
        Annotation annotation = ANNOTATOR.annotate(article);
        return told(article, annotation, List.of());
    }

    private static List<String> told(Article article, Annotation annotation, List<Quote> quotes) {
        List<Position> positions = new PositionFinder().find(article, annotation, quotes);
        WellFormed.assertWellFormed(new Reading(article, annotation, quotes, List.of(), positions));
        List<String> lines = new ArrayList<>();
        for (Position p : positions) {
            lines.add(p.holder() + " " + p.stance() + (p.towards() == null ? "" : " >" + p.towards()) + ": "
                    + p.about().in(article.text()));
        }
        return lines;
    }

    @Test
    void whatIsRuledOutIsRejected() {
        assertEquals(
                List.of("norway REJECTS: lowering the lake for Italy"),
                told("Norway ruled out lowering the lake for Italy."));
        assertEquals(List.of(), told("Norway could rule out lowering the lake for Italy."));
    }

    @Test
    void whatIsMeantIsToldWhole() {
        assertEquals(
                List.of("norway REJECTS: a motion which would have helped the miners"),
                told("Norway rejected a motion which would have helped the miners."));
        assertEquals(
                List.of("norway DEMANDS: guards, nurses or teachers in every village"),
                told("Norway demanded guards, nurses or teachers in every village."));
        assertEquals(
                List.of("norway DEMANDS: a pause in the works"),
                told("Norway demanded a pause in the works, which Italy had begun."));
        assertEquals(
                List.of("norway DEMANDS: guards, nurses, or teachers"),
                told("Norway demanded guards, nurses, or teachers."));
        assertEquals(
                List.of("norway DENIES: the report"),
                told("Norway denied the report, ministers and aides in Oslo said."));
    }

    @Test
    void whenAnAnswerWasGivenIsNoneOfIt() {
        assertEquals(List.of("norway DENIES: the reports"), told("Norway denied the reports on Monday."));
        assertEquals(List.of("norway DEMANDS: a summit on Monday"), told("Norway demanded a summit on Monday."));
        assertEquals(
                List.of("norway REJECTS: a new version of the treaty"),
                told("Norway rejected unanimously a new version of the treaty."));
        assertEquals(List.of("norway REJECTS: a pause until Monday"), told("Norway rejected a pause until Monday."));
        assertEquals(List.of("norway DENIES: nearly all charges"), told("Norway denied nearly all charges."));
    }

    @Test
    void theAccusedStandsApartFromTheCharge() {
        assertEquals(
                List.of("norway ACCUSES >italy: draining the lake"),
                told("Norway accused Italy of draining the lake."));
    }

    @Test
    void bothHoldersHoldIt() {
        assertEquals(
                List.of(
                        "norway REJECTS >italy: Italy's demands for a pause in the works",
                        "france REJECTS >italy: Italy's demands for a pause in the works",
                        "italy DEMANDS: a pause in the works"),
                told("Norway and France rejected Italy's demands for a pause in the works."));
    }

    @Test
    void aNegatedOfferIsNoOffer() {
        assertEquals(List.of(), told("Norway did not offer a way out."));
        assertEquals(List.of("norway REJECTS: the plan"), told("Norway will not accept the plan."));
    }

    @Test
    void theFirstPersonIsTheSpeaker() {
        String text = "“We reject the ultimatum,” Anna Weil said in Oslo.";
        Article article = EventFinderTest.article(text, "2030-05-14");
        Annotation annotation = ANNOTATOR.annotate(article);
        Quote quote = new Quote(
                "q1",
                Quote.Kind.DIRECT,
                List.of(new Span(1, text.indexOf(','))),
                List.of(),
                List.of(),
                "anna-weil",
                Quote.Anonymity.NAMED,
                0.9,
                "test");
        assertEquals(List.of("anna-weil REJECTS: the ultimatum"), told(article, annotation, List.of(quote)));
    }

    @Test
    void theAboutKeepsItsMarksInPairs() {
        assertEquals(
                List.of("norway ACCUSES >italy: “draining” the lake"),
                told("Norway accused Italy of “draining” the lake."));
        assertEquals(List.of("norway DEMANDS: a “dry lake.”"), told("In Rome, Norway has demanded a “dry lake.”"));
        assertEquals(List.of("norway REJECTS: the plan"), told("“Norway rejects the plan,” Weil said."));
        assertEquals(List.of("norway REJECTS: the plan"), told("\"Norway rejects the plan,\" Weil said."));
    }

    @Test
    void whatThereIsNoSignOfIsNoPosition() {
        for (String nothing : List.of("There is no hint", "Anna Weil saw no sign", "There is little evidence")) {
            assertEquals(List.of(), told(nothing + " that the Norwegians are willing to lower the lake."), nothing);
        }
        assertEquals(
                List.of("norwegians OFFERS: to lower the lake"),
                told("There is evidence that the Norwegians are willing to lower the lake."));
    }

    @Test
    void whomSomebodyWarnsIsNotWhatHeWarnsOf() {
        assertEquals(List.of(), told("Norway warned him."));
        assertEquals(List.of("norway WARNS: a flood"), told("Norway warned him of a flood."));
    }

    @Test
    void seekingIsADemandOnlyFromSomebody() {
        assertEquals(List.of(), told("Norway sought shelter."));
        assertEquals(List.of("norway DEMANDS >italy: a pause from Italy"), told("Norway sought a pause from Italy."));
    }

    @Test
    void whoDoesNotCompromiseOnAThingHoldsIt() {
        assertEquals(
                List.of("norway REJECTS: compromise on the treaty"), told("Norway will not compromise on the treaty."));
        assertEquals(List.of("norway REJECTS: the treaty"), told("Norway will not accept the treaty."));
    }

    @Test
    void theMatterEndsWhereTheOuterVerbBegins() {
        assertEquals(List.of("norway SUPPORTS: the treaty"), told("Norway's support for the treaty is firm."));
        assertEquals(
                List.of("norway WARNS: the treaty is dead"),
                told("Norway issued a note. Norway's warning that the treaty is dead."));
    }

    @Test
    void decliningToTalkIsNoRejection() {
        assertEquals(List.of(), told("Norway declined to comment on the plan."));
        assertEquals(List.of("norway REJECTS: to lower the lake"), told("Norway declined to lower the lake."));
    }

    @Test
    void aCircumstanceIsNoMatter() {
        assertEquals(List.of(), told("Norway warned in the event of a flood."));
        assertEquals(List.of("norway WARNS: a flood"), told("Norway warned of a flood."));
    }

    @Test
    void whatAnAccusedBodyDidStandsBehindOf() {
        assertEquals(
                List.of("norway ACCUSES >rome: draining the lake"),
                told("Norway accused authorities in Rome of draining the lake."));
        assertEquals(
                List.of("norway OFFERS >italy: a pause in the works"),
                told("Norway offered Italy a pause in the works."));
    }

    @Test
    void aBareIngAfterAndMayBeAnybodys() {
        assertEquals(
                List.of("italy DEMANDS: a treaty on fishing"),
                told("Italy demands a treaty on fishing and ruling out dams."));
    }

    @Test
    void wordsThatTurnAStandRoundAreHeard() {
        assertEquals(
                List.of("norway DENIES: threatening Italy over the lake"),
                told("Norway denied threatening Italy over the lake."));
        assertEquals(
                List.of("norway ACCUSES >italy: lying"),
                told("Norway denied the raid, accusing Italy of lying.").stream()
                        .filter(line -> line.contains("ACCUSES"))
                        .toList());
        assertEquals(List.of(), told("Norway committed an error on the lake."));
        assertEquals(List.of("norway PROMISES: to withdraw"), told("Norway committed to withdraw."));
        assertEquals(List.of(), told("Norway no longer blames Italy for the flood."));
        assertEquals(
                List.of("norway ACCUSES >italy: the flood"),
                told("Norway blames Italy for the flood.").stream()
                        .map(line -> line.replace("for ", ""))
                        .toList());
    }

    @Test
    void theParticleBelongsToTheVerb() {
        assertEquals(
                List.of("norway DEMANDS >weil: that Weil step down"), told("Norway demanded that Weil step down."));
    }

    @Test
    void whoKeepsSilentTakesNoStand() {
        assertEquals(List.of(), told("Norway refused to comment on the plan."));
    }
}
