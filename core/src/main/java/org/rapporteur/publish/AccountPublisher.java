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
     * Writes {@code index.html}, {@code account.json}, {@code calendar.ics}, {@code quotes.csv}, {@code events.csv},
     * {@code lineage.csv}, {@code reports.csv}, {@code account.jsonld} and {@code plover.jsonl} into a folder, which is made if it is missing. Each file appears whole or not at all;
     * other files there stay.
     *
     * @throws IOException if a file cannot be written; what was there under that name is then still there
     */
    public void publish(Account account, Path dir) throws IOException {
        Files.createDirectories(dir);
        CsvFiles tables = new CsvFiles(account);
        write(dir, "index.html", out -> new AccountPage(account).write(out));
        write(dir, "account.json", out -> AccountJson.write(account, out));
        write(dir, "calendar.ics", out -> new CalendarFile(account).write(out));
        write(dir, "quotes.csv", tables::quotes);
        write(dir, "events.csv", tables::events);
        write(dir, "lineage.csv", tables::lineage);
        write(dir, "reports.csv", tables::reports);
        write(dir, "account.jsonld", out -> new LinkedDataFile(account).write(out));
        write(dir, "plover.jsonl", out -> new PloverFile(account).write(out));
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
