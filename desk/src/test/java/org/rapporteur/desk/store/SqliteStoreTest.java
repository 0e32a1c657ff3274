package org.rapporteur.desk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqliteStoreTest extends StoreContract {
    @Override
    @Nullable
    String freshUrl() {
        return null;
    }

    @Test
    void aCopyMadeWhileReportsComeIsWhole() throws Exception {
        put("before", "Talks begin.");
        Path copy = Files.createDirectories(folder.resolve("copy"));
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> writing = threads.submit(() -> {
                int written = 0;
                for (; !enough.get(); written++) {
                    put("r" + written, "Report " + written + ".");
                }
                return written;
            });
            store.backUp(copy.resolve(Store.FILE));
            enough.set(true);
            writing.get(60, TimeUnit.SECONDS);
        }
        assertThrows(IOException.class, () -> store.backUp(copy.resolve(Store.FILE)));
        try (Store opened = Store.open(copy, null, Clock.systemUTC())) {
            int reports = opened.read(t -> t.reports().count());
            assertEquals(Long.valueOf(reports), opened.read(t -> t.reports().lastNumber()));
            assertEquals(
                    "Talks begin.",
                    opened.read(t -> t.reports().reading("before"))
                            .orElseThrow()
                            .text());
            assertEquals(
                    List.of(Store.FILE),
                    List.of(Files.list(copy)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> !name.contains("-"))
                            .toArray()));
        }
    }

    @Test
    void whereTheDiskIsFullWhatWasStoredStaysAndItGoesOnWhenThereIsRoom() {
        put("before", "Talks begin.");
        int pages = store.writingJdbi().withHandle(handle -> handle.createQuery("PRAGMA page_count")
                .mapTo(Integer.class)
                .one());
        store.writingJdbi().useHandle(handle -> handle.execute("PRAGMA max_page_count = " + (pages + 4)));
        int stored = 0;
        RuntimeException full = null;
        while (full == null) {
            try {
                put("r" + stored, "Report " + stored + ". " + "word ".repeat(200));
                stored++;
            } catch (RuntimeException e) {
                full = e;
            }
        }
        assertEquals(
                "the disk is full; nothing of this was stored in " + folder.resolve(Store.FILE), full.getMessage());
        assertEquals(Integer.valueOf(stored + 1), store.read(t -> t.reports().count()));
        store.writingJdbi().useHandle(handle -> handle.execute("PRAGMA max_page_count = 1000000"));
        put("after", "Talks go on.");
        assertEquals(Integer.valueOf(stored + 2), store.read(t -> t.reports().count()));
        assertEquals(Long.valueOf(stored + 2), store.read(t -> t.reports().lastNumber()));
    }
}
