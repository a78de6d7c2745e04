package org.passportsync.connection;

/** A secret that stood in a definition itself; it is stored encrypted, and never shown. */
public record GivenSecret(String value) {

    @Override
    public String toString() {
        return "GivenSecret[***]";
    }
}
