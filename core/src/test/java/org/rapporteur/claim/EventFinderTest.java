package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.WellFormed;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/** All sentences are our own, about an invented quarrel over a dam. */
class EventFinderTest {
    /** A Tuesday. */
    private static final String TUESDAY = "2030-05-14";

    private static final Annotator ANNOTATOR = Annotator.byRules();
    private static final EventFinder EVENTS = new EventFinder();

    static Article article(String text, @Nullable String date) {
        return new Article(
                "r",
                "r.txt",
                new Article.Meta(null, null, List.of(), null, "en", new Published(date, "given")),
                AlignedText.identity(text),
                List.of(new Article.Paragraph(new Span(0, text.length()), Article.Paragraph.Kind.TEXT)),
                List.of(),
                List.of());
    }

    private static List<String> told(String text) {
        Article article = article(text, TUESDAY);
        return told(article, ANNOTATOR.annotate(article));
    }

    private static List<String> told(Article article, Annotation annotation) {
        List<Event> events = EVENTS.find(article, annotation, List.of(), null);
        WellFormed.assertWellFormed(new Reading(article, annotation, List.of(), events, List.of()));
        List<String> lines = new ArrayList<>();
        for (Event e : events) {
            StringBuilder line = new StringBuilder(
                    e.code() + " " + e.status() + " " + e.trigger().in(article.text()));
            line.append(' ').append(String.join("+", e.actors()));
            line.append('>').append(String.join("+", e.recipients()));
            if (e.place() != null) {
                line.append(" @").append(e.place());
            }
            if (e.date() != null) {
                line.append(' ').append(e.date().value());
            }
            lines.add(line.toString());
        }
        return lines;
    }

    @Test
    void aPurposeTakesPlaceAndDayFromItsJourney() {
        assertEquals(
                List.of("CONSULT PLANNED meet anna-weil>per-brandt @oslo 2030-05-15"),
                told("Anna Weil will fly to Oslo on Wednesday to meet President Per Brandt."));
    }

    @Test
    void nothingIsDatedByAVagueTimeOrByTheDateline() {
        assertEquals(
                List.of("CONSULT HAPPENED met anna-weil>per-brandt"),
                told("Anna Weil recently met President Per Brandt."));
        assertEquals(
                List.of("CONSULT HAPPENED met anna-weil>per-brandt @oslo"),
                told("HAVEN, Norland (May 14, 2030) — Anna Weil met President Per Brandt in Oslo."));
        assertEquals(
                List.of("CONSULT HAPPENED met anna-weil>per-brandt @oslo 2030-05-13"),
                told("HAVEN, Norland (May 14, 2030) — Anna Weil met President Per Brandt in Oslo on Monday."));
    }

    @Test
    void eachStopOfAJourneyIsItsOwnEvent() {
        assertEquals(
                List.of(
                        "CONSULT PLANNED head anna-weil> @rome",
                        "CONSULT PLANNED meeting anna-weil>per-brandt @geneva 2030-05-17"),
                told("Anna Weil opened a school. She will head to Rome next before meeting President Per Brandt in"
                                + " Geneva on Friday.")
                        .stream()
                        .filter(line -> line.contains("PLANNED"))
                        .toList());
    }

    @Test
    void asManyPlacesAsDaysArePairedInOrder() {
        assertEquals(
                List.of(
                        "CONSULT PLANNED confer anna-weil>lars-holm",
                        "CONSULT PLANNED talks anna-weil>norway @oslo 2030-05-15",
                        "CONSULT PLANNED talks anna-weil>italy @rome 2030-05-16"),
                told(
                        "Anna Weil will confer with Lars Holm after holding talks with Norwegian and Italian ministers in Oslo and"
                                + " Rome on Wednesday and Thursday."));
    }

    @Test
    void ministersActForTheirCountries() {
        assertEquals(
                List.of("CONSULT PLANNED summit italy+norway> @geneva 2030-05-17"),
                told("The Italian and Norwegian farm ministers are to hold a summit on Friday in Geneva."));
    }

