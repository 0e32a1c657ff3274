package org.rapporteur.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows a person at a terminal how many reports are read; silent for short piles and for programs. */
final class Progress implements AutoCloseable {
    /** A pile this small is read before a bar could be seen. */
    private static final int SHORT_PILE = 32;

    private static final int WIDTH_CHARS = 72;
    private static final int UPDATE_MILLIS = 200;

    private final Streams streams;
    private final boolean shown;
    private int done;
    private @Nullable ProgressBar bar;

    Progress(Streams streams, boolean quiet) {
        this.streams = streams;
        this.shown = streams.terminal() && !quiet;
    }

    void step() {
        done++;
        if (!shown) {
            return;
        }
        if (bar == null && done > SHORT_PILE) {
            PrintStream terminal = new PrintStream(streams.errBytes(), true, StandardCharsets.UTF_8);
            bar = new ProgressBarBuilder()
                    .setTaskName("reading")
                    .setUnit(" reports", 1)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setInitialMax(-1)
                    .showSpeed()
                    .clearDisplayOnFinish()
                    // Its own way to find the terminal loads a native library; the width is enough for us.
                    .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH_CHARS))
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
