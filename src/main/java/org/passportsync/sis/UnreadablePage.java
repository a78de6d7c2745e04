package org.passportsync.sis;

/** A page that is not what the protocol says: not JSON, cut short, or of another shape. */
public final class UnreadablePage extends Exception {

    private static final long serialVersionUID = 1L;

    /** Takes the fact and where it was found; never the content. */
    public UnreadablePage(String message) {
        super(message);
    }
}
