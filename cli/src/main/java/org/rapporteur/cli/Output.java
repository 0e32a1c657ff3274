package org.rapporteur.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Standard output: tells a reader that went away ({@code | head}) from a disk that is full.
 *
 * <p>Closing it flushes only: the stream belongs to the process.
 */
final class Output extends FilterOutputStream {
    Output(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        try {
            out.write(b);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** Writes out what is left. */
    void finish() {
        try {
            flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message is the system's: the launcher sets its language, so that these words can be known. */
    private static IOException told(IOException e) {
        String message = e.getMessage();
        if (message != null && (message.contains("Broken pipe") || message.contains("pipe is being closed"))) {
            throw new Closed();
        }
        return e;
    }

    /** Nobody reads any more. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed() {
            super("output closed", null, false, false);
        }
    }
}
