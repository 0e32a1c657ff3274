package org.rapporteur.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskLog;
import org.rapporteur.desk.access.Refused;
import org.rapporteur.desk.web.WebDesk;
import org.rapporteur.desk.web.WebOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the desk in the browser, and watches for it unless another process does. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Shows the desk in the browser, and follows its feeds, folders and files unless another process"
                + " does.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    DeskPlace desk = new DeskPlace();

    @Mixin
    DeskPlace.Watching watching = new DeskPlace.Watching();

    @Mixin
    Followed followed = new Followed();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen at (default: 127.0.0.1, this machine only). Any other needs an account first:"
                            + " rapporteur desk admit NAME.")
    String host = WebOptions.LOOPBACK;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen at (default: 8484); 0 for a free one.")
    int port = WebOptions.PORT;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description =
                    "How browsers reach the desk through a proxy, such as https://desk.example.org; may be given more"
                            + " than once.")
    List<URI> publicUrls = List.of();

    private final Streams streams;

    ServeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        followed.check();
        WebOptions where = where();
        log(streams);
        Desk open = Desk.open(watching.with(desk.options()), Clock.systemUTC());
        WebDesk web = DeskSite.of(open, where);
        try {
            followed.addTo(open.store());
            web.start();
        } catch (Refused e) {
            open.close();
            throw new WrongUsage(String.valueOf(e.getMessage()));
        } catch (WrongUsage e) {
            open.close();
            throw e;
        }
        // Pages first: what was known yesterday can be read while the newsroom catches up.
        open.start();
        streams.err()
                .println("rapporteur: the desk in " + open.store().folder() + " is at " + web.url()
                        + "; Ctrl-C ends it.");
        WatchCommand.untilTold(() -> {
            web.close();
            open.close();
        });
        return Rapporteur.DONE;
    }

    static void log(Streams streams) {
        DeskLog.install(streams.errBytes(), streams.terminal());
    }

    private WebOptions where() {
        try {
            return WebOptions.at(host, port, publicUrls);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