    @Test
    void thePlainPresentWithADayIsATimetable() {
        assertEquals(
                List.of(
                        "CONSULT PLANNED consultations > 2030-05-20",
                        "CONSULT PLANNED session norway+italy> @geneva 2030-05-20"),
                told("The consultations open on Monday with a short session between Norway and Italy in Geneva."));
    }

    @Test
    void aDeniedPlanIsNoPlan() {
        assertEquals(
                List.of("REJECT HAPPENED denied norway>", "ASSAULT DENIED invade norway>italy"),
                told("Norway denied any plan to invade Italy."));
        assertTrue(told("Norway planned to invade Italy.").contains("ASSAULT PLANNED invade norway>italy"));
    }

    @Test
    void aThreatIsOnlyPossible() {
        assertEquals(
                List.of("ASSAULT POSSIBLE bombard norway>italy"),
                told("Norway might, before the thaw, bombard Italy."));
        assertEquals(List.of("ASSAULT HAPPENED bombarded norway>italy"), told("Norway bombarded Italy."));
    }

    @Test
    void aCalledOffMeetingIsCancelled() {
        assertEquals(
                List.of("CONSULT CANCELLED meeting norway>italy"), told("Norway called off the meeting with Italy."));
    }

    @Test
    void aWishCallsNothingOff() {
        assertStatus("CONSULT PLANNED meeting", "Sweden urged Norway to call off the meeting with Italy.");
        assertStatus("CONSULT PLANNED meeting", "Norway may call off the meeting with Italy.");
        assertStatus("CONSULT CANCELLED meeting", "Norway was forced to call off the meeting with Italy.");
        assertStatus("CONSULT CANCELLED meeting", "Norway had to call off the meeting with Italy.");
        assertStatus("CONSULT POSSIBLE meeting", "There should be no meeting of Norway with Italy.");
        assertStatus("CONSULT POSSIBLE visit", "Norway would not visit Italy unless it was asked.");
        assertStatus("CONSULT DENIED visit", "Norway will not visit Italy.");
    }

    private static void assertStatus(String expected, String sentence) {
        assertTrue(told(sentence).toString().contains(expected), () -> sentence + " " + told(sentence));
    }

    @Test
    void aPostponedMeetingIsCancelledAndPlannedAnew() {
        assertEquals(
                List.of("CONSULT CANCELLED talks > @vienna 2030-05-20", "CONSULT PLANNED talks > @vienna 2030-05-24"),
                told("The talks in Vienna have been postponed from Monday to Friday."));
    }

    @Test
    void thePassiveSwapsWhoDoesWhatToWhom() {
        assertEquals(
                List.of("COERCE HAPPENED arrested norway>lars-holm"),
                told("Lars Holm was arrested by Norwegian police."));
    }

    @Test
    void aPronounInReportedSpeechIsTheOneWhoReports() {
        assertEquals(
                List.of("AID ONGOING shipping norway>italy"),
                told("Norway confirmed it is shipping blankets to Italy."));
    }

    @Test
    void theCounterpartStaysOpenUnlessANameStandsBesideIt() {
        assertEquals(
                List.of("CONSULT HAPPENED met anna-weil>lars-holm @rome"),
                told("The foreign minister, Anna Weil, met with her Norwegian counterpart, Lars Holm, in Rome."));
        assertEquals(
                List.of("CONSULT HAPPENED met anna-weil> @rome"),
                told("Anna Weil met with her Norwegian counterpart in Rome."));
    }

    @Test
    void aHeadlineInfinitiveIsAhead() {
        assertEquals(
                List.of("CONSULT PLANNED confer lars-holm+anna-weil> @geneva"),
                told("Lars Holm and Anna Weil to confer in Geneva over dam levy"));
    }

