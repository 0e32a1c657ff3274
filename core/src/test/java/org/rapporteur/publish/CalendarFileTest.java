package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.rapporteur.account.Account;

class CalendarFileTest {
    private final DamAccount dam = new DamAccount();

    private static String write(Account account) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CalendarFile(account).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsAheadParsesAgain() throws IOException {
        ICalendar calendar = Biweekly.parse(write(dam.account())).first();

        assertEquals(2, calendar.getEvents().size());
        VEvent meeting = calendar.getEvents().getFirst();
        assertEquals("e-meeting@rapporteur", meeting.getUid().getValue());
        assertEquals("Mira Halloran, Oren Vask: meet", meeting.getSummary().getValue());
        assertEquals("Lisse", meeting.getLocation().getValue());
        assertTrue(meeting.getStatus().isTentative());
        String description = meeting.getDescription().getValue();
        assertTrue(description.contains("4 independent origins, 5 reports:\n- Evening Post, 2031-03-05"), description);
        assertTrue(description.contains("The reports disagree: date (6 Mar 2031 / 7 Mar 2031)"), description);
    }

    @Test
    void anEventLastsItsWholeDays() throws IOException {
        String file = write(dam.account());

        assertTrue(file.contains("DTSTART;VALUE=DATE:20310306\r\nDTEND;VALUE=DATE:20310307\r\n"), file);
        assertTrue(file.contains("DTSTART;VALUE=DATE:20310310\r\nDTEND;VALUE=DATE:20310317\r\n"), file);
        assertTrue(file.contains("DTSTAMP:20310305T000000Z"), file);
    }

    @Test
    void noLineIsLongerThanTheStandardAllows() throws IOException {
        dam.lisse = "Лисса на Озере, в большом зале старой ратуши у моста, второй этаж";
        assertEquals(
                dam.lisse,
                Biweekly.parse(write(dam.account()))
                        .first()
                        .getEvents()
                        .getFirst()
                        .getLocation()
                        .getValue());
        Arrays.stream(write(dam.account()).split("\r\n"))
                .forEach(line -> assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line));
    }

    @Test
    void theFileIsTheSameInEveryZoneAndLocale() throws IOException {
        String here = write(dam.account());
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Tongatapu"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(here, write(dam.account()));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals(here, write(dam.account()));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }
}
