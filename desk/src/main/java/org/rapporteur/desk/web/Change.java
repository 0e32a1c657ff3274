package org.rapporteur.desk.web;

import java.util.List;

/**
 * Something that a page may show has changed.
 *
 * @param id grows with each change; a browser that lost the line asks for what came after it
 * @param topics what changed, as pages name it: {@code stories}, {@code story:ID}, {@code inputs}
 * @param data one line of JSON; what it says is between the page and whoever wrote the change
 */
public record Change(long id, List<String> topics, String data) {
    public Change {
        topics = List.copyOf(topics);
    }
}