    @Test
    void backgroundIsNoEvent() {
        assertEquals(List.of(), told("The war has gone on for years and talks are hard."));
    }

    @Test
    void namesDaysAndPlacesSurviveASpunReport() {
        String text = "Lars Holm testament confabulate with Anna Weil inch Oslo upon Monday.";
        assertEquals(List.of("CONSULT PLANNED with lars-holm>anna-weil @oslo 2030-05-20"), mangled(text));
        assertEquals(List.of(), mangled("Lars Holm extolled Anna Weil upon Monday."));
        assertEquals(
                List.of("CONSULT HAPPENED with lars-holm>anna-weil @oslo 2030-05-13"),
                mangled("Lars Holm palavered with Anna Weil inch Oslo upon Monday."));
    }

    private static List<String> mangled(String text) {
        Article article = article(text, TUESDAY);
        Annotation clean = ANNOTATOR.annotate(article);
        return told(
                article,
                new Annotation(
                        clean.sentences(),
                        clean.entities(),
                        clean.times(),
                        clean.quantities(),
                        new Fidelity(Fidelity.State.MANGLED, 0.3, List.of("spun"))));
    }

    @Test
    void aLongLineIsReadInStep() {
        String sentence = "Norway might, before the thaw, bombard Italy, and Rome, Oslo, Paris, and Bonn ";
        assertEquals(1, told(sentence.repeat(1) + ".").size());
        assertTrue(!told(sentence.repeat(400) + ".").isEmpty());
    }

    @Test
    void aStrikeOfMinersIsNotOneOfMissiles() {
        assertTrue(told("The miners of Norway began a strike for more pay.")
                .toString()
                .contains("PROTEST"));
        assertTrue(told("The seamen's strike in Norway went on.").toString().contains("PROTEST"));
        assertTrue(told("Norway began a strike on Italy.").toString().contains("ASSAULT"));
        assertTrue(told("A strike by Norway on a school killed two teachers.")
                .toString()
                .contains("ASSAULT"));
        assertTrue(told("The Labour leader condemned the strike on Italy.")
                .toString()
                .contains("ASSAULT"));
        assertTrue(told("An air strike by Norway on Italy hit a union hall.")
                .toString()
                .contains("ASSAULT"));
    }

    /** Whose deed it was, or who was hit, is not told by the town that it is named after. */
    @Test
    void aTownThatAnAttackIsNamedAfterIsItsPlace() {
        assertEquals(List.of("ASSAULT HAPPENED attacks > @paris"), violence("They spoke of the Paris attacks."));
        assertEquals(
                List.of("ASSAULT HAPPENED killed > @nice"),
                violence("A woman who was visiting her daughter in Nice was also killed."));
        assertEquals(
                List.of("ASSAULT HAPPENED attacks norway> @paris"),
                violence("They spoke of the Paris attacks by Norway."));
        assertEquals(List.of("ASSAULT HAPPENED killed >mayor-of-kyiv"), violence("The mayor of Kyiv was killed."));
        assertEquals(
                List.of("ASSAULT HAPPENED attack moscow>kyiv"), violence("He spoke of the Moscow attack on Kyiv."));
        assertEquals(List.of("ASSAULT HAPPENED attack paris>berlin"), violence("Paris's attack on Berlin failed."));
        assertEquals(List.of("ASSAULT POSSIBLE strike united-states>"), violence("He spoke of a US strike."));
    }

    private static List<String> violence(String text) {
        return told(text).stream().filter(line -> line.startsWith("ASSAULT")).toList();
    }

    private static List<String> assaults(String text) {
        return told(text).stream()
                .filter(line -> line.startsWith("ASSAULT"))
                .map(line -> line.split(" ")[1] + " " + line.split(" ")[2])
                .toList();
    }

