package org.passportsync.connection;

/** What came of looking for a secret. */
public sealed interface SecretAnswer {

    /** The secret in clear; never shown. */
    record Found(String value) implements SecretAnswer {
        @Override
        public String toString() {
            return "Found[***]";
        }
    }

    /** There is none, and why, and what to do. */
    record Missing(String message) implements SecretAnswer {}
}
