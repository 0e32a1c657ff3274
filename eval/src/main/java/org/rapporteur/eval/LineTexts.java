package org.rapporteur.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.rapporteur.account.LineWorth;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.Lexicon;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what the judge of lines learns from ({@code model/train/line.sh}): the sentences of {@link JudgedLines} as JSON Lines.
 *
 * <p>Arguments: the data directory and a file. No text of it goes into the project.
 */
public final class LineTexts {
    private LineTexts() {}

    /** A line of the file. */
    private record Row(String story, boolean kept, List<String> headlines, String text, String letter, int worth) {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Lexicon lexicon = new Lexicon();
        try (PrintStream out =
                new PrintStream(Files.newOutputStream(Path.of(arguments[1])), false, StandardCharsets.UTF_8)) {
            JudgedLines.forEach(Path.of(arguments[0]), new ReportReader(), (story, isKeptBack, pile, verdicts) -> {
                LineWorth worth = new LineWorth(lexicon, List.copyOf(pile.values()));
                for (JudgedLines.Verdict verdict : verdicts) {
                    Reading reading = Objects.requireNonNull(pile.get(verdict.report()));
                    out.println(JsonMapper.shared()
                            .writeValueAsString(new Row(
                                    story,
                                    isKeptBack,
                                    worth.headlines(reading),
                                    verdict.place().in(reading.text()),
                                    String.valueOf(verdict.letter()),
                                    verdict.worth())));
                }
            });
        }
    }
}
