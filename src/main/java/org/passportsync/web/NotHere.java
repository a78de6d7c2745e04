package org.passportsync.web;

/** What was asked for does not exist, or not for this visitor. */
final class NotHere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotHere(String what) {
        super("there is no " + what);
    }
}
