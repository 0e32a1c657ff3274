package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The article's headline: of what a page shows as headings and what it states for machines, the wording on which both agree.
 *
 * <p>A heading in the page wins over a title that only machines see, and loses the kicker above it. Catches {@code Talks fail}
 * under the kicker {@code Haven}; leaves {@code Talks fail – again} whole.
 */
final class PageTitle {
    private static final List<String> TITLES = List.of(
            "og:title",
            "twitter:title",
            "dc.title",
            "dcterms.title",
            "parsely-title",
            "sailthru.title",
            "headline",
            "title");

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

    private static final Pattern KICKER = Pattern.compile(
            "kicker|over-?line|top-?line|roof-?line|dachzeile|eyebrow|super-?(?:title|headline)|topic|sub-?(?:title|head|line)|label|categor|section|rubri[kc]|overtitle|pre-?title|pre-?headline|spitzmarke|small|standfirst",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SITE_HEADING = Pattern.compile(
            "logo|brand|site-?(?:title|name)|blog-?(?:title|name)|masthead|hidden|hide|invisible|aural|screen-?reader|sr-only",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SITE_HEADER = Pattern.compile(
            "(?:site|main|top|global)?[-_]?(?:header|masthead|banner|branding|navbar|topbar|logo)",
            Pattern.CASE_INSENSITIVE);
    /** An article's head links its author, rubric, comments and a few ways to share it; a site's head is a menu. */
    private static final int MOST_LINKS = 12;

    private static final Pattern FRONT_PAGE = Pattern.compile(
            "(?:\\./|/?[a-z]{2}/?|/?(?:[a-z]{2}/)?(?:index|home|default|start)\\.?\\w{0,5})?(?:[?#].{0,200})?");

    /** What parts a headline from the site's name in a page's title. */
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+(?:(?:[|·•»«–—:~/<>-]|::|//|>>|<<)\\s+)+|\\s?[|»«]\\s?|:\\s\\s+");

    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}-]{2,40}(?:\\.[\\p{L}\\p{N}-]{2,20}){0,3}\\.\\p{L}{2,8}");

    /** A day before the headline: {@code 03.04.2021 - Talks fail}. */
    private static final Pattern LEADING_DATE =
            Pattern.compile("^\\d{1,2}[./]\\d{1,2}[./](?:\\d{2}){1,2}\\s?[-–—|:]\\s?(?=\\p{Lu})");

    /** Chinese and Japanese titles have no spaces around what parts the site's name from the headline. */
    private static final Pattern CJK_SITE =
            Pattern.compile("(.{6,200}\\p{IsIdeographic}.{0,20})[-_|－—]([^-_|－—]{2,12})");

    /** A heading of fewer words that no title of the page repeats is a rubric: "Press releases". */
    private static final int FEWEST_WORDS_ALONE = 3;

    /** A stated title of more letters is not found in a heading by chance. */
    private static final int MOST_LETTERS = 12;

    private static final int MAX_CHARS = 400;

    private final List<Element> headings;
    private final List<String> stated = new ArrayList<>();
    private final List<String> sites = new ArrayList<>();
    private final Map<String, String> withoutSite = new HashMap<>();

    private PageTitle(List<Element> headings) {
        this.headings = headings;
    }

    /**
     * @param shown what the page's title element says
     * @param headline what its structured data call the headline
     * @param sites names and hosts of the site
     */
    static @Nullable String of(PageMarks marks, String shown, @Nullable String headline, List<String> sites) {
        PageTitle title = new PageTitle(marks.headings);
        for (String site : sites) {
            String letters = MainText.letters(site);
            // Some pages call their whole title the site's name; it would pass for a site in every part.
            boolean whole = letters.equals(MainText.letters(shown))
                    && SEPARATOR.matcher(folded(shown)).find();
            if (letters.length() > 1 && !whole) {
                title.sites.add(letters);
            }
        }
        title.state(headline);
        for (String name : TITLES) {
            title.state(marks.meta(name));
        }
        title.state(shown);
        return title.find();
    }

    private void state(@Nullable String text) {
        if (text != null && !text.isBlank()) {
            stated.add(folded(text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text));
        }
    }

    private @Nullable String find() {
        List<Element> first = headings.stream()
                .filter(e -> e.normalName().equals("h1") && isHeadline(e))
                .toList();
        for (boolean whole : List.of(true, false)) {
            for (Element h1 : first) {
                String supported = supported(h1, whole);
                if (supported != null) {
                    return supported;
                }
            }
        }
        for (Element h1 : first) {
            if (isTitlePart(h1)) {
                return withoutKicker(h1);
            }
        }
        for (Element lower : headings) {
            if (!lower.normalName().equals("h1") && isTitlePart(lower) && isHeadline(lower)) {
                return withoutKicker(lower);
            }
        }
        for (Element h1 : headings) {
            boolean inHead = h1.normalName().equals("h1") && isShown(h1) && words(h1.text()) >= FEWEST_WORDS_ALONE;
            if (inHead && isTitlePart(h1)) {
                return withoutKicker(h1);
            }
        }
        boolean single = first.size() == 1 || stated.size() < 2;
        for (Element h1 : first) {
            String text = withoutKicker(h1);
            if (single && words(text) >= FEWEST_WORDS_ALONE && !isSetAside(h1)) {
                return text;
            }
        }
        for (String title : stated) {
            String plain = withoutSite(title);
            if (!isSite(plain)) {
                return plain;
            }
        }
        if (first.size() == 1 || stated.isEmpty() && !first.isEmpty()) {
            return withoutKicker(first.getFirst());
        }
        return stated.isEmpty() ? null : stated.getFirst();
    }

    private static int words(String text) {
        int words = 0;
        for (String word : text.split(" ", -1)) {
            words += word.isEmpty() || !Character.isLetterOrDigit(word.codePointAt(word.length() > 1 ? 1 : 0)) ? 0 : 1;
        }
        return words;
    }

    /** A heading that is seen and not the site's own name, which many pages put into a heading above each article. */
    private boolean isHeadline(Element heading) {
        return isShown(heading) && !isSiteHeader(heading);
    }

    private boolean isShown(Element heading) {
        String text = heading.text();
        if (text.isBlank() || text.length() > MAX_CHARS || PageMarks.isHidden(heading)) {
            return false;
        }
        for (Element e : heading.getElementsByTag("a")) {
            String href = e.attr("href").strip();
            if (e.hasAttr("href") && isFrontPage(href) && e.text().length() * 2 > text.length()) {
                return false;
            }
        }
        return !SITE_HEADING.matcher(heading.className()).find()
                && !SITE_HEADING.matcher(heading.id()).find()
                && (sites.isEmpty() || !isSite(text));
    }

    /** The head of the whole page, as against that of the article in it. */
    private static boolean isSiteHeader(Element heading) {
        for (Element e = heading.parent(); e != null; e = e.parent()) {
            if (e.normalName().equals("article") || e.normalName().equals("main")) {
                return false;
            }
            if (isNamedHeader(e)) {
                return e.selectFirst("nav") != null || e.getElementsByTag("a").size() > MOST_LINKS;
            }
        }
        return false;
    }

    private static boolean isNamedHeader(Element e) {
        if (SITE_HEADER.matcher(e.id()).matches()) {
            return true;
        }
        // Without looking for single names first: most elements have none that the pattern could find.
        return SITE_HEADER.matcher(e.className()).find()
                && e.classNames().stream().anyMatch(c -> SITE_HEADER.matcher(c).matches());
    }

    private static boolean isFrontPage(String href) {
        return href.equals("/")
                || FRONT_PAGE.matcher(href).matches()
                || href.matches("(?:https?:)?//[^/?#]{1,200}/?(?:[?#].{0,200})?");
    }

    private static boolean isSetAside(Element heading) {
        for (Element e : heading.parents()) {
            if (e.normalName().equals("footer")
                    || e.normalName().equals("nav")
                    || e.normalName().equals("aside")) {
                return true;
            }
        }
        return false;
    }

    /**
     * The heading, or the part of it, that a stated title repeats; null if none does.
     *
     * @param exactly true: the title is nothing else but for the site's name; false: it holds most of the heading, or the heading it
     */
    private @Nullable String supported(Element heading, boolean exactly) {
        List<String> parts = parts(heading);
        String letters = MainText.letters(String.join(" ", parts));
        if (letters.isEmpty()) {
            return null;
        }
        String part = null;
        for (String title : stated) {
            String bare = MainText.letters(withoutSite(title));
            if (bare.isEmpty()) {
                continue;
            }
            for (int cut = 1; cut < parts.size(); cut++) {
                String tail = String.join(" ", parts.subList(cut, parts.size())).strip();
                String head = String.join(" ", parts.subList(0, cut)).strip();
                for (String side : List.of(tail, head)) {
                    boolean longer = part == null || side.length() > part.length();
                    part = longer && MainText.letters(side).equals(bare) ? side : part;
                }
            }
        }
        if (part != null) {
            return part;
        }
        for (String title : stated) {
            String bare = MainText.letters(withoutSite(title));
            boolean same = bare.equals(letters) || MainText.letters(title).equals(letters);
            boolean most = bare.length() >= MOST_LETTERS && letters.contains(bare)
                    || bare.contains(letters) && letters.length() * 2 > bare.length();
            if (same || !exactly && most) {
                return withoutKicker(heading);
            }
        }
        return null;
    }

    /** True if the heading is one side of a stated title, the other being the site's name or rubric. */
    private boolean isTitlePart(Element heading) {
        String text = folded(heading.text());
        String letters = MainText.letters(text);
        if (letters.length() < 4) {
            return false;
        }
        for (String title : stated) {
            List<String> segments = List.of(SEPARATOR.split(title, -1));
            for (int i = 1; i <= segments.size(); i++) {
                if (MainText.letters(String.join("", segments.subList(0, i))).equals(letters)
                        || words(text) > 1
                                && MainText.letters(
                                                String.join("", segments.subList(segments.size() - i, segments.size())))
                                        .equals(letters)) {
                    return true;
                }
            }
            if (words(text) > 1
                    && letters.length() >= MOST_LETTERS
                    && MainText.letters(title).startsWith(letters)) {
                return true;
            }
        }
        return false;
    }

    /** The visible pieces of a heading, in order, with the element they stand in. */
    private static void pieces(Element heading, List<String> texts, List<@Nullable Element> owners) {
        Element only = heading;
        for (Element child = onlyChild(only); child != null; child = onlyChild(only)) {
            only = child;
        }
        for (Node node : only.childNodes()) {
            if (node instanceof TextNode text && !text.isBlank()) {
                texts.add(folded(text.getWholeText()));
                owners.add(null);
            } else if (node instanceof Element e && !texts.isEmpty() && PageMarks.isHidden(e) && isMark(e.text())) {
                // Who listens to the page hears a pause here: what stands above the headline ends.
                texts.clear();
                owners.clear();
            } else if (node instanceof Element e && !e.text().isBlank() && !PageMarks.isHidden(e)) {
                texts.add(folded(e.text()));
                owners.add(e);
            }
        }
    }

    private static @Nullable Element onlyChild(Element e) {
        Element child = e.firstElementChild();
        return e.childrenSize() == 1 && e.ownText().isBlank() && child != null && !PageMarks.isHidden(child)
                ? child
                : null;
    }

    private static boolean isMark(String text) {
        return !text.isBlank() && MainText.letters(text).isEmpty();
    }

    private static List<String> parts(Element heading) {
        List<String> texts = new ArrayList<>();
        pieces(heading, texts, new ArrayList<>());
        return texts;
    }

    private String withoutKicker(Element heading) {
        List<String> texts = new ArrayList<>();
        List<@Nullable Element> owners = new ArrayList<>();
        pieces(heading, texts, owners);
        int from = 0;
        int to = texts.size();
        while (to - from > 1
                && (isKicker(owners.get(from))
                        || MainText.letters(texts.get(from)).isEmpty() && from > 0)) {
            from++;
        }
        while (to - from > 1 && isKicker(owners.get(to - 1))) {
            to--;
        }
        boolean whole = from == 0 && to == texts.size();
        whole &= MainText.letters(String.join("", texts)).equals(MainText.letters(visible(heading)));
        String text = whole ? visible(heading) : String.join(" ", texts.subList(from, to));
        return withoutSite(LEADING_DATE
                .matcher(text)
                .replaceFirst("")
                .replaceFirst("^[\\s|:–—»-]+(?=\\S)", "")
                .strip());
    }

    private static String visible(Element heading) {
        StringBuilder text = new StringBuilder();
        heading.traverse(new org.jsoup.select.NodeVisitor() {
            private int hidden;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element e) {
                    hidden += PageMarks.isHidden(e) && e != heading ? 1 : 0;
                    if (hidden == 0 && (e.normalName().equals("br") || e.isBlock())) {
                        text.append(' ');
                    }
                } else if (node instanceof TextNode t && hidden == 0) {
                    text.append(t.getWholeText());
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element e) {
                    hidden -= PageMarks.isHidden(e) && e != heading ? 1 : 0;
                }
            }
        });
        return folded(text.toString());
    }

