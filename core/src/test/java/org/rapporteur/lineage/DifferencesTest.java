package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rapporteur.lineage.Piles.report;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;

class DifferencesTest {
    /** So that the report is the same text but for one sentence. */
    private static final String REST = """

            The Osel valley has had no rain since February, and its mills stand still.

            Mayor Petra Lunde of Karsholm has asked the Red Crescent of Tessany for blankets and for drinking water.
            """;

    /** {@code kind: later <- earlier} for each difference between two versions of one sentence. */
    private static List<String> differences(String later, String earlier) {
        return differences(
                report("later", "2031-05-03", "Another headline", later + REST),
                report("earlier", "2031-05-02", "A headline", earlier + REST));
    }

    private static List<String> differences(Reading later, Reading earlier) {
        return new PairReader()
                .read(later, earlier).differs().stream()
                        .map(each -> each.kind() + ": " + each.from().in(later.text()) + " <- "
                                + each.to().in(earlier.text()))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The landslide near Velmar buried 14 workers of the quarry.    | The landslide near Velmar buried 11 workers of the quarry.       | NUMBER: 14 <- 11
            The landslide near Velmar buried three workers of the quarry. | The landslide near Velmar buried 11 workers of the quarry.       | NUMBER: three <- 11
            The quarry owes its workers 1.2 million crowns in wages.      | The quarry owes its workers 1.2 billion crowns in wages.         | NUMBER: 1.2 million <- 1.2 billion
            The landslide near Velmar buried 400 workers of the quarry.   | The landslide near Velmar buried 4 workers of the quarry.        | NUMBER: 400 <- 4
            The landslide near Velmar buried 36 workers of the quarry.    | The landslide near Velmar buried 3 workers of the quarry.        | NUMBER: 36 <- 3
            The pumps took 4,000,000 barrels from the river by noon.      | The pumps took 4 barrels from the river by noon.                 | NUMBER: 4,000,000 <- 4
            The wells served one hundred fifty thousand people by noon.   | The wells served 140,000 people by noon.                         | NUMBER: one hundred fifty thousand <- 140,000
            The wells served two thousand three hundred people by noon.   | The wells served 2,000 people of Velmar by noon.                 | NUMBER: two thousand three hundred <- 2,000
            The quarry was closed by twenty-five inspectors at noon.      | The quarry was closed by twenty-four inspectors at noon.         | NUMBER: twenty-five <- twenty-four
            The dam was opened on Friday by workers in boats.             | The dam was opened on Tuesday by workers in boats.               | DATE: Friday <- Tuesday
            The dam was opened on 4 March 2031 by workers in boats.       | The dam was opened on 9 April 2031 by workers in boats.          | DATE: 4 March 2031 <- 9 April 2031
            The dam was opened on March 4, 2031 by workers in boats.      | The dam was opened on Friday by workers in boats.                | DATE: March 4, 2031 <- Friday
            The dam was opened on 17 June by workers in boats.            | The dam was opened on Friday by workers in boats.                | DATE: 17 June <- Friday
            The order was signed by Ilka Brandt in a tent by the river.   | The order was signed by Oswin Tarr in a tent by the river.       | NAME: Ilka Brandt <- Oswin Tarr
            Envoys of Nigeria sat in the tent by the river at noon.       | Envoys of Niger sat in the tent by the river at noon.            | NAME: Nigeria <- Niger
            Envoys of Slovakia sat in the tent by the river at noon.      | Envoys of Slovenia sat in the tent by the river at noon.         | NAME: Slovakia <- Slovenia
            Ten envoys of Equatorial Guinea sat in the tent at noon.      | The 10 envoys of Guinea sat in the tent at noon.                 | NAME: Equatorial Guinea <- Guinea
            The order was signed by Pietro Moran in a tent by the river.  | The order was signed by Peter Marin in a tent by the river.      | NAME: Pietro Moran <- Peter Marin
            The order was signed by Mr King in a tent by the river.       | The order was signed by Mr Brandt in a tent by the river.        | NAME: King <- Brandt
            The order was signed by Prince in a tent by the river.        | The order was signed by Brandt in a tent by the river.           | NAME: Prince <- Brandt
            The cup was won by the runners of AS before noon.             | The cup was won by the runners of Karst before noon.             | NAME: AS <- Karst
            Aid was flown into Deir ez-Korun by four pilots on leave.     | Aid was flown into Port Aldous by four pilots on leave.          | NAME: Deir ez-Korun <- Port Aldous
            Envoys of North Marovia sat in the tent by the river.         | Envoys of South Marovia sat in the tent by the river.            | NAME: North Marovia <- South Marovia
            The blast wounded two guards of the quarry near Velmar.       | The blast killed two guards of the quarry near Velmar.           | OTHER: wounded <- killed
            The guards were hit by shelling near the gate of Velmar.      | The guards were hit by a rocket near the gate of Velmar.         | OTHER: shelling <- rocket
            The ministry denied the report of the inspectors at noon.     | The ministry confirmed the report of the inspectors at noon.     | OTHER: denied <- confirmed
            Brandt said the troops would not leave the gate of Velmar.    | Brandt said the troops would leave the gate of Velmar.           | OTHER: would not leave <- would leave
            The shells hit 20 Free Marovian Guards in the tent at noon.   | The shells hit 20 civilians in the tent at noon.                 | OTHER: Free Marovian Guards <- civilians
            The shells hit 20 Free Marovian Guards in the tent at noon.   | The shells hit 20 people in the tent at noon.                    | OTHER: Free Marovian Guards <- people
            The bridge was blown up by Orlund guards before noon.         | The bridge was blown up by government guards before noon.        | OTHER: Orlund <- government
            """)
    void catches(String later, String earlier, String difference) {
        assertEquals(List.of(difference), differences(later, earlier));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The landslide near Velmar buried three workers of the quarry. | The landslide near Velmar buried 3 workers of the quarry.
            The quarry owes its 70 workers 1,200 crowns in wages.         | The quarry owes its 70 workers 1.2 thousand crowns in wages.
            The quarry owes its 70 workers 375 crowns in wages at noon.   | The quarry owes its 70 workers 375 million crowns in wages at noon.
            The quarry owes its 70 workers $375 in wages at noon.         | The quarry owes its 70 workers $375,000,000,000 in wages at noon.
            The wells served one hundred fifty thousand people by noon.   | The wells served 150,000 people by noon.
            The wells served three hundred and twenty thousand by noon.   | The wells served 320,000 by noon.
            The wells served two million one hundred and one thousand.    | The wells of Velmar served 2,101,000.
            The quarry owes two trillion three hundred million crowns.    | The quarry owes 2,000,300,000,000 crowns.
            The wells served a hundred thousand people by noon on ice.    | The wells served 100,000 people by noon on ice.
            The quarry owes its workers a thousand million crowns today.  | The quarry owes its workers 1 billion crowns today.
            The quarry owes its workers twelve hundred crowns today.      | The quarry owes its workers 1,200 crowns today.
            About 4,000 soldiers stood at the gate of Velmar at noon.     | Exactly 4,013 soldiers stood at the gate of Velmar at noon.
            The landslide buried 14 workers and killed 3 of the guards.   | The landslide killed 3 of the guards and buried 14 workers.
            The landslide near Velmar buried 14 workers of the quarry.    | The landslide near Velmar buried dozens of workers of the quarry.
            The dam was opened on Tuesday by workers in boats.            | The dam was opened on Tuesday, 4 March by workers in boats.
            The dam was opened on 04/03/2031 by workers in boats.         | The dam was opened on 3 April 2031 by workers in boats.
            The order was signed by Minister Brandt in a tent.            | The order was signed by Ilka Brandt in a tent.
            Troops of Marovia stood at the gate of the tent at noon.      | Marovian troops stood at the gate of the tent at noon.
            The order was signed by Kharkiv miners in a tent at noon.     | The order was signed by Kharkov miners in a tent at noon.
            The order was signed by Kareem Saleem in a tent at noon.      | The order was signed by Karim Salim in a tent at noon.
            Envoys of Niger sat in the tent by the river at noon.         | Nigerien envoys sat in the tent by the river at noon.
            The order was signed by the King in a tent by the river.      | The order was signed by Oswin in a tent by the river.
            The order was signed by Mr King in a tent by the river.       | The order was signed by Ada King in a tent by the river.
            Envoys of the U.S. sat in the tent by the river at noon.      | Envoys of America sat in the tent by the river at noon.
            Envoys of the FRC sat in the tent by the river at noon.       | Envoys of the Five Rivers Council sat in the tent by the river at noon.
            She told the guards of the quarry to leave before noon.       | She asked the guards of the quarry to leave before noon.
            The blast killed two guards of the quarry near Velmar.        | The explosion killed two guards of the quarry near Velmar.
            The shells hit 20 people in the tent of the mill at noon.     | The shells hit 20 soldiers in the tent of the mill at noon.
            The bridge was blown up by Tessany guards before noon.        | The bridge was blown up by government guards before noon.
            The order hangs at velmar.example/84721 for all to read.      | The order hangs at velmar.example/84799 for all to read.
            They didn't leave the gate of Velmar before noon.             | They did not leave the gate of Velmar before noon.
            The order was signed by Brandt in a tent by the river.        | The order was signed by the minister in a tent by the river.
            Nobody in Velmar has seen Tarr since he left for Karsholm.    | The order was signed by Ilka Brandt in a tent by the river.
            """)
    void leavesAlone(String later, String earlier) {
        assertEquals(List.of(), differences(later, earlier));
    }

