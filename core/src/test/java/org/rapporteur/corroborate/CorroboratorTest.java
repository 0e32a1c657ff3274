package org.rapporteur.corroborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.annotate.EntityType.PERSON;
import static org.rapporteur.corroborate.Told.corroborate;
import static org.rapporteur.corroborate.Told.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.KnownNames;
import org.rapporteur.annotate.Quantity.Modifier;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Position;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.Origin;

class CorroboratorTest {
    private static final String WARNING = "Sudland could open the Kestrel dam at any hour of the night";

    // ---- names

    @Test
    void mergesAPersonOverSpellingsTitlesAndSurnameAlone() {
        Facts facts = corroborate(
                report("a", "Anthony Marsh spoke.").person("Anthony Marsh"),
                report("b", "Tony Marsh spoke.").person("Tony Marsh"),
                report("c", "Mr Marsh spoke.").person("Marsh"));
        assertEquals(List.of("anthony-marsh"), ids(facts));
        assertEquals(List.of("Marsh", "Tony Marsh"), facts.entities().getFirst().aliases());
        assertEquals(List.of("a", "b", "c"), facts.entities().getFirst().reports());
    }

    @Test
    void mergesANameWrittenApartAndAFirstNameAloneInOneReport() {
        Facts facts = corroborate(
                report("a", "Han Ji-won spoke.").person("Han Ji-won", "Han Ji-won"),
                report("b", "Han Ji Won spoke.").person("Han Ji Won", "Han Ji Won"),
                report("c", "David Lind spoke. David left.")
                        .person("David Lind", "David Lind")
                        .person("David", "David"),
                report("d", "David spoke.").person("David", "David"));
        assertEquals(
                List.of(List.of("a", "b"), List.of("c"), List.of("d")),
                facts.entities().stream()
                        .map(e -> e.reports().stream().sorted().toList())
                        .sorted(java.util.Comparator.comparing(List::getFirst))
                        .toList());
    }

    @Test
    void aSlipInANameIsNoSecondHolderOfTheOffice() {
        Told well = report("a", "Harbour Minister Petra Lund spoke.").named("Petra Lund", PERSON, "Harbour Minister");
        assertEquals(
                List.of("petra-lund"),
                ids(corroborate(
                        well,
                        report("b", "Harbour Minister Petra Lunt spoke.")
                                .named("Petra Lunt", PERSON, "Harbour Minister"))));
        assertEquals(
                List.of("petra-lund", "petra-lunt"),
                ids(corroborate(well, report("b", "Pilot Petra Lunt spoke.").named("Petra Lunt", PERSON, "Pilot"))));
        assertEquals(
                List.of("petra-berg", "petra-lund"),
                ids(corroborate(
                        well,
                        report("b", "Harbour Minister Petra Berg spoke.")
                                .named("Petra Berg", PERSON, "Harbour Minister"))));
    }

    @Test
    void keepsTwoPeopleOfOneSurnameApart() {
        Facts facts = corroborate(
                report("a", "Viktor Marin and Ludmila Marin came.")
                        .person("Viktor Marin")
                        .person("Ludmila Marin"),
                report("b", "Marin left.").person("Marin"));
        assertEquals(List.of("ludmila-marin", "marin", "viktor-marin"), ids(facts));
    }

    @Test
    void mergesSpellingsOfAPlaceAndAnAcronymWithItsExpansion() {
        Facts facts = corroborate(
                report("a", "In Kiev the Upper River Commission met.")
                        .place("Kiev")
                        .body("Upper River Commission"),
                report("b", "In Kyiv the URC met.").place("Kyiv").body("URC"));
        assertEquals(List.of("kyiv", "upper-river-commission"), ids(facts));
        Facts land = corroborate(
                report("a", "The UK Shore Rescue Agency saw two boats.").body("UK Shore Rescue Agency"),
                report("b", "The UKSRA saw two boats.").body("UKSRA"));
        assertEquals(List.of("uk-shore-rescue-agency"), ids(land));
        Facts two = corroborate(
                report("a", "The Harbour Patrol saw two boats.").body("Harbour Patrol"),
                report("b", "The HP saw two boats.").body("HP"));
        assertEquals(List.of("harbour-patrol"), ids(two));
        Facts others = corroborate(
                report("a", "The UK Council met.").body("UK Council"),
                report("b", "The UKC met.").body("UKC"));
        assertEquals(List.of("uk-council", "ukc"), ids(others), "two words are too few");
    }

    @Test
    void aTownThatOneReportTookForAPersonIsTheTown() {
        Told town = report("a", "Haven closed the port.").place("Haven");
        Told again = report("b", "Ships left Haven.").place("Haven");
        Told slip = report("c", "Haven said no.").person("Haven");
        Told mayor = report("d", "Mayor Haven said no.").named("Haven", EntityType.PERSON, "Mayor");
        assertEquals(List.of("haven"), ids(corroborate(town, again, slip)));
        assertEquals(2, corroborate(town, again, mayor).entities().size(), "an office is a person's");
        Told mister = report("e", "Mr. Haven said no.").person("Haven");
        assertEquals(2, corroborate(town, again, mister).entities().size(), "and so is a title");
        assertEquals(2, corroborate(town, slip).entities().size(), "one against one tells nothing");
    }

    @Test
    void aKnownAcronymOrOneOfAnotherTypeIsNotTakenForAnExpansion() {
        Facts facts = corroborate(
                report("a", "The Union of Nurses struck in Eastern Sudland.")
                        .body("Union of Nurses")
                        .place("Eastern Sudland"),
                report("b", "The UN and the ES sent word.").body("UN").body("ES"));
        assertEquals(List.of("eastern-sudland", "es", "un", "union-of-nurses"), ids(facts));
    }

