package org.rapporteur.desk.web;

/** The parts of the desk, in the order in which the head of each page names them. */
public enum Section {
    STORIES("/", "Stories"),
    SPEAKERS("/speakers", "Speakers"),
    CALENDAR("/calendar", "Calendar"),
    SEARCH("/search", "Search"),
    CORRECTIONS("/corrections", "Corrections"),
    INPUTS("/inputs", "Inputs & health"),
    /** Not named in the head but under the member's name. */
    MEMBERS("/members", "Members"),
    /** For a page that belongs to no part, such as an error. */
    NONE("", "");

    private final String path;
    private final String label;

    Section(String path, String label) {
        this.path = path;
        this.label = label;
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }
}
