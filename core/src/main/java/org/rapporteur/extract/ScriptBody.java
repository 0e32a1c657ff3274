package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.text.AlignedText;

/**
 * The article of a page that shows none and holds it only as data, for a program in the page to set: the string called {@code
 * articleBody}. Each character of it leads to its place in the script, through the escapes of JSON, and through markup and
 * character references where the string holds such.
 */
final class ScriptBody {
    private static final Pattern KEY = Pattern.compile("\"articleBody\"\\s{0,20}+:\\s{0,20}+\"");
    private static final Pattern MARKUP =
            Pattern.compile("</?(?:p|br|div|h[1-6]|li|ul|ol|blockquote|strong|em|a|b|i)\\b[^<>]{0,2000}+>");

    private ScriptBody() {}

    /** The paragraphs of the longest such string of a page; none if it has none. */
    static List<Block> of(String content) {
        int from = 0;
        int to = 0;
        Matcher key = KEY.matcher(content);
        for (int at = 0; at < content.length() && key.find(at); ) {
            int end = end(content, key.end());
            if (end - key.end() > to - from) {
                from = key.end();
                to = end;
            }
            at = end;
        }
        AlignedText plain = unescaped(content, from, to);
        List<Block> blocks = MARKUP.matcher(plain.text()).find() ? ofMarkup(plain.text()) : ofLines(plain.text());
        return blocks.stream()
                .map(block -> new Block(block.body().over(plain), block.kind()))
                .toList();
    }

    /** Where the string ends that begins at {@code from}: at the next quotation mark that is not escaped. */
    private static int end(String content, int from) {
        int i = from;
        while (i < content.length() && content.charAt(i) != '"') {
            i += content.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, content.length());
    }

    private static AlignedText unescaped(String content, int from, int to) {
        AlignedText.Builder text = new AlignedText.Builder();
        int kept = from;
        int i = from;
        while (i < to) {
            if (content.charAt(i) != '\\' || i + 1 >= to) {
                i++;
                continue;
            }
            text.keep(content, kept, i);
            int length = content.charAt(i + 1) == 'u' && isHex(content, i + 2, to) ? 6 : 2;
            text.replace(String.valueOf(character(content, i, length)), i, i + length);
            i += length;
            kept = i;
        }
        text.keep(content, kept, Math.max(kept, to));
        return text.build();
    }

    private static boolean isHex(String content, int from, int to) {
        for (int i = from; i < from + 4; i++) {
            if (i >= to || Character.digit(content.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static char character(String content, int at, int length) {
        if (length > 2) {
            return (char) Integer.parseInt(content, at + 2, at + length, 16);
        }
        char c = content.charAt(at + 1);
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }

    private static List<Block> ofMarkup(String text) {
        return HtmlPage.parse(text).pieces().stream().map(HtmlPage.Piece::block).toList();
    }

    private static List<Block> ofLines(String text) {
        List<Block> blocks = new ArrayList<>();
        BlockBuilder builder = new BlockBuilder(text);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            RawText.copy(text, start, end, Parser.unescapeEntities(text.substring(start, end), false), builder);
            Block block = builder.finish(Paragraph.Kind.TEXT);
            if (block != null) {
                blocks.add(block);
            }
            start = end + 1;
        }
        return blocks;
    }
}