    @Test
    void mergesADescribedSourceOnlyUnderTheSameDescription() {
        Facts facts = corroborate(
                report("a", "a senior dam official said so; a second senior dam official agreed")
                        .described("senior dam official")
                        .described("second senior dam official"),
                report("b", "a senior dam official said so").described("senior dam official"));
        assertEquals(List.of("senior-dam-official", "second-senior-dam-official"), ids(facts));
    }

    // ---- utterances

    @Test
    void linesUpARewordedSentenceAndSeesTheConflictOfSpeakers() {
        Facts facts = corroborate(
                ofAnOfficial(),
                report("b", "“At any hour of the night Sudland can open the Kestrel dam,” said Mara Voss.")
                        .on("2031-03-03")
                        .place("Sudland")
                        .named("Mara Voss", EntityType.PERSON, "Harbour Minister")
                        .says("Mara Voss", "At any hour of the night Sudland can open the Kestrel dam"));
        assertEquals(1, facts.utterances().size());
        Utterance utterance = facts.utterances().getFirst();
        assertEquals("u:a:q1", utterance.id());
        assertTrue(utterance.conflict());
        assertEquals(2, utterance.origins());
        assertEquals(WARNING, utterance.best().text());
        assertEquals(1, facts.contradictions().size());
        assertEquals(
                Contradiction.Kind.ATTRIBUTION,
                facts.contradictions().getFirst().kind());
    }

    @Test
    void aSourceInOtherWordsIsNoFurtherSideOfADispute() {
        List<Reading> readings = List.of(
                ofAnOfficial().read(),
                report("b", "“" + WARNING + ",” said Mara Voss.")
                        .on("2031-03-03")
                        .place("Sudland")
                        .named("Mara Voss", EntityType.PERSON, "Harbour Minister")
                        .says("Mara Voss", WARNING)
                        .read(),
                report("c", "“" + WARNING + ",” a high-ranking dam official said.")
                        .on("2031-03-03")
                        .place("Sudland")
                        .described("high-ranking dam official")
                        .says("high-ranking dam official", WARNING)
                        .read(),
                report("d", "“" + WARNING + ",” an elderly barrage functionary said.")
                        .on("2031-03-04")
                        .place("Sudland")
                        .described("elderly barrage functionary")
                        .says("elderly barrage functionary", WARNING)
                        .mangled()
                        .read());
        assertEquals(
                List.of("senior dam official", "Mara Voss", "elderly barrage functionary"),
                sides(readings, Told.independent(readings)));
        Edge spun = new Edge("d", "a", Edge.Relation.SPUN, 1, 1, List.of(), List.of(), List.of());
        assertEquals(
                List.of("senior dam official", "Mara Voss"),
                sides(
                        readings,
                        new Lineage(List.of(spun), Told.independent(readings).origins())));
    }

    private static List<String> sides(List<Reading> readings, Lineage lineage) {
        return new Corroborator()
                .corroborate(readings, lineage).contradictions().getFirst().versions().stream()
                        .map(Contradiction.Version::value)
                        .toList();
    }

    @Test
    void whoseOfficeNobodyTellsMayBeTheOfficial() {
        Facts facts = corroborate(
                ofAnOfficial(),
                report("b", "“" + WARNING + ",” said Mara Voss.")
                        .on("2031-03-03")
                        .place("Sudland")
                        .person("Mara Voss")
                        .says("Mara Voss", WARNING));
        assertEquals(Utterance.State.AMBIGUOUS, facts.utterances().getFirst().state());
        assertEquals(List.of(), facts.contradictions());
    }

    private static Told ofAnOfficial() {
        return report("a", "“" + WARNING + ",” a senior dam official said.")
                .on("2031-03-02")
                .place("Sudland")
                .described("senior dam official")
                .says("senior dam official", WARNING);
    }

    @Test
    void whoSpeaksWithTheOtherOrIsSpokenOfIsNoOtherSpeaker() {
        String reworded = "At any hour of the night Sudland can open the Kestrel dam";
        assertTrue(isConflict("“" + reworded + ",” said Mara Voss.", reworded));
        assertFalse(isConflict("“" + reworded + ",” said Mara Voss , Ada Roe and Jon Holt.", reworded));
        String spokenOf = "While Mara Voss sleeps Sudland can open the Kestrel dam at any hour of the night";
        assertFalse(isConflict("The engineers noted: “" + spokenOf + ".”", spokenOf));
        // in a text whose sentences were put in another order anybody may stand beside the words
        assertFalse(isConflict("“" + reworded + ".”\nMara Voss was at the dam.", reworded));
        assertTrue(isConflict("Mara Voss said:\n“" + reworded + ".”", reworded));
    }

    private static boolean isConflict(String sentence, String content) {
        Told other = report("b", sentence).on("2031-03-03").place("Sudland").person("Mara Voss");
        if (sentence.contains("Jon Holt")) {
            other.person("Jon Holt");
        }
        Facts facts = corroborate(
                report("a", "“" + WARNING + ",” Jon Holt said.")
                        .on("2031-03-02")
                        .place("Sudland")
                        .person("Jon Holt")
                        .says("Jon Holt", WARNING),
                other.says("Mara Voss", content));
        assertEquals(1, facts.utterances().size(), sentence);
        return facts.utterances().getFirst().conflict();
    }

