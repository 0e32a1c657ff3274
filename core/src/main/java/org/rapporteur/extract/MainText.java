package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.extract.HtmlPage.Piece;
import org.rapporteur.extract.PageNoise.Mark;

/**
 * Finds the article among all the text of a page.
 *
 * <p>First the container: what the page itself marks as the article's body, or the innermost element that holds most of the
 * running text, and its neighbours of the same make. Then, inside it, what is set aside (figures, asides, forms, elements named
 * for what they are) leaves. Where the page carries its text a second time as structured data, and the two agree, that decides.
 * The standfirst comes back from wherever it stands under the headline.
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

    /**
     * The innermost element with this share of the running text is the container. Of .5 to .8 on the half to look of
     * {@code segments}: F1 .947, .950, .952, .953; .7 has the better precision of the last two.
     */
    private static final double CONTAINER_SHARE = 0.7;

    /** Between headline and text stand byline, date, sharing and pictures; what is further up belongs to the page. */
    private static final int MOST_ABOVE_TEXT = 30;

    /** Quotations, lists and tables hold text of an article, but are not one. */
    private static final Set<String> NO_CONTAINER =
            Set.of("p", "blockquote", "ul", "ol", "li", "table", "tbody", "tr", "td", "dl", "h1", "h2", "h3", "figure");

    /** Structured text is believed if this share of it is found on the page. */
    private static final double AGREEMENT = 0.85;

    private final HtmlPage page;
    private final PageNoise noise;
    private final LineRules rules;
    private final Known known;
    private final List<Region> regions;

    /** For each region what its names say; read when first asked. */
    private final List<@Nullable Set<Mark>> marks;

    /** For each region whether it is set aside, by itself or by what it stands in; read when first asked. */
    private final @Nullable Boolean[] aside;

    /** For each region how many characters of running text it holds that is not set aside. */
    private final int[] running;

    /** For each region how many characters of any text it holds. */
    private final int[] text;

    private final Set<Piece> commentsHeadings;

    /** A forum has nothing but what its readers wrote. */
    private boolean commentsAreText;

    /**
     * What the page says about its article elsewhere.
     *
     * @param title its headline
     * @param text its text, as the structured data repeat it
     */
    record Known(@Nullable String title, @Nullable String text) {}

    private MainText(HtmlPage page, ArticleExtractor.Knowledge knowledge, Known known) {
        this.page = page;
        this.noise = knowledge.noise();
        this.rules = knowledge.rules();
        this.known = known;
        this.regions = page.regions();
        this.marks = new ArrayList<>(Collections.nCopies(regions.size(), null));
        this.aside = new Boolean[regions.size()];
        this.running = new int[regions.size()];
        this.text = new int[regions.size()];
        this.commentsHeadings = commentsHeadings();
    }

    static List<Piece> of(HtmlPage page, ArticleExtractor.Knowledge knowledge, Known known) {
        return new MainText(page, knowledge, known).find();
    }

    private List<Piece> find() {
        page.pieces()
                .forEach(piece -> text[piece.region().index()] += piece.text().length());
        addUp(text);
        measure();
        if (running[0] < FEW_CHARS) {
            commentsAreText = true;
            Arrays.fill(aside, null);
            measure();
        } else if (setCommentsAside()) {
            measure();
        }
        List<Piece> chosen = beforeComments(inside(roots()));
        if (chars(chosen) < FEW_CHARS) {
            // Names and marks have misled: all running text of the page, wherever it stands, is better than none.
            List<Piece> all = beforeComments(page.pieces().stream()
                    .filter(piece -> isRunningText(piece) && !isSetAside(piece.region()))
                    .toList());
            chosen = chars(all) > 2 * chars(chosen) ? all : chosen;
        }
        List<Piece> structured = agreeing(chosen);
        return withStandfirst(structured.isEmpty() ? chosen : structured);
    }

    private static int chars(List<Piece> pieces) {
        return pieces.stream().mapToInt(piece -> piece.text().length()).sum();
    }

    private static boolean isRunningText(Piece piece) {
        int chars = piece.text().length();
        return piece.linkShare() < LINKED
                && (chars >= RUNNING_TEXT_CHARS || chars >= SENTENCE_CHARS && LineRules.endsSentence(piece.text()));
    }

    private boolean is(Region region, Mark mark) {
        Set<Mark> known = marks.get(region.index());
        if (known == null) {
            known = noise.marks(region.element());
            marks.set(region.index(), known);
        }
        return known.contains(mark);
    }

    private boolean isComments(Region region) {
        return !commentsAreText && is(region, Mark.COMMENTS);
    }

    /** Set aside by its tag or role; some systems wrap the whole page into one form. */
    private boolean isAside(Region region) {
        return is(region, Mark.ASIDE)
                && !(region.element().normalName().equals("form") && 2 * textIn(region) > textIn(regions.getFirst()));
    }

    private boolean isSetAside(Region region) {
        Boolean known = aside[region.index()];
        if (known == null) {
            Region parent = region.parent();
            known = isAside(region) || isComments(region) || parent != null && isSetAside(parent);
            aside[region.index()] = known;
        }
        return known;
    }

    /** Sums up the running text in each region. */
    private void measure() {
        Arrays.fill(running, 0);
        for (Piece piece : page.pieces()) {
            if (isRunningText(piece) && !isSetAside(piece.region())) {
                running[piece.region().index()] += piece.text().length();
            }
        }
        addUp(running);
    }

    /** Gives each region what its inner regions have. */
    private void addUp(int[] chars) {
        for (int i = regions.size() - 1; i > 0; i--) {
            Region parent = regions.get(i).parent();
            if (parent != null) {
                chars[parent.index()] += chars[i];
            }
        }
    }

    private int runningIn(Region region) {
        return running[region.index()];
    }

    private int textIn(Region region) {
        return text[region.index()];
    }

    /** The elements that hold the article: mostly one. */
    private Set<Region> roots() {
        Set<Region> declared = declaredBody();
        if (!declared.isEmpty()) {
            return declared;
        }
        Region container = markedArticle();
        for (Region next = container; next != null; ) {
            container = next;
            next = null;
            double needed = runningIn(container) * CONTAINER_SHARE;
            for (int i = container.index() + 1; i < regions.size() && next == null; i++) {
                Region child = regions.get(i);
                if (child.parent() == container && runningIn(child) > needed) {
                    next = NO_CONTAINER.contains(child.element().normalName()) ? null : child;
                    break;
                }
            }
        }
        return withKin(container);
    }

    /** What the page's own markup calls the article's body, which may come in several parts. */
    private Set<Region> declaredBody() {
        Region best = null;
        List<Region> declared = new ArrayList<>();
        for (Region region : regions) {
            if (region.element().attributesSize() > 0
                    && region.element().attr("itemprop").contains("articleBody")
                    && !isSetAside(region)) {
                declared.add(region);
                if (best == null || textIn(region) > textIn(best)) {
                    best = region;
                }
            }
        }
        // Lists count as text here.
        if (best == null || textIn(best) < 2 * RUNNING_TEXT_CHARS) {
            return Set.of();
        }
        Region parent = best.parent();
        if (parent != null && NO_CONTAINER.contains(best.element().normalName())) {
            return Set.of(parent);
        }
        Set<Region> parts = new HashSet<>();
        for (Region region : declared) {
            if (region.parent() == parent) {
                parts.add(region);
            }
        }
        return parts;
    }

    /** The element marked as article or as the main part with most running text if that is a good part of the page's, else the page. */
    private Region markedArticle() {
        Region best = regions.getFirst();
        int most = 0;
        for (Region region : regions) {
            String tag = region.element().normalName();
            boolean marked = tag.equals("article") || tag.equals("main");
            if (!marked && region.element().attributesSize() > 0) {
                String role = region.element().attr("role");
                marked = role.equals("article") || role.equals("main");
            }
            if (marked && runningIn(region) > most) {
                best = region;
                most = runningIn(region);
            }
        }
        return most * 3 >= running[0] ? best : regions.getFirst();
    }

    /**
     * The container with others of the same tag and class: an advertisement in the middle parts some articles in two. What is
     * another article, or stands behind another headline, does not belong to it.
     */
    private Set<Region> withKin(Region container) {
        Set<Region> kin = new HashSet<>();
        kin.add(container);
        String names = container.element().className();
        if (names.isBlank()) {
            return kin;
        }
        Region article = article(container);
        boolean[] headed = headed();
        List<String> paragraphs = paragraphNames();
        String own = paragraphs.get(container.index());
        for (Region region : regions) {
            if (runningIn(region) > 0
                    && region.element().normalName().equals(container.element().normalName())
                    && region.element().className().equals(names)
                    && !region.isIn(container)
                    && !container.isIn(region)
                    && article(region) == article
                    && !isBoxed(region, container)
                    && !headed[region.index()]
                    // Names of a grid say nothing; those of paragraphs do.
                    && (region.parent() == container.parent()
                            || !own.isBlank() && own.equals(paragraphs.get(region.index())))) {
                kin.add(region);
            }
        }
        return kin;
    }

    /** True if it or something around it is set aside or named for something of the page, up to what holds the other too. */
    private boolean isBoxed(Region region, Region other) {
        for (Region r = region; r != null && !other.isIn(r); r = r.parent()) {
            if (isAside(r) || isComments(r) || is(r, Mark.NOISE)) {
                return true;
            }
        }
        return false;
    }

    /** For each region the class of its first paragraph of running text; empty where that stands in it without an element. */
    private List<String> paragraphNames() {
        List<String> names = new ArrayList<>(Collections.nCopies(regions.size(), ""));
        boolean[] known = new boolean[regions.size()];
        for (Piece piece : page.pieces()) {
            if (!isRunningText(piece)) {
                continue;
            }
            for (Region r = piece.region(); r != null && !known[r.index()]; r = r.parent()) {
                known[r.index()] = true;
                if (r != piece.region()) {
                    names.set(r.index(), piece.owner().className());
                }
            }
        }
        return names;
    }

    private static @Nullable Region article(Region region) {
        for (Region r = region; r != null; r = r.parent()) {
            if (r.element().normalName().equals("article")) {
                return r;
            }
        }
        return null;
    }

    /** For each region whether a headline stands in it. */
    private boolean[] headed() {
        boolean[] headed = new boolean[regions.size()];
        for (int i = regions.size() - 1; i > 0; i--) {
            String tag = regions.get(i).element().normalName();
            Region parent = regions.get(i).parent();
            if (parent != null && (headed[i] || tag.equals("h1") || tag.equals("h2"))) {
                headed[parent.index()] = true;
            }
        }
        return headed;
    }

    private List<Piece> inside(Set<Region> roots) {
        int all = roots.stream().mapToInt(this::runningIn).sum();
        boolean[] in = new boolean[regions.size()];
        boolean[] out = new boolean[regions.size()];
        boolean[] inArticle = new boolean[regions.size()];
        boolean[] nested = new boolean[regions.size()];
        int inNested = 0;
        for (Region region : regions) {
            int i = region.index();
            Region parent = region.parent();
            int above = parent == null ? i : parent.index();
            in[i] = in[above] || roots.contains(region);
            if (in[i]) {
                boolean isArticle = region.element().normalName().equals("article");
                inArticle[i] = inArticle[above] || isArticle;
                nested[i] = isArticle && inArticle[above] && !roots.contains(region);
                inNested += nested[i] ? runningIn(region) : 0;
            }
        }
        // Articles in the article are teasers or comments, but the entries of a running log as well.
        boolean entries = inNested * 2 > all;
        for (Region region : regions) {
            int i = region.index();
            Region parent = region.parent();
            if (in[i] && parent != null && !roots.contains(region)) {
                // A name is not believed of an element that holds half of the text itself.
                out[i] = out[parent.index()]
                        || isComments(region)
                        || runningIn(region) * 2 < all
                                && (isAside(region) || is(region, Mark.NOISE) || nested[i] && !entries);
            }
        }
        List<Piece> chosen = new ArrayList<>();
        for (Piece piece : page.pieces()) {
            int i = piece.region().index();
            if (in[i]
                    && !out[i]
                    && (piece.linkShare() < MOSTLY_LINKED
                            || LineRules.endsSentence(piece.text())
                                    && piece.text().length() > RUNNING_TEXT_CHARS)) {
                chosen.add(piece);
            }
        }
        return chosen;
    }

    /** What follows a heading such as {@code 27 comments} in the same element is not the article; true if there is such a heading. */
    private boolean setCommentsAside() {
        boolean found = false;
        int before = 0;
        int done = 0;
        for (Piece piece : page.pieces()) {
            int heading = piece.region().index();
            if (isRunningText(piece) && !isSetAside(piece.region())) {
                before += piece.text().length();
            } else if (before >= FEW_CHARS && heading >= done && commentsHeadings.contains(piece)) {
                Region parent = piece.region().parent();
                done = heading + 1;
                while (parent != null
                        && done < regions.size()
                        && regions.get(done).isIn(parent)) {
                    aside[done] = true;
                    done++;
                }
                found = true;
            }
        }
        return found;
    }

    /** Headings such as {@code 27 comments}; those such as {@code Discussion} only where the page's make tells them from the article's own. */
    private Set<Piece> commentsHeadings() {
        Set<Piece> headings = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Piece> bare = new ArrayList<>();
        Piece before = null;
        for (Piece piece : page.pieces()) {
            if (piece.block().kind() == Paragraph.Kind.HEADING) {
                if (rules.isCommentsHeading(piece.text())) {
                    headings.add(piece);
                } else if (before != null && rules.mayHeadComments(piece.text())) {
                    bare.add(piece);
                }
            } else if (isRunningText(piece)) {
                for (Piece heading : bare) {
                    if (before != null && endsArticle(before.region(), heading.region(), piece.region())) {
                        headings.add(heading);
                    }
                }
                bare.clear();
                before = piece;
            }
        }
        return headings;
    }

    /**
     * True if a heading parts the article from text of another make: not inside an article, nor between paragraphs or parts of the
     * same tag and class.
     */
    private boolean endsArticle(Region before, Region heading, Region after) {
        if (isInDeclaredArticle(heading) || before.parent() == heading.parent()) {
            return false;
        }
        Region one = before;
        Region other = after;
        Region a = before;
        Region b = after;
        while (a != null && b != null && a != b) {
            if (a.index() > b.index()) {
                one = a;
                a = a.parent();
            } else {
                other = b;
                b = b.parent();
            }
        }
        return !one.element().normalName().equals(other.element().normalName())
                || !one.element().className().equals(other.element().className());
    }

    private static boolean isInDeclaredArticle(Region region) {
        for (Region r = region; r != null; r = r.parent()) {
            if (r.element().normalName().equals("article")
                    || r.element().attributesSize() > 0
                            && (r.element().attr("itemprop").contains("articleBody")
                                    || r.element().attr("role").equals("article"))) {
                return true;
            }
        }
        return false;
    }

    /** Nothing stands behind such a heading; a line of that kind above the text is a link to them. */
    private List<Piece> beforeComments(List<Piece> chosen) {
        int chars = 0;
        int next = 0;
        for (Piece piece : page.pieces()) {
            if (next < chosen.size() && piece == chosen.get(next)) {
                next++;
                chars += piece.text().length();
            }
            if (chars >= FEW_CHARS && commentsHeadings.contains(piece)) {
                return chosen.subList(0, next);
            }
        }
        return chosen;
    }

    /**
     * Puts the standfirst before the text where the container left it out: what stands between the headline and the first
     * paragraph, outside of figures and boxes, and is named for it or reads as a sentence.
     */
    private List<Piece> withStandfirst(List<Piece> chosen) {
        List<Piece> pieces = page.pieces();
        Set<Piece> text = Collections.newSetFromMap(new IdentityHashMap<>());
        text.addAll(chosen);
        int first = 0;
        while (first < pieces.size() && !(text.contains(pieces.get(first)) && isRunningText(pieces.get(first)))) {
            first++;
        }
        int headline = first == pieces.size() ? -1 : headlineAbove(first);
        if (headline < 0) {
            return chosen;
        }
        boolean added = false;
        for (Piece piece : pieces.subList(headline + 1, first)) {
            added |= isStandfirst(piece, pieces.get(headline).region()) && text.add(piece);
        }
        return added ? pieces.stream().filter(text::contains).toList() : chosen;
    }

    /**
     * The headline above a piece: marked as such, else what reads as the headline does elsewhere on the page, the uppermost as
     * it may come again in a caption; -1 if there is none.
     */
    private int headlineAbove(int first) {
        int same = -1;
        int marked = -1;
        for (int i = first - 1; i >= 0 && i >= first - MOST_ABOVE_TEXT; i--) {
            Piece piece = page.pieces().get(i);
            boolean isSame = known.title != null && LineSorter.isSameTitle(piece.text(), known.title);
            boolean isMarked = piece.region().isUnder("h1");
            if (isSame && isMarked) {
                return i;
            }
            same = isSame ? i : same;
            marked = isMarked && marked < 0 ? i : marked;
        }
        return same >= 0 ? same : marked;
    }

    private boolean isStandfirst(Piece piece, Region headline) {
        boolean named = false;
        for (Region r = piece.region(); r != null && !headline.isIn(r); r = r.parent()) {
            boolean lead = is(r, Mark.LEAD);
            if (isAside(r) || isComments(r) || !lead && is(r, Mark.NOISE)) {
                return false;
            }
            named |= lead;
        }
        return piece.linkShare() < LINKED && (named && piece.text().length() >= SENTENCE_CHARS || isRunningText(piece));
    }

    /** The blocks that the page's structured data repeat, in the page's order; none if the two do not agree. */
    private List<Piece> agreeing(List<Piece> chosen) {
        String structuredText = known.text;
        if (structuredText == null || structuredText.length() < 2 * RUNNING_TEXT_CHARS) {
            return List.of();
        }
        StatedText stated = new StatedText(structuredText);
        Set<Piece> chosenSet = Collections.newSetFromMap(new IdentityHashMap<>());
        chosenSet.addAll(chosen);
        Set<String> taken = new HashSet<>();
        Set<Piece> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
        int covered = 0;
        int chosenLetters = 0;
        for (Piece piece : chosen) {
            chosenLetters += letters(piece.text()).length();
        }
        for (Piece piece : page.pieces()) {
            String letters = letters(piece.text());
            // A short word of a menu stands somewhere in any article: short blocks must be in the container as well.
            boolean telling = piece.block().kind() != Paragraph.Kind.CAPTION
                    && (letters.length() >= SENTENCE_CHARS || letters.length() > 3 && chosenSet.contains(piece));
            if (!telling || !taken.add(letters)) {
                continue;
            }
            if (stated.repeats(piece.text(), letters)) {
                repeated.add(piece);
                covered += letters.length();
            }
        }
        if (covered < AGREEMENT * stated.size() || stated.size() * 2 < chosenLetters) {
            return List.of();
        }
        // Structured text leaves out a paragraph now and then; what stands among those that agree belongs to them.
        Set<Region> homes = new HashSet<>();
        repeated.forEach(piece -> homes.add(homeOf(piece)));
        List<Piece> agreed = new ArrayList<>();
        for (Piece piece : page.pieces()) {
            if (repeated.contains(piece)
                    || chosenSet.contains(piece)
                            && (isRunningText(piece) || piece.block().kind() == Paragraph.Kind.HEADING)
                            && homes.contains(homeOf(piece))) {
                agreed.add(piece);
            }
        }
        return agreed;
    }

    private static Region homeOf(Piece piece) {
        Region parent = piece.region().parent();
        return parent == null ? piece.region() : parent;
    }

    static String letters(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                plain.append(c);
            } else if (c >= 'A' && c <= 'Z') {
                plain.append((char) (c + ('a' - 'A')));
            } else if (c >= 0x80) {
                return lettersOfAnyScript(text);
            }
        }
        return plain.toString();
    }

    private static String lettersOfAnyScript(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return letters.toString();
    }
}
