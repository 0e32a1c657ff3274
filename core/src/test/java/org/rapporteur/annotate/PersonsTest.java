package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is meant by a name, an office, a description or a pronoun: each rule with a text it must catch and one it must leave alone. */
class PersonsTest {
    private static final Annotator ANNOTATOR = new Annotator();

    private static Annotation annotate(String text) {
        return ANNOTATOR.annotate(AnnotatorTest.article(text, "2031-03-11", "en"));
    }

    /** Name of the entity whose mention is the n-th place where some words stand; null if they are no mention. */
    private static @Nullable String who(String text, String words, int nth) {
        Matcher matcher = Pattern.compile("\\b" + Pattern.quote(words) + "\\b").matcher(text);
        int at = -1;
        for (int i = 0; i < nth && matcher.find(); i++) {
            at = matcher.start();
        }
        for (Entity entity : annotate(text).entities()) {
            for (var mention : entity.mentions()) {
                if (mention.start() == at && mention.length() == words.length()) {
                    return entity.name();
                }
            }
        }
        return null;
    }

    private static @Nullable String who(String text, String words) {
        return who(text, words, 1);
    }

    private static List<String> described(String text) {
        return annotate(text).entities().stream()
                .filter(entity -> !entity.named())
                .map(entity -> entity.name() + " " + entity.mentions().size())
                .toList();
    }

    @Test
    void aPronounMeansTheSubjectBefore() {
        assertEquals(
                "Henrik Nordmann",
                who("Harbour Minister Henrik Nordmann told Anders Brandt about the quay. He wanted it closed.", "He"));
        assertNull(who("A letter about Henrik Nordmann and Anders Brandt arrived at the port. He was angry.", "He"));
    }

    @Test
    void nobodySpeaksOfHimselfByName() {
        String named = """
                President Daniel Marsh wants to close the dam. Marsh spoke in Velgrad.

                Senator Carlo Bruni accused Marsh of drowning the valley.

                "Nothing would have stopped the flood. President Marsh is targeting the farmers," he said.""";
        assertEquals("Carlo Bruni", who(named, "he"));
        String notNamed = """
                President Daniel Marsh wants to close the dam.

                Marsh met Carlo Bruni in Velgrad.

                "Nothing would have stopped the flood," he said.""";
        assertEquals("Daniel Marsh", who(notNamed, "he"));
    }

    @Test
    void whereSomebodyIsFromDoesNotPartNameAndVerb() {
        assertEquals(
                "Gerald Hollis",
                who(
                        "Senator Gerald Hollis of Lindmark, the oldest member of the panel, waited for Daniel Marsh. He was"
                                + " angry.",
                        "He"));
    }

    @Test
    void theOnlyJudgeInOtherWordsKeepsHerPronouns() {
        String one = """
                Supreme Court Justice Ingrid Hollander spoke in Velgrad.

                The outspoken veteran justice had begun the quarrel with a letter. She meant every word.""";
        assertEquals("Ingrid Hollander", who(one, "She"));
        String two = """
                Justice Ingrid Hollander and Justice Marta Lindqvist spoke in Velgrad.

                The outspoken veteran justice had begun the quarrel with a letter. She meant every word.""";
        assertNull(who(two, "She"));
    }

    @Test
    void aSurnameThatABodyAlsoHasIsThePersonNamedBefore() {
        String before = "Former Mayor Anna Boeing spoke in Velgrad. Boeing called the dam a mistake.";
        assertEquals("Anna Boeing", who(before, "Boeing", 2));
        String never = "The dam is a mistake, Boeing said in Velgrad.";
        assertEquals("Boeing", who(never, "Boeing"));
    }

    @Test
    void anOfficeBeforeANameIsNobody() {
        List<String> persons =
                annotate("Virginia Gov. Karen Brandt vetoed the bill. Brandt said it was a bad law.")
                        .entities()
                        .stream()
                        .filter(entity -> entity.type() == EntityType.PERSON)
                        .map(Entity::name)
                        .toList();
        assertEquals(List.of("Karen Brandt"), persons);
    }