    @Test
    void twoUnnamedDescriptionsThatCanBeOneSourceAreNoConflict() {
        assertTrue(Speakers.descriptionsAgree("US official", "senior State Department official"));
        assertFalse(Speakers.descriptionsAgree("European diplomat", "senior Russian official"));
        assertFalse(Speakers.descriptionsAgree("Treasury official", "State Department official"));
    }

    @Test
    void linesUpOnlyTheSentenceThatTwoLongQuotesShare() {
        String first = "The harbour is closed until the pilots return to work.";
        Facts facts = corroborate(
                report("a", first, WARNING + ".", "said Mara Voss")
                        .on("2031-03-02")
                        .person("Mara Voss")
                        .says("Mara Voss", first + "\n" + WARNING + "."),
                report("b", WARNING + ".", "Bread has become dear in the old town this winter.", "said Mara Voss")
                        .on("2031-03-03")
                        .person("Mara Voss")
                        .says("Mara Voss", WARNING + ".\nBread has become dear in the old town this winter."));
        assertEquals(
                List.of("u:a:q1", "u:a:q1.2", "u:b:q1.2"),
                facts.utterances().stream().map(Utterance::id).toList());
        Utterance shared = facts.utterances().get(1);
        assertEquals(List.of("a", "b"), shared.reports());
        shared.variants().forEach(v -> assertEquals(WARNING + ".", v.text()));
    }

    @Test
    void aQuoteOfManySentencesThatNobodyElseHasStaysWhole() {
        String content =
                "The harbour is closed until the pilots return.\nBread has become dear in the old town this winter.";
        Facts facts = corroborate(report("a", content.split("\n")).says(null, content));
        assertEquals(1, facts.utterances().size());
        assertEquals(content, facts.utterances().getFirst().best().text());
    }

    @Test
    void doesNotTakeAPlanForADeedOrADenialForAClaim() {
        String planned = "Voss will meet the Kestrel engineers at the spillway tomorrow";
        for (String other : List.of(
                "Voss met the Kestrel engineers at the spillway yesterday",
                "Voss will not meet the Kestrel engineers at the spillway tomorrow")) {
            Facts facts = corroborate(
                    report("a", planned).says(null, planned), report("b", other).says(null, other));
            assertEquals(2, facts.utterances().size(), other);
        }
    }

    @Test
    void doesNotTakeAnotherNumberOrTheOppositeForTheSame() {
        String base = "The council will accept the 40 buses that the Kestrel works offered";
        for (String other : List.of(
                "The council will accept the 70 buses that the Kestrel works offered",
                "The council will reject the 40 buses that the Kestrel works offered")) {
            Facts facts = corroborate(
                    report("a", base).says(null, base), report("b", other).says(null, other));
            assertEquals(2, facts.utterances().size(), other);
        }
    }

    @Test
    void aFragmentJoinsTheQuoteThatHoldsIt() {
        Facts facts = corroborate(
                report("a", "“The ferry treaty is a reckless gamble with our only winter harbour,” Mara Voss said.")
                        .person("Mara Voss")
                        .says("Mara Voss", "The ferry treaty is a reckless gamble with our only winter harbour"),
                report("b", "Voss spoke of a “reckless gamble with our winter harbour”.")
                        .person("Mara Voss", "Voss")
                        .says(Quote.Kind.MIXED, "Mara Voss", "reckless gamble with our winter harbour"));
        assertEquals(1, facts.utterances().size());
    }

    @Test
    void linesUpASpunWordingAndQuotesTheCleanOne() {
        String clean = "We have reached the week in which Sudland may at any hour shut the salt road to Nordland";
        String spun =
                "We person reached the hebdomad successful which Sudland whitethorn astatine immoderate hr unopen the brackish roadworthy to Nordland";
        Facts facts = corroborate(
                report("a", spun)
                        .on("2031-03-01")
                        .mangled()
                        .place("Sudland")
                        .place("Nordland")
                        .says(null, spun),
                report("b", clean)
                        .on("2031-03-02")
                        .place("Sudland")
                        .place("Nordland")
                        .says(null, clean));
        assertEquals(1, facts.utterances().size());
        assertEquals("b", facts.utterances().getFirst().best().report());
        assertEquals("u:a:q1", facts.utterances().getFirst().id());
    }

    @Test
    void aQuoteInsideAnotherIsRelayedAndNoSecondWording() {
        Facts facts = corroborate(report(
                        "a",
                        "Mara Voss said that Nordland could close the salt road to all winter traffic, as Viktor Marin warned.")
                .person("Mara Voss")
                .person("Viktor Marin")
                .says(
                        Quote.Kind.INDIRECT,
                        "Mara Voss",
                        "Nordland could close the salt road to all winter traffic, as Viktor Marin warned")
                .says(Quote.Kind.INDIRECT, "Viktor Marin", "Nordland could close the salt road to all winter"));
        assertEquals(
                List.of(List.of("mara-voss"), List.of("viktor-marin")),
                facts.utterances().stream()
                        .map(u -> u.speakers().stream()
                                .map(Utterance.Speaker::entity)
                                .toList())
                        .toList());
        assertTrue(facts.utterances().stream().allMatch(u -> u.variants().size() == 1));
    }

