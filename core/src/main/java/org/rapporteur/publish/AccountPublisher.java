package org.rapporteur.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.rapporteur.account.Account;

/** Writes the account of a pile into a folder, in every form that readers and programs want. */
public final class AccountPublisher {
    /** Makes a publisher; it has no state. */
    public AccountPublisher() {}

    /**
     * Writes every {@link AccountFile} into a folder, which is made if it is missing. Each file appears whole or not at all; other
     * files there stay.
     *
     * @throws IOException if a file cannot be written; what was there under that name is then still there
     */
    public void publish(Account account, Path dir) throws IOException {
        Files.createDirectories(dir);
        for (AccountFile file : AccountFile.values()) {
            write(dir, file.fileName(), out -> file.write(account, out));
        }
    }

    /** What a file is to hold. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes one file, which appears whole or not at all. */
    static void write(Path dir, String name, Content content) throws IOException {
        Path whole = dir.resolve(name);
        Path part = dir.resolve("." + name + ".part");
        Files.deleteIfExists(part);
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(out);
            }
            try {
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
