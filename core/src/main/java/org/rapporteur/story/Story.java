package org.rapporteur.story;

import java.util.List;

/**
 * Reports that tell one story.
 *
 * @param id stable name, made from its first report
 * @param title the headline of its most central clean report, never a generated one
 * @param reports ids in order of publication
 */
public record Story(String id, String title, List<String> reports) {
    public Story {
        reports = List.copyOf(reports);
    }
}
