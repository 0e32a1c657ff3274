package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

class RawTextTest {
    private static AlignedText copied(String content, String decoded) {
        BlockBuilder builder = new BlockBuilder(content);
        RawText.copy(content, 0, content.length(), decoded, builder);
        Block block = builder.finish(Article.Paragraph.Kind.TEXT);
        assertNotNull(block);
        assertEquals(decoded, block.text());
        return block.body();
    }

    private static String origin(String content, AlignedText text, String words) {
        int at = text.text().indexOf(words);
        return text.alignment().originalOf(new Span(at, at + words.length())).in(content);
    }

    @Test
    void aReferenceMayHaveAnyNumberOfZeros() {
        for (String zeros : List.of("", "000000", "0".repeat(500))) {
            String content = "The &#x" + zeros + "41;ster sailed &#" + zeros + "38; the gate of Haven was shut.";
            AlignedText text = copied(content, "The Aster sailed & the gate of Haven was shut.");
            assertEquals("&#x" + zeros + "41;", origin(content, text, "A"));
            assertEquals("&#" + zeros + "38;", origin(content, text, "&"));
            assertEquals("gate of Haven", origin(content, text, "gate of Haven"));
        }
    }

    @Test
    void onlyWhatDiffersMapsAsAWhole() {
        String content = "The gate ## of Haven was shut, ?? the harbour office ~~ of the town said.";
        AlignedText text = copied(content, "The gate +++ of Haven was shut, the harbour office of the town said.");
        assertEquals("was shut", origin(content, text, "was shut"));
        assertEquals("harbour office", origin(content, text, "harbour office"));
        assertEquals("town said.", origin(content, text, "town said."));
    }

    @Test
    void whatDiffersToTheEndIsOneRange() {
        String content = "The gate ".concat("of Haven #".repeat(30));
        AlignedText text =
                copied(content, "The gate ".concat("at noon + ".repeat(30)).strip());
        assertEquals(List.of(new Span(0, content.length())), text.alignment().originalRanges());
    }
}
