package org.rapporteur.desk.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What no page of the desk may have. */
final class Markup {
    private Markup() {}

    static List<String> problems(String path, String html) {
        List<String> problems = new ArrayList<>();
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document page = Jsoup.parse(html, "", parser);
        parser.getErrors().forEach(error -> problems.add(path + ": " + error));
        Set<String> ids = new HashSet<>();
        for (Element each : page.getAllElements()) {
            if (!each.id().isEmpty() && !ids.add(each.id())) {
                problems.add(path + ": the id " + each.id() + " twice");
            }
            each.attributes().forEach(attribute -> {
                if (attribute.getKey().startsWith("on") || attribute.getKey().equals("style")) {
                    problems.add(path + ": " + attribute.getKey() + " in <" + each.tagName() + ">");
                }
                String value = attribute.getValue().strip().toLowerCase(java.util.Locale.ROOT);
                if (Set.of("href", "src", "action").contains(attribute.getKey())
                        && (value.startsWith("javascript:")
                                || value.startsWith("data:")
                                || value.startsWith("vbscript:"))) {
                    problems.add(path + ": " + attribute.getKey() + "=" + value);
                }
            });
        }
        for (Element script : page.select("script")) {
            if (!script.attr("src").startsWith("/assets/") || !script.data().isEmpty()) {
                problems.add(path + ": a script of its own");
            }
        }
        for (Element odd :
                page.select("style, iframe, object, embed, base, img, svg script, template, math, meta[http-equiv]")) {
            problems.add(path + ": <" + odd.tagName() + ">");
        }
        for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
            if (page.select("label[for=" + field.id() + "]").isEmpty()
                    && !field.hasAttr("aria-label")
                    && field.closest("label") == null) {
                problems.add(path + ": no label for " + field.attr("name"));
            }
        }
        for (Element form : page.select("form[method=post]")) {
            if (form.select("input[name=csrf]").isEmpty()) {
                problems.add(path + ": a form without token: " + form.attr("action"));
            }
        }
        // A fragment that is fetched into a page has no heading of its own.
        if (html.stripLeading().startsWith("<!DOCTYPE") && page.select("h1").size() != 1) {
            problems.add(path + ": " + page.select("h1").size() + " headings of level 1");
        }
        return problems;
    }
}