    @Test
    void violenceThatIsOnlyFearedHasNotHappened() {
        for (String sentence : List.of(
                "Anna Weil said Norway had drafted orders for a possible raid on Italy.",
                "Sanctions follow if Norway decides to pursue further aggression against Italy.",
                "Anna Weil left a plan for the embassy in the event of an invasion of Italy.",
                "The parades in Oslo raised fears of an attack on Italy.",
                "The drill gave Norway the ability to launch this attack on Italy.",
                "Anna Weil said the threat of a Norwegian strike on Rome was real.",
                "The council wants to prevent an attack on Italy.",
                "The shelters will open should there be a second incursion into Italy.",
                "The bill would punish any Norwegian incursion into Italy.",
                "The bill is meant to punish Norwegian aggression against Italy.",
                "Anna Weil spoke about a strike on Rome.",
                "A Norwegian invasion of Italy was likely, Anna Weil said.")) {
            List<String> found = assaults(sentence);
            assertTrue(found.stream().allMatch(line -> line.startsWith("POSSIBLE")), sentence + found);
            assertEquals(1, found.size(), sentence);
        }
    }

    @Test
    void whoStrivesOrIsFearedAsksAndThreatensNobody() {
        assertEquals(
                List.of(),
                told("Norway sought to calm the crowd in Rome on Monday.").stream()
                        .filter(line -> line.startsWith("REQUEST"))
                        .toList());
        assertTrue(told("Norway sought a pause from Italy.").getFirst().startsWith("REQUEST"));
        assertEquals(
                List.of(),
                told("Norway sees the dam as a threat to Italy.").stream()
                        .filter(line -> line.startsWith("THREATEN"))
                        .toList());
        assertTrue(told("Norway repeated its threat against Italy.").stream()
                .anyMatch(line -> line.startsWith("THREATEN")));
    }

    @Test
    void aLawyerIsFiredWithoutAShotAndASatelliteWithoutATarget() {
        for (String sentence : List.of(
                "Norway fired seven lawyers in Rome.",
                "Seven lawyers were fired in Rome.",
                "Norway fired a probe into orbit on Monday.",
                "Norway launched a rocket with a satellite on Monday.")) {
            assertEquals(List.of(), assaults(sentence), sentence);
        }
        for (String sentence : List.of(
                "Norway fired two missiles at Italy.",
                "Norway fired on Rome.",
                "Shots were fired in Rome.",
                "Norway fired two drones toward Italy.",
                "Norway fired drones on Monday.",
                "Norway destroyed an Italian satellite.",
                "Norway attacked a satellite on Monday.",
                "Norway shot down a satellite on Monday.",
                "Norway launched a rocket into Rome.")) {
            assertEquals(1, assaults(sentence).size(), sentence);
        }
    }

    @Test
    void violenceThatIsShownHasHappened() {
        for (String sentence : List.of(
                "An attack on Oslo killed two people.",
                "The attack on Oslo took place at dawn.",
                "Two people died in a Norwegian strike on Rome.",
                "Italy condemned the attack on Rome.",
                "The invasion of Italy in 2021 ended the treaty.",
                "Norway carried out an attack on Rome.",
                "Three people fled after an attack on Rome.")) {
            assertTrue(
                    assaults(sentence).stream().anyMatch(line -> line.startsWith("HAPPENED")),
                    sentence + told(sentence));
        }
    }

    @Test
    void aDayThatEqualsTheDayOfTheReportIsThatDay() {
        assertEquals(
                List.of("CONSULT PLANNED arrive anna-weil> 2030-05-14"),
                told("Anna Weil is scheduled to arrive on Tuesday."));
        assertEquals(List.of(), told("Anna Weil is scheduled to go on holiday."));
    }

    @Test
    void whatIsToBeginHasThePlaceAndDayOfItsBeginning() {
        List<String> expected = List.of("CONSULT PLANNED talks norway+italy> @rome 2030-05-17");
        assertEquals(expected, told("Norway-Italy talks are expected to start in Rome on Friday."));
        assertEquals(expected, told("Norway-Italy talks are due to take place on Friday in Rome."));
        assertEquals(List.of("CONSULT PLANNED Talks > @rome 2030-05-20"), told("Talks start on Monday in Rome."));
        assertEquals(
                List.of("CONSULT HAPPENED talks norway+italy> @rome 2030-05-10"),
                told("Norway-Italy talks began on Friday in Rome."));
    }

