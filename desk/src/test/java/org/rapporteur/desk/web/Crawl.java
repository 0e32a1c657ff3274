package org.rapporteur.desk.web;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Follows every link of the desk from its first page on, as a reader without script would, and notes what is wrong. */
final class Crawl {
    /** Pages kept and looked at; facets of search make ever more addresses of the same page. */
    private static final int PAGES = 600;

    final Map<String, Document> pages = new LinkedHashMap<>();
    final List<String> problems = new ArrayList<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final Served.Browser browser;
    private final Predicate<String> follows;

    /** @param follows which addresses are asked for */
    Crawl(Served.Browser browser, Predicate<String> follows) {
        this.browser = browser;
        this.follows = follows;
    }

    Crawl from(String... first) throws Exception {
        Deque<String> open = new ArrayDeque<>(List.of(first));
        Set<String> met = new LinkedHashSet<>(List.of(first));
        while (!open.isEmpty() && pages.size() < PAGES) {
            String path = open.remove();
            HttpResponse<String> answer = browser.get(path);
            if (answer.statusCode() / 100 == 3) {
                String to = answer.headers().firstValue("Location").orElse("");
                if (met.add(to)) {
                    open.add(to);
                }
                continue;
            }
            if (answer.statusCode() != 200) {
                problems.add(answer.statusCode() + " " + path);
                continue;
            }
            // A file of the account, even as HTML, is no page of the desk.
            if (path.startsWith("/api/")
                    || !answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            problems.addAll(Markup.problems(path, answer.body()));
            Document page = Jsoup.parse(answer.body(), "http://127.0.0.1" + path);
            pages.put(path, page);
            for (Element each : page.select("a[href], link[href], script[src], form[action], [hx-get]")) {
                for (String name : List.of("href", "src", "hx-get", "action")) {
                    if (!each.hasAttr(name)
                            || name.equals("action") && !each.attr("method").isEmpty()) {
                        continue;
                    }
                    String link = each.attr(name);
                    if (link.startsWith("http://") || link.startsWith("https://")) {
                        continue;
                    }
                    String to = link.startsWith("#") ? path + link : link.startsWith("?") ? path + link : link;
                    links.add(path + " -> " + to);
                    String without = to.contains("#") ? to.substring(0, to.indexOf('#')) : to;
                    if (!without.startsWith("/")) {
                        problems.add("relative or odd link " + link + " on " + path);
                    } else if (follows.test(without) && met.add(without)) {
                        open.add(without);
                    }
                }
            }
        }
        links.forEach(this::checkPlace);
        return this;
    }

    /** A page that was met. */
    Document page(String path) {
        Document page = pages.get(path);
        if (page == null) {
            throw new AssertionError(path + " is not among " + pages.keySet());
        }
        return page;
    }

    private void checkPlace(String link) {
        String to = link.substring(link.indexOf(" -> ") + 4);
        int hash = to.indexOf('#');
        if (hash < 0) {
            return;
        }
        String anchor = URI.create("http://x/" + to.substring(hash).replaceAll("[^\\x21-\\x7e]", "_"))
                .getFragment();
        Document page = pages.get(to.substring(0, hash));
        if (page != null && page.getElementById(anchor) == null) {
            problems.add("no place #" + anchor + " : " + link);
        }
    }
}
