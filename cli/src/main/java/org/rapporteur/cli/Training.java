package org.rapporteur.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskOptions;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.web.WebDesk;
import org.rapporteur.desk.web.WebOptions;

/**
 * What the launcher lets the Java machine learn a fast start from: an account of the examples, then a desk of them with a page or two. Does
 * nothing that is kept.
 */
public final class Training {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Training() {}

    /** Takes the folder of examples, and a folder to work in. */
    public static void main(String[] arguments) throws Exception {
        Path examples = Path.of(arguments[0]).toAbsolutePath();
        Path scratch = Path.of(arguments[1]);
        Rapporteur.run(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                false,
                "account",
                "--quiet",
                "-o",
                scratch.resolve("account").toString(),
                examples.toString());
        serve(examples, scratch.resolve("desk"));
        System.exit(Rapporteur.DONE);
    }

    private static void serve(Path examples, Path folder) throws Exception {
        try (Desk desk = Desk.open(DeskOptions.in(folder), Clock.systemUTC());
                WebDesk web = DeskSite.of(desk, WebOptions.local(0))) {
            Store store = desk.store();
            store.update(t -> t.inputs().add(Input.Kind.FOLDER, examples.toString(), null, false, null));
            web.start();
            desk.start();
            desk.awaitQuiet(LONGEST);
            get(web.url());
            get(web.url().resolve("/search?q=dam"));
            get(web.url().resolve("/inputs"));
            for (StoredStory story : store.read(t -> t.stories().latest(Long.MAX_VALUE, 0, 1))) {
                get(web.url().resolve("/stories/" + story.id()));
            }
        }
    }

    private static void get(URI page) throws Exception {
        try (InputStream in = page.toURL().openStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
