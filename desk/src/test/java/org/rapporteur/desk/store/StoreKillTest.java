package org.rapporteur.desk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that stores reports is killed while it does: what it said was stored is there, once, with its position. */
class StoreKillTest {
    private static final int KILLS = 20;

    @TempDir
    Path folder;

    /** Runs in the process that is killed: stores reports one after the other and says the number of each. */
    public static void main(String[] arguments) throws IOException {
        try (Store store = Store.open(Path.of(arguments[0]), null, Clock.systemUTC())) {
            assertTrue(store.claimNewsroom().isPresent());
            for (int i = position(store); ; i++) {
                String number = String.valueOf(i);
                var arrival = StoreContract.arrival("r" + number, "Report " + number + ".");
                var reading = StoreContract.read(arrival);
                store.update(t -> {
                    t.inputs().move("i", Map.of("done", String.valueOf(Integer.parseInt(number) + 1)));
                    t.reports().store("i", arrival, reading);
                    t.changes().add(ChangeLog.Kind.ADDED, ChangeLog.Type.REPORT, "r" + number, null, null, null);
                });
                System.out.println(number);
            }
        }
    }

    private static int position(Store store) {
        return Integer.parseInt(store.read(t -> t.inputs().positions("i")).getOrDefault("done", "0"));
    }

    @Test
    void nothingStoredIsLostOrDoubledWhenTheProcessIsKilled() throws Exception {
        Random random = new Random(20);
        for (int kill = 0; kill < KILLS; kill++) {
            int said = storeUntilKilled(1 + random.nextInt(8), random.nextInt(2_000));
            try (Store store = Store.open(folder, null, Clock.systemUTC())) {
                int position = position(store);
                assertTrue(position > said, position + " after " + said);
                List<String> all = IntStream.range(0, position)
                        .mapToObj(i -> "r" + i)
                        .sorted()
                        .toList();
                assertEquals(all, store.read(t -> t.reports().keys().toList()));
                assertEquals(Long.valueOf(position), store.read(t -> t.reports().lastNumber()));
                assertEquals(
                        position,
                        store.read(t -> t.changes().since(0, 1_000_000)).size());
                // The system has let go of the dead newsroom's lock.
                store.claimNewsroom().orElseThrow().close();
            }
        }
    }

    /** @return the last number that it said, after it said so many and some microseconds went by */
    private int storeUntilKilled(int numbers, int micros) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreKillTest.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int said = -1;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < numbers; i++) {
                said = Integer.parseInt(String.valueOf(out.readLine()));
            }
            TimeUnit.MICROSECONDS.sleep(micros);
            // By its handle, since the process itself would close what it said last.
            process.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said = Integer.parseInt(line);
            }
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return said;
    }
}
