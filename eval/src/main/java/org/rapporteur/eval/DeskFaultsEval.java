package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * What a desk does when things go wrong: killed at random moments of ingest, its disk full, its index damaged, its feeds' servers
 * hanging and lying. Leaves with status 1 if anything is lost, doubled, stopped or not said.
 *
 * <p>Arguments: {@code [KILLS [SEED]]}, or one of {@code kills KILLS SEED}, {@code disk}, {@code index}, {@code feeds} alone. The disk is
 * a tmpfs, which only root may mount.
 */
public final class DeskFaultsEval {
    private static final int KILLS = 200;
    private static final long SEED = 8;

    private DeskFaultsEval() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("desk-faults");
        List<String> wrong = new ArrayList<>();
        String what = arguments.length == 0 || Character.isDigit(arguments[0].charAt(0)) ? "all" : arguments[0];
        int at = what.equals("all") ? 0 : 1;
        try {
            if (what.equals("all") || what.equals("kills")) {
                int kills = arguments.length > at ? Integer.parseInt(arguments[at]) : KILLS;
                long seed = arguments.length > at + 1 ? Long.parseLong(arguments[at + 1]) : SEED;
                System.out.println("== killed");
                wrong.addAll(new DeskKills(folder.resolve("kills"), kills, seed, System.out).run());
            }
            if (what.equals("all") || what.equals("disk")) {
                System.out.println("== disk full");
                wrong.addAll(new DeskDisk(folder.resolve("disk"), System.out).run());
            }
            if (what.equals("all") || what.equals("index")) {
                System.out.println("== index damaged");
                wrong.addAll(new DeskIndexDamage(folder.resolve("damage"), System.out).run());
            }
            if (what.equals("all") || what.equals("feeds")) {
                System.out.println("== bad servers");
                wrong.addAll(new BadOutlets(folder.resolve("feeds"), System.out).run());
            }
        } finally {
            if (wrong.isEmpty()) {
                delete(folder);
            } else {
                System.out.println("kept: " + folder);
            }
        }
        System.out.println("wrong: " + wrong.size());
        wrong.forEach(each -> System.out.println("  " + each));
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, java.io.IOException problem) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
