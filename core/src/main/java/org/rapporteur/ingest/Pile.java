package org.rapporteur.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The files to read, each once, each with an id of its own, in an order that does not depend on the order of the arguments.
 */
final class Pile {
    /** A file found; {@code relative} is its name seen from the argument it was found under. */
    private record Found(Path file, Path real, String relative, String shown) {
        /** Names to try as id, the shortest first; the last is unique. */
        String name(int level) {
            int slash = relative.lastIndexOf('/') + 1;
            return switch (level) {
                case 0 -> relative.substring(0, slash) + Kind.stem(relative.substring(slash));
                case 1 -> relative;
                case 2 -> shown;
                default -> slashes(real);
            };
        }

        static final int LAST_LEVEL = 3;
    }

    // What a folder says about itself is no report.
    private static final Pattern README = Pattern.compile("(?i)readme(\\.\\w+)?");
    private static final Set<String> WRITTEN_ACCOUNT =
            Set.of("account.json", "index.html", "lineage.csv", "reports.csv");

    private final Limits limits;
    private final Consumer<InputProblem> problems;
    private final Set<Path> seen = new LinkedHashSet<>();
    private final List<Found> found = new ArrayList<>();

    private Pile(Limits limits, Consumer<InputProblem> problems) {
        this.limits = limits;
        this.problems = problems;
    }

    static List<PileFile> of(List<Path> paths, Limits limits, Consumer<InputProblem> problems) {
        Pile pile = new Pile(limits, problems);
        // Sorted, so that of two ways to the same file always the same one names it.
        paths.stream().sorted(Comparator.comparing(Pile::slashes)).forEach(pile::add);
        return pile.named();
    }

    private void add(Path argument) {
        String shown = slashes(argument);
        if (Files.isDirectory(argument)) {
            int before = found.size();
            int seenBefore = seen.size();
            walk(argument, "", shown.endsWith("/") ? shown : shown + "/", 0);
            if (found.size() == before && seen.size() <= seenBefore + 1) {
                problems.accept(
                        new InputProblem(shown, "no-reports", "the folder holds no file that can be read as a report"));
            }
        } else if (!Files.exists(argument)) {
            problems.accept(new InputProblem(shown, "not-found", "there is no such file or folder"));
        } else if (!Files.isRegularFile(argument)) {
            problems.accept(new InputProblem(shown, "not-a-file", "this is neither a file nor a folder"));
        } else {
            Path name = argument.getFileName();
            take(argument, name == null ? shown : name.toString(), shown);
        }
    }

    private void walk(Path folder, String relative, String shown, int depth) {
        if (depth > limits.depth()) {
            problems.accept(new InputProblem(
                    shown,
                    "too-deep",
                    "folders are nested more than " + limits.depth() + " deep here and were not entered"));
            return;
        }
        Map<String, Path> children = new TreeMap<>();
        try {
            if (!seen.add(folder.toRealPath())) {
                return;
            }
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(child -> children.put(String.valueOf(child.getFileName()), child));
            }
        } catch (IOException e) {
            problems.accept(new InputProblem(shown, "unreadable", "the folder cannot be listed"));
            return;
        }
        // An account that was written here is no report: reading it again would feed the pile its own words.
        if (children.keySet().containsAll(WRITTEN_ACCOUNT)) {
            return;
        }
        children.forEach((name, child) -> {
            if (name.startsWith(".") || README.matcher(name).matches()) {
                return;
            }
            if (Files.isDirectory(child)) {
                walk(child, relative + name + "/", shown + name + "/", depth + 1);
            } else if (!Files.isRegularFile(child)) {
                problems.accept(new InputProblem(shown + name, "not-a-file", "this is neither a file nor a folder"));
            } else if (Kind.ofName(name) == Kind.UNKNOWN) {
                problems.accept(new InputProblem(
                        shown + name, "unknown-kind", "files of this kind are not read; name the file itself to try"));
            } else {
                take(child, relative + name, shown + name);
            }
        });
    }

    private void take(Path file, String relative, String shown) {
        try {
            Path real = file.toRealPath();
            if (seen.add(real)) {
                found.add(new Found(file, real, relative, shown));
            }
        } catch (IOException e) {
            problems.accept(new InputProblem(shown, "unreadable", "the file cannot be reached"));
        }
    }

    /** Gives each file the shortest name that no other file has. */
    private List<PileFile> named() {
        Map<Found, Integer> levels = new LinkedHashMap<>();
        found.forEach(f -> levels.put(f, 0));
        for (boolean changed = true; changed; ) {
            changed = false;
            Map<String, List<Found>> byName = new TreeMap<>();
            levels.forEach((f, level) -> byName.computeIfAbsent(f.name(level), n -> new ArrayList<>())
                    .add(f));
            for (List<Found> same : byName.values()) {
                for (Found f : same) {
                    int level = levels.getOrDefault(f, 0);
                    if (same.size() > 1 && level < Found.LAST_LEVEL) {
                        levels.put(f, level + 1);
                        changed = true;
                    }
                }
            }
        }
        List<PileFile> entries = new ArrayList<>();
        levels.forEach((f, level) -> entries.add(new PileFile(f.file, f.name(level), f.shown)));
        entries.sort(Comparator.comparing(PileFile::id, PATH_ORDER));
        return entries;
    }

    /** Name order, folder by folder: {@code a/z} before {@code a-b}, as a walk meets them. */
    private static final Comparator<String> PATH_ORDER =
            Comparator.comparing((String id) -> id.replace('/', '\u0001')).thenComparing(Comparator.naturalOrder());

    private static String slashes(Path path) {
        String separator = path.getFileSystem().getSeparator();
        return separator.equals("/") ? path.toString() : path.toString().replace(separator, "/");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Pile[%d files]", found.size());
    }
}
