package org.rapporteur.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskHealth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Follows feeds, folders and files, and keeps the account of every story, without showing it. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description =
                "Follows feeds, folders and files as they grow and keeps the desk's accounts up to date. serve does"
                        + " that too, and shows the desk; watch is for a machine that need not show it.")
final class WatchCommand implements Callable<Integer> {
    /** A first look at a great archive takes its time; a feed that hangs is given up long before. */
    private static final Duration LONGEST_ONCE = Duration.ofHours(24);

    /** Some tries to become the newsroom: time for one that is just ending, while who waits for a report still waits. */
    private static final Duration FIRST_CLAIM = Duration.ofSeconds(10);

    @Mixin
    DeskPlace desk = new DeskPlace();

    @Mixin
    DeskPlace.Watching watching = new DeskPlace.Watching();

    @Mixin
    Followed followed = new Followed();

    @Option(names = "--once", description = "Look at everything once, then end.")
    boolean once;

    private final Streams streams;

    WatchCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        followed.check();
        ServeCommand.log(streams);
        try (Desk open = Desk.open(watching.with(desk.options()), Clock.systemUTC())) {
            followed.addTo(open.store());
            open.start();
            if (once) {
                return once(open);
            }
            streams.err()
                    .println("rapporteur: watching for the desk in "
                            + open.store().folder() + "; Ctrl-C ends it.");
            untilTold(open);
        }
        return Rapporteur.DONE;
    }

    private int once(Desk open) throws InterruptedException {
        if (!open.awaitNewsroom(FIRST_CLAIM)) {
            throw new WrongUsage(
                    "another process watches for the desk in " + open.store().folder() + " already.");
        }
        if (!open.awaitQuiet(LONGEST_ONCE)) {
            streams.err().println("rapporteur: not all was read within " + LONGEST_ONCE.toHours() + " hours.");
            return Rapporteur.FAILED;
        }
        DeskHealth health = open.health();
        streams.err()
                .println("rapporteur: reports " + health.counts().reports() + ", stories "
                        + health.counts().stories() + ".");
        health.faults().reversed().forEach(fault -> streams.err()
                .println("rapporteur: " + fault.path() + ": " + fault.message()));
        return PileCommand.status(!health.faults().isEmpty());
    }

    /** Waits until the system asks the program to end, then lets what is being written end. */
    static void untilTold(AutoCloseable open) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        Thread closing = new Thread(
                () -> {
                    try {
                        open.close();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    } finally {
                        told.countDown();
                    }
                },
                "closing");
        Runtime.getRuntime().addShutdownHook(closing);
        told.await();
    }
}
