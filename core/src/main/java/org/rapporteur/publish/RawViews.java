package org.rapporteur.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.LeftOut;
import org.rapporteur.ingest.RawReport;

/**
 * Writes for each report one HTML page that marks the article in the input it was read from: the proof of where every word came
 * from, for people. For one thread; the names of the files depend on the reports and their order only.
 */
public final class RawViews {
    /** Longer names are trouble to some file systems. */
    private static final int NAME_CHARS = 80;

    private final Path dir;
    private final Set<String> taken = new HashSet<>();

    /** How many numbers were tried behind a name that is taken; the first is 2. */
    private final Map<String, Integer> tried = new HashMap<>();

    /** Views in a folder, which is made if it is missing. */
    public RawViews(Path dir) {
        this.dir = dir;
    }

    /**
     * Writes the view of one report; other files of the folder stay.
     *
     * @param leftOut what {@link org.rapporteur.extract.ArticleExtractor#leftOut} tells of the report
     * @return the file, which is named after the report's id
     * @throws IOException if it cannot be written
     */
    public Path write(RawReport raw, Article article, List<LeftOut> leftOut) throws IOException {
        Files.createDirectories(dir);
        String name = name(raw.id());
        AccountPublisher.write(dir, name, out -> RawView.write(raw, article, leftOut, out));
        return dir.resolve(name);
    }

    /** Letters, digits, dots and dashes of the id; a number behind it where two ids come out alike on any file system. */
    String name(String id) {
        StringBuilder stem = new StringBuilder();
        for (int i = 0; i < id.length() && stem.length() < NAME_CHARS; i++) {
            char c = id.charAt(i);
            boolean plain = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            boolean inside = (c == '.' || c == '-') && !stem.isEmpty();
            stem.append(plain || inside ? c : stem.isEmpty() || stem.charAt(stem.length() - 1) == '-' ? "" : "-");
        }
        String base = stem.isEmpty() ? "report" : stem.toString();
        String name = base;
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            name = base + "-" + (tried.merge(base.toLowerCase(Locale.ROOT), 1, Integer::sum) + 1);
        }
        return name + ".html";
    }
}
