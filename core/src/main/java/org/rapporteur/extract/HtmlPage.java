package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.text.Span;

/** A parsed page: its tree, and all its visible text as blocks that know their place in the decoded input. */
final class HtmlPage {
    /**
     * A block and where it stands in the page.
     *
     * @param region the innermost block element around it
     * @param linkChars how many of its characters are link text
     */
    record Piece(Block block, Region region, int linkChars) {
        Element owner() {
            return region.element();
        }

        String text() {
            return block.text();
        }

        double linkShare() {
            return (double) linkChars / block.text().length();
        }
    }

    /** Deeper elements become siblings: browsers stop at 512 as well. */
    private static final int MAX_DEPTH = 512;

    /** Each tag costs about a kilobyte of memory; the largest of the 2,045 pages of the three public sets has 20,000. */
    static final int MAX_TAGS = 250_000;

    /** A paragraph in a wrapper in a list item is the item; a page laid out in one item is no list. */
    private static final int MOST_BETWEEN = 2;

    private static final Set<String> INVISIBLE = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "button",
            "select",
            "input",
            "textarea",
            "canvas",
            "audio",
            "video",
            "map",
            "dialog",
            "head",
            "datalist");

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
            "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source");

    /** Text for screen readers only, by the class names that style libraries gave it. */
    private static final Pattern FOR_SCREEN_READERS = Pattern.compile(
            "(?:^|[\\s_-])(?:visually-?hidden|sr-only|screen-?reader(?:-text|-only)?|a11y-hidden|assistive-text|hide-?text)(?![\\w])",
            Pattern.CASE_INSENSITIVE);

    /** One of these is in every name that the pattern finds: spares asking it of most elements. */
    private static final List<String> PARTS_FOR_SCREEN_READERS = List.of("hid", "sr-only", "reader", "assistive");

    /** Longer attributes hold data rather than names or rules. */
    private static final int MAX_ATTRIBUTE_CHARS = 1_000;

    private final String content;
    private final Document document;
    private final List<Region> regions;
    private final List<Piece> pieces;
    private final boolean flattened;
    private final boolean cut;

    private HtmlPage(
            String content,
            Document document,
            List<Region> regions,
            List<Piece> pieces,
            boolean flattened,
            boolean cut) {
        this.content = content;
        this.document = document;
        this.regions = List.copyOf(regions);
        this.pieces = List.copyOf(pieces);
        this.flattened = flattened;
        this.cut = cut;
    }

    static HtmlPage parse(String content) {
        Parser parser = Parser.htmlParser().setTrackPosition(true).setMaxDepth(MAX_DEPTH);
        int end = endOfTags(content);
        Document document = parser.parseInput(content.substring(0, end), "");
        Collector collector = Collector.of(content, document, new int[0]);
        if (collector.isMoved) {
            // Text that must not stand in a table was put before it; a way home leads through the page in its own
            // order.
            int[] starts = Arrays.copyOf(collector.starts, collector.texts);
            Arrays.sort(starts);
            collector = Collector.of(content, document, starts);
            collector.pieces.sort(
                    Comparator.comparing(piece -> piece.block().raw().start()));
        }
        return new HtmlPage(
                content,
                document,
                collector.regions,
                collector.pieces,
                collector.deepest >= MAX_DEPTH - 1,
                end < content.length());
    }

    /** Where the page has as many tags as are read, or its end. */
    private static int endOfTags(String content) {
        if (content.length() <= MAX_TAGS) {
            return content.length();
        }
        int tags = 0;
        for (int at = content.indexOf('<'); at >= 0; at = content.indexOf('<', at + 1)) {
            if (++tags > MAX_TAGS) {
                return at;
            }
        }
        return content.length();
    }

    /** The place of what a page states in its head, or nowhere. */
    static final Span NOWHERE = new Span(0, 0);

    static Span rangeOf(Element element) {
        return element.sourceRange().isTracked()
                ? new Span(
                        element.sourceRange().startPos(), element.sourceRange().endPos())
                : NOWHERE;
    }

    String content() {
        return content;
    }

    Document document() {
        return document;
    }

    /** All visible block elements in reading order, the document first. */
    List<Region> regions() {
        return regions;
    }

    /** All visible text in reading order. */
    List<Piece> pieces() {
        return pieces;
    }

    /** True if elements were nested so deep that they were put side by side. */
    boolean isFlattened() {
        return flattened;
    }

    /** True if the page has more tags than are read. */
    boolean isCut() {
        return cut;
    }

    static boolean isInvisible(Element element) {
        if (INVISIBLE.contains(element.normalName())) {
            return true;
        }
        // The parser has made all names lower-case: no need to look for others.
        Attributes attributes = element.attributes();
        return attributes.hasKey("hidden")
                || isUndisplayed(attributes.get("style"))
                || isForScreenReaders(attributes.get("class"));
    }

    private static boolean isUndisplayed(String style) {
        if (style.isEmpty() || style.length() >= MAX_ATTRIBUTE_CHARS) {
            return false;
        }
        String plain = style.replace(" ", "");
        return plain.contains("display:none")
                || plain.contains("clip:rect(0")
                || plain.contains("clip-path:inset(50%)");
    }

    private static boolean isForScreenReaders(String names) {
        if (names.isEmpty() || names.length() >= MAX_ATTRIBUTE_CHARS) {
            return false;
        }
        String lower = names.toLowerCase(Locale.ROOT);
        for (String part : PARTS_FOR_SCREEN_READERS) {
            if (lower.contains(part)) {
                return FOR_SCREEN_READERS.matcher(names).find();
            }
        }
        return false;
    }

    private static final class Collector implements NodeFilter {
        private final String content;
        private final BlockBuilder builder;
        private final List<Region> regions = new ArrayList<>();
        private final List<Piece> pieces = new ArrayList<>();
        private Region region;
        private int deepest;
        private int linkDepth;
        private int linkChars;
        private int breaks;
        private final int[] inOrder;
        private int[] starts = new int[256];
        private int texts;
        private boolean isMoved;

        /** {@code inOrder}: where the texts begin, if blocks may hold only what stands together; else empty. */
        static Collector of(String content, Document document, int[] inOrder) {
            Collector collector = new Collector(content, document, inOrder);
            NodeTraversor.filter(collector, document);
            collector.finish(collector.region);
            return collector;
        }

        private Collector(String content, Document document, int[] inOrder) {
            this.content = content;
            this.inOrder = inOrder;
            this.builder = new BlockBuilder(content);
            this.region = new Region(0, document, null);
            regions.add(region);
        }

        @Override
        public FilterResult head(Node node, int depth) {
            deepest = Math.max(deepest, depth);
            if (node instanceof TextNode text) {
                text(text);
            } else if (node instanceof Element element && depth > 0) {
                if (isInvisible(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                String name = element.normalName();
                if (name.equals("br")) {
                    lineBreak(element);
                } else if (name.equals("a")) {
                    linkDepth++;
                } else if (!INLINE.contains(name)) {
                    Region inner = new Region(regions.size(), element, region);
                    regions.add(inner);
                    finish(inner);
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            // What is invisible was skipped: the tail of it is never met.
            if (node instanceof Element element) {
                if (element.normalName().equals("a")) {
                    linkDepth--;
                } else if (element == region.element() && region.parent() != null) {
                    finish(region.parent());
                }
            }
            return FilterResult.CONTINUE;
        }

        /** Ends the block so far; the next one belongs to {@code next}. */
        void finish(Region next) {
            Block block = builder.finish(Paragraph.Kind.TEXT);
            if (block != null) {
                pieces.add(new Piece(block.as(kindOf(region)), region, linkChars));
            }
            linkChars = 0;
            breaks = 0;
            region = next;
        }

        /** Two line breaks part paragraphs on pages without paragraph elements; one is a space. */
        private void lineBreak(Element br) {
            breaks++;
            if (breaks > 1) {
                finish(region);
            } else if (br.sourceRange().isTracked()) {
                builder.space(br.sourceRange().startPos(), br.sourceRange().endPos());
            }
        }

        private void text(TextNode node) {
            Range range = node.sourceRange();
            if (!range.isTracked()) {
                return;
            }
            int start = range.startPos();
            int last = texts == 0 ? -1 : starts[texts - 1];
            isMoved |= start <= last;
            if (inOrder.length > 0 && Arrays.binarySearch(inOrder, start) != Arrays.binarySearch(inOrder, last) + 1) {
                finish(region);
            }
            if (texts == starts.length) {
                starts = Arrays.copyOf(starts, 2 * texts);
            }
            starts[texts++] = start;
            int before = builder.length();
            if (!node.isBlank()) {
                breaks = 0;
            }
            RawText.copy(content, range.startPos(), range.endPos(), node.getWholeText(), builder);
            if (linkDepth > 0) {
                linkChars += builder.length() - before;
            }
        }
    }

    /** By the nearest element around it that says so, at most {@link #MOST_BETWEEN} further out. */
    private static Paragraph.Kind kindOf(Region region) {
        int steps = 0;
        for (Region r = region; r != null && steps <= MOST_BETWEEN; r = r.parent()) {
            switch (r.element().normalName()) {
                case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                    return Paragraph.Kind.HEADING;
                }
                case "li", "dd", "dt" -> {
                    return Paragraph.Kind.LIST_ITEM;
                }
                case "figcaption", "caption" -> {
                    return Paragraph.Kind.CAPTION;
                }
                case "blockquote" -> {
                    return Paragraph.Kind.QUOTATION;
                }
                default -> steps++;
            }
        }
        return Paragraph.Kind.TEXT;
    }
}
