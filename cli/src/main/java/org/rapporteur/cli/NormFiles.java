package org.rapporteur.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.rapporteur.account.Norm;

/** The rules that come with the program and those in the user's files; a user's rule replaces a shipped one of the same name. */
final class NormFiles {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String ENDING = ".properties";

    private final List<Path> given;

    NormFiles(List<Path> given) {
        this.given = given;
    }

    /** All rules, by id; throws {@link WrongUsage} where a file holds none. */
    List<Norm> all() throws IOException {
        TreeMap<String, Norm> byId = new TreeMap<>();
        Norm.shipped().forEach(norm -> byId.put(norm.id(), norm));
        for (Path path : given) {
            for (Path file : files(path)) {
                Norm norm = read(file);
                byId.put(norm.id(), norm);
            }
        }
        return List.copyOf(byId.values());
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new WrongUsage("--norms: there is no file or folder " + path + ".");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, "*" + ENDING)) {
            entries.forEach(entry -> {
                if (Files.isRegularFile(entry)) {
                    files.add(entry);
                }
            });
        }
        if (files.isEmpty()) {
            throw new WrongUsage("--norms: there is no file *" + ENDING + " in " + path + ".");
        }
        files.sort(null);
        return files;
    }

    private static Norm read(Path file) throws IOException {
        String name = file.getFileName().toString();
        String id = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        try {
            String text = Files.readString(file);
            return Norm.parse(id, new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            throw new WrongUsage("--norms: " + file + " is not UTF-8.");
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--norms: " + file + ": " + e.getMessage() + ".");
        }
    }
}