    @Test
    void aQuoteFoundTwiceIsOne() {
        Facts facts = corroborate(report(
                        "a", "Mara Voss said that Nordland could close the salt road to all winter traffic.")
                .person("Mara Voss")
                .body("Nordland")
                .says(Quote.Kind.INDIRECT, "Mara Voss", "Nordland could close the salt road to all winter traffic")
                .says(Quote.Kind.INDIRECT, "Nordland", "could close the salt road to all winter traffic"));
        assertEquals(1, facts.utterances().size());
        assertEquals(1, facts.utterances().getFirst().speakers().size());
    }

    @Test
    void twoPeopleWhoThreatenWithTheSameThingSayTwoThings() {
        Facts facts = corroborate(
                report("a", "Sudland could close its border tunnels to foreign lorries at any time, Mara Voss warned.")
                        .person("Mara Voss")
                        .place("Sudland")
                        .says(
                                Quote.Kind.INDIRECT,
                                "Mara Voss",
                                "Sudland could close its border tunnels to foreign lorries at any time"),
                report(
                                "b",
                                "Viktor Marin threatened to close the border tunnels to foreign lorries on May 2 if no price for winter water is agreed by then.")
                        .person("Viktor Marin")
                        .says(
                                Quote.Kind.INDIRECT,
                                "Viktor Marin",
                                "to close the border tunnels to foreign lorries on May 2 if no price for winter water is agreed by then"));
        assertEquals(2, facts.utterances().size());
    }

    // ---- events

    @Test
    void aDisasterToldOnTwoDaysIsOneWithADisputedDate() {
        Facts facts = corroborate(
                report("a", "A landslide killed nine miners on Sunday.")
                        .event("killed", List.of(), null, "2031-03-09", Status.HAPPENED),
                report("b", "The landslide on Saturday killed twelve, a doctor told the Post.")
                        .event("killed", List.of(), null, "2031-03-08", Status.HAPPENED));
        assertEquals(1, facts.events().size());
        assertEquals(Contradiction.Kind.DATE, facts.contradictions().getFirst().kind());
    }

    @Test
    void twoRaidsOnTwoDaysAreTwo() {
        Facts facts = corroborate(
                report("a", "An attack killed nine miners on Sunday.")
                        .event("killed", List.of(), null, "2031-03-09", Status.HAPPENED),
                report("b", "The attack on Saturday killed twelve, a doctor told the Post.")
                        .event("killed", List.of(), null, "2031-03-08", Status.HAPPENED));
        assertEquals(2, facts.events().size());
    }

    @Test
    void aMeetingThisWeekInACountryIsTheOneInItsCity() {
        Facts facts = corroborate(
                report("a", "Mara Voss will meet Viktor Marin in Oslo on Friday.")
                        .person("Mara Voss")
                        .person("Viktor Marin")
                        .place("Oslo")
                        .event("meet", List.of("Mara Voss", "Viktor Marin"), "Oslo", "2031-03-07", Status.PLANNED),
                report("b", "Mara Voss will meet her colleague in Norway this week.")
                        .person("Mara Voss")
                        .place("Norway")
                        .event("meet", List.of("Mara Voss"), "Norway", "2031-W10", Status.PLANNED),
                report("c", "Mara Voss will meet her colleague in Sweden this week.")
                        .person("Mara Voss")
                        .place("Sweden")
                        .event("meet", List.of("Mara Voss"), "Sweden", "2031-W10", Status.PLANNED));
        assertEquals(
                List.of(List.of("a", "b"), List.of("c")),
                facts.events().stream().map(FusedEvent::reports).toList());
        assertEquals("oslo", facts.events().getFirst().what().place());
    }

    @Test
    void aTownThatOnlyAMangledReportNamesDoesNotUnseatTheCountry() {
        Facts facts = corroborate(
                report("a", "Mara Voss will meet Viktor Marin in Norway on Friday.")
                        .person("Mara Voss")
                        .person("Viktor Marin")
                        .place("Norway")
                        .event("meet", List.of("Mara Voss", "Viktor Marin"), "Norway", "2031-03-07", Status.PLANNED),
                report("b", "Mara Voss will meet Viktor Marin in Ostra on Friday.")
                        .mangled()
                        .person("Mara Voss")
                        .person("Viktor Marin")
                        .place("Ostra")
                        .event("meet", List.of("Mara Voss", "Viktor Marin"), "Ostra", "2031-03-07", Status.PLANNED));
        assertEquals(1, facts.events().size());
        assertEquals("norway", facts.events().getFirst().what().place());
    }

    @Test
    void countriesComeFromTheKnownNames() {
        for (String name : List.of("United States", "U.S.", "the Netherlands", "Turkey", "Türkiye", "Ivory Coast")) {
            assertTrue(KnownNames.get().isCountry(name), name);
        }
        for (String name : List.of("Kyiv", "Kremlin", "Norwegians", "Sudland")) {
            assertFalse(KnownNames.get().isCountry(name), name);
        }
    }

    @Test
    void aQuoteInsideAnotherOfTheSameSpeakerIsPartOfIt() {
        String sentence = "We are ready and the Kestrel dam will open again before winter comes";
        Facts facts = corroborate(report("a", sentence + ", Mara Voss said.")
                .person("Mara Voss")
                .says(Quote.Kind.INDIRECT, "Mara Voss", sentence)
                .says("Mara Voss", "the Kestrel dam will open again"));
        assertEquals(
                List.of(sentence),
                facts.utterances().stream().map(u -> u.best().text()).toList());
    }

