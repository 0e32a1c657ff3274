package org.rapporteur.desk.web;

import io.javalin.config.Key;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of a page needs to know; the template {@code layout.jte} takes it.
 *
 * @param title of the page, without the desk's name
 * @param section which part of the desk it belongs to
 * @param visit who looks at it
 * @param place the page's own address within the desk
 * @param query what stands in the search box
 * @param live where the page's stream of changes is; null for a page that stays as it is
 */
public record Page(
        String title,
        Section section,
        Visit visit,
        String place,
        String query,
        @Nullable String live,
        String accountCss,
        String deskCss,
        String icon,
        @Nullable String script) {
    static final Key<Assets> ASSETS = new Key<>("assets");

    /** The page that answers this request. */
    public static Page of(Context context, String title, Section section) {
        Assets assets = context.appData(ASSETS);
        String query = context.queryString();
        String words = context.path().equals(Section.SEARCH.path()) ? context.queryParam("q") : null;
        return new Page(
                title,
                section,
                Visit.of(context),
                context.path() + (query == null ? "" : "?" + query),
                words == null ? "" : words,
                null,
                assets.account(),
                assets.desk(),
                assets.icon(),
                assets.script());
    }

    /**
     * The same page, told of changes: an element with {@code data-live="TOPIC"} is fetched again when its topic changes.
     *
     * @param after the last change that the page shows already
     * @param topics as in {@link Change#topics}
     */
    public Page live(long after, List<String> topics) {
        String stream = topics.stream()
                .map(t -> "&topic=" + URLEncoder.encode(t, StandardCharsets.UTF_8))
                .collect(Collectors.joining("", "/events?after=" + after, ""));
        return new Page(title, section, visit, place, query, stream, accountCss, deskCss, icon, script);
    }

    /** Answers with this page, by a template under {@code src/main/jte}; the template gets the page as {@code page}. */
    public void show(Context context, String template, Map<String, ?> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("page", this);
        context.render(template, model);
    }

    /** What a form carries in its field {@code csrf}; the template {@code csrf.jte} writes it. */
    public String formToken() {
        return visit.formToken();
    }
}
