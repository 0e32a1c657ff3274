package org.rapporteur.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.watch.Followable;
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
        inputs.forEach(Followed::address);
    }

    /** Throws {@link WrongUsage} where the desk would read itself. */
    void addTo(Store store) {
        for (String each : inputs) {
            if (!isWeb(each) && store.isWithinOrAround(Path.of(each))) {
                throw new WrongUsage(
                        each + " holds the desk itself, or is in it: put the desk elsewhere with --desk DIR.");
            }
        }
        List<String> addresses = inputs.stream().map(Followed::address).toList();
        store.update(t -> {
            for (String address : addresses) {
                t.inputs().add(kind(address), address, null, !noFullText, "desk");
            }
        });
    }

    /** Whether the desk would read itself is told in its own words, by {@link #addTo}. */
    private static String address(String input) {
        try {
            String named =
                    isWeb(input) ? input : Path.of(input).toAbsolutePath().toString();
            return Followable.address(kind(named), named, path -> false);
        } catch (Followable.Refused | InvalidPathException e) {
            throw new WrongUsage(e.getMessage() + ".");
        }
    }

    private static Input.Kind kind(String input) {
        if (isWeb(input)) {
            String path = input.replaceFirst("^[^:]*://[^/?#]*([^?#]*).*", "$1");
            return path.toLowerCase(Locale.ROOT).contains("sitemap") ? Input.Kind.SITEMAP : Input.Kind.FEED;
        }
        Path path = Path.of(input);
        if (!Files.exists(path)) {
            throw new WrongUsage("there is no file or folder " + input + ", and it is no http(s) address.");
        }
        return Files.isDirectory(path) ? Input.Kind.FOLDER : Input.Kind.FILE;
    }

    private static boolean isWeb(String input) {
        return input.regionMatches(true, 0, "http://", 0, 7) || input.regionMatches(true, 0, "https://", 0, 8);
    }
}
