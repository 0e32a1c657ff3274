package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.text.Span;

/** The sentences of stories that were read by eye for what they are worth as lines of a brief ({@code eval/verdicts/lines.tsv}). */
final class JudgedLines {
    private static final Path VERDICTS = Path.of("eval/verdicts/lines.tsv");

    /** The first story of so many, in the order of the file, is kept from the training of the judge: who adds stories adds them at the end. */
    private static final int KEPT_BACK = 6;

    /**
     * What was said of a sentence.
     *
     * @param letter {@code R} if it is right as a line, else what is wrong with it
     * @param worth what its fact is worth, 0..2
     */
    record Verdict(String report, Span place, char letter, int worth) {
        boolean isRight() {
            return letter == 'R';
        }
    }

    /** The verdicts on sentences of a story whose reports are given, and whether the judge of lines never saw them. */
    interface Taker {
        void take(String story, boolean isKeptBack, Map<String, Reading> pile, List<Verdict> verdicts);
    }

    private JudgedLines() {}

    /** Reads the reports of each story in turn. */
    static void forEach(Path data, ReportReader reader, Taker taker) throws IOException {
        Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(VERDICTS)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                String[] ends = cells[2].split("-");
                verdicts.computeIfAbsent(cells[0], any -> new ArrayList<>())
                        .add(new Verdict(
                                cells[1],
                                new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])),
                                cells[3].charAt(0),
                                cells[3].charAt(1) - '0'));
            }
        }
        JudgedPiles piles = new JudgedPiles(data);
        int number = 0;
        for (Map.Entry<String, List<Verdict>> story : verdicts.entrySet()) {
            Map<String, Reading> pile = piles.read(story.getKey(), reader);
            for (Verdict verdict : story.getValue()) {
                Objects.requireNonNull(pile.get(verdict.report), () -> "no report " + verdict.report);
            }
            taker.take(story.getKey(), number++ % KEPT_BACK == 0, pile, story.getValue());
        }
    }
}
