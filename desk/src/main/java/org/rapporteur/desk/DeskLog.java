package org.rapporteur.desk;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The log of a desk: a line of JSON for each thing that happened, or, at a terminal, text for the person in front of it. */
public final class DeskLog {
    /** Held, or its level would be forgotten with it. */
    private static final Logger OURS = Logger.getLogger("org.rapporteur");

    /** Warns at each start that a module is not there which only makes it a little faster. */
    private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private DeskLog() {}

    /**
     * Sends all that is logged from now on to a stream: our own from {@code INFO} on, the libraries below from {@code WARNING} on.
     *
     * @param out standard error, usually; stays open
     * @param terminal whether a person watches it
     */
    public static void install(OutputStream out, boolean terminal) {
        LogManager.getLogManager().reset();
        StreamHandler handler = new StreamHandler(out, terminal ? new SimpleFormatter() : new JsonLines()) {
            @Override
            public synchronized void publish(LogRecord happened) {
                super.publish(happened);
                flush();
            }

            @Override
            public synchronized void close() {
                flush();
            }
        };
        handler.setLevel(Level.ALL);
        try {
            handler.setEncoding("UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        OURS.setLevel(Level.INFO);
        VECTORS.setLevel(Level.SEVERE);
    }

    /** One JSON object a line, whatever a message holds. */
    private static final class JsonLines extends Formatter {
        private static final JsonMapper JSON = JsonMapper.shared();

        @Override
        public String format(LogRecord happened) {
            ObjectNode line = JSON.createObjectNode()
                    .put("time", happened.getInstant().toString())
                    .put("level", happened.getLevel().getName().toLowerCase(Locale.ROOT))
                    .put("logger", happened.getLoggerName())
                    .put("message", formatMessage(happened))
                    .put("thread", Thread.currentThread().getName());
            Throwable thrown = happened.getThrown();
            line.put("exception", thrown == null ? null : trace(thrown));
            return line.toString() + "\n";
        }

        private static String trace(Throwable thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }
}
