package org.rapporteur.cli;

/** The call cannot be meant as it stands; the message is one sentence for the caller. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String sentence) {
        super(sentence);
    }
}
