package org.rapporteur.desk.watch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;

/** What may be followed: one rule for whoever names it, by command, in a page or by the API. */
public final class Followable {
    private Followable() {}

    /** Something that cannot be followed; the message says why, as the rest of a sentence. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private Refused(String why) {
            super(why);
        }
    }

    /**
     * The address as an {@link Input} keeps it. Whether a web address may be fetched is decided when it is, at each redirect anew.
     *
     * @param isOwn whether the desk itself lies in a folder, or around it
     * @throws Refused if nothing of this kind can be there
     */
    public static String address(Input.Kind kind, String asked, Predicate<Path> isOwn) throws Refused {
        return kind.isOfTheMachine() ? path(kind, asked, isOwn) : web(asked.strip());
    }

    private static String web(String asked) throws Refused {
        try {
            URI uri = new URI(asked);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null) {
                // Scheme and host mean the same in any case, so that what is followed already is known again.
                int host = asked.length()
                        - asked.replaceFirst("^[^:]*://[^/?#]*", "").length();
                return asked.substring(0, host).toLowerCase(Locale.ROOT) + asked.substring(host);
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw new Refused(
                "the address of a feed or sitemap begins with https:// or http:// and a host, without a name and password, which "
                        + "this does not: " + asked.replaceFirst("//[^/@]*@", "//...@"));
    }

    private static String path(Input.Kind kind, String asked, Predicate<Path> isOwn) throws Refused {
        try {
            Path path = Path.of(asked).normalize();
            if (path.isAbsolute()
                    && (kind == Input.Kind.FOLDER ? Files.isDirectory(path) : Files.isRegularFile(path))) {
                if (isOwn.test(path)) {
                    throw new Refused("the desk does not read its own folder, nor one that holds it: " + asked);
                }
                return path.toString();
            }
        } catch (InvalidPathException e) {
            // Told below.
        }
        throw new Refused(
                "there is no such " + kind.name().toLowerCase(Locale.ROOT) + " (its whole path is needed): " + asked);
    }
}
