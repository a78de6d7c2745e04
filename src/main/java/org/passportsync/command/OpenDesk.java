package org.passportsync.command;

import java.util.List;

/** A desk whose database is open until it is closed; closing it twice does no harm. */
public record OpenDesk(Desk desk, Runnable closing) implements AutoCloseable {

    /** Opens a desk, with settings as {@code --name=value}. */
    public interface Opening {
        OpenDesk open(List<String> settings);
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
