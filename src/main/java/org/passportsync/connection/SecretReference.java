package org.passportsync.connection;

/** Where a secret is found; never the secret itself. */
public sealed interface SecretReference {

    /** As it stands in a definition, for example {@code ${env:LAKESIDE_SECRET}}. */
    String asText();

    /** An environment variable. */
    record FromEnvironment(String variable) implements SecretReference {
        @Override
        public String asText() {
            return "${env:" + variable + "}";
        }
    }

    /** A file, inside the configured folder. */
    record FromFile(String path) implements SecretReference {
        @Override
        public String asText() {
            return "${file:" + path + "}";
        }
    }

    /** Stored encrypted with the connection. */
    record Stored() implements SecretReference {
        @Override
        public String asText() {
            return "${stored:clientSecret}";
        }
    }
}
