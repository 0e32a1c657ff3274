package org.rapporteur.eval;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.RawReport;

/** The pages of a data set that keeps them in several folders, read as a user's files would be. */
final class SetPages {
    private final List<Path> folders;
    private final boolean withAddress;

    /** @param withAddress true: the page's address is given as an archive would; false: only its bytes, as the sets' authors do */
    SetPages(Path tests, boolean withAddress, String... folders) {
        this.folders = List.of(folders).stream().map(tests::resolve).toList();
        this.withAddress = withAddress;
    }

    /** The page, or empty if the file is not there or cannot be a report. */
    Optional<RawReport> read(String file, String url) {
        List<RawReport> pages = new ArrayList<>();
        for (Path folder : folders) {
            if (pages.isEmpty() && Files.isRegularFile(folder.resolve(file))) {
                new Ingestor()
                        .read(
                                List.of(folder.resolve(file)),
                                new ByteArrayInputStream(new byte[0]),
                                pages::add,
                                problem -> {});
            }
        }
        return pages.stream().findFirst().map(page -> withAddress ? addressed(page, url) : page);
    }

    private static RawReport addressed(RawReport page, String url) {
        Given given = new Given(url, null, null, List.of(), null, null);
        return new RawReport(page.id(), page.path(), page.format(), page.content(), given, page.problems());
    }
}