    @Test
    void aSequenceGivesEachMeetingItsOwnDay() {
        assertEquals(
                List.of(
                        "CONSULT PLANNED consultations > 2030-05-20",
                        "CONSULT PLANNED summit norway+italy> @geneva 2030-05-20",
                        "CONSULT PLANNED summit > @oslo 2030-05-22",
                        "CONSULT PLANNED session > @rome"),
                told(
                        "The consultations open on Monday with a farm summit between Norway and Italy in Geneva. They will then be"
                                + " followed by a summit in Oslo on Wednesday, and later a session in Rome."));
    }

    @Test
    void whatIsPutOffIsCancelledThenAndPlannedNow() {
        assertEquals(
                List.of("CONSULT CANCELLED talks > 2030-05-20", "CONSULT PLANNED talks > 2030-05-24"),
                told("The talks were postponed from Monday to Friday."));
        assertEquals(List.of(), told("The talks were postponed."));
    }

    @Test
    void aCounterpartIsTheNamedHolderOfTheOfficeThere() {
        String meeting = "French Foreign Minister Anna Weil will meet her Italian counterpart in Geneva this week. ";
        assertEquals(
                List.of("CONSULT PLANNED meet anna-weil>ola-kvarn @geneva 2030-W20"),
                told(meeting + "Italian Foreign Minister Ola Kvarn was silent."));
        assertEquals(
                List.of("CONSULT PLANNED meet anna-weil> @geneva 2030-W20"),
                told(meeting + "Italian President Ola Kvarn was silent."));
    }

    @Test
    void violenceTakesTheDayOfWhatDidIt() {
        assertTrue(told("The strike on Saturday killed 14 workers.").contains("ASSAULT HAPPENED killed > 2030-05-11"));
        List<String> found = told("Two farmers were killed in a strike on Friday.");
        assertTrue(found.stream().anyMatch(line -> line.endsWith("> 2030-05-10")), found.toString());
    }

    @Test
    void aDisasterIsNoAssault() {
        for (String sentence : List.of(
                "The landslide on Saturday killed 14 workers.",
                "A landslide killed 14 workers on Saturday.",
                "Two farmers were killed in a flood in Oslo on Friday.",
                "Two farmers were injured by an avalanche near Oslo.")) {
            assertEquals(List.of(), assaults(sentence), sentence);
        }
        assertEquals(List.of("HAPPENED killed"), assaults("Norway killed two farmers in Oslo."));
    }

    @Test
    void aPromiseIsMadeToThoseItIsGoodFor() {
        assertTrue(told("Norway agreed to lend two boats to Italy.").contains("AGREE HAPPENED agreed norway>italy"));
        assertTrue(told("Norway promised to repair Italian dams.").contains("AGREE HAPPENED promised norway>italy"));
        assertTrue(told("Norway agreed to wait in Italy.").stream().noneMatch(line -> line.contains(">italy")));
    }

    @Test
    void aDemandIsMadeOfThoseWhoAreToDoIt() {
        assertEquals(
                List.of("REQUEST HAPPENED demanded norway>italy"), told("Norway demanded that Italy open the dam."));
        assertEquals(
                List.of("REQUEST HAPPENED must anna-weil>norway"), told("Anna Weil said Norway must open the dam."));
        assertEquals(List.of(), told("Anna Weil said the dam must hold."));
        assertEquals(List.of(), told("Anna Weil said Norway opened the dam."));
    }

    @Test
    void whatIsRenewedIsHeld() {
        assertEquals(
                List.of("CONSULT HAPPENED negotiations norway+italy>"),
                told("Norway and Italy renewed negotiations on the dam."));
    }

