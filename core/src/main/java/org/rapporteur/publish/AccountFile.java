package org.rapporteur.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.rapporteur.account.Account;

/** The files that an account is handed on in; their names are part of the contract. */
public enum AccountFile {
    PAGE("index.html", "text/html; charset=utf-8"),
    JSON("account.json", "application/json"),
    CALENDAR("calendar.ics", "text/calendar; charset=utf-8"),
    QUOTES("quotes.csv", "text/csv; charset=utf-8; header=present"),
    EVENTS("events.csv", "text/csv; charset=utf-8; header=present"),
    LINEAGE("lineage.csv", "text/csv; charset=utf-8; header=present"),
    REPORTS("reports.csv", "text/csv; charset=utf-8; header=present"),
    LINKED_DATA("account.jsonld", "application/ld+json"),
    PLOVER("plover.jsonl", "application/jsonl");

    private final String fileName;
    private final String mediaType;

    AccountFile(String fileName, String mediaType) {
        this.fileName = fileName;
        this.mediaType = mediaType;
    }

    /** The file of that name, if the contract has it. */
    public static Optional<AccountFile> find(String fileName) {
        return Arrays.stream(values())
                .filter(each -> each.fileName.equals(fileName))
                .findFirst();
    }

    /** {@code calendar.ics}. */
    public String fileName() {
        return fileName;
    }

    /** What a web server says that it is. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * Writes the file's content; leaves the stream open.
     *
     * @param account with no edge to a report that it does not hold; {@link Account#only} makes one of a single story
     * @throws IOException if the stream does
     */
    public void write(Account account, OutputStream out) throws IOException {
        switch (this) {
            case PAGE -> new AccountPage(account).write(out);
            case JSON -> AccountJson.write(account, out);
            case CALENDAR -> new CalendarFile(account).write(out);
            case QUOTES -> new CsvFiles(account).quotes(out);
            case EVENTS -> new CsvFiles(account).events(out);
            case LINEAGE -> new CsvFiles(account).lineage(out);
            case REPORTS -> new CsvFiles(account).reports(out);
            case LINKED_DATA -> new LinkedDataFile(account).write(out);
            case PLOVER -> new PloverFile(account).write(out);
        }
    }
}