    @Test
    void aBodyWithAChairmanIsNoPerson() {
        assertEquals(
                List.of("Henrik Nordmann"),
                annotate("Henrik Nordmann, chairman of the Harbour Safety Committee, resigned.").entities().stream()
                        .filter(entity -> entity.named() && entity.type() == EntityType.PERSON)
                        .map(Entity::name)
                        .toList());
    }

    @Test
    void longQuotationsPutNobodyFartherAway() {
        assertEquals(
                "Kari Roe",
                who(
                        "Port director Kari Roe said the quay was shut.\n\n"
                                + "“We saw a crack. It grew. It grew again. Then we shut the gate. Nobody was hurt,” she said.",
                        "she"));
    }

    @Test
    void whoeverSpeaksIsNotWhomTheQuotationNames() {
        assertEquals(
                "Anders Brandt",
                who(
                        "Harbour spokesman Anders Brandt contended that the quay was safe. “If not for Henrik Nordmann, and I mean Ola"
                                + " Nordmann alone, Henrik Nordmann's quay would be gone,” he said.",
                        "he"));
    }

    @Test
    void aLawyerBetweenCommasSpeaks() {
        assertEquals(
                "Anders Brandt",
                who(
                        "Captain Henrik Nordmann was fined on Monday. Nordmann's lawyer, Anders Brandt, said in a statement that the court"
                                + " was wrong. “We are not surprised,” he said.",
                        "he"));
    }

    @Test
    void aStrangersPronounGoesToNoName() {
        assertNull(who("Henrik Nordmann owns the quay. A farmer noticed the crack, and he called the port.", "he"));
        assertEquals(
                "Henrik Nordmann", who("Henrik Nordmann, a farmer, noticed the crack, and he called the port.", "he"));
    }

    @Test
    void theGenderOfATitleIsSure() {
        assertNull(who("Ms. Brandt left the harbour. He took the boat.", "He"));
        assertEquals("Brandt", who("Ms. Brandt left the harbour. She took the boat.", "She"));
    }

    @Test
    void aFirstNameMeansThePersonOfThatName() {
        String text =
                "Nils Holm met Henrik Nordmann at the quay. “Nils has been a friend,” Nordmann said. Nils smiled.";
        assertEquals("Nils Holm", who(text, "Nils", 2));
        assertEquals("Nils Holm", who(text, "Nils", 3));
        assertNull(who("Nils Holm went home.\n\nHe lives near Nilsson Quay.", "Nilsson"));
    }

    @Test
    void aBareSurnameIsThatOfTheOneMostSpokenOf() {
        String text =
                "Henrik Nordmann opened the quay. Henrik Nordmann is the harbour minister. Henrik Nordmann gave a speech."
                        + " His wife, Kari Nordmann, came too. Nordmann stayed.";
        assertEquals("Henrik Nordmann", who(text, "Nordmann", 5));
        String two = "Henrik Nordmann opened the quay. Kari Nordmann came too. Nordmann stayed.";
        assertEquals("Kari Nordmann", who(two, "Nordmann", 3));
    }

    @Test
    void aPersonCanHaveTheNameOfABody() {
        String text = "Former captain Henrik Shell wrote a book about the quay. Shell said it took a year.";
        assertEquals("Henrik Shell", who(text, "Shell", 2));
        String body = "Shell shut its quay. Former captain Henrik Shell wrote a book. Shell said the quay was old.";
        assertEquals("Shell", who(body, "Shell", 3));
    }

    @Test
    void aTitleIsAnOffice() {
        String text = "Sen. Kari Roe arrived in Oslo on Monday. The senator said nothing. The lawmaker left early.";
        assertEquals("Kari Roe", who(text, "The senator"));
        assertEquals("Kari Roe", who(text, "The lawmaker"));
        assertFalse("Kari Roe".equals(who("Sen. Kari Roe arrived. The governor said nothing.", "The governor")));
    }

