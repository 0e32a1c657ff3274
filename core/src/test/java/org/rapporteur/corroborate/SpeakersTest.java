package org.rapporteur.corroborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.EntityType;

class SpeakersTest {
    @Test
    void aDescriptionThatDiffersInRankAloneIsThatOfOneSource() {
        assertTrue(Speakers.differInRankAlone("senior port official", "high-ranking port official"));
        assertTrue(Speakers.differInRankAlone("a port official", "an unnamed port official"));
        assertFalse(Speakers.differInRankAlone("senior port official", "senior dam official"));
        assertFalse(Speakers.differInRankAlone("port official", "former port official"));
        assertFalse(Speakers.differInRankAlone("US official", "UK official"));
        assertFalse(Speakers.differInRankAlone("senior", "top"));
    }

    @Test
    void descriptionsThatCanBeOneSourceAgree() {
        assertTrue(Speakers.descriptionsAgree("US official", "senior State Department official"));
        assertFalse(Speakers.descriptionsAgree("European diplomat", "Russian official"));
    }

    @Test
    void onlyTwoWhoAreSurelyTwoContradict() {
        assertTrue(Speakers.contradict(person("Mira Lundgren", null), person("Jon Holt", null)));
        assertFalse(Speakers.contradict(person("Mira Lundgren", null), person("Mira Lundgrem", null)));
        assertFalse(Speakers.contradict(person("Mira Lundgren", null), person("Mira Lu8dg4en", null)));
        assertFalse(Speakers.contradict(person("Mira Holt", null), person("Jon Holt", null)));
        assertFalse(Speakers.contradict(person("Jon Holt", null), described("senior port official")));
        assertTrue(Speakers.contradict(
                person("Jon Holt", "Harbour Ministry spokesman"), described("senior port official")));
        assertTrue(Speakers.contradict(person("Jon Holt", "Harbour Minister"), described("senior harbour official")));
        assertFalse(Speakers.contradict(
                person("Jon Holt", "attorney general"), described("attorney general of the islands")));
        assertFalse(Speakers.contradict(person("Jon Holt", null), described("director")));
        assertFalse(Speakers.contradict(person("Jon Holt", null), described("naval officer")));
        assertFalse(Speakers.contradict(person("Mira", null), person("Mira Lundgren", null)));
        assertFalse(Speakers.contradict(person("Jon Holt", null), described("Haven village resident")));
        assertTrue(Speakers.contradict(
                person("Jon Holt", "Harbour Ministry spokesman"), described("Haven village resident")));
        assertTrue(Speakers.contradict(
                person("Jon Holt", "Harbour Ministry spokesman"), described("senior Haven student union official")));
        assertFalse(Speakers.contradict(person("Jon Holt", "attorney"), described("Mira Lundgren's lawyer")));
        assertFalse(Speakers.contradict(person("CLA", null), described("spokesperson for Coast Lines")));
        assertTrue(Speakers.contradict(
                person("Holt", "Harbour Ministry spokesman"), described("spokesperson for Coast Lines")));
        assertFalse(Speakers.contradict(described("CLA spokesman"), described("Coast Lines Agency spokesman")));
        assertFalse(Speakers.contradict(person("Mira Lundgren", null), person("Jon Holt and Ada Roe", null)));
    }

    @Test
    void aWordMayStandTwiceInADescription() {
        assertTrue(Speakers.descriptionsAgree("dam-to-dam pipeline dam inspector", "dam inspector"));
    }

    @Test
    void aSpokesmanSpeaksForHisOwnPrincipalOnly() {
        assertTrue(Speakers.speaksFor("presidential spokesman", person("Mira Lund", "President")));
        assertTrue(Speakers.speaksFor("spokesman for Lund", person("Mira Lund", null)));
        assertTrue(Speakers.speaksFor("White House spokeswoman", person("Mira Lund", "President")));
        assertFalse(Speakers.speaksFor("White House spokeswoman", person("Mira Lund", "Harbour Minister")));
        assertFalse(Speakers.speaksFor("Nordic harbour commissioner", person("Mira Lund", "President")));
    }

    @Test
    void aMinisterSpeaksForTheMinistryOfTheSameName() {
        MergedEntity ministry =
                new MergedEntity("m", "Harbour Ministry", EntityType.ORGANISATION, null, true, List.of(), List.of());
        assertTrue(Speakers.isOf(person("Mira Lund", "Harbour Minister"), ministry));
        assertFalse(Speakers.isOf(person("Mira Lund", "mayor"), ministry));
    }

    @Test
    void officialsMayHoldAnybodyAndAnOfficialIsNobodyNamed() {
        assertEquals(
                Speakers.Relation.COMPATIBLE,
                Speakers.relation(described("officials in Ostra"), person("Mira Lund", "mayor")));
        assertEquals(
                Speakers.Relation.DIFFERENT,
                Speakers.relation(described("senior dam official"), person("Mira Lund", "mayor")));
    }

    private static MergedEntity person(String name, @Nullable String role) {
        return new MergedEntity(name, name, EntityType.PERSON, role, true, List.of(), List.of());
    }

    private static MergedEntity described(String name) {
        return new MergedEntity(name, name, EntityType.PERSON, null, false, List.of(), List.of());
    }
}
