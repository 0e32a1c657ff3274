package org.rapporteur.desk.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskOptions;
import org.rapporteur.desk.access.Members;
import org.rapporteur.desk.access.MembersOnDisk;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.api.DeskApi;
import org.rapporteur.desk.watch.FetchOptions;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.WatchOptions;

/** A desk that follows a folder, read by rules, and is served on loopback. */
final class DeskOnExamples implements AutoCloseable {
    /** The reports that come with the program. */
    static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

    /** A machine that does many things at once reads a dozen reports in a second or ten. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final WatchOptions QUICK = new WatchOptions(
            Duration.ofMinutes(10),
            Duration.ofMillis(100),
            Duration.ofMillis(20),
            Duration.ofHours(1),
            Duration.ofMillis(10),
            FetchOptions.DEFAULT);

    final Desk desk;
    final WebDesk web;
    final Members members;

    private DeskOnExamples(Desk desk, Members members) {
        this.desk = desk;
        this.members = members;
        this.web = new WebDesk(WebOptions.local(Integer.getInteger("desk.port", 0)), members);
        DeskPages.all(desk).forEach(web::add);
        DeskApi.all(desk).forEach(web::add);
    }

    /** A desk on these folders, whose reports are all read and accounted for. */
    static DeskOnExamples in(Path folder, Path... followed) throws IOException, InterruptedException {
        Desk desk =
                Desk.open(DeskOptions.in(folder.resolve("desk")).byRules(true).watching(QUICK), Clock.systemUTC());
        DeskOnExamples served = new DeskOnExamples(
                desk, MembersOnDisk.in(Files.createDirectories(folder.resolve("members")), Clock.systemUTC()));
        for (Path each : followed) {
            desk.store().update(t -> t.inputs().add(Input.Kind.FOLDER, each.toString(), null, false, "test"));
        }
        served.web.start();
        desk.start();
        served.settle();
        return served;
    }

    /** The same, with an admin {@code ada}, an analyst {@code ben} and a reader {@code cleo}. */
    DeskOnExamples withMembers() {
        members.add("ada", Served.PASSWORD, Role.ADMIN);
        members.add("ben", Served.PASSWORD, Role.ANALYST);
        members.add("cleo", Served.PASSWORD, Role.READER);
        return this;
    }

    /** Waits until all that came is in the accounts and can be found. */
    void settle() throws InterruptedException {
        assertTrue(desk.awaitQuiet(PATIENCE), "the desk was not done in " + PATIENCE);
    }

    Served.Browser browser() {
        return new Served.Browser(web.port());
    }

    @Override
    public void close() {
        web.close();
        desk.close();
    }

    /** Serves the examples, or the folders named, until the process ends: for looking at the pages. */
    public static void main(String[] folders) throws Exception {
        Path folder = Files.createTempDirectory("desk-pages");
        Path[] followed = folders.length == 0
                ? new Path[] {EXAMPLES}
                : java.util.Arrays.stream(folders).map(Path::of).toArray(Path[]::new);
        DeskOnExamples served = in(folder, followed);
        System.out.println("serving " + served.web.url() + " from " + folder);
        Thread.currentThread().join();
    }
}
