package org.rapporteur.desk.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowableTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheAddressOfAPage() throws Exception {
        assertEquals(
                "https://a.example/Feed?x=A",
                Followable.address(Input.Kind.FEED, " HTTPS://A.example/Feed?x=A\n", path -> false));
        assertEquals(
                "http://a.example?x=A", Followable.address(Input.Kind.FEED, "http://a.Example?x=A", path -> false));
        for (String bad : List.of(
                "a.example/feed",
                "ftp://a.example/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https:///feed",
                "https://me:secret@a.example/",
                "https://a.example/with space",
                "")) {
            Followable.Refused refused = assertThrows(
                    Followable.Refused.class, () -> Followable.address(Input.Kind.SITEMAP, bad, path -> false), bad);
            String told = String.valueOf(refused.getMessage());
            assertTrue(told.endsWith(bad.replace("me:secret", "...")), told);
        }
    }

    @Test
    void namesWhatIsThereByItsWholePath() throws Exception {
        Path file = Files.createFile(folder.resolve("a.jsonl"));
        assertEquals(
                file.toString(),
                Followable.address(
                        Input.Kind.FILE, folder.resolve("x/../a.jsonl").toString(), path -> false));
        assertEquals(folder.toString(), Followable.address(Input.Kind.FOLDER, folder.toString(), path -> false));
        for (String bad : List.of("a.jsonl", folder.resolve("none").toString(), file + "\0", "")) {
            assertThrows(Followable.Refused.class, () -> Followable.address(Input.Kind.FILE, bad, path -> false), bad);
        }
        assertThrows(
                Followable.Refused.class, () -> Followable.address(Input.Kind.FOLDER, file.toString(), path -> false));
        assertThrows(
                Followable.Refused.class,
                () -> Followable.address(Input.Kind.FOLDER, folder.toString(), folder::equals));
    }
}
