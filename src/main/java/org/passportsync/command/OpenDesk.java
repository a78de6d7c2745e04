package org.passportsync.command;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A desk whose database is open until it is closed; closing it twice does no harm.
 *
 * @param console where pages and API are served; null: they are not
 */
public record OpenDesk(Desk desk, @Nullable URI console, Runnable closing) implements AutoCloseable {

    /** For how long, and for whom. */
    public enum Kind {
        /** For one command. */
        COMMAND,
        /** For whoever asks over HTTP. */
        SERVER
    }

    /** Opens a desk, with settings as {@code --name=value}. */
    public interface Opening {
        OpenDesk open(List<String> settings, Kind kind);
    }

    /** The desk could not be opened. */
    public static final class Closed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final ExitCode code;

        public Closed(ExitCode code, String reason, Throwable cause) {
            super(reason, cause);
            this.code = code;
        }

        ExitCode code() {
            return code;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