    @Test
    void claimsNothingBetweenTwoLinesOfAList() {
        String list = """
                Ada Born, 31, of Velmar, a baker, was found on 3 March near the mill.

                Edo Lind, 44, of Aldous, a baker, was found on 9 March near the mill.

                Ula Tarn, 52, of Karst, a baker, was found on 12 March near the mill.
                """;
        String shorter = list.lines().limit(2).reduce("", (a, b) -> a + b + "\n") + "\n"
                + list.lines().skip(4).reduce("", (a, b) -> a + b + "\n");

        assertEquals(List.of(), differences(report("a", null, "A", list), report("b", null, "B", shorter)));
    }

    @Test
    void takesDamagedLettersForNoOtherName() {
        String clean = "Mayor Petra Lunde of Karsholm met Oswin Tarr in Velmar on Tuesday and promised 300 boats.";
        String scanned = "Mayor Petra Lunbe of Karshulm met Osvin Tarc in Velnar on Tuesday anb promiseb 300 boats.";

        assertEquals(List.of(), differences(report("a", null, "A", scanned), report("b", null, "B", clean)));
    }

    @Test
    void takesTheSpellingsOfAMangledTextForNoOtherName() {
        String clean = "Mayor Petra Lunde of Mirva met Oswin Tarr in the tent on Tuesday and promised 300 boats.";
        String mangled = "Mayor Petra Lundi of Mirba met Oswin Tarr in the tent on Tuesday and promised 200 boats.";

        assertEquals(
                List.of("NUMBER: 200 <- 300"),
                differences(
                        report("a", null, "A", mangled, Fidelity.State.MANGLED, List.of()),
                        report("b", null, "B", clean)));
    }

    @Test
    void tellsEachWordingOnceOnAnEdge() {
        String earlier = "Four guards of Velmar fell ill. " + "The guards of Velmar drank from the well at Karsholm. "
                + "The well at Karsholm was closed at noon by inspectors from the ministry of health." + REST;
        Lineage lineage = LineageTrackerTest.lineage(
                report("earlier", "2031-05-02", "A", earlier),
                report("later", "2031-05-03", "B", earlier.replace("at Karsholm", "at Aldous")));

        Edge edge = lineage.edges().getFirst();
        assertEquals(1, edge.differs().size(), edge.toString());
        assertEquals(List.of("published 1 day later"), edge.direction());
        assertEquals(
                "says Aldous where the other says Karsholm", edge.evidence().getLast());
    }
}
