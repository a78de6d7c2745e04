package org.passportsync;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Why the program did not start, in one line for a person. */
final class StartFailure {

    private StartFailure() {}

    static String inWords(Throwable failed) {
        Optional<Throwable> told =
                find(failed, cause -> cause instanceof DatabaseUnavailable || cause instanceof NotToBeServed);
        if (told.isPresent()) {
            return String.valueOf(told.get().getMessage());
        }
        Throwable last = chain(failed).reduce((_, deeper) -> deeper).orElse(failed);
        if (find(failed, FlywayValidateException.class::isInstance).isPresent()) {
            return "the tables of this database were not made by this version of the program, but by a newer one or"
                    + " by hand (flyway_schema_history lists what was done); start that version, or restore the"
                    + " backup that was made before it";
        }
        if (find(failed, PortInUseException.class::isInstance).orElse(null) instanceof PortInUseException taken) {
            return "port " + taken.getPort() + " is taken; give another with --server.port=, 0 for any free one";
        }
        if (find(failed, BindException.class::isInstance).orElse(null) instanceof BindException wrong) {
            return "the setting " + wrong.getName() + " is wrong: " + last.getMessage();
        }
        if (find(failed, cause -> cause instanceof SQLException || cause instanceof FlywayException)
                .isPresent()) {
            return "The database can't be opened: " + last.getMessage()
                    + ". Check --spring.datasource.url, or --data-dir for the embedded database.";
        }
        return "The program does not start: " + last.getMessage() + ". Check the settings that it was given.";
    }

    private static Optional<Throwable> find(Throwable failed, Predicate<Throwable> kind) {
        return chain(failed).filter(kind).findFirst();
    }

    private static Stream<Throwable> chain(Throwable failed) {
        return Stream.iterate(failed, java.util.Objects::nonNull, Throwable::getCause);
    }
}
