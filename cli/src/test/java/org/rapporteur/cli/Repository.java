package org.rapporteur.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the piles for tests lie. */
final class Repository {
    private Repository() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("examples"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the tests run outside the source tree");
        }
        return folder;
    }

    static Path examples() {
        return root().resolve("examples");
    }

    /** The five seed reports, which lie beside the source tree; a test that needs them is skipped where they are not. */
    static Path seeds() {
        Path seeds = root().resolveSibling("shared").resolve("seeds");
        Assumptions.assumeTrue(Files.isDirectory(seeds), "the seeds are not beside this source tree (../shared/seeds)");
        return seeds;
    }
}
