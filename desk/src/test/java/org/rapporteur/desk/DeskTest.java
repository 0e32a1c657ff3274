package org.rapporteur.desk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
    @TempDir
    Path folder;

    @Test
    void aDeskWhoseIndexCannotBeOpenedBeginsOnceItCan() throws Exception {
        // Where the index's folder belongs.
        Path inTheWay = Files.createFile(folder.resolve("index"));
        try (Desk desk = Desk.open(DeskOptions.in(folder).byRules(true), Clock.systemUTC())) {
            desk.start();
            assertFalse(desk.awaitNewsroom(Duration.ofMillis(500)));
            Files.delete(inTheWay);
            assertTrue(desk.awaitNewsroom(Duration.ofSeconds(30)));
        }
    }
}