    private static boolean isKicker(@Nullable Element e) {
        return e != null
                && (e.normalName().equals("small")
                        || e.normalName().equals("time")
                        || KICKER.matcher(e.className()).find());
    }

    /** {@code Headline | Site} and {@code Site » Headline} without the site, if the page's own data call it so. */
    private String withoutSite(String title) {
        String known = withoutSite.get(title);
        if (known == null) {
            known = cutSite(title);
            withoutSite.put(title, known);
        }
        return known;
    }

    private String cutSite(String title) {
        String plain = title;
        Matcher cjk = CJK_SITE.matcher(plain);
        if (cjk.matches()) {
            return cjk.group(1);
        }
        for (boolean cut = true; cut; ) {
            cut = false;
            Matcher m = SEPARATOR.matcher(plain);
            int firstEnd = -1;
            int firstStart = -1;
            int lastStart = -1;
            int lastEnd = -1;
            while (m.find()) {
                if (firstEnd < 0) {
                    firstEnd = m.end();
                    firstStart = m.start();
                }
                lastStart = m.start();
                lastEnd = m.end();
            }
            if (lastStart > 0 && isSite(plain.substring(lastEnd))) {
                plain = plain.substring(0, lastStart).strip();
                cut = true;
            } else if (firstStart > 0 && firstEnd < plain.length() && isSite(plain.substring(0, firstStart))) {
                plain = plain.substring(firstEnd).strip();
                cut = true;
            }
        }
        return plain;
    }

    /**
     * True if a text is the site's name, whole, short or with a word more: {@code Coast Herald} or {@code Coast Herald Online} of
     * coastherald.example; false for {@code Haven dam holds} of haven.example.
     */
    private boolean isSite(String text) {
        String letters = MainText.letters(text);
        if (letters.length() < 2) {
            return letters.isEmpty();
        }
        if (HOST.matcher(text.strip()).matches()) {
            return true;
        }
        for (String site : sites) {
            if (site.equals(letters)
                    || letters.length() > 3 && site.startsWith(letters)
                    || site.length() > 3 && letters.contains(site) && letters.length() < site.length() * 2) {
                return true;
            }
        }
        return false;
    }

    private static String folded(String text) {
        return SPACES.matcher(text.replace("\u00AD", "")).replaceAll(" ").strip();
    }
}
