package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.account.Account;

class AccountFileTest {
    private static byte[] content(AccountFile file, Account account) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(account, out);
        return out.toByteArray();
    }

    @Test
    void everyFileOfTheFolderCanBeHadByItself(@TempDir Path dir) throws Exception {
        Account account = new DamAccount().twoStories();
        new AccountPublisher().publish(account, dir);

        Set<String> names = new TreeSet<>();
        for (AccountFile file : AccountFile.values()) {
            names.add(file.fileName());
            assertArrayEquals(Files.readAllBytes(dir.resolve(file.fileName())), content(file, account));
        }

        try (Stream<Path> written = Files.list(dir)) {
            assertEquals(
                    names, written.map(each -> each.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void theContractsNamesAreFound() {
        assertEquals(
                List.of(
                        "index.html text/html; charset=utf-8",
                        "account.json application/json",
                        "calendar.ics text/calendar; charset=utf-8",
                        "quotes.csv text/csv; charset=utf-8; header=present",
                        "events.csv text/csv; charset=utf-8; header=present",
                        "lineage.csv text/csv; charset=utf-8; header=present",
                        "reports.csv text/csv; charset=utf-8; header=present",
                        "account.jsonld application/ld+json",
                        "plover.jsonl application/jsonl"),
                Arrays.stream(AccountFile.values())
                        .map(file -> file.fileName() + " " + file.mediaType())
                        .toList());
        for (AccountFile file : AccountFile.values()) {
            assertEquals(Optional.of(file), AccountFile.find(file.fileName()));
        }
        assertTrue(AccountFile.find("../account.json").isEmpty());
    }

    @Test
    void oneStoryOfManyIsHandedOnAsIfItWereAlone() throws Exception {
        Account alone = new DamAccount().account();
        Account withoutProblems = new Account(
                alone.asOf(),
                alone.since(),
                alone.version(),
                alone.readings(),
                alone.lineage(),
                alone.stories(),
                alone.grouping(),
                List.of());

        Account only = new DamAccount().twoStories().only("dam").orElseThrow();

        assertEquals(withoutProblems.stories(), only.stories());
        assertEquals(withoutProblems.lineage(), only.lineage());
        assertEquals(withoutProblems.grouping(), only.grouping());
        for (AccountFile file : AccountFile.values()) {
            assertArrayEquals(content(file, withoutProblems), content(file, only));
        }
        assertTrue(new DamAccount().account().only("nobody").isEmpty());
    }
}
