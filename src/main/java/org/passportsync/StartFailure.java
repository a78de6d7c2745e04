package org.passportsync;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.passportsync.command.ExitCode;
import org.passportsync.connection.VaultLocked;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionException;

/**
 * Why the program did not start, in one line for a person.
 *
 * @param code whether the settings have to be put right first, or the same command may do another time
 */
record StartFailure(ExitCode code, String words) {

    static StartFailure of(Throwable failed) {
        return find(failed, WrongSettings.class)
                .map(wrong -> wrong(wrong.getMessage()))
                .or(() -> find(failed, VaultLocked.class).map(wrong -> wrong(wrong.getMessage())))
                .or(() -> SettingWords.of(failed).map(StartFailure::wrong))
                .or(() -> find(failed, ConfigDataException.class)
                        .map(_ -> wrong("a setting is wrong: " + deepest(failed)
                                + ". Check spring.config.* and the files that it names.")))
                .or(() -> find(failed, ConversionException.class)
                        .map(_ -> wrong(
                                "a setting is wrong: " + deepest(failed) + ". Check the settings that it was given.")))
                .orElseGet(() -> new StartFailure(ExitCode.FAILED, other(failed)));
    }

    private static StartFailure wrong(@Nullable String words) {
        return new StartFailure(ExitCode.WRONG, String.valueOf(words));
    }

    private static String other(Throwable failed) {
        Optional<DatabaseUnavailable> told = find(failed, DatabaseUnavailable.class);
        if (told.isPresent()) {
            return String.valueOf(told.get().getMessage());
        }
        if (find(failed, FlywayValidateException.class).isPresent()) {
            return "the tables of this database were not made by this version of the program, but by a newer one or"
                    + " by hand (flyway_schema_history lists what was done); start that version, or restore the"
                    + " backup that was made before it";
        }
        Optional<PortInUseException> taken = find(failed, PortInUseException.class);
        if (taken.isPresent()) {
            return "port " + taken.get().getPort() + " is taken; give another with --server.port=, 0 for any free one";
        }
        if (find(failed, SQLException.class).isPresent()
                || find(failed, FlywayException.class).isPresent()) {
            return "The database can't be opened: " + deepest(failed)
                    + ". Check --spring.datasource.url, or --data-dir for the embedded database.";
        }
        return "The program does not start: " + deepest(failed) + ". Check the settings that it was given.";
    }

    static <T extends Throwable> Optional<T> find(Throwable failed, Class<T> kind) {
        return chain(failed).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    static String deepest(Throwable failed) {
        return String.valueOf(
                chain(failed).reduce((_, deeper) -> deeper).orElse(failed).getMessage());
    }

    static Stream<Throwable> chain(Throwable failed) {
        return Stream.iterate(failed, java.util.Objects::nonNull, Throwable::getCause);
    }
}
