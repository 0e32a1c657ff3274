package org.rapporteur.cli;

import org.rapporteur.account.AccountOptions.Level;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whether a command tells episodes of days or sagas of months. */
final class LevelOption {
    @Option(
            names = "--level",
            paramLabel = "story|saga",
            converter = Word.class,
            description =
                    "story: episodes of days (the default); saga: all that goes on over months about the same people and places.")
    Level level = Level.STORY;

    /** One of the two levels that a pile shows by itself. */
    static final class Word implements ITypeConverter<Level> {
        @Override
        public Level convert(String value) {
            return switch (value) {
                case "story" -> Level.STORY;
                case "saga" -> Level.SAGA;
                default -> throw new TypeConversionException("a level is story or saga, not '" + value + "'");
            };
        }
    }
}
