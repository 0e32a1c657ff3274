package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PostingTableTest {
    private static final int LONGEST = 4;

    /** Half a million keys took minutes, and those of a day of a million reports hours. */
    @Test
    void isReadInStepWithItsSize() throws IOException {
        int size = 500_000;
        PostingTable table = new PostingTable(LONGEST);
        SplittableRandom random = new SplittableRandom(7);
        int[] keys = random.ints(size).toArray();
        for (int k = 0; k < size; k++) {
            table.add(keys[k], k);
        }
        byte[] written = written(table);
        PostingTable read = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(written, size));
        for (int k = 0; k < size; k += 997) {
            int at = table.find(keys[k]);
            int again = read.find(keys[k]);
            assertEquals(table.size(at), read.size(again));
            assertEquals(table.entry(at, 0), read.entry(again, 0));
        }
    }

    @Test
    void saysThatItIsDamaged() throws IOException {
        PostingTable table = new PostingTable(LONGEST);
        table.add(7, 3);
        byte[] written = written(table);
        assertThrows(IOException.class, () -> read(written, 3), "number 3 of 3 reports");
        written[0] = 0x7f;
        assertThrows(IOException.class, () -> read(written, 4), "more keys than four reports have");
    }

    private static byte[] written(PostingTable table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static PostingTable read(byte[] written, int limit) throws IOException {
        return PostingTable.readFrom(new DataInputStream(new ByteArrayInputStream(written)), LONGEST, limit);
    }
}
