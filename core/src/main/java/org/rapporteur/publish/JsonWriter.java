package org.rapporteur.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;
import org.rapporteur.text.Surrogates;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes JSON as the contract words it: camelCase words for choices, spans as {@code [start, end]}, a key with {@code null} where a
 * value is not known.
 */
final class JsonWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** Scores carry no more than this many decimals: the fifth is noise of the arithmetic, and makes files hard to compare. */
    private static final int DECIMALS = 4;

    /** A plain number longer than this (1E+400 written out) is no figure of a report; it is written with its exponent. */
    private static final int LONGEST_PLAIN_NUMBER = 60;

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Writes one value on one line, and the line's end. */
    static void line(OutputStream target, Consumer<JsonWriter> value) throws IOException {
        write(target, ObjectWriteContext.empty(), value);
        target.write('\n');
    }

    /** Writes one object with each entry, and each record of its lists, on a line of its own, so that two files can be compared. */
    static void document(OutputStream target, Consumer<JsonWriter> value) throws IOException {
        write(
                target,
                new ObjectWriteContext.Base() {
                    private final PrettyPrinter lines = new LinePerRecord();

                    @Override
                    public PrettyPrinter getPrettyPrinter() {
                        return lines;
                    }

                    @Override
                    public boolean hasPrettyPrinter() {
                        return true;
                    }
                },
                value);
        target.write('\n');
    }

    private static void write(OutputStream target, ObjectWriteContext context, Consumer<JsonWriter> value)
            throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(context, target)) {
            value.accept(new JsonWriter(generator));
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    void object(Runnable entries) {
        out.writeStartObject();
        entries.run();
        out.writeEndObject();
    }

    JsonWriter object(String name, Runnable entries) {
        out.writeName(name);
        object(entries);
        return this;
    }

    <T> JsonWriter objects(String name, Iterable<T> records, Consumer<T> entries) {
        out.writeName(name);
        out.writeStartArray();
        for (T each : records) {
            out.writeStartObject();
            entries.accept(each);
            out.writeEndObject();
        }
        out.writeEndArray();
        return this;
    }

    JsonWriter strings(String name, Iterable<String> values) {
        out.writeName(name);
        out.writeStartArray();
        for (String value : values) {
            out.writeString(Surrogates.repaired(value));
        }
        out.writeEndArray();
        return this;
    }

    JsonWriter text(String name, @Nullable String value) {
        out.writeName(name);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(Surrogates.repaired(value));
        }
        return this;
    }

    JsonWriter date(String name, @Nullable Object day) {
        return text(name, day == null ? null : day.toString());
    }

    JsonWriter word(String name, Enum<?> choice) {
        return text(name, Words.camel(choice));
    }

    JsonWriter number(String name, int value) {
        out.writeName(name);
        out.writeNumber(value);
        return this;
    }

    JsonWriter number(String name, @Nullable BigDecimal value) {
        out.writeName(name);
        if (value == null) {
            out.writeNull();
        } else if (Math.abs((long) value.scale()) > LONGEST_PLAIN_NUMBER) {
            out.writeNumber(value.toString());
        } else {
            out.writeNumber(value);
        }
        return this;
    }

    JsonWriter score(String name, double value) {
        out.writeName(name);
        out.writeNumber(BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros());
        return this;
    }

    JsonWriter flag(String name, boolean value) {
        out.writeName(name);
        out.writeBoolean(value);
        return this;
    }

    JsonWriter span(String name, @Nullable Span span) {
        out.writeName(name);
        if (span == null) {
            out.writeNull();
        } else {
            pair(span);
        }
        return this;
    }

    JsonWriter spans(String name, List<Span> spans) {
        out.writeName(name);
        out.writeStartArray();
        spans.forEach(this::pair);
        out.writeEndArray();
        return this;
    }

    /** Spans of two texts that belong together: {@code [[[0,9],[4,12]], ...]}. */
    <T> JsonWriter spanPairs(String name, List<T> pairs, Function<T, List<Span>> both) {
        out.writeName(name);
        out.writeStartArray();
        for (T each : pairs) {
            out.writeStartArray();
            both.apply(each).forEach(this::pair);
            out.writeEndArray();
        }
        out.writeEndArray();
        return this;
    }

    private void pair(Span span) {
        out.writeStartArray();
        out.writeNumber(span.start());
        out.writeNumber(span.end());
        out.writeEndArray();
    }

    /** Breaks the line before what lies in the outermost object or in a list directly under it. */
    private static final class LinePerRecord implements PrettyPrinter {
        private int depth;

        @Override
        public void writeRootValueSeparator(JsonGenerator g) {
            g.writeRaw('\n');
        }

        @Override
        public void writeStartObject(JsonGenerator g) {
            g.writeRaw('{');
            depth++;
        }

        @Override
        public void writeEndObject(JsonGenerator g, int entries) {
            depth--;
            if (depth == 0) {
                g.writeRaw('\n');
            }
            g.writeRaw('}');
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator g) {
            g.writeRaw(',');
            breakIfShallow(g, 1);
        }

        @Override
        public void writeObjectNameValueSeparator(JsonGenerator g) {
            g.writeRaw(depth == 1 ? ": " : ":");
        }

        @Override
        public void writeStartArray(JsonGenerator g) {
            g.writeRaw('[');
            depth++;
        }

        @Override
        public void writeEndArray(JsonGenerator g, int values) {
            depth--;
            if (depth == 1 && values > 0) {
                g.writeRaw('\n');
            }
            g.writeRaw(']');
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator g) {
            g.writeRaw(',');
            breakIfShallow(g, 2);
        }

        @Override
        public void beforeArrayValues(JsonGenerator g) {
            breakIfShallow(g, 2);
        }

        @Override
        public void beforeObjectEntries(JsonGenerator g) {
            breakIfShallow(g, 1);
        }

        private void breakIfShallow(JsonGenerator g, int deepest) {
            if (depth <= deepest) {
                g.writeRaw('\n');
            }
        }
    }
}
