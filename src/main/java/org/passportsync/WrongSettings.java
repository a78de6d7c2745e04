package org.passportsync;

/** Serving as the settings ask would not be safe; the message says why and what to do. */
final class NotToBeServed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotToBeServed(String message) {
        super(message);
    }
}
