package org.rapporteur.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.watch.Input;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a call asks to be followed from now on. */
final class Followed {
    @Parameters(
            paramLabel = "INPUT",
            arity = "0..*",
            description =
                    "Feeds or sitemaps (http or https), folders and files to follow from now on, beside those that"
                            + " are followed already.")
    List<String> inputs = List.of();

    @Option(names = "--no-full-text", description = "Do not fetch the page of an entry whose feed gives a teaser only.")
    boolean noFullText;

    /** Throws {@link WrongUsage} where one cannot be meant. */
    void check() {
        inputs.forEach(Followed::kind);
    }

    /** Throws {@link WrongUsage} where the desk would read itself. */
    void addTo(Store store) {
        for (String each : inputs) {
            if (!isWeb(each) && store.isWithinOrAround(Path.of(each))) {
                throw new WrongUsage(
                        each + " holds the desk itself, or is in it: put the desk elsewhere with --desk DIR.");
            }
        }
        store.update(t -> {
            for (String each : inputs) {
                Input.Kind kind = kind(each);
                t.inputs().add(kind, address(kind, each), null, !noFullText, "desk");
            }
        });
    }

    private static Input.Kind kind(String input) {
        if (isWeb(input)) {
            String path = URI.create(input).getPath();
            return path != null && path.toLowerCase(Locale.ROOT).contains("sitemap")
                    ? Input.Kind.SITEMAP
                    : Input.Kind.FEED;
        }
        Path path = Path.of(input);
        if (Files.isDirectory(path)) {
            return Input.Kind.FOLDER;
        }
        if (Files.exists(path)) {
            return Input.Kind.FILE;
        }
        throw new WrongUsage("there is no file or folder " + input + ", and it is no http(s) address.");
    }

    private static boolean isWeb(String input) {
        if (!input.startsWith("http://") && !input.startsWith("https://")) {
            return false;
        }
        try {
            if (URI.create(input).getHost() != null) {
                return true;
            }
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(input + " is no address: " + e.getMessage() + ".");
        }
        throw new WrongUsage(input + " names no host.");
    }

    private static String address(Input.Kind kind, String input) {
        return switch (kind) {
            case FEED, SITEMAP -> input;
            case FOLDER, FILE -> Path.of(input).toAbsolutePath().normalize().toString();
        };
    }
}
