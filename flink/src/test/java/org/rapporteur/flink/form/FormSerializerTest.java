package org.rapporteur.flink.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

final class FormSerializerTest {
    private static final Given GIVEN = new Given(
            "https://example.org/ferry",
            "Ferry late",
            "The Harbour Post",
            List.of("Ada Quay", "Bo Mole"),
            "2031-05-04",
            "feed entry: published",
            "2031-05-05T06:00:00Z",
            "Wire");

    /** As it is now. */
    record Note(String text, @Nullable String by) {}

    /** Version 1 had no author. */
    public record NoteForm() implements Form<Note> {
        @Override
        public Class<Note> type() {
            return Note.class;
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public void write(Note value, DataOutput out) throws IOException {
            Wire.writeText(value.text(), out);
            Wire.writeTextOrNull(value.by(), out);
        }

        @Override
        public Note read(DataInput in, int version) throws IOException {
            return new Note(Wire.readText(in), version == 1 ? null : Wire.readTextOrNull(in));
        }
    }

    @Test
    void givesBackARawReportWhole() throws IOException {
        RawReport whole = new RawReport(
                "a#1",
                "folder/a.jsonl#1",
                RawReport.Format.HTML,
                "<p>The ferry was late.</p>",
                GIVEN,
                List.of(new Problem("cut", "It was cut.", new Span(3, 7)), Problem.of("late", "It came late.")));
        RawReport bare = new RawReport("b", "b", RawReport.Format.TEXT, "Late.", Given.NOTHING, List.of());
        assertEquals(whole, roundTrip(new RawReportForm(), whole));
        assertEquals(bare, roundTrip(new RawReportForm(), bare));
    }

    @Test
    void givesBackWhatComesOut() throws IOException {
        Placement copy = new Placement("b", "en", 7, "s-1", "a", "copy");
        Placement original = new Placement("a", "en", 1L << 40, "s-1", null, null);
        Telling telling = new Telling("s-1", 9, "Ferry late", List.of("a", "b"), List.of("c"), "{\"events\":[]}");
        Telling gone = new Telling("s-1", 10, "", List.of(), List.of(), null);
        InputProblem problem = new InputProblem("a.jsonl#3", "json-invalid", "the line is no JSON object");
        assertEquals(copy, roundTrip(new PlacementForm(), copy));
        assertEquals(original, roundTrip(new PlacementForm(), original));
        assertEquals(telling, roundTrip(new TellingForm(), telling));
        assertEquals(gone, roundTrip(new TellingForm(), gone));
        assertEquals(problem, roundTrip(new InputProblemForm(), problem));
    }

    @Test
    void writesTextOfAnyLengthAndHalfCharacters() throws IOException {
        String lengthy = "Die Fähre kam zu spät. 🛳 ".repeat(10_000);
        for (String text : List.of("", lengthy, "half \uD83D of a ship", "\uDEF3")) {
            Note note = new Note(text, text);
            assertEquals(note, roundTrip(new NoteForm(), note));
        }
    }

    @Test
    void copiesNothing() {
        Note note = new Note("late", null);
        FormSerializer<Note> serializer = new FormSerializer<>(new NoteForm());
        assertSame(note, serializer.copy(note));
        assertSame(serializer, serializer.duplicate());
    }

    @Test
    void bringsStateOfAnOlderVersionOver() throws IOException {
        TypeSerializerSnapshot<Note> old = snapshot(NoteForm.class.getName(), 1);
        TypeSerializerSnapshot<Note> now = new FormSerializer<>(new NoteForm()).snapshotConfiguration();

        assertTrue(now.resolveSchemaCompatibility(old).isCompatibleAfterMigration());
        assertTrue(now.resolveSchemaCompatibility(now).isCompatibleAsIs());
        // As version 1 wrote it: the length of the text in four bytes, and the text.
        byte[] value = {0, 0, 0, 4, 'l', 'a', 't', 'e'};
        TypeSerializer<Note> reads = old.restoreSerializer();
        assertEquals(new Note("late", null), reads.deserialize(new DataInputDeserializer(value)));
        // State that nobody has asked for yet lies there as it was, and says so.
        assertTrue(now.resolveSchemaCompatibility(reads.snapshotConfiguration()).isCompatibleAfterMigration());
        assertThrows(
                IllegalStateException.class,
                () -> reads.serialize(new Note("late", null), new DataOutputSerializer(64)));
    }

    @Test
    void refusesStateOfANewerProgramOrAnotherForm() throws IOException {
        TypeSerializerSnapshot<Note> now = new FormSerializer<>(new NoteForm()).snapshotConfiguration();
        TypeSerializerSnapshot<Note> newer = snapshot(NoteForm.class.getName(), 3);
        TypeSerializerSnapshot<Note> other = snapshot(PlacementForm.class.getName(), 1);

        assertTrue(now.resolveSchemaCompatibility(newer).isIncompatible());
        assertTrue(now.resolveSchemaCompatibility(other).isIncompatible());
        assertEquals(
                "the state was written in version 3 of " + NoteForm.class.getName()
                        + ", and this program knows them up to 2 only: it is older than the program that wrote it",
                assertThrows(IllegalStateException.class, newer::restoreSerializer)
                        .getMessage());
        assertEquals(
                "this program does not know the form org.example.Gone in which state was written",
                assertThrows(IOException.class, () -> snapshot("org.example.Gone", 1))
                        .getMessage());
    }

    @Test
    void isOfOneTypeForOneForm() {
        FormType<Note> type = new FormType<>(new NoteForm());
        assertEquals(type, new FormType<>(new NoteForm()));
        assertEquals(new FormSerializer<>(new NoteForm()), type.createSerializer(new SerializerConfigImpl()));
        assertEquals("Note in form 2", type.toString());
    }

    /** As Flink writes it beside state, and reads it when the state is restored. */
    private static TypeSerializerSnapshot<Note> snapshot(String form, int version) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeInt(form.length());
        out.write(form.getBytes(StandardCharsets.UTF_8));
        out.writeInt(version);
        FormSnapshot<Note> snapshot = new FormSnapshot<>();
        snapshot.readSnapshot(
                1, new DataInputDeserializer(out.getCopyOfBuffer()), FormSerializerTest.class.getClassLoader());
        return snapshot;
    }

    private static <T> T roundTrip(Form<T> form, T value) throws IOException {
        FormSerializer<T> serializer = new FormSerializer<>(form);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataOutputSerializer copied = new DataOutputSerializer(64);
        serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);
        DataInputDeserializer in = new DataInputDeserializer(copied.getCopyOfBuffer());
        T back = serializer.deserialize(in);
        assertEquals(0, in.available());
        return back;
    }
}
