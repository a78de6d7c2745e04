package org.passportsync;

/** The program can't or must not work as the settings ask; the message says why and what to do, in one line. */
final class WrongSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongSettings(String message) {
        super(message);
    }
}