    @Test
    void whatOnlyAMangledReportGivesStaysOutOfTheSlots() {
        Facts facts = corroborate(
                report("a", "Mara Voss will meet Viktor Marin in Geneva on Friday.")
                        .person("Mara Voss")
                        .person("Viktor Marin")
                        .place("Geneva")
                        .event("meet", List.of("Mara Voss", "Viktor Marin"), "Geneva", "2031-03-07", Status.PLANNED),
                report("b", "Mara Voss will meet Viktor Marin and Sudland in Geneva on Friday.")
                        .mangled()
                        .person("Mara Voss")
                        .person("Viktor Marin")
                        .place("Sudland")
                        .place("Geneva")
                        .event(
                                "meet",
                                List.of("Mara Voss", "Viktor Marin", "Sudland"),
                                "Geneva",
                                "2031-03-07",
                                Status.PLANNED));
        assertEquals(
                List.of("mara-voss", "viktor-marin"),
                facts.events().getFirst().what().actors());
    }

    @Test
    void aWrongWeekInAMangledReportIsNoDispute() {
        Facts facts = corroborate(
                meeting("a", "2031-03-05", "Kestrel", Status.PLANNED),
                meeting("b", "2031-03-12", "Kestrel", Status.PLANNED).mangled());
        assertEquals(List.of(), facts.contradictions());
    }

    @Test
    void aMeetingPostponedByAWeekStandsOnItsNewDayAndKeepsTheOldInDispute() {
        Facts facts = corroborate(
                meeting("a", "2031-03-05", "Kestrel", Status.PLANNED),
                meeting("b", "2031-03-05", "Kestrel", Status.PLANNED),
                meeting("c", "2031-03-12", "Kestrel", Status.PLANNED).on("2031-03-04"));
        FusedEvent event = facts.events().getFirst();
        assertEquals("2031-03-12", event.date() == null ? null : event.date().value());
        assertEquals(
                List.of("2031-03-05", "2031-03-12"),
                facts.contradictions().getFirst().versions().stream()
                        .map(Contradiction.Version::value)
                        .toList());
    }

    @Test
    void aWeekToldLaterDoesNotOverruleTheDay() {
        Facts facts = corroborate(
                meeting("a", "2031-03-05", "Kestrel", Status.PLANNED),
                meeting("b", "2031-W10", "Kestrel", Status.PLANNED).on("2031-03-04"));
        FusedEvent event = facts.events().getFirst();
        assertEquals("2031-03-05", event.date() == null ? null : event.date().value());
        assertEquals(List.of(), facts.contradictions());
    }

    @Test
    void aVerbNearbyCountsPeopleOnly() {
        Facts facts = corroborate(
                report("a", "The landslide killed nine Norwegians, the ministry said.")
                        .counts("nine Norwegians", 9, "norwegian", Modifier.EXACT),
                report("b", "Twelve deaths were counted after the landslide.")
                        .counts("Twelve deaths", 12, "death", Modifier.EXACT),
                report("c", "Others were killed in 40 strikes after the landslide.")
                        .counts("40 strikes", 40, "strike", Modifier.EXACT));
        assertEquals(
                List.of("12", "9"),
                facts.contradictions().getFirst().versions().stream()
                        .map(Contradiction.Version::value)
                        .toList());
        assertEquals(2, facts.quantities().size());
    }

    @Test
    void aFigureInsideTheOthersRangeIsNoConflictAndOneOutsideIs() {
        Told range = report("a", "The flood at Kestrel left 120 to 150 villagers dead.")
                .ranges("120 to 150 villagers", 120, 150, "villager");
        Told inside = report("b", "The flood at Kestrel left 140 villagers dead.")
                .counts("140 villagers", 140, "villager", Modifier.EXACT);
        Told lowest = report("c", "The flood at Kestrel left 120 villagers dead.")
                .counts("120 villagers", 120, "villager", Modifier.EXACT);
        assertEquals(List.of(), corroborate(range, inside).contradictions());
        assertEquals(1, corroborate(range, inside, lowest).contradictions().size());
    }

    @Test
    void deadAreCountedUnderAnyWordAndTroopsToo() {
        Facts facts = corroborate(
                report("a", "A landslide below the mine killed nine workers, the ministry said.")
                        .counts("nine workers", 9, "worker", Modifier.EXACT),
                report("b", "Twelve deaths were counted after the landslide.")
                        .counts("Twelve deaths", 12, "death", Modifier.EXACT),
                report("c", "Twelve people were hurt by the landslide.")
                        .counts("Twelve people", 12, "people", Modifier.EXACT));
        assertEquals(1, facts.contradictions().size());
        assertEquals(
                List.of("12", "9"),
                facts.contradictions().getFirst().versions().stream()
                        .map(Contradiction.Version::value)
                        .toList());
    }

    @Test
    void fusesAMeetingAndCountsItsOrigins() {
        FusedEvent event = corroborate(
                        meeting("a", "2031-03-05", "Kestrel", Status.PLANNED),
                        meeting("b", "2031-03-05", null, Status.PLANNED),
                        meeting("c", null, "Kestrel", Status.PLANNED))
                .events()
                .getFirst();
        assertEquals(List.of("a", "b", "c"), event.reports());
        assertEquals(3, event.origins());
        assertEquals("kestrel", event.what().place());
        assertEquals("2031-03-05", event.date() == null ? null : event.date().value());
        assertEquals(List.of(), event.conflicts());
    }

    @Test
    void matchesAWeekdayInAnUndatedReport() {
        Facts facts = corroborate(
                meeting("a", "2031-03-05", "Kestrel", Status.PLANNED),
                meetingUndated("b", "XXXX-WXX-3", "Kestrel"),
                meetingUndated("c", "XXXX-WXX-5", "Ostra"));
        assertEquals(
                List.of(List.of("a", "b"), List.of("c")),
                facts.events().stream().map(FusedEvent::reports).toList());
    }