    @Test
    void aPartOfANameIsNoDeed() {
        assertEquals(List.of(), told("Anna Weil wrote about the occupied Italy of old."));
        assertEquals(List.of("COERCE HAPPENED occupied norway>italy"), told("Norway occupied Italy."));
    }

    @Test
    void theVerbAfterAnObjectDescribesIt() {
        assertEquals(
                List.of("CONSULT HAPPENED hosted norway>anna-weil"),
                told("Norway hosted Anna Weil for a dinner aimed at peace."));
        assertEquals(List.of("ASSAULT HAPPENED attacked norway>italy"), told("Anna Weil said Norway attacked Italy."));
    }

    @Test
    void ofTwoVerbsInARowTheSecondDescribes() {
        assertEquals(
                List.of("COERCE HAPPENED deported norway>italy"), told("Norway deported suspected Italian smugglers."));
        assertEquals(List.of("ASSAULT HAPPENED attacked italy>norway"), told("Norway was attacked by Italy."));
    }

    @Test
    void anAdverbIsNoSubjectAndAnAppealNoVerb() {
        assertEquals(
                List.of("REJECT HAPPENED rejected norway>italy 2030-05-13", "REQUEST HAPPENED appeal italy>"),
                told("Norway on Monday flatly rejected an Italian appeal for calm."));
        assertTrue(told("The ally rejected Italy.").stream().allMatch(line -> line.contains("rejected")));
        assertEquals(
                List.of("ACCUSE HAPPENED criticized italy>norway"),
                told("The Italian refugee agency criticized Norway."));
    }

    @Test
    void anExampleOrACountIsNoSubject() {
        assertEquals(
                List.of("ASSAULT HAPPENED attacked norway>italy"),
                told("Norwegian boats including two ferries attacked Italy."));
        assertEquals(
                List.of("ASSAULT HAPPENED attacked norway>italy"), told("Up to 40 Norwegian boats attacked Italy."));
        assertEquals(
                List.of("ASSAULT HAPPENED attacked norway>italy"), told("Dozens of Norwegian boats attacked Italy."));
        assertEquals(List.of(), told("Anna Weil spoke about Norway."));
    }

    @Test
    void aShortFormInBracketsStandsForItsName() {
        assertEquals(
                List.of("ASSAULT HAPPENED attacked foss-bank>italy"), told("The Foss Bank (FB) board attacked Italy."));
    }

    @Test
    void whoeverIsOpposedDoesOppose() {
        assertEquals(List.of("REJECT HAPPENED opposed norway>italy"), told("Norway is opposed to the Italian plan."));
        assertEquals(List.of("REJECT HAPPENED opposed norway>"), told("The plan was opposed by Norway."));
    }

    @Test
    void aPersonWithANameIsReleasedAnEnvoyIsSummoned() {
        assertEquals(List.of("CONCEDE HAPPENED released norway>anna-weil"), told("Norway released Anna Weil."));
        assertEquals(List.of(), told("Norway released the report."));
        assertEquals(
                List.of("ACCUSE HAPPENED summoned norway>anna-weil"), told("Norway summoned ambassador Anna Weil."));
        assertEquals(List.of(), told("Norway summoned Anna Weil."));
        assertEquals(
                List.of("SANCTION HAPPENED suspended norway>italy"),
                told("Norway suspended an aid programme for Italy."));
    }

    @Test
    void whatIsAgreedInPrincipleIsStillForSomebody() {
        assertTrue(told("Norway agreed in principle to lend two boats to Italy.")
                .contains("AGREE HAPPENED agreed norway>italy"));
    }

    @Test
    void aProtestIsAgainstThoseWhoseDeedsItIsAgainst() {
        assertTrue(told("Anna Weil led protests against arrests by Norway.")
                .contains("PROTEST HAPPENED protests anna-weil>norway"));
        assertEquals(List.of("ACCUSE HAPPENED protested norway>italy"), told("Norway protested to Italy."));
    }

