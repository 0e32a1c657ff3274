package org.rapporteur.extract;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.HtmlPage.Piece;

/**
 * Who wrote a page's article: from its structured data, its meta elements, the elements named for authors around its headline,
 * and the lines that say "by", in this order.
 *
 * <p>The first place that names a person decides. Where none does, what is stated as author is kept as written: a nickname
 * before an editorial office.
 */
final class PageAuthors {
    private static final List<String> AUTHORS = List.of(
            "author",
            "article:author",
            "parsely-author",
            "dc.creator",
            "dc.creator.personalname",
            "dcterms.creator",
            "sailthru.author",
            "citation_author",
            "byl",
            "og:article:author",
            "article:author_name",
            "authors",
            "article.author",
            "dc.contributor",
            "twitter:creator_name",
            "cxenseparse:author",
            "creator");

    private static final int MAX_CHARS = 160;

    private final PageZones zones;
    private final Names names;
    private final DateReader dates;
    private final Collection<String> sites;
    private final Findings found;
    private final Set<String> people = new LinkedHashSet<>();
    private final Set<String> nicknames = new LinkedHashSet<>();
    private final Set<String> bodies = new LinkedHashSet<>();

    private PageAuthors(
            PageZones zones, ArticleExtractor.Knowledge knowledge, Collection<String> sites, Findings found) {
        this.zones = zones;
        this.names = knowledge.names();
        this.dates = knowledge.dates();
        this.sites = sites;
        this.found = found;
    }

    static void read(
            PageMarks marks,
            StructuredData data,
            PageZones zones,
            ArticleExtractor.Knowledge knowledge,
            Collection<String> sites,
            Findings found) {
        if (found.byline.isEmpty()) {
            PageAuthors authors = new PageAuthors(zones, knowledge, sites, found);
            authors.read(marks, data);
            found.byline.addAll(authors.best());
        }
    }

    private List<String> best() {
        Set<String> best = !people.isEmpty() ? people : !nicknames.isEmpty() ? nicknames : bodies;
        return List.copyOf(best);
    }

    private void read(PageMarks marks, StructuredData data) {
        for (StructuredData.Work work : data.works()) {
            if (people.isEmpty() && nicknames.isEmpty()) {
                work.authors().forEach(author -> add(author.name(), author.person()));
            }
        }
        for (String name : AUTHORS) {
            if (people.isEmpty() && nicknames.isEmpty()) {
                marks.metas(name).forEach(line -> add(line, null));
            }
        }
        String label = marks.meta("twitter:label1");
        String value = marks.meta("twitter:data1");
        if (label != null && value != null && names.isAuthorLabel(label)) {
            add(value, null);
        }
        String creator = marks.meta("twitter:creator");
        if (people.isEmpty() && nicknames.isEmpty() && creator != null && !creator.startsWith("@")) {
            add(creator, null);
        }
        if (people.isEmpty()) {
            fuller(marks);
        }
    }

    /** What the page shows: all of it where nothing was stated, else only a fuller name for a stated nickname. */
    private void fuller(PageMarks marks) {
        List<String> stated = List.copyOf(nicknames);
        nicknames.clear();
        marked(marks.authors);
        if (people.isEmpty()) {
            lines();
        }
        if (!stated.isEmpty()) {
            people.removeIf(name -> stated.stream().noneMatch(nick -> (" " + name + " ").contains(" " + nick + " ")));
            nicknames.clear();
            nicknames.addAll(stated);
        }
    }

    /** Elements named for authors, the innermost of those that stand in each other, at the headline, else at the text's end. */
    private void marked(List<Element> elements) {
        for (boolean head : List.of(true, false)) {
            for (Element e : elements) {
                int at = HtmlPage.rangeOf(e).start();
                String text = PageMarks.shortText(e);
                if (text.isEmpty()
                        || text.length() > MAX_CHARS
                        || zones.isAroundHead(at) != head
                        || !zones.isBesideText(at)
                        || hasInner(e, elements)
                        || zones.isElsewhere(e)) {
                    continue;
                }
                shown(text);
                if (!head && !people.isEmpty()) {
                    return;
                }
            }
            if (!people.isEmpty() || !nicknames.isEmpty()) {
                return;
            }
        }
    }

