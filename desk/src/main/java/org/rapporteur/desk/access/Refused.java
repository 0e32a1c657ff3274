package org.rapporteur.desk.access;

/** What somebody asked for cannot be done; the message says why, in words to be shown to them. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String said;

    public Refused(String said) {
        super(said);
        this.said = said;
    }

    @Override
    public String getMessage() {
        return said;
    }
}
