package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article.Paragraph;

/** Plain text and Markdown cut into lines, without their markup; each line that is not empty is a block. */
final class TextBlocks {
    /**
     * A line.
     *
     * @param emptyBefore how many empty lines precede it
     * @param url an address that the line consists of, or null; such a line's block is the address itself
     * @param onlyLink true if the whole line is the text of one link
     */
    record Line(Block block, int emptyBefore, @Nullable String url, boolean onlyLink) {
        String text() {
            return block.text();
        }

        Line with(Block other) {
            return new Line(other, emptyBefore, url, onlyLink);
        }
    }

    private static final Pattern INLINE =
            Pattern.compile("(?<image>!\\[[^\\[\\]]{0,500}+\\]\\([^()\\s]{0,2000}+(?:\\s\"[^\"]{0,200}+\")?\\))"
                    + "|\\[(?<text>[^\\[\\]]{1,500}+)\\]\\((?<target>[^()\\s]{0,2000}+(?:\\([^()\\s]{0,200}+\\)[^()\\s]{0,500}+)?)(?:\\s\"[^\"]{0,200}+\")?\\)"
                    + "|<(?<auto>https?://[^<>\\s]{1,2000}+)>"
                    + "|(?<strong>\\*\\*|__)"
                    + "|(?<emphasis>(?<![\\p{L}\\p{N}*_])[*_](?=[\\p{L}\\p{N}“‘\"'])|(?<=[\\p{L}\\p{N}.,!?”’\"'])[*_](?![\\p{L}\\p{N}*_]))"
                    + "|(?<escape>\\\\(?=[*_\\[\\]()#>.!`-]))");
    private static final Pattern BARE_URL = Pattern.compile("<?(https?://[^\\s<>]{4,2000}+)>?");
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s++");
    private static final Pattern ITEM = Pattern.compile("\\s{0,12}(?:[-*+•▪●◦·]|\\d{1,2}[.)](?=\\s+\\p{Lu}))\\s++");
    private static final Pattern QUOTED = Pattern.compile("\\s{0,3}>\\s?+");
    private static final Pattern RULE = Pattern.compile("\\s{0,3}(?:[-*_=]\\s?){3,200}+\\s*+");

    private final String content;
    private final boolean markdown;
    private final BlockBuilder builder;
    private final List<Line> lines = new ArrayList<>();
    private int empty;

    private TextBlocks(String content, boolean markdown) {
        this.content = content;
        this.markdown = markdown;
        this.builder = new BlockBuilder(content);
    }

    static List<Line> of(String content, boolean markdown) {
        TextBlocks blocks = new TextBlocks(content, markdown);
        int start = 0;
        while (start <= content.length()) {
            int end = start;
            while (end < content.length() && !isLineBreak(content.charAt(end))) {
                end++;
            }
            blocks.line(start, end);
            boolean crlf = end + 1 < content.length() && content.charAt(end) == '\r' && content.charAt(end + 1) == '\n';
            start = end + (crlf ? 2 : 1);
        }
        return blocks.lines;
    }

    private void line(int start, int end) {
        Matcher rule = RULE.matcher(content).region(start, end);
        if (rule.matches()) {
            empty++;
            return;
        }
        int from = start;
        Paragraph.Kind kind = Paragraph.Kind.TEXT;
        Matcher quoted = QUOTED.matcher(content).region(from, end);
        if (markdown && quoted.lookingAt()) {
            from = quoted.end();
            kind = Paragraph.Kind.QUOTATION;
        }
        Matcher heading = HEADING.matcher(content).region(from, end);
        Matcher item = ITEM.matcher(content).region(from, end);
        if (heading.lookingAt()) {
            from = heading.end();
            kind = Paragraph.Kind.HEADING;
        } else if (item.lookingAt()) {
            from = item.end();
            kind = Paragraph.Kind.LIST_ITEM;
        }
        int linkChars = inline(from, end);
        Block block = builder.finish(kind);
        if (block == null) {
            String image = content.substring(start, end).strip();
            Matcher url = BARE_URL.matcher(image);
            if (!url.matches()) {
                empty++;
                return;
            }
            builder.keep(start, end);
            block = builder.finish(kind);
        }
        if (block != null) {
            Matcher url = BARE_URL.matcher(block.text());
            boolean onlyLink = linkChars > 0 && linkChars >= block.text().length() - 2;
            lines.add(new Line(block, empty, url.matches() ? url.group(1) : null, onlyLink));
            empty = 0;
        }
    }

    /** Keeps what a reader sees of {@code content[from, to)}; returns how many characters of it are link text. */
    private int inline(int from, int to) {
        int linkChars = 0;
        int kept = from;
        Matcher m = INLINE.matcher(content).region(from, to).useTransparentBounds(true);
        while (m.find()) {
            if (m.group("emphasis") != null && !markdown) {
                continue;
            }
            if (m.group("escape") != null && !markdown) {
                continue;
            }
            builder.keep(kept, m.start());
            if (m.group("text") != null) {
                int before = builder.length();
                boolean isImage = m.group("text").isBlank();
                builder.keep(m.start("text"), isImage ? m.start("text") : m.end("text"));
                linkChars += builder.length() - before;
            }
            kept = m.end();
        }
        builder.keep(kept, to);
        return linkChars;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
    }
}