    /** True if another element in it names somebody; a span around the word "by" does not. */
    private boolean hasInner(Element outer, List<Element> elements) {
        for (Element e : elements) {
            if (e != outer
                    && isWithin(e, outer)
                    && !PageMarks.shortText(e).isEmpty()
                    && !names.isAuthorLabel(PageMarks.shortText(e))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(Element inner, Element outer) {
        for (Element e = inner.parent(); e != null; e = e.parent()) {
            if (e == outer) {
                return true;
            }
        }
        return false;
    }

    /** Lines that say "by"; beside a date or as a link under the headline a name alone will do. */
    private void lines() {
        for (List<Piece> zone : List.of(zones.head(), zones.tail())) {
            String before = "";
            for (Piece piece : zone) {
                String text = piece.block().text();
                if (people.isEmpty() && !before.isEmpty() && text.length() <= 60 && names.isAuthorLabel(before)) {
                    add(text, null);
                }
                before = text.length() < 30 ? text : "";
                if (people.isEmpty()
                        && text.length() <= MAX_CHARS
                        && names.hasBylineLabel(text)
                        && !zones.isElsewhere(piece.owner())) {
                    add(text, null);
                }
            }
        }
        List<Piece> under = zones.underTitle();
        for (int i = 0; i < under.size(); i++) {
            String text = under.get(i).block().text();
            if (people.isEmpty()
                    && text.length() <= MAX_CHARS
                    && !zones.isElsewhere(under.get(i).owner())) {
                boolean besideDate =
                        i > 0 && holdsDate(under.get(i - 1)) || i + 1 < under.size() && holdsDate(under.get(i + 1));
                if ((under.get(i).linkShare() > 0.9 || besideDate) && names.isOnlyNames(text)) {
                    add(text, null);
                } else if (PageDates.mayHoldDate(text)) {
                    besideDate(text, true);
                }
            }
        }
    }

    private boolean holdsDate(Piece piece) {
        String text = piece.block().text();
        return text.length() < 60
                && PageDates.mayHoldDate(text)
                && !dates.loose(text).isEmpty();
    }

    /** What an element named for authors shows: a name, or a line that tells the day too. */
    private void shown(String text) {
        if (!PageDates.mayHoldDate(text) || !besideDate(text, false)) {
            add(names.withoutLabel(text), null);
        }
    }

    /** @param onlyNames true: nothing but a name will do; false: what follows "by" will do as well */
    private boolean besideDate(String text, boolean onlyNames) {
        List<Stamp> stamps = dates.loose(text);
        if (stamps.isEmpty()) {
            return false;
        }
        String before = text.substring(0, stamps.getFirst().span().start());
        String after = text.substring(stamps.getLast().span().end());
        for (String beside : List.of(before, after)) {
            for (String part : beside.split("[|·•/,]|\\s[–—-]|[–—-]\\s", -1)) {
                String name = part.strip();
                if (names.isOnlyNames(name)) {
                    people.addAll(names.byline(name));
                } else if (!onlyNames && !names.withoutLabel(name).equals(name)) {
                    add(names.withoutLabel(name), null);
                }
            }
        }
        return true;
    }

    private void add(String line, @Nullable Boolean person) {
        String plain = line.strip();
        if (plain.isEmpty() || plain.length() > 300 || plain.startsWith("http") || plain.startsWith("www.")) {
            return;
        }
        List<String> named = names.byline(plain);
        names.agenciesOf(plain).forEach(a -> found.credit(Credit.Kind.SOURCE, a, HtmlPage.NOWHERE));
        if (!named.isEmpty()) {
            people.addAll(named);
            return;
        }
        names.asWritten(plain).filter(name -> names.agencyIn(name).isEmpty()).ifPresent(name -> {
            boolean letters = Names.isAcronym(name) && name.length() <= 4;
            boolean several = person == null && name.indexOf(' ') > 0;
            boolean body = Boolean.FALSE.equals(person) || letters || several || isSite(name) || names.isBody(name);
            if (body) {
                // The first place that states one decides.
                if (bodies.isEmpty()) {
                    bodies.add(name);
                }
            } else if (nicknames.stream().noneMatch(name::contains)) {
                nicknames.removeIf(longer -> longer.contains(name));
                nicknames.add(name);
            }
        });
    }

    private boolean isSite(String name) {
        String letters = MainText.letters(name);
        return sites.stream()
                .map(MainText::letters)
                .anyMatch(site -> site.contains(letters) || letters.contains(site) && site.length() > 3);
    }
}
