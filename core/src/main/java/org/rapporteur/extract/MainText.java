package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.HtmlPage.Piece;

/**
 * Finds the article among all the text of a page.
 *
 * <p>First the container: the element that the page itself marks as the article's body, or the innermost one that holds most
 * of the running text. Then, inside it, what is set aside (figures, asides, forms, elements named for what they are) leaves.
 * Where the page carries its text a second time as structured data, and the two agree, that decides.
 */
final class MainText {
    /** Boilerplate detectors agree that running text begins at about fifteen words (Kohlschütter et al. 2010). */
    private static final int RUNNING_TEXT_CHARS = 80;

    /** A short sentence counts as running text too. */
    private static final int SENTENCE_CHARS = 40;

    private static final double LINKED = 0.35;

    /** A block of mostly link text inside the container is a teaser unless it is a sentence. */
    private static final double MOSTLY_LINKED = 0.6;

    /** The container holds at least this much, or was not found. */
    private static final int FEW_CHARS = 200;

    /** The innermost element with this share of the running text is the container; first value tried, to be tuned. */
    private static final double CONTAINER_SHARE = 0.7;

    /** Structured text is believed if this share of it is found on the page. */
    private static final double AGREEMENT = 0.85;

    /** Quotations, lists and tables hold text of an article, but are not one. */
    private static final Set<String> NO_CONTAINER =
            Set.of("p", "blockquote", "ul", "ol", "li", "table", "tbody", "tr", "td", "dl", "h1", "h2", "h3", "figure");

    /** Between headline and text stand byline, date, sharing and pictures; what is further up belongs to the page. */
    private static final int MOST_ABOVE_TEXT = 30;

    private final HtmlPage page;
    private final PageNoise noise;
    private final @Nullable String structuredText;
    private final Map<Element, Integer> running = new IdentityHashMap<>();
    private final Map<Element, Boolean> outside = new IdentityHashMap<>();

    private MainText(HtmlPage page, PageNoise noise, @Nullable String structuredText) {
        this.page = page;
        this.noise = noise;
        this.structuredText = structuredText;
    }

    static List<Piece> of(HtmlPage page, PageNoise noise, @Nullable String structuredText) {
        return new MainText(page, noise, structuredText).find();
    }

    private List<Piece> find() {
        for (Piece piece : page.pieces()) {
            if (isRunningText(piece) && !isSetAside(piece.owner(), null)) {
                for (Element e = piece.owner(); e != null; e = e.parent()) {
                    running.merge(e, piece.block().text().length(), Integer::sum);
                }
            }
        }
        Element container = container();
        List<Piece> chosen = inside(container);
        if (chars(chosen) < FEW_CHARS) {
            // Names and marks have misled: all running text of the page, wherever it stands, is better than none.
            List<Piece> all = page.pieces().stream()
                    .filter(piece -> isRunningText(piece) && !isSetAside(piece.owner(), null))
                    .toList();
            chosen = chars(all) > 2 * chars(chosen) ? all : chosen;
        }
        List<Piece> structured = agreeing(chosen);
        return withStandfirst(structured.isEmpty() ? chosen : structured);
    }

    /**
     * Puts the standfirst before the text where the container left it out: what stands between the headline and the first
     * paragraph, outside of figures and boxes, and is named for it or reads as a sentence.
     */
    private List<Piece> withStandfirst(List<Piece> chosen) {
        List<Piece> pieces = page.pieces();
        Set<Piece> known = new HashSet<>(chosen);
        int first = 0;
        while (first < pieces.size() && !(known.contains(pieces.get(first)) && isRunningText(pieces.get(first)))) {
            first++;
        }
        if (first == pieces.size()) {
            return chosen;
        }
        int headline = first - 1;
        while (headline >= 0
                && headline >= first - MOST_ABOVE_TEXT
                && !pieces.get(headline).owner().normalName().equals("h1")) {
            headline--;
        }
        if (headline < 0 || headline < first - MOST_ABOVE_TEXT) {
            return chosen;
        }
        List<Piece> added = new ArrayList<>();
        for (Piece piece : pieces.subList(headline + 1, first)) {
            if (!known.contains(piece) && isStandfirst(piece, pieces.get(headline).owner())) {
                added.add(piece);
            }
        }
        if (added.isEmpty()) {
            return chosen;
        }
        known.addAll(added);
        return pieces.stream().filter(known::contains).toList();
    }

    private boolean isStandfirst(Piece piece, Element headline) {
        boolean named = false;
        for (Element e = piece.owner(); e != null && !isWithin(headline, e); e = e.parent()) {
            boolean lead = noise.isLead(e);
            if (noise.isSetAside(e) || noise.isComments(e) || !lead && noise.isNamedNoise(e)) {
                return false;
            }
            named |= lead;
        }
        return piece.linkShare() < LINKED
                && (named && piece.block().text().length() >= SENTENCE_CHARS || isRunningText(piece));
    }

    private static int chars(List<Piece> pieces) {
        return pieces.stream().mapToInt(piece -> piece.block().text().length()).sum();
    }

    private List<Piece> inside(Element container) {
        List<Piece> chosen = new ArrayList<>();
        for (Piece piece : page.pieces()) {
            if (isWithin(piece.owner(), container)
                    && !isOutside(piece.owner(), container)
                    && (piece.linkShare() < MOSTLY_LINKED
                            || LineRules.endsSentence(piece.block().text())
                                    && piece.block().text().length() > RUNNING_TEXT_CHARS)) {
                chosen.add(piece);
            }
        }
        return chosen;
    }

