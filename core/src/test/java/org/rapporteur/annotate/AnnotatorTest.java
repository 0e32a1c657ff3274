package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/** Every rule of the room with a sentence that it must catch and one that it must leave alone, about an invented harbour crisis. */
class AnnotatorTest {
    private static final Annotator ANNOTATOR = Annotator.byRules();

    /** A Tuesday. */
    private static final String TUESDAY = "2031-03-11";

    static Article article(String text, @Nullable String date, String language) {
        List<Article.Paragraph> paragraphs = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf("\n\n", start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                paragraphs.add(new Article.Paragraph(new Span(start, end), Article.Paragraph.Kind.TEXT));
            }
            start = end + 2;
        }
        Published published = date == null ? Published.UNKNOWN : new Published(date, "test");
        Article.Meta meta = new Article.Meta(null, null, List.of(), null, language, published);
        return new Article("a", "a.txt", meta, AlignedText.identity(text), paragraphs, List.of(), List.of());
    }

    private static Annotation annotate(String text) {
        Annotation annotation = ANNOTATOR.annotate(article(text, TUESDAY, "en"));
        assertWellFormed(text, annotation);
        return annotation;
    }

    private static void assertWellFormed(String text, Annotation annotation) {
        int last = 0;
        for (Sentence sentence : annotation.sentences()) {
            assertTrue(sentence.span().start() >= last && sentence.span().end() <= text.length());
            last = sentence.span().end();
            int lastToken = sentence.span().start();
            for (Token token : sentence.tokens()) {
                assertTrue(token.span().start() >= lastToken
                        && sentence.span().covers(token.span())
                        && token.span().length() > 0);
                lastToken = token.span().end();
            }
        }
        Span whole = new Span(0, text.length());
        annotation.entities().forEach(e -> {
            assertFalse(e.mentions().isEmpty(), e.id());
            e.mentions().forEach(m -> assertTrue(whole.covers(m) && m.length() > 0));
        });
        assertEquals(
                annotation.entities().size(),
                annotation.entities().stream().map(Entity::id).distinct().count());
        annotation.times().forEach(t -> assertTrue(whole.covers(t.span())));
        annotation.quantities().forEach(q -> assertTrue(whole.covers(q.span())));
    }

    private static List<String> sentences(String text) {
        return annotate(text).sentences().stream().map(s -> s.span().in(text)).toList();
    }

    private static Entity entity(String text, String id) {
        return annotate(text).entities().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseGet(() ->
                        Assertions.fail("no " + id + " in " + annotate(text).entities()));
    }

    private static List<String> mentions(String text, String id) {
        return entity(text, id).mentions().stream().map(m -> m.in(text)).toList();
    }

    private static List<String> times(String text) {
        return annotate(text).times().stream()
                .map(t -> t.span().in(text) + " = " + t.value())
                .toList();
    }

    private static List<String> quantities(String text) {
        return annotate(text).quantities().stream()
                .map(q -> q.span().in(text) + " = " + q.value().toPlainString()
                        + (q.upper() == null ? "" : ".." + q.upper().toPlainString()) + " " + q.unit() + " "
                        + q.modifier())
                .toList();
    }

    @Test
    void knowsTheWordsThatBeginASentenceInEnglishOnly() {
        String text = "Nach langem Hin und Her vom Hafen ging das Schiff unter.";
        Annotation annotation = ANNOTATOR.annotate(article(text, TUESDAY, "de"));
        assertEquals(1, annotation.sentences().size());
    }

    @Test
    void endsACaptionWhereTheTextBeginsAlthoughNothingEndsIt() {
        assertEquals(
                List.of(
                        "Smoke rises over the harbour on Monday",
                        "The fire broke out at dawn.",
                        "Sailors wait outside the customs house",
                        "She told them nothing.",
                        "Guards stand at the quay",
                        "Some 48 sailors left."),
                sentences("Smoke rises over the harbour on Monday The fire broke out at dawn."
                        + " Sailors wait outside the customs house She told them nothing."
                        + " Guards stand at the quay Some 48 sailors left."));
        for (String whole : List.of(
                "An actor of The Depth of It will play the captain.",
                "A vaccine against hepatitis A is short in the harbour.",
                "She reads the harbour paper The Tide every day.",
                "The line at The Hague was long, he said.",
                "Voters of the No campaign and of Plan A met in Our Lady of Haven.",
                "The Haven Daily quoted He as saying nothing.",
                "The series This is Haven will end.",
                "“We sang the song of old On the road,” she said.",
                "HAVEN - The port is shut.",
                "1 The parties meet.",
                "Mayor Says He Will Stay In Office, the paper wrote.")) {
            assertEquals(List.of(whole), sentences(whole));
        }
    }

    @Test
    void keepsAbbreviationsAndQuotationsInOneSentence() {
        assertEquals(
                List.of(
                        "Mr. Roe met Gen. J. Poe at 5 p.m. on Jan. 3 in the U.S. capital.",
                        "“The quay is shut.”",
                        "She left."),
                sentences(
                        "Mr. Roe met Gen. J. Poe at 5 p.m. on Jan. 3 in the U.S. capital. “The quay is shut.” She left."));
    }

    @Test
    void aFigureBehindANameAndBeforeOneThingCountsNothing() {
        assertEquals(List.of(), quantities("Engineers said the Heron 5 unit left the quay."));
        assertEquals(List.of("5 boats = 5 boat EXACT"), quantities("Engineers said the Heron 5 boats left the quay."));
        assertEquals(List.of("30 police = 30 police EXACT"), quantities("In Kestrel 30 police were hurt."));
        assertEquals(List.of("20 crew = 20 crew EXACT"), quantities("Off Kestrel 20 crew drowned."));
        assertEquals(
                1, quantities("The boat lay in Kestrel 40 km from the border.").size());
    }

    /** As a program writes a text that it had cut into words. */
    private static final String SET_APART =
            "Sgt . Ann W . Poe of the U . S . fleet came at 2 : 09 a . m . on Nov . 4 . A "
                    + "quake of 4 . 6 shook 12 , 500 houses . Poe , a 16 - year - old rower , had a . 22 - caliber gun . She left .";

    @Test
    void joinsWhatBlanksHaveTornApart() {
        assertEquals(
                List.of(
                        "Sgt . Ann W . Poe of the U . S . fleet came at 2 : 09 a . m . on Nov . 4 .",
                        "A quake of 4 . 6 shook 12 , 500 houses .",
                        "Poe , a 16 - year - old rower , had a . 22 - caliber gun .",
                        "She left ."),
                sentences(SET_APART));
        assertEquals(
                List.of("12 , 500 houses = 12500 house EXACT"),
                quantities(SET_APART).stream()
                        .filter(line -> line.contains("house"))
                        .toList());
        assertTrue(
                times(SET_APART).stream().anyMatch(line -> line.endsWith("T02:09")),
                times(SET_APART).toString());
    }

    @Test
    void leavesTheEndsOfSentencesApart() {
        assertEquals(
                4,
                sentences("They left . 30 stayed . The boat sank . Roe , of Haven , swam .")
                        .size());
        assertEquals(
                4,
                sentences("On Nov . 4 . 20 came . They sat . The boat sank .").size());
        // a text whose stops stand with their words is not set so
        assertEquals(
                5,
                sentences("Roe left in week 4 . 6 stayed. The boat sank. It was old. The quay is shut.")
                        .size());
    }

    /** A text set apart: three stops stand away from their words. */
    private static String apart(String sentence) {
        return sentence + " The boat sank . They swam . The quay is shut .";
    }

    @Test
    void joinsNoFigureToTheDayOrTheSentenceBeforeIt() {
        assertEquals(List.of("150 people = 150 person EXACT"), quantities(apart("On March 4 , 150 people died .")));
        assertEquals(
                List.of("30 people = 30 person EXACT"),
                quantities(apart("The toll rose to 12 . 30 people were hurt .")).stream()
                        .filter(line -> line.contains("person"))
                        .toList());
        assertEquals(
                5,
                sentences(apart("The toll rose to 12 . 30 people were hurt .")).size());
        assertEquals(
                5,
                sentences(apart("The toll rose to 12 . 5 soldiers drowned .")).size());
        for (String figure :
                List.of("12 . 25 percent", "$ 12 . 25", "0 . 25 of it", "2 . 5 metres", "12 . 25 , they say")) {
            assertEquals(4, sentences(apart("It rose by " + figure + " .")).size(), figure);
        }
    }

    @Test
    void joinsNoClauseToAFigureByADash() {
        for (String sentence : List.of(
                "A fire killed 30 people - including 5 children - at Haven .",
                "A fire killed 30 - including 5 children - at Haven .",
                "A wave killed 30 - most of them sailors - off Haven .",
                "A wave killed 30 - state media said - off Haven .")) {
            String text = apart(sentence);
            assertTrue(
                    annotate(text).sentences().getFirst().tokens().stream()
                            .anyMatch(token -> token.span().in(text).equals("30")),
                    sentence);
        }
    }

    @Test
    void aLetterThatTellsWhichIsNoInitial() {
        for (String sentence :
                List.of("It began in World War I . The quay was old .", "They chose Plan B . Roe was glad .")) {
            assertEquals(5, sentences(apart(sentence)).size(), sentence);
        }
        assertEquals(4, sentences(apart("It began with Ann W . Poe of Haven .")).size());
    }

    @Test
    void readsAWordWithoutItsBlanks() {
        assertEquals("12,000", TokenIndex.word("12 ,\n000", new Span(0, 8)));
    }

    @Test
    void doesNotEndASentenceBeforeHeSaid() {
        assertEquals(
                1, sentences("“Is the quay shut?” he asked the harbour master.").size());
    }

    @Test
    void cutsCliticsAndKeepsHyphens() {
        String text = "Norway's U.S.-led fleet didn’t sail.";
        List<String> words = annotate(text).sentences().getFirst().tokens().stream()
                .map(t -> t.span().in(text))
                .toList();
        assertEquals(List.of("Norway", "'s", "U.S.-led", "fleet", "did", "n’t", "sail", "."), words);
    }

    @Test
    void joinsTheShortNameToTheFullOne() {
        String text = "Norwegian Foreign Minister Ola Nordmann arrived in Oslo. Nordmann said the port was safe.";
        assertEquals(List.of("Ola Nordmann", "Nordmann"), mentions(text, "ola-nordmann"));
        assertEquals("Norwegian Foreign Minister", entity(text, "ola-nordmann").role());
        assertEquals(EntityType.PLACE, entity(text, "oslo").type());
    }

    @Test
    void keepsTwoPeopleOfOneSurnameApart() {
        String text = "Kari Nordmann met Ola Nordmann at the harbour.";
        assertEquals(List.of("Kari Nordmann"), mentions(text, "kari-nordmann"));
        assertEquals(List.of("Ola Nordmann"), mentions(text, "ola-nordmann"));
    }

    @Test
    void readsARoleBesideTheName() {
        String text =
                "The Danish harbour minister, Nils Holm, left. Kari Roe, a spokeswoman for the port authority, said so.";
        assertEquals("Danish harbour minister", entity(text, "nils-holm").role());
        assertEquals(
                "spokeswoman for the port authority", entity(text, "kari-roe").role());
    }

    @Test
    void takesNoRoleFromAnotherClause() {
        assertEquals(
                null,
                entity("She told the minister that Kari Roe had left the harbour.", "kari-roe")
                        .role());
    }

    @Test
    void knowsBodiesByTheirHeadsAndLetters() {
        String text = "The Baltic Harbour Agency (BHA) closed the quay. The BHA gave no reason. NATO watched.";
        assertEquals(List.of("Baltic Harbour Agency", "BHA", "BHA"), mentions(text, "baltic-harbour-agency"));
        assertEquals(EntityType.ORGANISATION, entity(text, "nato").type());
    }

    @Test
    void linksADescribedSourceAndKeepsASecondOneApart() {
        String text = "A senior port official said the quay was shut. “It is over,” the official said.\n\n"
                + "A second senior port official disagreed. “It is not,” the official said.";
        assertEquals(List.of("A senior port official", "the official"), mentions(text, "senior-port-official"));
        assertEquals(
                List.of("A second senior port official", "the official"),
                mentions(text, "second-senior-port-official"));
        assertFalse(entity(text, "senior-port-official").named());
    }

    @Test
    void knowsTheCountryBehindADepartment() {
        String text = "A State Department official called it grave. The US official gave no details.";
        assertEquals(
                List.of("A State Department official", "The US official"), mentions(text, "state-department-official"));
    }

    @Test
    void neverJoinsADescribedSourceWithANamedOne() {
        String text = "Port spokesman Nils Holm spoke first. A Danish official said the quay was shut.";
        assertEquals(List.of("Nils Holm"), mentions(text, "nils-holm"));
        assertEquals(List.of("A Danish official"), mentions(text, "danish-official"));
    }

    @Test
    void resolvesAnOfficeToItsOnlyHolder() {
        String text = "Norwegian Foreign Minister Ola Nordmann arrived. The foreign minister said nothing.";
        assertEquals(List.of("Ola Nordmann", "The foreign minister"), mentions(text, "ola-nordmann"));
    }

    @Test
    void resolvesAPronounOnGoodEvidence() {
        assertEquals(
                List.of("Kari Roe", "She"), mentions("Kari Roe came early. She said the quay was shut.", "kari-roe"));
        assertEquals(
                List.of("Ola Nordmann"), mentions("Ola Nordmann came. “He is late,” a guard shouted.", "ola-nordmann"));
    }

    @Test
    void letsTheTenseChooseTheFriday() {
        assertEquals(List.of("Friday = 2031-03-14"), times("The ministers will meet in Oslo on Friday."));
        assertEquals(List.of("Friday = 2031-03-14"), times("They promised to reopen the quay on Friday."));
        assertEquals(List.of("Friday = 2031-03-07"), times("The ministers met in Oslo on Friday."));
        assertEquals(List.of("Tuesday = 2031-03-11"), times("The port said on Tuesday that the quay was shut."));
        assertEquals(List.of("next Friday = 2031-03-14"), times("The talks start next Friday."));
    }

    @Test
    void letsTheNearestPastVerbChooseTheMonth() {
        for (String text : List.of(
                "She will see the junta that took over after protests ousted the mayor in February.",
                "A council that stepped in after marches toppled a mayor in February is to go.")) {
            TimeMention time = ANNOTATOR
                    .annotate(article(text, "2031-09-10", "en"))
                    .times()
                    .getFirst();
            assertEquals("2031-02", time.value(), text);
        }
    }

    @Test
    void leavesAWeekdayOpenWithoutADate() {
        String text = "The ministers met on Friday.";
        TimeMention time = ANNOTATOR.annotate(article(text, null, "en")).times().getFirst();
        assertEquals("XXXX-WXX-5", time.value());
        assertEquals(null, time.earliest());
    }

    @Test
    void resolvesWeeksMonthsAndYears() {
        assertEquals(
                List.of(
                        "the week of 17 March = 2031-W12",
                        "last month = 2031-02",
                        "2008 = 2008",
                        "February 1945 = 1945-02"),
                times(
                        "Talks are due in the week of 17 March, after a storm last month, one in 2008 and one in February 1945."));
        assertEquals(List.of("20 December = 2030-12-20"), times("The tolls were doubled on 20 December."));
        assertEquals(
                List.of("two weeks ago = 2031-W09", "42 days = P42D"),
                times("It began two weeks ago and took 42 days."));
        TimeMention mid = annotate("The fleet could sail in mid-April.").times().getFirst();
        assertEquals(
                List.of(LocalDate.of(2031, 4, 11), LocalDate.of(2031, 4, 20)), List.of(mid.earliest(), mid.latest()));
    }

    @Test
    void takesNoVerbForAMonth() {
        assertEquals(List.of(), times("She may march on the port with 2,000 dockers."));
    }

    @Test
    void countsWithUnitAndModifier() {
        assertEquals(
                List.of(
                        "more than 300 harbour workers = 300 worker AT_LEAST",
                        "about $3bn = 3000000000 dollar ABOUT",
                        "150 percent = 150 percent EXACT"),
                quantities("The port employs more than 300 harbour workers, owes about $3bn and is 150 percent full."));
        assertEquals(
                List.of("between 20 and 30 ships = 20..30 ship EXACT"), quantities("It saw between 20 and 30 ships."));
        assertEquals(List.of("Dozens of ships = 24 ship AT_LEAST"), quantities("Dozens of ships waited."));
    }

    @Test
    void countsNoDatesAndClocks() {
        assertEquals(List.of(), quantities("On 17 December at 2 p.m. Nils Holm, 42, boarded flight 17."));
    }

    @Test
    void marksAReportWhoseSmallWordsWereSwapped() {
        String clean =
                "The harbour minister will meet the mayor in Oslo on Friday, as the port warns that the quay could close at any time. "
                        + "She is in talks with the union on pay, and the talks in Bergen on Monday ended in silence. The mayor of the city said at a "
                        + "meeting in the hall that the plan on the table was the best in years, as the port had said on Tuesday in a letter to the union. ";
        String spun = clean.replace(" in ", " flourishing ")
                .replace(" on ", " attached ")
                .replace(" at ", " tungsten ")
                .replace(" as ", " gallium ")
                .replace(" will ", " testament ");
        assertEquals(Fidelity.State.CLEAN, annotate(clean.repeat(4)).fidelity().state());
        Fidelity fidelity = annotate(spun.repeat(4)).fidelity();
        assertEquals(Fidelity.State.MANGLED, fidelity.state(), fidelity.toString());
        assertNotEquals(List.of(), fidelity.why());
    }

    @Test
    void marksAShortReportWhoseSmallWordsBecameNouns() {
        String clean =
                "The harbour of Haven will be closed in April, its mayor said on Tuesday, as the quay is in need of repair. "
                        + "The crews of two ferries will be moved at the end of the month, and the ministry said it will be the first such move in "
                        + "thirty years. The mayor spoke in Haven on Monday at the hall of the union. Crews had asked for work in other ports, as "
                        + "they did in 2019. A plate of thin beryllium, an inch of arsenic in a glass and a bottle of astatine are on show in the "
                        + "hall. The union will meet in Oslo on Friday, and its head said that the talks will be hard. In June the port will be "
                        + "open again, and ships from the north will be led in at night, as they were in the war.";
        String spun = clean.replace(" in ", " inch ")
                .replace(" on ", " connected ")
                .replace(" at ", " astatine ")
                .replace(" as ", " arsenic ")
                .replace(" be ", " beryllium ")
                .replace(" will ", " volition ");
        assertEquals(Fidelity.State.CLEAN, annotate(clean).fidelity().state());
        assertEquals(
                Fidelity.State.MANGLED,
                annotate(spun).fidelity().state(),
                annotate(spun).fidelity().toString());
    }

    @Test
    void givesTheSameInAnyLocaleAndZone() {
        String text = "Istanbul's mayor, Ilhan Irmak, will visit İzmir on Friday with 20 INDIAN officials.";
        Annotation expected = annotate(text);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertEquals(expected, Annotator.byRules().annotate(article(text, TUESDAY, "en")));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void survivesAnyTextInLinearTime() {
        String line = "Kari Roe said 300 ships left Oslo on Friday and \"the quay\" was shut ";
        String odd = "((((\"\"''“ ”.. -- .,. 1,,2 ’’’s U.S.-\u0000 \uD83D\uDE00 al- d' O' ";
        Assertions.assertTimeout(Duration.ofSeconds(120), () -> {
            annotate(line.repeat(1_500));
            annotate(odd.repeat(700));
            annotate("A".repeat(300_000));
            annotate("A senior port official said so. The official left. ".repeat(700));
            annotate("Kari Roe met Nils Holm. He left. ".repeat(700));
        });
        String mixed = (line + odd).repeat(2);
        for (int cut = 0; cut < mixed.length(); cut++) {
            annotate(mixed.substring(0, cut));
        }
        annotate("");
    }

    @Test
    void marksOnlyNamesAndDigitsInOtherLanguages() {
        String text = "Ministeren møtte Kari Roe i Oslo 17.03.2031. Hun sa nei.";
        Annotation annotation = ANNOTATOR.annotate(article(text, TUESDAY, "no"));
        assertEquals(
                List.of("2031-03-17"),
                annotation.times().stream().map(TimeMention::value).toList());
        assertTrue(annotation.entities().stream().anyMatch(e -> e.id().equals("oslo")));
        assertEquals("X", annotation.sentences().getFirst().tokens().getFirst().pos());
    }

    @Test
    void findsAWordByItsPosition() {
        String text = "Kari left. Per stayed.";
        TokenIndex index = TokenIndex.of(text, annotate(text));
        assertEquals("per", index.lower(index.tokenAt(11)));
        assertEquals(-1, index.tokenAt(10));
        assertEquals("", index.lower(99));
    }

    @Test
    void partsTwoPowersJoinedByAHyphen() {
        assertEquals(List.of("Norway"), mentions("The Norway-Italy talks failed.", "norway"));
        assertEquals(List.of("U.S."), mentions("The U.S.-Italy talks failed.", "united-states"));
        assertEquals(List.of("NATO-Norway Council"), mentions("The NATO-Norway Council met.", "nato-norway-council"));
        assertEquals(List.of("Guinea-Bissau"), mentions("A ship left Guinea-Bissau.", "guinea-bissau"));
    }

    @Test
    void namesABodyByItsOwnerAndLinksItBack() {
        String text = "Norway's harbour ministry shut the quay. The ministry said so. A ministry is a building.";
        assertEquals(List.of("Norway's harbour ministry", "The ministry"), mentions(text, "norway-s-harbour-ministry"));
        assertEquals("Norway", entity(text, "norway-s-harbour-ministry").role());
        assertEquals(
                List.of("Kari Roe's administration", "Roe administration"),
                mentions(
                        "President Kari Roe's administration shut the quay. The Roe administration said so. The administration"
                                + " of justice went on.",
                        "kari-roe-s-administration"));
    }

    @Test
    void aMisspeltSurnameIsThatOfTheFullName() {
        assertEquals(
                List.of("Kari Nordmann", "Nordman"),
                mentions("Kari Nordmann left the quay. Nordman said nothing.", "kari-nordmann"));
        assertEquals(
                List.of("Kari Nordmann"), mentions("Kari Nordmann left. Life in Nordman went on.", "kari-nordmann"));
    }

    @Test
    void whoIsSpelledOtherwiseAgainAndAgainIsAnother() {
        String text =
                "President Halloran spoke. Halloran praised the harbour. Halloran has replaced Donald Hallran as chief of"
                        + " staff. Halloran left.";
        assertEquals(List.of("Donald Hallran"), mentions(text, "donald-hallran"));
        String introduced = "Donald Hallrann spoke. Hallran praised the harbour. Hallran smiled. Hallran left.";
        assertEquals(
                List.of("Donald Hallrann", "Hallran", "Hallran", "Hallran"), mentions(introduced, "donald-hallrann"));
    }

    @Test
    void givesACounterpartToTheHolderOfTheSameOffice() {
        String text = "Foreign Minister Kari Roe of Norway met her Italian counterpart. %s Ola Poe was silent.";
        assertEquals(
                List.of("her Italian counterpart", "Ola Poe"),
                mentions(text.formatted("Italian Foreign Minister"), "ola-poe"));
        assertEquals(List.of("Ola Poe"), mentions(text.formatted("Italian President"), "ola-poe"));
        assertEquals(List.of("Ola Poe"), mentions(text.formatted("Italian Deputy Foreign Minister"), "ola-poe"));
    }

    @Test
    void halfOfAScaleIsHalf() {
        assertEquals(List.of("half a dozen boats = 6 boat EXACT"), quantities("The storm sank half a dozen boats."));
        assertEquals(
                List.of("half a million people = 500000 person EXACT"),
                quantities("Some said half a million people came.").stream().toList());
    }

    @Test
    void aLoneLetterIsMillionsOfWhatIsMany() {
        assertEquals(
                List.of("4.9 m barrels = 4900000.0 barrel EXACT"),
                quantities("The well leaked 4.9 m barrels into the sea."));
        assertFalse(
                quantities("The wave was 4.9 m high when it came.").toString().contains("4900000"));
        assertFalse(
                quantities("She won the 100 m hurdles on Friday.").toString().contains("100000000"));
    }

    @Test
    void theNameBeforeTheNounIsNotWhatIsCounted() {
        assertEquals(
                List.of("55,000 US public schools = 55000 school EXACT"),
                quantities("It reached 55,000 US public schools.").stream()
                        .map(line -> line.replace("public school ", "school "))
                        .toList());
        assertEquals(
                List.of(),
                quantities("Two and a half million people came.").stream()
                        .filter(line -> line.contains("500000"))
                        .toList());
    }

    @Test
    void halfAMillionMayStandBehindAnd() {
        assertEquals(
                "half a million people = 500000 person EXACT",
                quantities("The flood killed 40 people and half a million people fled.")
                        .getLast());
        assertEquals(
                0,
                quantities("Two and a half million people fled.").stream()
                        .filter(line -> line.contains("= 500000"))
                        .count());
    }

    @Test
    void noMoreThanIsAtMost() {
        assertEquals(
                List.of("no more than 30 people = 30 person AT_MOST"), quantities("It hurt no more than 30 people."));
        assertEquals(List.of("more than 30 people = 30 person AT_LEAST"), quantities("It hurt more than 30 people."));
    }
}
