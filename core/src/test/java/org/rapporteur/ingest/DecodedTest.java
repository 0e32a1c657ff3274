package org.rapporteur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.text.Problem;

class DecodedTest {
    private static void reads(String text, String charset, @Nullable String declared) {
        try {
            Decoded decoded = Decoded.of(text.getBytes(Charset.forName(charset)), declared);
            assertEquals(text, decoded.text(), charset + " declared as " + declared);
            assertEquals(List.of(), decoded.problems(), charset + " declared as " + declared);
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsAPageThatOnlyCallsItselfSwitchingLikeAnyOther() {
        reads("The fährt of Haven.", "UTF-8", "iso-2022-jp");
        reads("The ferry of Haven.", "UTF-8", "iso-2022-jp");
        reads("Die Fähre fährt, sagte Zoë.", "UTF-8", "hz-gb-2312");
    }

    @Test
    void readsWhatThePageOrTheServerDeclares() {
        String german = "Die Fähre fährt über die Straße, „übermorgen“, sagte Zoë – für 5 €. ";
        String polish = "Prom płynie do Haven, powiedział Łukasz: „źle się dzieje”. ";
        String ukrainian = "Пором їде в Гавань, ґречно сказала Єва, і її почули. ";
        String chinese = "港口星期四重新开放，渡轮中午出发。瞭望員說：鎔。 ";
        String japanese = "港は木曜日に再開し、フェリーは正午に出航した。①髙﨑 ";
        String korean = "항구는 목요일에 다시 열렸다. 똠방각하 ";
        Object[][] cases = {
            {german, "windows-1252", "iso-8859-1"},
            {german, "windows-1252", "windows-1252"},
            {polish, "windows-1250", "windows-1250"},
            {polish, "windows-1250", "cp1250"},
            {ukrainian, "windows-1251", "windows-1251"},
            {ukrainian, "windows-1251", "x-cp1251"},
            {ukrainian, "KOI8-U", "koi8-u"},
            {chinese, "GB18030", "gb2312"},
            {chinese, "GB18030", "gbk"},
            {japanese, "windows-31j", "Shift_JIS"},
            {japanese, "windows-31j", "x-sjis"},
            {korean, "x-windows-949", "euc-kr"},
            {"港は木曜日に再開し、フェリーは正午に出航した。", "ISO-2022-JP", "iso-2022-jp"},
            {"항구는 목요일에 다시 열렸다. ", "ISO-2022-KR", "iso-2022-kr"},
            {"Vapur Perşembe günü İskele'den kalktı, dedi Ayşe. ", "windows-1254", "iso-8859-9"},
        };
        for (Object[] c : cases) {
            String text = (String) c[0];
            String charset = (String) c[1];
            String label = (String) c[2];
            reads(text, charset, label);
            reads("<html><head><meta charset=" + label + "></head>" + text, charset, null);
            reads(
                    "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + label + "\">" + text,
                    charset,
                    null);
            reads("<?xml version=\"1.0\" encoding=\"" + label + "\"?><rss>" + text, charset, null);
        }
    }

    @Test
    void believesTheBytesWhereTheDeclarationIsPlainlyWrong() {
        String german = "Die Fähre fährt über die Straße, sagte Zoë für alle Gäste. ".repeat(3);
        reads(german, "UTF-8", "iso-8859-1");
        reads("<meta charset=windows-1251>" + german, "UTF-8", null);
        reads(german, "windows-1252", "utf-8");
        reads("<meta charset=utf-8>" + german, "windows-1252", null);
        reads("<meta charset=utf-16>" + german, "UTF-8", null);
        reads("<meta charset=nonsense>" + german, "UTF-8", "also nonsense");
        String russian = "Паром плывёт в гавань, сказала она, и все услышали её голос. ".repeat(5);
        reads("<meta charset=utf-8>" + russian, "windows-1251", null);
    }

    @Test
    void aLatinTextIsNeverGuessedToBeCyrillic() throws Refusal {
        String czech = "<p>Přístav byl ve čtvrtek znovu otevřen, řekl kapitán a lidé byli šťastní.</p>".repeat(9);
        String read = Decoded.of(czech.getBytes(Charset.forName("windows-1250")), null)
                .text();
        assertTrue(read.contains("byl ve") && read.codePoints().noneMatch(c -> c >= 0x400 && c < 0x500), read);
    }

    @Test
    void theServerIsBelievedBeforeThePage() {
        reads("<meta charset=iso-8859-1>Паром плывёт в гавань.", "windows-1251", "windows-1251");
    }

    @Test
    void readsWideTextWithAndWithoutItsMark() throws Refusal {
        String page = "<!DOCTYPE html><meta charset=utf-8><p>The ferry to Haven, sagte Zoë, плывёт.</p>";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertEquals(page, Decoded.of(page.getBytes(charset), null).text());
            assertEquals(
                    page,
                    Decoded.of(("\uFEFF" + page).getBytes(charset), "utf-8").text());
        }
    }

    @Test
    void locatesWhatIsBrokenInATextThatIsOtherwiseGood() throws Refusal {
        byte[] bytes = "Zoë sagte, die Fähre fährt für alle Gäste über die Straße, schön für Käthe, Jörg, Änne."
                .getBytes(StandardCharsets.UTF_8);
        bytes[0] = (byte) 0xFF;
        Decoded decoded = Decoded.of(bytes, null);
        assertTrue(decoded.text().startsWith("\uFFFDoë sagte"));
        assertEquals(
                "1 place could not be read as UTF-8 and were replaced, the first at byte 0",
                decoded.problems().getFirst().message());
    }

    @Test
    void aStrayNulIsReplacedAndManyAreNoText() throws Refusal {
        String text = "The harbour of Haven opened again on Thursday. ".repeat(40);
        Decoded decoded = Decoded.of((text + "\0" + text).getBytes(StandardCharsets.UTF_8), null);
        assertEquals(text + "\uFFFD" + text, decoded.text());
        assertEquals(
                List.of("undecodable"),
                decoded.problems().stream().map(Problem::kind).toList());
        assertThrows(Refusal.class, () -> Decoded.of(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 7, 1, 0}, null));
    }
}