    private Element container() {
        Element body = declaredBody();
        if (body != null) {
            return body;
        }
        Element start = marked("article, [role=article], main, [role=main]");
        Element container = start != null ? start : page.document();
        for (Element next = container; next != null; ) {
            container = next;
            next = null;
            double needed = runningIn(container) * CONTAINER_SHARE;
            for (Element child : container.children()) {
                if (runningIn(child) > needed && !NO_CONTAINER.contains(child.normalName())) {
                    next = child;
                    break;
                }
            }
        }
        return container;
    }

    /** What the page's own markup calls the article's body; lists count as text there. */
    private @Nullable Element declaredBody() {
        Element best = null;
        int most = RUNNING_TEXT_CHARS * 2;
        for (Element e : page.document().select("[itemprop~=articleBody]")) {
            int chars = e.text().length();
            if (chars > most) {
                best = e;
                most = chars;
            }
        }
        return best;
    }

    /** The element so marked with most running text, if that is a good part of the page's. */
    private @Nullable Element marked(String selector) {
        Element best = null;
        for (Element e : page.document().select(selector)) {
            if (runningIn(e) > (best == null ? 0 : runningIn(best))) {
                best = e;
            }
        }
        int all = runningIn(page.document());
        return best != null && runningIn(best) * 3 >= all ? best : null;
    }

    private int runningIn(Element element) {
        return running.getOrDefault(element, 0);
    }

    private static boolean isRunningText(Piece piece) {
        String text = piece.block().text();
        return piece.linkShare() < LINKED
                && (text.length() >= RUNNING_TEXT_CHARS
                        || text.length() >= SENTENCE_CHARS && LineRules.endsSentence(text));
    }

    private static boolean isWithin(Element element, Element container) {
        for (Element e = element; e != null; e = e.parent()) {
            if (e == container) {
                return true;
            }
        }
        return false;
    }

    private boolean isSetAside(Element element, @Nullable Element container) {
        for (Element e = element; e != null && e != container; e = e.parent()) {
            if (noise.isSetAside(e) || noise.isComments(e)) {
                return true;
            }
        }
        return false;
    }

    /** Set aside by tag or name, or an article inside the article: a comment, a teaser, an entry of a running log. */
    private boolean isOutside(Element element, Element container) {
        if (element == container) {
            return false;
        }
        Boolean known = outside.get(element);
        if (known != null) {
            return known;
        }
        // A name is not believed of an element that holds half of the text itself.
        boolean here = runningIn(element) * 2 < runningIn(container)
                        && (noise.isSetAside(element)
                                || noise.isNamedNoise(element)
                                || isNestedArticle(element, container))
                || noise.isComments(element)
                || element.parent() != null && isOutside(element.parent(), container);
        outside.put(element, here);
        return here;
    }

    private static boolean isNestedArticle(Element element, Element container) {
        if (!element.normalName().equals("article")) {
            return false;
        }
        for (Element e = element.parent(); e != null; e = e == container ? null : e.parent()) {
            if (e.normalName().equals("article")) {
                return true;
            }
        }
        return false;
    }

    /** The blocks that the page's structured data repeat, in the page's order; none if the two do not agree. */
    private List<Piece> agreeing(List<Piece> chosen) {
        if (structuredText == null || structuredText.length() < 2 * RUNNING_TEXT_CHARS) {
            return List.of();
        }
        String all = letters(structuredText);
        Shingles known = new Shingles(structuredText);
        Set<Piece> chosenSet = new HashSet<>(chosen);
        Set<String> taken = new HashSet<>();
        Map<Piece, Boolean> repeated = new HashMap<>();
        int covered = 0;
        int chosenLetters = 0;
        for (Piece piece : chosen) {
            chosenLetters += letters(piece.block().text()).length();
        }
        for (Piece piece : page.pieces()) {
            String letters = letters(piece.block().text());
            // A short word of a menu stands somewhere in any article: short blocks must be in the container as well.
            boolean telling = letters.length() >= SENTENCE_CHARS || letters.length() > 3 && chosenSet.contains(piece);
            if (telling
                    && taken.add(letters)
                    && (all.contains(letters) || known.holdsMostOf(piece.block().text()))) {
                repeated.put(piece, true);
                covered += letters.length();
            }
        }
        if (covered < AGREEMENT * all.length() || all.length() * 2 < chosenLetters) {
            return List.of();
        }
        // Structured text leaves out a paragraph now and then; what stands among those that agree belongs to them.
        Set<Element> homes = Collections.newSetFromMap(new IdentityHashMap<>());
        repeated.keySet()
                .forEach(piece -> homes.add(
                        piece.owner().parents().isEmpty()
                                ? piece.owner()
                                : piece.owner().parents().getFirst()));
        List<Piece> agreed = new ArrayList<>();
        for (Piece piece : page.pieces()) {
            if (repeated.containsKey(piece)
                    || chosenSet.contains(piece)
                            && isRunningText(piece)
                            && homes.contains(piece.owner().parent())) {
                agreed.add(piece);
            }
        }
        return agreed;
    }

    static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Which runs of three words a text has: finds a paragraph again that differs in a drop cap or a footnote. */
    private static final class Shingles {
        private static final int WORDS = 3;

        /** Fewer words meet by chance. */
        private static final int FEWEST = 8;

        private final Set<String> runs = new HashSet<>();

        Shingles(String text) {
            runs.addAll(runsOf(text));
        }

        boolean holdsMostOf(String paragraph) {
            List<String> own = runsOf(paragraph);
            return own.size() >= FEWEST && own.stream().filter(runs::contains).count() * 2 > own.size();
        }

        private static List<String> runsOf(String text) {
            String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1);
            List<String> found = new ArrayList<>();
            for (int i = 0; i + WORDS <= words.length; i++) {
                found.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
            }
            return found;
        }
    }
}
