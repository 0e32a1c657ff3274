package org.rapporteur.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.HtmlPage.Piece;

/** Where the article's headline, its text and its end lie among all the text of a page. */
final class PageZones {
    /** Rubric, date and byline stand this many blocks at most above the headline. */
    private static final int ABOVE = 8;

    /** A byline stands this many blocks at most under the headline. */
    private static final int UNDER = 12;

    /** The first paragraph counts to the head: bylines and dates stand in or behind it now and then. */
    private static final int INTO_TEXT = 2;

    /** Date, byline and source stand this many blocks at most under the text. */
    private static final int BELOW = 10;

    /** A headline that stands farther from the text is another article's. */
    private static final int FAR = 60;

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3");

    private static final int RUNNING_TEXT_CHARS = 80;

    private final List<Piece> pieces;
    private final int title;
    private final int firstBody;
    private final int lastBody;
    private final PageNoise noise;
    private final Map<Element, Boolean> elsewhere = new IdentityHashMap<>();

    private PageZones(PageNoise noise, List<Piece> pieces, int title, int firstBody, int lastBody) {
        this.noise = noise;
        this.pieces = pieces;
        this.title = title;
        this.firstBody = firstBody;
        this.lastBody = lastBody;
    }

    /** @param chosen the pieces of the article's text, in order */
    static PageZones of(PageNoise noise, List<Piece> pieces, List<Piece> chosen, @Nullable String title) {
        int first = -1;
        int last = -1;
        int from = 0;
        for (Piece piece : chosen) {
            boolean running = piece.block().text().length() >= RUNNING_TEXT_CHARS && piece.linkShare() < 0.5;
            if (running) {
                while (from < pieces.size() && pieces.get(from) != piece) {
                    from++;
                }
                if (from == pieces.size()) {
                    break;
                }
                first = first < 0 ? from : first;
                last = from;
            }
        }
        if (first < 0 && !chosen.isEmpty()) {
            first = pieces.indexOf(chosen.getFirst());
            last = pieces.indexOf(chosen.getLast());
        }
        first = Math.max(0, first);
        last = Math.max(first, last);
        return new PageZones(noise, pieces, titleAt(pieces, title, first), first, last);
    }

    /** The last block before the text that repeats the title, or the text's beginning. */
    private static int titleAt(List<Piece> pieces, @Nullable String title, int firstBody) {
        String wanted = title == null ? "" : MainText.letters(title);
        int best = -1;
        if (title != null && !wanted.isEmpty()) {
            for (int i = Math.min(pieces.size() - 1, firstBody + INTO_TEXT); i >= Math.max(0, firstBody - FAR); i--) {
                String text = pieces.get(i).block().text();
                if (text.length() < 2 * title.length() + 40) {
                    String letters = MainText.letters(text);
                    boolean heading = HEADINGS.contains(pieces.get(i).owner().normalName());
                    if (letters.contains(wanted) || heading && letters.length() > 8 && wanted.contains(letters)) {
                        best = best < 0 || pieces.get(i).owner().normalName().equals("h1") ? i : best;
                    }
                }
            }
        }
        return best < 0 ? firstBody : best;
    }

    /** From a little above the headline to the first paragraph. */
    List<Piece> head() {
        return pieces.subList(headStart(), headEnd());
    }

    /** Between the headline and the text, where bylines stand; nothing where the headline was not found. */
    List<Piece> underTitle() {
        return pieces.subList(Math.min(title + 1, firstBody), Math.min(firstBody, title + 1 + UNDER));
    }

    int headStart() {
        return Math.max(0, Math.min(title, firstBody) - ABOVE);
    }

    int headEnd() {
        return Math.min(pieces.size(), Math.max(title, firstBody) + INTO_TEXT);
    }

    int title() {
        return title;
    }

    int firstBody() {
        return firstBody;
    }

    int lastBody() {
        return lastBody;
    }

    /** What follows the text. */
    List<Piece> tail() {
        return pieces.subList(Math.min(pieces.size(), Math.max(headEnd(), lastBody)), tailEnd());
    }

    int tailEnd() {
        return Math.min(pieces.size(), Math.max(headEnd(), lastBody + BELOW));
    }

    /** True if a place of the decoded page lies in the head. */
    boolean isAroundHead(int raw) {
        return !pieces.isEmpty() && raw >= startOf(headStart()) && raw <= endOf(headEnd() - 1);
    }

    /** True if a place lies after the headline's surroundings and before the text's end. */
    boolean isBesideText(int raw) {
        return !pieces.isEmpty() && raw >= startOf(headStart()) && raw <= endOf(tailEnd() - 1);
    }

    private int startOf(int i) {
        return i == 0 ? 0 : pieces.get(i).block().raw().start();
    }

    private int endOf(int i) {
        return pieces.get(Math.max(0, i)).block().raw().end();
    }

    /** True for what stands among readers' comments, in a menu or beside the article. */
    boolean isElsewhere(Element element) {
        Deque<Element> unknown = new ArrayDeque<>();
        boolean known = false;
        for (Element e = element; e != null; e = e.parent()) {
            Boolean before = elsewhere.get(e);
            if (before != null) {
                known = before;
                break;
            }
            unknown.push(e);
        }
        for (Element e : unknown) {
            known = known
                    || e.normalName().equals("nav")
                    || e.normalName().equals("aside")
                    || noise.marks(e).contains(PageNoise.Mark.COMMENTS);
            elsewhere.put(e, known);
        }
        return known;
    }
}
