package org.rapporteur.desk.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The same statements on PostgreSQL. */
class MembersOnPostgresTest {
    private static final String PASSWORD = "four owls at noon";

    @Test
    void keepsMembersSessionsAndTokens() throws Exception {
        HandClock clock = new HandClock();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Jdbi jdbi = Jdbi.create(postgres.getPostgresDatabase());
            MembersOnDisk.createTables(jdbi);
            Members members = new Members(jdbi, clock, 4);
            assertEquals(false, members.any());
            Member ada = members.add("ada", PASSWORD, Role.ADMIN);
            Member ben = members.add("ben", PASSWORD, Role.READER);
            assertEquals(List.of(ada, ben), members.all());
            assertThrows(Refused.class, () -> members.add("ben", PASSWORD, Role.READER));
            assertThrows(Refused.class, () -> members.remove(ada.id()));
            for (int i = 0; i < 25; i++) {
                members.login("ada", PASSWORD, "192.0.2.1");
                clock.turn(Duration.ofSeconds(1));
            }
            String token = assertInstanceOf(Login.In.class, members.login("ada", PASSWORD, "192.0.2.1"))
                    .token();
            int sessions = jdbi.withHandle(h -> h.select("SELECT count(*) FROM login_session")
                    .mapTo(Integer.class)
                    .one());
            assertEquals(20, sessions, "the oldest are logged out");
            clock.turn(Duration.ofMinutes(5));
            assertEquals(Optional.of(ada), members.sessions().member(token));
            String program = members.sessions().issueToken(ben, "script", Role.ADMIN);
            assertEquals(Optional.of(ben), members.sessions().program(program));
            members.changeRole(ben.id(), Role.ADMIN);
            members.changePassword(ada, PASSWORD, "five owls at noon", token, "192.0.2.1");
            assertTrue(members.sessions().member(token).isPresent());
            members.remove(ada.id());
            assertTrue(members.sessions().member(token).isEmpty());
            assertEquals(
                    List.of("ben"), members.all().stream().map(Member::name).toList());
        }
    }
}
