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

    /** The database could not be opened. */
    public static final class Closed extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Closed(String reason, Throwable cause) {
            super(reason, cause);
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
