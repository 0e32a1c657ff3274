package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.claim.Toll;
import org.rapporteur.claim.TollReader;
import org.rapporteur.eval.Halves.Half;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * How often the day of the event told in a press release is found, on the releases of isaf-press-releases.
 *
 * <p>{@code IsafEval FOLDER [-v]}. Only the text is given, no date: a release whose text states no day or no year cannot be
 * dated and counts as not answered. Some of the set's days lie one day beside what the text says, so the days within one day
 * are counted too. Ids are split as {@link Halves} does; {@code -v} prints the misses of the half that is looked at.
 */
public final class IsafEval {
    private static final Pattern OTHERS = Pattern.compile("\\b(?:soldiers?|police\\w*|service|troops|us|guards?)\\b");

    private IsafEval() {}

    /** Prints how many days are right, of all and of those answered, for both halves. */
    public static void main(String[] args) throws IOException {
        boolean verbose = List.of(args).contains("-v");
        ReportReader reader = List.of(args).contains("--rules") ? ReportReader.byRules() : new ReportReader();
        TollReader tolls = new TollReader();
        ObjectMapper json = new ObjectMapper();
        Tally look = new Tally();
        Tally score = new Tally();
        for (String line : Files.readAllLines(Path.of(args[0]).resolve("isaf_dev.jsonl"))) {
            JsonNode item = json.readTree(line);
            String id = item.path("id").toString();
            LocalDate expected =
                    LocalDate.parse(item.path("gold").path("start_date").asString());
            Reading reading = reader.read(new RawReport(
                    id, id, RawReport.Format.TEXT, item.path("text").asString(), Given.NOTHING, List.of()));
            Optional<LocalDate> found = reading.mainDay();
            boolean looked = Halves.of(id) == Half.LOOK;
            (looked ? look : score).add(found, expected);
            for (Toll.Fate fate : Toll.Fate.values()) {
                int gold = item.path("gold")
                        .path(fate == Toll.Fate.KILLED ? "min_killed" : "min_captured")
                        .asInt();
                int told = tolls.read(reading, IsafEval::isCounted).stream()
                        .filter(toll -> toll.fate() == fate)
                        .mapToInt(Toll::least)
                        .sum();
                (looked ? look : score).toll(fate, gold, told);
                if (verbose && looked && gold != told) {
                    System.out.println("TOLL " + id + " " + fate + " expected " + gold + " found " + told + " by "
                            + tolls.read(reading, IsafEval::isCounted).stream()
                                    .filter(toll -> toll.fate() == fate)
                                    .flatMap(toll -> toll.groups().stream())
                                    .map(span -> span.in(reading.text()))
                                    .toList()
                            + "\n    " + reading.text().replace('\n', ' '));
                }
            }
            if (verbose && looked && !found.equals(Optional.of(expected))) {
                System.out.println("MISS " + id + " expected " + expected + " found "
                        + found.map(LocalDate::toString).orElse("none") + ", published "
                        + reading.article().meta().published());
            }
        }
        System.out.println("LOOK " + look);
        System.out.println("SCORE " + score);
        System.out.println("LOOK tolls" + look.tolls());
        System.out.println("SCORE tolls" + score.tolls());
    }

    /** The set counts insurgents, and civilians, not the soldiers and policemen that fall. */
    private static boolean isCounted(String words) {
        return !OTHERS.matcher(words).find();
    }

    /** Counts of one half. */
    private static final class Tally {
        private int releases;
        private int answered;
        private int right;
        private int near;
        private final int[] tollRight = new int[2];
        private final int[] tollAny = new int[2];
        private final int[] tollAnyRight = new int[2];

        void toll(Toll.Fate fate, int gold, int told) {
            int k = fate.ordinal();
            tollRight[k] += gold == told ? 1 : 0;
            tollAny[k] += gold > 0 ? 1 : 0;
            tollAnyRight[k] += gold > 0 && gold == told ? 1 : 0;
        }

        private String tolls() {
            StringBuilder line = new StringBuilder();
            for (Toll.Fate fate : Toll.Fate.values()) {
                int k = fate.ordinal();
                line.append(String.format(
                        Locale.ROOT,
                        "  %s right %.3f, where there are any (%d) %.3f",
                        fate.name().toLowerCase(Locale.ROOT),
                        (double) tollRight[k] / releases,
                        tollAny[k],
                        (double) tollAnyRight[k] / tollAny[k]));
            }
            return line.toString();
        }

        void add(Optional<LocalDate> found, LocalDate expected) {
            releases++;
            if (found.isPresent()) {
                long apart = Math.abs(ChronoUnit.DAYS.between(found.get(), expected));
                answered++;
                right += apart == 0 ? 1 : 0;
                near += apart <= 1 ? 1 : 0;
            }
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "releases %d answered %d right %d within a day %d  of all: answered %.3f right %.3f  of answered: right %.3f within a day %.3f",
                    releases,
                    answered,
                    right,
                    near,
                    (double) answered / releases,
                    (double) right / releases,
                    (double) right / answered,
                    (double) near / answered);
        }
    }
}
