package org.rapporteur.desk.api;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.store.StoredAccount;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.web.Ids;
import org.rapporteur.publish.AccountFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stories: which there are, and what is told of one. */
final class StoryCalls {
    /** Stories looked at for one page: a rare language is then found over some pages, none of them slow. */
    private static final int LOOKED_AT = 1_000;

    private final Desk desk;
    private final Answers answers;

    StoryCalls(Desk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    List<Call> all() {
        return List.of(
                Call.get("/stories", "Stories, those changed last first", this::list),
                Call.get("/stories/{id}", "A story, and what became of its name", this::one),
                Call.get("/stories/{id}/account", "The account of a story, as the contract has it", this::account),
                Call.get(
                        "/stories/{id}/developments",
                        "What each version of a story's account brought",
                        this::developments),
                Call.get("/stories/{id}/export/{name}", "A file of the contract, of one story", this::export));
    }

    private void list(Context context) {
        Parameters asked = new Parameters(context);
        long cursor = asked.number("cursor", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        int origins = (int) asked.number("origins", 0, 0, Integer.MAX_VALUE);
        String language = asked.text("language");
        LocalDate from = asked.day("from");
        LocalDate to = asked.day("to");
        int limit = asked.limit();
        asked.check();
        if (answers.isKnown(context)) {
            return;
        }
        ObjectNode answer = ApiJson.object();
        ArrayNode stories = answer.putArray("stories");
        long before = cursor;
        boolean more = true;
        for (int looked = 0; more && looked < LOOKED_AT && stories.size() < limit; ) {
            long after = before;
            List<StoredStory> next = desk.store().read(t -> t.stories().latest(after, origins, limit));
            more = next.size() == limit;
            for (StoredStory each : next) {
                if (stories.size() == limit) {
                    more = true;
                    break;
                }
                before = each.changed();
                if (fits(each, language, from, to)) {
                    ApiJson.story(stories.addObject(), each);
                }
            }
            looked += next.size();
        }
        answer.put("next", more ? Long.toString(before) : null);
        Answers.json(context, answer);
    }

    private static boolean fits(
            StoredStory story, @Nullable String language, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate first = story.extent().first();
        LocalDate last = story.extent().last();
        return (language == null || language.equals(story.extent().language()))
                && (from == null || last != null && !last.isBefore(from))
                && (to == null || first != null && !first.isAfter(to));
    }

    private void one(Context context) {
        Parameters.refuseAll(context);
        StoredStory story = current(context);
        if (story == null || answers.isKnown(context)) {
            return;
        }
        ObjectNode answer = ApiJson.object();
        ApiJson.story(answer, story);
        desk.store().read(t -> {
            int version = t.accounts().version(story.id());
            answer.put("version", version == 0 ? null : Integer.valueOf(version));
            ArrayNode reports = answer.putArray("reportIds");
            t.reports().idsOf(story.id()).forEach(reports::add);
            ArrayNode redirects = answer.putArray("redirects");
            t.stories().redirects(story.id()).forEach(each -> ApiJson.redirect(redirects.addObject(), each));
            return answer;
        });
        Answers.json(context, answer);
    }

    private StoredStory successor(StoredStory story) {
        return desk.store()
                .read(t -> t.stories().resolve(story.id()))
                .filter(found -> found.replacedBy() == null)
                .orElseThrow(
                        () -> new HttpResponseException(410, "This story is gone: all its reports are in others."));
    }

    /** The story that is asked for, or null after an answer that leads to the one that it became part of. */
    private @Nullable StoredStory current(Context context) {
        String id = Ids.inPath(context, "id");
        StoredStory story = desk.store()
                .read(t -> t.stories().find(id))
                .orElseThrow(() -> new NotFoundResponse("There is no story of this name."));
        if (story.replacedBy() == null) {
            return story;
        }
        String root = DeskApi.ROOT + "/stories/";
        String rest = context.path().substring(root.length() + id.length());
        String query = context.queryString();
        context.status(301)
                .header("Location", root + successor(story).id() + rest + (query == null ? "" : "?" + query));
        ObjectNode answer = ApiJson.object();
        ApiJson.story(answer, story);
        Answers.json(context, answer);
        return null;
    }

    private void account(Context context) throws IOException {
        Parameters asked = new Parameters(context);
        LocalDate asOf = asked.day("asOf");
        LocalDate since = asked.day("since");
        asked.check();
        if (asOf != null && since != null && since.isAfter(asOf)) {
            throw BadRequest.parameter("since", "lies after asOf");
        }
        StoredStory story = current(context);
        if (story == null || answers.isKnown(context, story.changed())) {
            return;
        }
        if (asOf == null && since == null) {
            StoredAccount stored = desk.store()
                    .read(t -> t.accounts().find(story.id()))
                    .orElseThrow(() -> new NotFoundResponse("The account of this story is not made yet."));
            Answers.stream(context);
            context.outputStream().write(stored.json().getBytes(StandardCharsets.UTF_8));
            return;
        }
        Account made = desk.accounts()
                .find(story.id(), asOf, since)
                .orElseThrow(() -> new NotFoundResponse("There is no story of this name."))
                .account();
        Answers.stream(context);
        AccountFile.JSON.write(made, context.outputStream());
    }

    private void developments(Context context) {
        Parameters asked = new Parameters(context);
        long after = asked.number("after", 0, 0, Long.MAX_VALUE);
        int limit = asked.limit();
        asked.check();
        StoredStory story = current(context);
        if (story == null || answers.isKnown(context, story.changed())) {
            return;
        }
        ObjectNode answer = ApiJson.object();
        ArrayNode list = answer.putArray("developments");
        long[] next = {after};
        desk.store()
                .read(t -> t.accounts().developments(story.id(), after, limit))
                .forEach(each -> {
                    ApiJson.development(list.addObject(), each);
                    next[0] = each.number();
                });
        answer.put("next", next[0]).put("more", list.size() == limit);
        Answers.json(context, answer);
    }

    private void export(Context context) throws IOException {
        Parameters.refuseAll(context);
        AccountFile file = AccountFile.find(context.pathParam("name"))
                .orElseThrow(() -> new NotFoundResponse("An account has no such file."));
        StoredStory story = current(context);
        if (story == null || answers.isKnown(context, story.changed())) {
            return;
        }
        Account account = desk.accounts()
                .find(story.id(), null, null)
                .orElseThrow(() -> new NotFoundResponse("There is no story of this name."))
                .account();
        context.contentType(file.mediaType());
        // Never shown in the desk's own name: the page of an account brings styles of its own, which the desk's policy
        // forbids.
        context.header("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"");
        file.write(account, context.outputStream());
    }
}