    @Test
    void theBareOfficeIsThatOfThePersonWhoseCountryNeedsNoName() {
        String text =
                "President Kari Roe met French President Jean Poe in Oslo. The president said the talks went well.";
        assertEquals("Kari Roe", who(text, "The president"));
        assertEquals(
                "Jean Poe",
                who(
                        "President Kari Roe met French President Jean Poe in Oslo. The French president said no.",
                        "The French president"));
        assertFalse("Kari Roe"
                .equals(who(
                        "President Kari Roe flew to Oslo. The French president was not there.",
                        "The French president")));
    }

    @Test
    void aDeputyOrAPredecessorIsNotTheHolder() {
        assertFalse("Kari Roe"
                .equals(who(
                        "Deputy Prime Minister Kari Roe arrived. The prime minister said no.", "The prime minister")));
        assertFalse(
                "Kari Roe".equals(who("Former President Kari Roe arrived. The president said no.", "The president")));
        assertEquals(
                "Kari Roe",
                who("Former President Kari Roe arrived. The former president said no.", "The former president"));
    }

    @Test
    void aCountrysPrimeMinisterIsTheNamedOne() {
        String text = "Norwegian Prime Minister Kari Roe arrived. Norway's prime minister said no.";
        assertEquals("Kari Roe", who(text, "Norway's prime minister"));
        assertFalse("Kari Roe"
                .equals(who(
                        "Norwegian Prime Minister Kari Roe arrived. Denmark's prime minister said no.",
                        "Denmark's prime minister")));
    }

    @Test
    void anOfficeBeforeACommaIsThatOfTheNameBehindIt() {
        String text =
                "Guests included the Prime Minister of Norway, Mr. Henrik Nordmann. The Prime Minister cut a ribbon.";
        assertEquals("Henrik Nordmann", who(text, "The Prime Minister"));
    }

    @Test
    void threeUnnamedOfficialsStayThree() {
        String text = "A senior port official said the quay was shut. “It is over,” the official said.\n\n"
                + "A second official said it was open. “It is not over,” the second official said.\n\n"
                + "A Danish defence official said nothing was known. “We wait,” the Danish official said.\n\n"
                + "The first official did not call back.";
        assertEquals(
                List.of("senior port official 3", "second official 2", "Danish defence official 2"), described(text));
    }

    @Test
    void somebodysSpokeswomanIsSomebodyElse() {
        String text =
                "Henrik Nordmann left the quay. Nordmann's spokeswoman said he was ill. The spokeswoman gave no details.";
        assertEquals("Nordmann's spokeswoman", who(text, "Nordmann's spokeswoman"));
        assertEquals("Nordmann's spokeswoman", who(text, "The spokeswoman"));
        String beside = "Henrik Nordmann left the quay. One Nordmann aide said he was ill.";
        assertFalse("Henrik Nordmann".equals(who(beside, "Nordmann aide")));
    }

    @Test
    void whoeverSpeaksIsASourceOfTheirOwn() {
        assertEquals(List.of("farmer 2"), described("“It shook,” said a farmer. The farmer was at home."));
        assertEquals(List.of(), described("The quay was built by a farmer in the old days."));
    }

    @Test
    void aCampaignOrOfficeThatSpeaksIsABody() {
        String text =
                "Henrik Nordmann runs for mayor. Nordmann's campaign said it had money. “Enough,” the campaign said.";
        assertEquals("Nordmann's campaign", who(text, "the campaign"));
        assertNull(who("Henrik Nordmann runs for mayor. Nordmann's campaign cost little.", "Nordmann's campaign"));
    }

    @Test
    void aBodyIsLaterCalledByItsLastWord() {
        String text = "The Baltic Harbour Agency closed the quay. The agency gave no reason. An agency in Oslo did.";
        assertEquals("Baltic Harbour Agency", who(text, "The agency"));
        assertNull(who(text, "An agency"));
    }
}
