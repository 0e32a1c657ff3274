package org.rapporteur.desk.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Alignment;
import org.rapporteur.text.Span;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reports and readings as bytes: JSON of the records, deflated, behind one byte that tells the version of the form. */
public final class Packing {
    /** Of readings: to be raised whenever a record or what its numbers mean changes; the raw report is then read anew. */
    private static final int READING = 2;

    /** Of all else, which cannot be made again: never raised without a way to read the one before. */
    private static final int FORM = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            // The components of a record and nothing else: what it works out from them comes back by itself.
            .changeDefaultVisibility(visible -> visible.withFieldVisibility(JsonAutoDetect.Visibility.ANY)
                    .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                    .withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Span.class, AsArray.class)
            .addMixIn(Token.class, AsArray.class)
            .addMixIn(Alignment.Run.class, AsArray.class)
            .addModule(new SimpleModule()
                    .addSerializer(Alignment.class, new AlignmentWriter())
                    .addDeserializer(Alignment.class, new AlignmentReader()))
            .build();

    private Packing() {}

    /** Thrown where bytes are of another version of the form, or of none. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    /** A report as it came. */
    public static byte[] pack(RawReport report) {
        return packed(FORM, report);
    }

    /** What was read in it. */
    public static byte[] pack(Reading reading) {
        return packed(READING, reading);
    }

    /** A text, such as a part of a page. */
    public static byte[] pack(String text) {
        return deflated(FORM, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws Unreadable if the bytes are of another version */
    public static RawReport rawReport(byte[] packed) {
        return unpacked(FORM, packed, RawReport.class);
    }

    /** @throws Unreadable if the bytes are of another version */
    public static Reading reading(byte[] packed) {
        return unpacked(READING, packed, Reading.class);
    }

    /** @throws Unreadable if the bytes are of another version */
    public static String text(byte[] packed) {
        try (InputStream in = inflated(FORM, packed)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Unreadable("packed text is damaged: " + e.getMessage());
        }
    }

    /** Any records of this program as JSON text. */
    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** What {@link #json} wrote. */
    static <T> T value(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    private static byte[] packed(int version, Object value) {
        return deflated(version, out -> JSON.writeValue(out, value));
    }

    private static <T> T unpacked(int version, byte[] packed, Class<T> type) {
        try (InputStream in = inflated(version, packed)) {
            return JSON.readValue(in, type);
        } catch (IOException | JacksonException e) {
            throw new Unreadable("packed " + type.getSimpleName() + " cannot be read: " + e.getMessage());
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static byte[] deflated(int version, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(version);
        // A native buffer that is not freed until the garbage is collected would outgrow the heap.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 13)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static InputStream inflated(int version, byte[] packed) {
        if (packed.length == 0 || packed[0] != version) {
            throw new Unreadable("packed in another form than version " + version);
        }
        return new InflaterInputStream(new ByteArrayInputStream(packed, 1, packed.length - 1));
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface AsArray {}

    private static final class AlignmentWriter extends ValueSerializer<Alignment> {
        @Override
        public void serialize(Alignment value, JsonGenerator out, SerializationContext context) {
            context.writeValue(out, value.runs());
        }
    }

    private static final class AlignmentReader extends ValueDeserializer<Alignment> {
        @Override
        public Alignment deserialize(JsonParser in, DeserializationContext context) {
            return Alignment.of(in.readValueAs(new TypeReference<List<Alignment.Run>>() {}));
        }
    }
}
