package org.passportsync.connection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a secret is found; never the secret itself. */
public sealed interface SecretReference {

    /** Reads a reference as it stands in a definition; nothing where the text is none. */
    static Optional<SecretReference> parse(String text) {
        Matcher matcher = Pattern.compile("\\$\\{(env|file|stored):([^{}]+)}").matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(2).strip();
        return switch (matcher.group(1)) {
            case "env" ->
                name.matches("[A-Za-z_][A-Za-z0-9_]*") ? Optional.of(new FromEnvironment(name)) : Optional.empty();
            case "file" -> Optional.of(new FromFile(name));
            default -> name.equals("clientSecret") ? Optional.of(new Stored()) : Optional.empty();
        };
    }

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
