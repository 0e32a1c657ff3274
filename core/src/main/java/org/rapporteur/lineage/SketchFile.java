package org.rapporteur.lineage;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import org.rapporteur.text.WrittenText;

/**
 * The state of a stream as a file: a heading with the version, the window and the number of reports, then report by report its
 * frame and its marks, then an end mark. Numbers are big-endian, strings their length in bytes and UTF-8.
 */
final class SketchFile {
    private static final int HEADING = 0x52504C47;
    private static final int END = 0x454E4421;
    /** To be raised with every change to what is written, or to how marks are made: old marks would find nothing. */
    private static final int VERSION = 3;
    /** No sketch has more; a larger number shows a damaged file before it asks for the memory. */
    private static final int MOST_MARKS = 10_000;

    private static final String KEY_END = "\n";

    private SketchFile() {}

    /** What a file holds. */
    record Content(LinkedHashMap<String, Sketch> sketches, int windowDays) {}

    static void write(LinkedHashMap<String, Sketch> sketches, int windowDays, OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(HEADING);
        out.writeInt(VERSION);
        out.writeInt(windowDays);
        out.writeInt(sketches.size());
        for (Sketch sketch : sketches.values()) {
            write(sketch.frame(), out);
            out.writeInt(sketch.marks().length);
            for (int mark : sketch.marks()) {
                out.writeInt(mark);
            }
        }
        out.writeInt(END);
        out.flush();
    }

    static void write(Frame frame, DataOutput out) throws IOException {
        WrittenText.write(frame.id(), out);
        WrittenText.writeOrNull(frame.day(), out);
        out.writeLong(frame.minute());
        out.writeBoolean(frame.mangled());
        UnseenCredit credit = frame.credit();
        WrittenText.writeOrNull(credit == null ? null : credit.shown(), out);
        WrittenText.writeOrNull(credit == null ? null : String.join(KEY_END, credit.keys()), out);
        out.writeLong(frame.address());
        WrittenText.write(frame.language(), out);
        out.writeInt(frame.length());
    }

    static Content read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        try {
            if (in.readInt() != HEADING) {
                throw new IOException("this is no state of a lineage tracker");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new IOException("state of version " + version + ", this program reads version " + VERSION
                        + ": observe the reports again");
            }
            int windowDays = in.readInt();
            int count = in.readInt();
            LinkedHashMap<String, Sketch> sketches = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                Frame frame = readFrame(in);
                int marks = in.readInt();
                if (marks < 0 || marks > MOST_MARKS) {
                    throw new IOException("damaged at report " + i + " of " + count + ": " + marks + " marks");
                }
                int[] read = new int[marks];
                for (int m = 0; m < marks; m++) {
                    read[m] = in.readInt();
                }
                sketches.put(frame.id(), Sketch.of(frame, read));
            }
            if (windowDays < 0 || count < 0 || in.readInt() != END) {
                throw new IOException("damaged: the end mark is not where it should be");
            }
            return new Content(sketches, windowDays);
        } catch (EOFException e) {
            throw new IOException("the state breaks off", e);
        } catch (DateTimeParseException e) {
            throw new IOException("damaged: " + e.getParsedString() + " is no day", e);
        }
    }

    static Frame readFrame(DataInput in) throws IOException {
        String id = WrittenText.read(in);
        String day = WrittenText.readOrNull(in);
        if (day != null) {
            LocalDate.parse(day);
        }
        long minute = in.readLong();
        boolean mangled = in.readBoolean();
        String shown = WrittenText.readOrNull(in);
        String keys = WrittenText.readOrNull(in);
        UnseenCredit credit = shown == null
                ? null
                : new UnseenCredit(
                        shown, keys == null || keys.isEmpty() ? List.of() : List.of(keys.split(KEY_END, -1)));
        return new Frame(id, day, minute, mangled, credit, in.readLong(), WrittenText.read(in), in.readInt());
    }
}
