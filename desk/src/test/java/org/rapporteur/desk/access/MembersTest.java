package org.rapporteur.desk.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersTest {
    private static final String PASSWORD = "four owls at noon";
    private static final String HERE = "192.0.2.7";

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private Members members;

    @BeforeEach
    void begin() throws Exception {
        members = MembersOnDisk.in(folder, clock);
    }

    @Test
    void letsSomebodyInWhoKnowsThePassword() {
        Member ada = members.add("Ada", PASSWORD, Role.ADMIN);
        Login.In in = assertInstanceOf(Login.In.class, members.login(" ADA ", PASSWORD, HERE));
        assertEquals(new Member(ada.id(), "ada", Role.ADMIN, clock.instant()), in.member());
        assertEquals(Optional.of(ada), members.sessions().member(in.token()));
        assertEquals(new Login.Wrong(), members.login("ada", PASSWORD + "!", HERE));
        assertEquals(new Login.Wrong(), members.login("eve", PASSWORD, HERE));
        assertEquals(Optional.empty(), members.sessions().member("eve"));
    }

    @Test
    void readsAllOfALongPasswordAndAnyScript() {
        String longOne = "ж".repeat(5) + "abcdefg".repeat(30);
        members.add("ada", longOne + "x", Role.ADMIN);
        assertEquals(new Login.Wrong(), members.login("ada", longOne + "y", HERE));
        assertInstanceOf(Login.In.class, members.login("ada", longOne + "x", HERE));
        // composed and decomposed: the same to who types it
        members.resetPassword(members.all().get(0).id(), "caf\u00e9 caf\u00e9 caf\u00e9");
        assertInstanceOf(Login.In.class, members.login("ada", "cafe\u0301 cafe\u0301 cafe\u0301", HERE));
    }

    @Test
    void keepsNeitherPasswordsNorTokens() throws Exception {
        Member ada = members.add("ada", PASSWORD, Role.ADMIN);
        String session = ((Login.In) members.login("ada", PASSWORD, HERE)).token();
        String program = members.sessions().issueToken(ada, "script", Role.READER);
        StringBuilder stored = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                stored.append(Files.readString(each, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        assertTrue(stored.toString().contains("$2a$04$"), "the file holds what proves the password");
        for (String secret : List.of(PASSWORD, session, program)) {
            assertFalse(stored.toString().contains(secret));
        }
    }

    @Test
    void refusesWhatCannotBeANameOrPassword() {
        assertEquals(
                List.of(
                        "A name has up to 64 letters, digits and . _ @ - and begins with a letter or digit.",
                        "A name has up to 64 letters, digits and . _ @ - and begins with a letter or digit.",
                        "A password has at least 10 characters.",
                        "A password has at most 1024 characters.",
                        "This password is too easy to guess.",
                        "This password is too easy to guess.",
                        "The first member has to be an admin."),
                List.of(
                        refusal("", PASSWORD, Role.ADMIN),
                        refusal("<b>ada</b>", PASSWORD, Role.ADMIN),
                        refusal("ada", "four owls", Role.ADMIN),
                        refusal("ada", "four owls".repeat(200), Role.ADMIN),
                        refusal("ada.lovelace", "Ada.Lovelace", Role.ADMIN),
                        refusal("ada", "aaaaaaaaaaaaaaa", Role.ADMIN),
                        refusal("ada", PASSWORD, Role.READER)));
        members.add("ada", PASSWORD, Role.ADMIN);
        assertEquals("There is a member of this name already.", refusal("ADA", PASSWORD, Role.READER));
    }

    private String refusal(String name, String password, Role role) {
        return assertThrows(Refused.class, () -> members.add(name, password, role))
                .getMessage();
    }

    @Test
    void alwaysKeepsAnAdmin() {
        Member ada = members.add("ada", PASSWORD, Role.ADMIN);
        Member ben = members.add("ben", PASSWORD, Role.READER);
        assertThrows(Refused.class, () -> members.changeRole(ada.id(), Role.ANALYST));
        assertThrows(Refused.class, () -> members.remove(ada.id()));
        members.changeRole(ben.id(), Role.ADMIN);
        members.remove(ada.id());
        assertThrows(Refused.class, () -> members.remove(ben.id()));
        assertEquals(List.of(new Member(ben.id(), "ben", Role.ADMIN, clock.instant())), members.all());
    }

    @Test
    void changesARoleAtOnceAndEndsWithTheMember() {
        members.add("ada", PASSWORD, Role.ADMIN);
        Member ben = members.add("ben", PASSWORD, Role.ANALYST);
        String session = ((Login.In) members.login("ben", PASSWORD, HERE)).token();
        String program = members.sessions().issueToken(ben, "script", Role.ADMIN);
        assertEquals(
                Role.ANALYST, members.sessions().program(program).orElseThrow().role());
        members.changeRole(ben.id(), Role.READER);
        assertEquals(
                Role.READER, members.sessions().member(session).orElseThrow().role());
        assertEquals(
                Role.READER, members.sessions().program(program).orElseThrow().role());
        members.remove(ben.id());
        assertEquals(Optional.empty(), members.sessions().member(session));
        assertEquals(Optional.empty(), members.sessions().program(program));
    }

    @Test
    void letsAProgramDoNoMoreThanItsTokenMay() {
        Member ada = members.add("ada", PASSWORD, Role.ADMIN);
        String program = members.sessions().issueToken(ada, "calendar", Role.READER);
        assertEquals(
                Role.READER, members.sessions().program(program).orElseThrow().role());
        AccessToken token = members.sessions().tokens(ada).get(0);
        assertEquals(new AccessToken(token.id(), "calendar", Role.READER, clock.instant(), clock.instant()), token);
        Member ben = members.add("ben", PASSWORD, Role.ADMIN);
        members.sessions().revokeToken(ben, token.id());
        assertTrue(members.sessions().program(program).isPresent(), "another's token stays");
        members.sessions().revokeToken(ada, token.id());
        assertTrue(members.sessions().program(program).isEmpty());
    }

    @Test
    void forgetsABrowserThatIsIdleOrOld() {
        members.add("ada", PASSWORD, Role.ADMIN);
        String idle = ((Login.In) members.login("ada", PASSWORD, HERE)).token();
        String busy = ((Login.In) members.login("ada", PASSWORD, HERE)).token();
        clock.turn(Duration.ofHours(8));
        assertTrue(members.sessions().member(busy).isPresent());
        clock.turn(Duration.ofHours(8));
        assertTrue(members.sessions().member(busy).isPresent());
        assertTrue(members.sessions().member(idle).isEmpty());
        for (int day = 0; day < 14; day++) {
            for (int shift = 0; shift < 3; shift++) {
                members.sessions().member(busy);
                clock.turn(Duration.ofHours(8));
            }
        }
        assertTrue(members.sessions().member(busy).isEmpty());
    }

    @Test
    void endsOtherBrowsersWithTheOldPassword() {
        Member ada = members.add("ada", PASSWORD, Role.ADMIN);
        String here = ((Login.In) members.login("ada", PASSWORD, HERE)).token();
        String there = ((Login.In) members.login("ada", PASSWORD, HERE)).token();
        assertNotEquals(here, there);
        assertThrows(Refused.class, () -> members.changePassword(ada, "wrong", "five owls at noon", here, HERE));
        members.changePassword(ada, PASSWORD, "five owls at noon", here, HERE);
        assertTrue(members.sessions().member(here).isPresent());
        assertTrue(members.sessions().member(there).isEmpty());
        assertEquals(new Login.Wrong(), members.login("ada", PASSWORD, HERE));
        members.resetPassword(ada.id(), PASSWORD);
        assertTrue(members.sessions().member(here).isEmpty());
    }

    @Test
    void takesAsLongForAnUnknownName() throws Exception {
        members = MembersOnDisk.in(Files.createTempDirectory(folder, "slow"), clock, Passwords.COST);
        members.add("ada", PASSWORD, Role.ADMIN);
        long known = fastest("ada");
        long unknown = fastest("eve");
        assertTrue(
                Math.abs(known - unknown) < Math.max(known, unknown) / 2,
                "known " + known + " ns, unknown " + unknown + " ns");
    }

    private long fastest(String name) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long begin = System.nanoTime();
            members.login(name, "wrong password " + i, "192.0.2." + i);
            fastest = Math.min(fastest, System.nanoTime() - begin);
        }
        return fastest;
    }
}