    @Test
    void whoeverHostsAMeetingTakesPart() {
        assertEquals(
                List.of("CONSULT PLANNED meeting norway+italy+denmark> 2030-06"),
                told("Norway will host a meeting between Italy and Denmark in June."));
    }

    @Test
    void theDayMayStandBetweenAVerbAndItsParticle() {
        assertEquals(
                List.of("REQUEST HAPPENED called norway>italy 2030-05-14"),
                told("Norway called Tuesday on Italy to open the dam."));
    }

    @Test
    void whichIsTheNearestName() {
        assertTrue(told("Norway sent aid to Italy, which attacked Denmark.")
                .contains("ASSAULT HAPPENED attacked italy>denmark"));
        assertTrue(told("The envoy of Norway who attacked Italy left.").stream()
                .noneMatch(line -> line.contains("attacked norway")));
    }

    @Test
    void leaveIsGivenAlsoAcrossAnAside() {
        assertEquals(
                List.of("CONCEDE PLANNED allow norway>"),
                told("Norway will allow families who fled the flood to return."));
        assertEquals(List.of(), told("Norway will allow the report."));
    }

    @Test
    void aTownIsWhatItIsCalled() {
        assertEquals(List.of("ASSAULT HAPPENED bombed norway>brest"), told("Norway bombed the town of Brest."));
    }

    private static String detail(String text) {
        Article article = article(text, TUESDAY);
        Event event = EVENTS.find(article, ANNOTATOR.annotate(article), List.of(), null)
                .getLast();
        Span sign = event.detail().statusSign();
        return event.detail().mode() + " " + event.detail().contexts() + " "
                + (sign == null ? "-" : sign.in(article.text()));
    }

    @Test
    void theWordsBesideAnEventTellHowAndAboutWhat() {
        assertEquals("phone [] -", detail("Anna Weil telephoned Mirela Brandt."));
        assertEquals("null [] -", detail("Anna Weil met Mirela Brandt."));
        assertEquals("hunger [] -", detail("Norwegians began a hunger strike in Oslo."));
        assertEquals("null [military] -", detail("Norway sent weapons to Italy."));
        assertEquals("null [humanitarian] -", detail("Norway sent food to Italy after the army left."));
    }

    @Test
    void theWordsSayWhereAnEventStands() {
        assertEquals("null [] cancelled", detail("Norway cancelled talks with Italy."));
        assertEquals("null [] denied", detail("Norway denied that it attacked Italy."));
        assertEquals("null [] not", detail("Norway did not attack Italy."));
        assertEquals("null [] will", detail("Anna Weil will meet Mirela Brandt."));
    }

    @Test
    void whatIsWelcomedBelongsToThoseeDownTheChain() {
        assertEquals(
                List.of("SUPPORT HAPPENED welcomed norway>italy+denmark"),
                told("Norway welcomed a resumption of ties between Italy and Denmark."));
        assertEquals(List.of("SUPPORT HAPPENED welcomed norway>"), told("Norway welcomed the news."));
    }

    @Test
    void moneyIsANumberToo() {
        assertEquals(List.of("AID HAPPENED gave norway>italy"), told("Norway gave about $40 million to Italy."));
        assertEquals(List.of("AID HAPPENED gave norway>italy"), told("Norway gave €40 million to Italy."));
        assertEquals(List.of(), told("Norway gave notice to Italy."));
    }

    @Test
    void whoKeepsSilentRefusesNothing() {
        assertEquals(List.of(), told("Norway declined to comment on the plan."));
        assertEquals(List.of(), told("Norway refused to say when the lock opens."));
        assertEquals(1, told("Norway refused to leave Italy.").size());
        assertEquals(1, told("Norway refused to make concessions to Italy.").size());
        assertEquals(
                1,
                told("Norway declined to give Italy aid.").stream()
                        .filter(line -> line.startsWith("REJECT"))
                        .count());
        assertEquals(List.of(), told("Norway declined to give details of the plan."));
    }

