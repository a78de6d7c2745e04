package org.passportsync.command;

import java.sql.SQLException;
import java.util.Arrays;
import org.passportsync.connection.VaultLocked;
import org.springframework.core.NestedRuntimeException;

/** Says why a command came to nothing; strangers' messages may hold data, so only kind and place are told. */
final class Unforeseen {

    private Unforeseen() {}

    static String inWords(RuntimeException failure) {
        return switch (failure) {
            case VaultLocked locked -> String.valueOf(locked.getMessage());
            case NestedRuntimeException refused
            when refused.getMostSpecificCause() instanceof SQLException database ->
                "The database failed"
                        + (database.getSQLState() == null ? "" : " with SQL state " + database.getSQLState())
                        + place(failure) + ". Look at the database's own log, then try again.";
            default ->
                "Failed unexpectedly: " + failure.getClass().getSimpleName() + place(failure)
                        + ". Try again, and report this if it comes again.";
        };
    }

    private static String place(RuntimeException failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.passportsync."))
                .findFirst()
                .map(frame -> " in " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