    @Test
    void aPostponedMeetingIsOneEventWithADisputedDate() {
        Facts facts = corroborate(
                meeting("a", "2031-03-05", "Kestrel", Status.PLANNED),
                meeting("b", "2031-03-09", "Kestrel", Status.PLANNED));
        assertEquals(1, facts.events().size());
        assertEquals(
                List.of(Contradiction.Kind.DATE),
                facts.contradictions().stream().map(Contradiction::kind).toList());
        assertEquals(List.of("c:date:e:a:e1"), facts.events().getFirst().conflicts());
    }

    @Test
    void twoMeetingsOfOneReportStayTwo() {
        Facts facts = corroborate(
                report("a", "Voss will meet Holt in Kestrel on Wednesday.", "They will talk again there on Sunday.")
                        .on("2031-03-02")
                        .person("Mara Voss", "Voss")
                        .person("Jon Holt", "Holt")
                        .place("Kestrel")
                        .event("meet", List.of("Mara Voss", "Jon Holt"), "Kestrel", "2031-03-05", Status.PLANNED)
                        .event("talk", List.of("Mara Voss", "Jon Holt"), "Kestrel", "2031-03-09", Status.PLANNED));
        assertEquals(2, facts.events().size());
    }

    @Test
    void aCancelledMeetingIsAContradictionOfStatus() {
        Facts facts = corroborate(
                meeting("a", "2031-03-05", "Kestrel", Status.PLANNED),
                meeting("b", "2031-03-05", "Kestrel", Status.CANCELLED));
        assertEquals(Status.CANCELLED, facts.events().getFirst().what().status());
        assertEquals(
                Contradiction.Kind.STATUS, facts.contradictions().getFirst().kind());
    }

    // ---- positions and figures

    @Test
    void groupsAPositionOverReports() {
        Facts facts = corroborate(
                report("a", "Sudland rejects the ferry treaty with the islands.")
                        .place("Sudland")
                        .stands("Sudland", Position.Stance.REJECTS, "the ferry treaty with the islands"),
                report("b", "Sudland rejects a ferry treaty.", "Sudland demands a new dam on the river.")
                        .place("Sudland")
                        .stands("Sudland", Position.Stance.REJECTS, "a ferry treaty")
                        .stands("Sudland", Position.Stance.DEMANDS, "a new dam on the river"));
        assertEquals(2, facts.positions().size());
        assertEquals(2, facts.positions().getFirst().origins());
        assertEquals(
                "the ferry treaty with the islands",
                facts.positions().getFirst().about());
    }

    @Test
    void figuresThatCanBothHoldAgreeAndOthersContradict() {
        Facts agree = corroborate(
                report("a", "About 4,000 soldiers are massed near the Kestrel dam.")
                        .counts("About 4,000 soldiers", 4000, "soldier", Modifier.ABOUT),
                report("b", "More than 4,000 soldiers are massed near the Kestrel dam.")
                        .counts("More than 4,000 soldiers", 4000, "soldier", Modifier.AT_LEAST));
        assertEquals(1, agree.quantities().size());
        assertFalse(agree.quantities().getFirst().conflict());
        Facts differ = corroborate(
                report("a", "The flood at Kestrel left 120 villagers dead.")
                        .counts("120 villagers", 120, "villager", Modifier.EXACT),
                report("b", "The flood at Kestrel left 210 villagers dead.")
                        .counts("210 villagers", 210, "villager", Modifier.EXACT));
        assertEquals(1, differ.quantities().size());
        assertTrue(differ.quantities().getFirst().conflict());
        assertEquals(
                Contradiction.Kind.NUMBER, differ.contradictions().getFirst().kind());
    }

    @Test
    void aWordForManyIsNoFigure() {
        Facts facts = corroborate(
                report("a", "The flood at Kestrel left scores of villagers dead.")
                        .counts("scores of villagers", 40, "villager", Modifier.AT_LEAST),
                report("b", "The flood at Kestrel left 20 villagers dead.")
                        .counts("20 villagers", 20, "villager", Modifier.EXACT));
        assertEquals(1, facts.quantities().size());
        assertEquals(1, facts.quantities().getFirst().values().size());
        assertEquals(List.of(), facts.contradictions());
    }

    @Test
    void aFigureWithAVerbOfItsOwnIsNoneOfTheDead() {
        assertEquals(
                List.of("7"),
                figures("At least seven people were killed at Kestrel and more than 50 taken to a school."));
        assertEquals(List.of("50"), figures("More than 50 feared dead at Kestrel after the flood."));
    }

