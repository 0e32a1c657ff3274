package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rapporteur.WellFormed.assertWellFormed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

/** The first real pile, five reports of one day of talks; skipped where the folder of shared data is not at hand. */
class SeedsTest {
    private static final List<Reading> READINGS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        Path seeds = null;
        for (Path at = Path.of("").toAbsolutePath(); at != null && seeds == null; at = at.getParent()) {
            Path here = at.resolve("shared/seeds");
            seeds = Files.isDirectory(here) ? here : null;
        }
        assumeTrue(seeds != null, "no shared/seeds beside the project");
        ReportReader reader = new ReportReader();
        List<Path> files;
        try (Stream<Path> list = Files.list(seeds == null ? Path.of("") : seeds)) {
            files = list.sorted().toList();
        }
        for (Path file : files) {
            String id = file.getFileName().toString().substring(0, 3);
            READINGS.add(reader.read(
                    new RawReport(id, id, RawReport.Format.TEXT, Files.readString(file), Given.NOTHING, List.of())));
        }
    }

    @Test
    void theAccountIsWellFormedAndTheSameInAnyOrder() {
        AccountOptions options = new AccountOptions(null, LocalDate.parse("2022-01-08"));
        Account account = new Accountant().account(READINGS, List.of(), options);
        assertWellFormed(account);
        List<Reading> shuffled = new ArrayList<>(READINGS);
        Collections.shuffle(shuffled, new Random(7));
        assertEquals(account, new Accountant().account(shuffled, List.of(), options));
    }

    @Test
    void theRewriteAndTheSpunCopyAreMangledAndTheOthersClean() {
        assertEquals(
                List.of(
                        Fidelity.State.MANGLED,
                        Fidelity.State.CLEAN,
                        Fidelity.State.MANGLED,
                        Fidelity.State.CLEAN,
                        Fidelity.State.CLEAN),
                READINGS.stream()
                        .map(reading -> reading.annotation().fidelity().state())
                        .toList());
    }

    @Test
    void theSameWarningIsGivenToASpokeswomanAndToAnUnnamedOfficial() {
        List<Utterance> disputed = story(null).facts().utterances().stream()
                .filter(u -> u.conflict()
                        && u.speakers().stream().anyMatch(s -> s.entity().equals("jen-psaki")))
                .toList();
        assertEquals(1, disputed.size());
        Utterance warning = disputed.getFirst();
        assertTrue(
                warning.reports().containsAll(List.of("000", "001", "003")),
                warning.reports().toString());
        assertTrue(warning.speakers().stream().anyMatch(s -> s.entity().equals("senior-state-department-official")));
        assertEquals(Fidelity.State.CLEAN, warning.best().fidelity());
    }

    @Test
    void theCalendarHasTheThreeMeetingsOfTheWeek() {
        StoryAccount story = story(LocalDate.parse("2022-01-18"));
        for (String expected : List.of("2022-01-19 kyiv", "2022-01-20 berlin", "2022-01-21 geneva")) {
            List<FusedEvent> found = story.facts().events().stream()
                    .filter(e -> e.date() != null
                            && (e.date().value() + " " + e.what().place()).equals(expected))
                    .toList();
            assertEquals(1, found.size(), expected);
            assertTrue(story.calendar().contains(found.getFirst().id()), expected);
            assertTrue(found.getFirst().reports().size() >= 3, expected);
            assertTrue(found.getFirst().origins() >= 2, expected);
        }
    }

    private static StoryAccount story(@Nullable LocalDate asOf) {
        return new Accountant()
                .account(READINGS, List.of(), new AccountOptions(asOf, null))
                .stories()
                .getFirst();
    }
}
