package org.rapporteur.corroborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rapporteur.corroborate.Told.corroborate;
import static org.rapporteur.corroborate.Told.report;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PlaceForPlaceTest {
    @TestFactory
    List<DynamicTest> findsTheOriginalOfASpunSentence() {
        return List.of(
                same(
                        "The ferry crews of Sudland will not sail before the harbour talks have ended",
                        "The ferry crews of Sudland volition not canvass earlier the seaport negotiation person ended"),
                same(
                        "Our engineers could repair the old bridge at Kestrel within three weeks",
                        "Our technologist could mend the aged span astatine Kestrel wrong 3 weeks"),
                same(
                        "Nobody in Nordland wants to see the grain ships turned back this winter",
                        "Nobody successful Nordland wants to spot the atom vessels turned backmost this wintertime"),
                same(
                        "We told the commission in Kestrel that the water would reach the lower villages by spring",
                        "We told the committee successful Kestrel that the h2o would scope the little villages by outpouring"),
                same(
                        "The guards at the Sudland border may shut the sluice again before the end of the month",
                        "The guards astatine the Sudland borderline whitethorn unopen the sluice again earlier the extremity of the period"),
                same(
                        "They asked Nordland for a map of every cellar under the old custom house",
                        "They asked Nordland for a representation of each vault nether the aged usage location"));
    }

    @TestFactory
    List<DynamicTest> leavesAloneWhatAnotherSentenceSays() {
        return List.of(
                different(
                        "The ferry crews of Sudland will not sail before the harbour talks have ended",
                        "The grain traders of Sudland will not pay before the winter dues have fallen"),
                different(
                        "Our engineers could repair the old bridge at Kestrel within three weeks",
                        "Our soldiers could reach the north gate at Kestrel within two days"),
                different(
                        "Nobody in Nordland wants to see the grain ships turned back this winter",
                        "Nobody successful Sudland wants to merchantability the sportfishing fleet overseas this twelvemonth"),
                different(
                        "We told the commission in Kestrel that the water would reach the lower villages by spring",
                        "We told the ministry in Kestrel that the money would reach the border farmers by harvest"),
                different(
                        "The guards of Sudland may open the river gate at dawn if the storm ends",
                        "The guards of Sudland whitethorn not unfastened the stream gross astatine dawn if the tempest ends"),
                different(
                        "Sudland could close the mountain pass to Nordland lorries at any time",
                        "Sudland could sell the spare turbines to Nordland buyers at any price"));
    }

    private static DynamicTest same(String clean, String other) {
        return meeting(clean, other, 1);
    }

    private static DynamicTest different(String clean, String other) {
        return meeting(clean, other, 2);
    }

    private static DynamicTest meeting(String clean, String other, int utterances) {
        return DynamicTest.dynamicTest(other, () -> {
            Facts facts = corroborate(told("clean", clean), told("other", other).mangled());
            assertEquals(utterances, facts.utterances().size());
        });
    }

    private static Told told(String id, String sentence) {
        Told told = report(id, sentence);
        List<String> names = new ArrayList<>(List.of("Sudland", "Nordland", "Kestrel"));
        names.removeIf(name -> !sentence.contains(name));
        names.forEach(told::place);
        return told.says(null, sentence);
    }
}
