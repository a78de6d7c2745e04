package org.passportsync.connection;

/** What is sealed can't be opened, or the key to open it isn't there; the message says what to do. */
public final class VaultLocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VaultLocked(String message) {
        super(message);
    }

    VaultLocked(String message, Throwable cause) {
        super(message, cause);
    }
}