    @Test
    void whoHasToDoWithAFirmOrAPersonIsNotThem() {
        assertEquals(
                List.of("ACCUSE HAPPENED blamed >norway"),
                told("Many United Nations passengers blamed Norway for the delay."));
        assertEquals(
                List.of("ACCUSE HAPPENED blamed united-nations>norway"),
                told("Many United Nations inspectors blamed Norway for the delay."));
    }

    @Test
    void aPersonsSoldiersActForHimAndHisAlliesDoNot() {
        assertEquals(
                List.of("ACCUSE HAPPENED blamed anna-weil>norway"),
                told("Anna Weil's soldiers blamed Norway for the delay."));
        assertEquals(
                List.of("ACCUSE HAPPENED blamed >norway"), told("Anna Weil's allies blamed Norway for the delay."));
    }

    @Test
    void aShortHasIsNoPassive() {
        assertEquals(
                List.of("ACCUSE HAPPENED criticized anna-weil>norway"),
                told("Anna Weil left. She's criticized Norway."));
    }

    @Test
    void aQuotationMarkPartsNoVerb() {
        assertEquals(
                List.of("ACCUSE HAPPENED convicted >anna-weil @oslo"),
                told("Anna Weil was “properly convicted” in Oslo."));
    }

    @Test
    void whereThingsAreIsNobodyWhoIsHit() {
        assertEquals(
                List.of("COERCE HAPPENED seized norway> @oslo"),
                told("Norway seized a police station in the city of Oslo."));
    }

    @Test
    void aHeadlineLeavesOutTheAuxiliary() {
        assertEquals(
                List.of("ACCUSE HAPPENED accused >norway"),
                told("Norway accused of draining the lake near the border."));
        assertEquals(
                List.of("ACCUSE HAPPENED accused norway>italy"), told("Norway accused Italy of draining the lake."));
        assertEquals(
                List.of("ACCUSE HAPPENED accused norway>"),
                told("The firm that Norway accused of draining the lake left."));
        assertEquals(
                List.of("norway>italy"),
                told("Norway protested against the raid by Italy.").stream()
                        .filter(line -> line.startsWith("PROTEST"))
                        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .toList());
    }

    @Test
    void whatAnInquiryIsAboutDoesNotInquire() {
        assertEquals(
                List.of("ACCUSE HAPPENED inquiry >anna-weil"),
                told("Anna Weil slept. The Weil inquiry is thorough.").stream()
                        .map(line -> line.replace("null", ""))
                        .toList());
    }

    @Test
    void whereSomebodyIsDoesNotAct() {
        assertEquals(
                List.of("REQUEST HAPPENED demanded >"),
                told("Fishermen in Lisse demanded an answer on Monday.").stream()
                        .map(line -> line.substring(0, line.indexOf('>') + 1))
                        .toList());
    }

    @Test
    void whoSaysTheWordsOfAnEventIsItsActor() {
        String text = "“It will go on for years,” warned Anna Weil.";
        Article article = article(text, TUESDAY);
        Annotation annotation = ANNOTATOR.annotate(article);
        Span cue = new Span(text.indexOf("warned"), text.indexOf("warned") + 6);
        Span source = new Span(text.indexOf("Anna"), text.indexOf("Anna") + 9);
        String weil = annotation.entities().getFirst().id();
        Quote quote = new Quote(
                "q1",
                Quote.Kind.DIRECT,
                List.of(new Span(1, text.indexOf(','))),
                List.of(cue),
                List.of(source),
                weil,
                Quote.Anonymity.NAMED,
                .9,
                "reader");
        Event event = EVENTS.find(article, annotation, List.of(quote), null).getFirst();
        assertEquals(List.of(weil), event.actors());
        assertEquals(List.of(), event.recipients());
    }
}
