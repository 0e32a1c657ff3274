package org.rapporteur.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.DeskOptions;
import org.rapporteur.desk.watch.FetchOptions;
import org.rapporteur.desk.watch.WatchOptions;
import picocli.CommandLine.Option;

/** Which desk is meant, for all commands on one. */
final class DeskPlace {
    @Option(
            names = "--desk",
            paramLabel = "DIR",
            description = "Folder of the desk (default: desk); made if missing. To copy it is to back it up.")
    Path folder = Path.of("desk");

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "jdbc:postgresql://host/name?user=...&password=... for a team's store instead of the folder's"
                    + " own; also from the environment as RAPPORTEUR_DATABASE.",
            defaultValue = "${env:RAPPORTEUR_DATABASE}")
    @Nullable
    String database;

    /** Of a desk that is neither watched nor shown. */
    DeskOptions options() {
        String url = database;
        if (url != null && !url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            throw new WrongUsage("--database wants an address that begins with jdbc:postgresql: .");
        }
        return DeskOptions.in(folder.toAbsolutePath().normalize()).at(url == null || url.isEmpty() ? null : url);
    }

    /** How a desk is watched. */
    static final class Watching {
        @Option(
                names = "--allow-host",
                paramLabel = "HOST",
                description =
                        "A host, or host:port, that may be fetched though its address is private; may be given more"
                                + " than once.")
        List<String> allowed = List.of();

        @Option(
                names = "--rules-only",
                description = "Read without the learned model: faster, but about a third fewer quotes and less certain"
                        + " names.")
        boolean rulesOnly;

        DeskOptions with(DeskOptions options) {
            Set<String> hosts = new LinkedHashSet<>();
            allowed.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
            WatchOptions usual = WatchOptions.DEFAULT;
            return options.byRules(rulesOnly)
                    .watching(new WatchOptions(
                            usual.webInterval(),
                            usual.folderInterval(),
                            usual.quiet(),
                            usual.longestBackOff(),
                            usual.tick(),
                            FetchOptions.DEFAULT.withAllowedHosts(hosts)));
        }
    }
}
