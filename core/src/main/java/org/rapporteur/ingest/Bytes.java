package org.rapporteur.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.rapporteur.text.Problem;

/** All that could be read of one report's bytes, and what went wrong on the way. */
final class Bytes {
    private static final int BUFFER_BYTES = 1 << 16;

    private final byte[] content;
    private final List<Problem> problems;

    private Bytes(byte[] content, List<Problem> problems) {
        this.content = content;
        this.problems = problems;
    }

    byte[] content() {
        return content;
    }

    List<Problem> problems() {
        return problems;
    }

    /**
     * Reads to the end, the limit or the place of damage. What precedes damage is kept; a bomb is refused whole.
     *
     * @throws Refusal if nothing could be kept
     */
    static Bytes of(InputStream in, Limits limits) throws IOException {
        List<Problem> problems = new ArrayList<>();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                int room = limits.reportBytes() - kept.size();
                kept.write(buffer, 0, Math.min(n, room));
                if (n > room) {
                    problems.add(Problem.of(
                            "too-large",
                            "the report is longer than " + limits.reportBytes() + " bytes and was cut there"));
                    // One more look past the limit: a bomb shows itself there.
                    in.read(buffer);
                    break;
                }
            }
        } catch (Refusal refusal) {
            if (kept.size() == 0 || refusal.kind().endsWith("-bomb")) {
                throw refusal;
            }
            problems.add(Problem.of(refusal.kind(), String.valueOf(refusal.getMessage())));
        }
        return new Bytes(kept.toByteArray(), problems);
    }
}
