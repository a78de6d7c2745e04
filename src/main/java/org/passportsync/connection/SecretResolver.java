package org.passportsync.connection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the secret that a definition refers to. */
public final class SecretResolver {

    private static final List<String> OWN = List.of("PASSPORT_", "SPRING_", "SERVER_", "MANAGEMENT_");

    private final Function<String, @Nullable String> environment;
    private final SecretFiles files;
    private final StoredSecrets stored;
    private final Vault vault;

    /**
     * Looks secrets up.
     *
     * @param environment an environment variable's value; null where it is not set
     * @param files the folders in which secret files may lie
     */
    public SecretResolver(
            Function<String, @Nullable String> environment, SecretFiles files, StoredSecrets stored, Vault vault) {
        this.environment = environment;
        this.files = files;
        this.stored = stored;
        this.vault = vault;
    }

    /** The secret of a connection, or why there is none. */
    public SecretAnswer resolve(String connection, SecretReference reference) {
        return switch (reference) {
            case SecretReference.FromEnvironment(String variable) -> fromEnvironment(connection, variable);
            case SecretReference.FromFile(String path) -> files.read(path);
            case SecretReference.Stored() -> fromStore(connection);
        };
    }

    /** The program's own secrets are nobody's password for a SIS: a definition would send them wherever it says. */
    private static boolean own(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return OWN.stream().anyMatch(name::startsWith);
    }

    private SecretAnswer fromEnvironment(String connection, String variable) {
        if (own(variable)) {
            return new SecretAnswer.Missing("the environment variable " + variable + " is the program's own, so it is"
                    + " not given to " + connection + "; put the secret into another one, and name that as"
                    + " delivery.clientSecret");
        }
        String value = environment.apply(variable);
        return value == null || value.isBlank()
                ? new SecretAnswer.Missing("the environment variable " + variable + " with the secret of " + connection
                        + " is not set; set it for the program, or change delivery.clientSecret")
                : new SecretAnswer.Found(value.strip());
    }

    private SecretAnswer fromStore(String connection) {
        Optional<byte[]> sealed = stored.sealed(connection);
        if (sealed.isEmpty()) {
            return new SecretAnswer.Missing("no secret is stored for " + connection
                    + "; apply its definition with the secret itself, ${env:NAME} or ${file:/path}"
                    + " as delivery.clientSecret");
        }
        try {
            return new SecretAnswer.Found(vault.openSecret(sealed.get(), connection));
        } catch (VaultLocked locked) {
            return new SecretAnswer.Missing(String.valueOf(locked.getMessage()));
        }
    }
}