    private static List<String> figures(String text) {
        Reading reading = ReportReader.byRules()
                .read(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
        return new Corroborator()
                .corroborate(List.of(reading), Told.independent(List.of(reading))).quantities().stream()
                        .flatMap(quantity -> quantity.values().stream())
                        .map(value -> value.value().toPlainString())
                        .toList();
    }

    @Test
    void aDayCountedFromTheReportIsNotDisputedByTheSameWords() {
        String again = "The Norland police attacked the miners of Kestrel yesterday.";
        assertEquals(List.of(), daysDisputed(again, again));
        assertEquals(
                List.of("2031-03-11", "2031-03-12"),
                daysDisputed(again, "The Norland police attacked the miners of Kestrel on 12 March."));
    }

    /** Of a report of 12 March and one of 13 March. */
    private static List<String> daysDisputed(String one, String other) {
        List<Reading> pile = List.of(dated("a", "2031-03-12", one), dated("b", "2031-03-13", other));
        return new Corroborator()
                .corroborate(pile, Told.independent(pile)).contradictions().stream()
                        .filter(found -> found.kind() == Contradiction.Kind.DATE)
                        .flatMap(found -> found.versions().stream())
                        .map(Contradiction.Version::value)
                        .sorted()
                        .toList();
    }

    private static Reading dated(String id, String day, String text) {
        Given given = new Given(null, "Kestrel", null, List.of(), day, "stated", null, null);
        return ReportReader.byRules()
                .read(new RawReport(id, id + ".txt", RawReport.Format.TEXT, text, given, List.of()));
    }

    @Test
    void whatIsLikelyNoActOrNoStatementIsNoFact() {
        Facts facts = corroborate(report("a", "Anthony Marsh beat Kari Roe.", "Marsh signed the treaty.")
                .person("Anthony Marsh")
                .person("Kari Roe")
                .unsure()
                .event("beat", List.of("Anthony Marsh"), null, null, Status.HAPPENED)
                .says(Quote.Kind.INDIRECT, "Anthony Marsh", "the treaty", "signed"));
        assertEquals(List.of(), facts.events());
        assertEquals(List.of(), facts.utterances());
    }

    @Test
    void theHourDecidesWhoWasFirstWhateverTheZone() {
        List<String> ids = Stream.of(
                        report("a", "Marsh spoke.").on("2022-01-18T23:00-05:00"),
                        report("b", "Marsh spoke.").on("2022-01-19T01:00+01:00"),
                        report("c", "Marsh spoke.").on("2022-01-18"),
                        report("d", "Marsh spoke."))
                .map(Told::read)
                .sorted(Corroborator.PUBLICATION_ORDER.reversed())
                .map(Reading::id)
                .toList();
        assertEquals(List.of("d", "a", "b", "c"), ids);
    }

    @Test
    void aFigureAndAboutThatFigureAreOneSide() {
        Facts differ = corroborate(
                report("a", "The flood at Kestrel left 120 villagers dead.")
                        .counts("120 villagers", 120, "villager", Modifier.EXACT),
                report("b", "The flood at Kestrel left about 120 villagers dead.")
                        .counts("about 120 villagers", 120, "villager", Modifier.ABOUT),
                report("c", "The flood at Kestrel left 210 villagers dead.")
                        .counts("210 villagers", 210, "villager", Modifier.EXACT));
        List<Contradiction.Version> versions =
                differ.contradictions().getFirst().versions();
        assertEquals(
                List.of(2, 1),
                versions.stream().map(version -> version.mentions().size()).toList());
        assertEquals(3, differ.quantities().getFirst().values().size(), "all that was told is kept");
    }

    @Test
    void figuresOfDifferentThingsStayApart() {
        Facts facts = corroborate(
                report("a", "The flood at Kestrel left 120 villagers dead.")
                        .counts("120 villagers", 120, "villager", Modifier.EXACT),
                report("b", "Buses took 400 villagers to a school in Ostra.")
                        .counts("400 villagers", 400, "villager", Modifier.EXACT));
        assertEquals(2, facts.quantities().size());
        assertEquals(List.of(), facts.contradictions());
    }

    // ---- promises

    @Test
    void shufflingChangesNothing() {
        List<Reading> readings = new ArrayList<>(pile());
        Lineage lineage = Told.independent(readings);
        Facts straight = new Corroborator().corroborate(readings, lineage);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(readings, new Random(seed));
            assertEquals(straight, new Corroborator().corroborate(readings, lineage));
        }
    }

    @Test
    void aCopyNeverAddsAnOrigin() {
        List<Reading> readings = new ArrayList<>(pile());
        Facts before = new Corroborator().corroborate(readings, Told.independent(readings));
        readings.add(meeting("z", "2031-03-05", "Kestrel", Status.PLANNED).read());
        List<Origin> origins = new ArrayList<>();
        for (Reading reading : readings) {
            if (!reading.id().equals("z")) {
                List<String> reports = reading.id().equals("a") ? List.of("a", "z") : List.of(reading.id());
                origins.add(new Origin("o:" + reading.id(), reports, Origin.Kind.REPORT, null));
            }
        }
        Facts after = new Corroborator().corroborate(readings, new Lineage(List.of(), origins));
        assertEquals(
                before.events().stream().map(FusedEvent::origins).toList(),
                after.events().stream().map(FusedEvent::origins).toList());
        assertNotEquals(
                before.events().getFirst().reports(), after.events().getFirst().reports());
    }

    @Test
    void aSentenceToldWordForWordIsOneOriginAndAQuotationIsNot() {
        String wired = "The ferry left the quay at Ostra with 40 people aboard, said Mara Voss of the harbour office.";
        Facts copied = corroborate(
                report("a", wired)
                        .person("Mara Voss")
                        .says(
                                Quote.Kind.INDIRECT,
                                "Mara Voss",
                                "The ferry left the quay at Ostra with 40 people aboard"),
                report("b", wired)
                        .person("Mara Voss")
                        .says(
                                Quote.Kind.INDIRECT,
                                "Mara Voss",
                                "The ferry left the quay at Ostra with 40 people aboard"));
        assertEquals(1, copied.utterances().getFirst().origins());
        Facts heard =
                corroborate(quoted("a", " said Mara Voss."), quoted("b", " was all that Mara Voss told the crowd."));
        assertEquals(2, heard.utterances().getFirst().origins());
    }

    @Test
    void aSharedSourceMakesTheSameQuotationOneOrigin() {
        List<Reading> readings = List.of(
                quoted("a", " said Mara Voss.").read(),
                quoted("b", " Mara Voss said.").read());
        Edge shared = new Edge("b", "a", Edge.Relation.SHARED_SOURCE, 0.3, 0.3, List.of(), List.of(), List.of());
        Lineage lineage =
                new Lineage(List.of(shared), Told.independent(readings).origins());
        assertEquals(
                1,
                new Corroborator()
                        .corroborate(readings, lineage)
                        .utterances()
                        .getFirst()
                        .origins());
    }

    private static Told quoted(String id, String rest) {
        String words = "We saw the ferry leave the quay at Ostra with forty people aboard";
        return report(id, "“" + words + ",”" + rest).person("Mara Voss").says("Mara Voss", words);
    }

    @Test
    void aSpokesmanAndHisPresidentAreOneSource() {
        String order = "the army had been ordered to prepare a stern answer to the raids on the salt road";
        Told hers = report("a", "Mara Voss said that " + order + ".")
                .named("Mara Voss", EntityType.PERSON, "President")
                .says(Quote.Kind.INDIRECT, "Mara Voss", order);
        Facts facts = corroborate(
                hers,
                report("b", "Her spokesman Jon Holt said that " + order + ".")
                        .named("Jon Holt", EntityType.PERSON, "presidential spokesman")
                        .says(Quote.Kind.INDIRECT, "Jon Holt", order));
        Utterance utterance = facts.utterances().getFirst();
        assertEquals(2, utterance.speakers().size());
        assertEquals(
                List.of("jon-holt"),
                utterance.relayedBy().stream().map(Utterance.Speaker::entity).toList());
        assertEquals(Utterance.State.ATTRIBUTED, utterance.state());
        assertFalse(utterance.conflict());
        Facts others = corroborate(
                hers,
                report("b", "Jon Holt of the Miners' Union said that " + order + ".")
                        .named("Jon Holt", EntityType.PERSON, "spokesman for the Miners' Union")
                        .says(Quote.Kind.INDIRECT, "Jon Holt", order));
        assertEquals(Utterance.State.CONFLICTING, others.utterances().getFirst().state());
    }

    @Test
    void whoPassesOnAnothersWordsStandsBesideTheSpeaker() {
        Facts facts = corroborate(report(
                        "a",
                        "Mara Voss told Jon Holt that the salt road would stay shut until spring, the Harbour Ministry said.")
                .person("Mara Voss")
                .person("Jon Holt")
                .body("Harbour Ministry")
                .says(
                        Quote.Kind.INDIRECT,
                        "Harbour Ministry",
                        "Mara Voss told Jon Holt that the salt road would stay shut until spring",
                        "said")
                .says(Quote.Kind.INDIRECT, "Mara Voss", "the salt road would stay shut until spring", "told"));
        Utterance relayed = facts.utterances().stream()
                .filter(u -> u.speakers().getFirst().entity().equals("mara-voss"))
                .findFirst()
                .orElseThrow();
        assertEquals("harbour-ministry", relayed.relayedBy().getFirst().entity());
        assertEquals(Utterance.State.ATTRIBUTED, relayed.state());
    }

    @Test
    void aPieceOfALongerQuoteIsMarkedAsPart() {
        Facts facts = corroborate(
                report("a", "“We will not let our fields dry out behind a wall of grey concrete,” said Mara Voss.")
                        .person("Mara Voss")
                        .says("Mara Voss", "We will not let our fields dry out behind a wall of grey concrete"),
                report("b", "Mara Voss spoke of fields that dry out “behind a wall of grey concrete”.")
                        .person("Mara Voss")
                        .says("Mara Voss", "behind a wall of grey concrete"));
        assertEquals(
                List.of(false, true),
                facts.utterances().getFirst().variants().stream()
                        .map(Utterance.Variant::part)
                        .toList());
    }

    private static List<Reading> pile() {
        return List.of(
                meeting("a", "2031-03-05", "Kestrel", Status.PLANNED).read(),
                meeting("b", "2031-03-09", "Kestrel", Status.PLANNED)
                        .says("Jon Holt", "Kestrel")
                        .read(),
                meetingUndated("c", "XXXX-WXX-3", "Kestrel").read(),
                report("d", WARNING).mangled().says(null, WARNING).read(),
                report("e", WARNING).on("2031-03-03").says(null, WARNING).read());
    }

    private static Told meeting(String id, @Nullable String date, @Nullable String place, Status status) {
        return meetingUndated(id, date, place, status).on("2031-03-02");
    }

    private static Told meetingUndated(String id, @Nullable String date, @Nullable String place) {
        return meetingUndated(id, date, place, Status.PLANNED);
    }

    private static Told meetingUndated(String id, @Nullable String date, @Nullable String place, Status status) {
        String teller =
                switch (id) {
                    case "a", "z" -> "people in her office told this paper";
                    case "b" -> "as had been rumoured for some weeks";
                    default -> "report " + id;
                };
        Told told = report(id, "Mara Voss will meet Jon Holt, " + teller + ", in Kestrel or Ostra.")
                .person("Mara Voss")
                .person("Jon Holt")
                .place("Kestrel")
                .place("Ostra");
        return told.event("meet", List.of("Mara Voss", "Jon Holt"), place, date, status);
    }

    private static List<String> ids(Facts facts) {
        return facts.entities().stream().map(MergedEntity::id).toList();
    }
}
