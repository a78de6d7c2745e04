package org.passportsync.job;

import java.time.InstantSource;
import java.util.Optional;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.CsvFolders;
import org.passportsync.connection.DataKey;
import org.passportsync.connection.SecretAnswer;
import org.passportsync.connection.SecretReference;
import org.passportsync.connection.SecretResolver;
import org.passportsync.connection.Vault;
import org.passportsync.connection.VaultLocked;
import org.passportsync.run.Connections;
import org.passportsync.sis.Hosts;
import org.passportsync.sis.SourceWatcher;
import org.passportsync.staging.Journal;
import org.passportsync.staging.KeptPages;

/**
 * What runs need and no definition holds: clients' secrets, the districts' keys that the journal is sealed with, the
 * folder in which files may arrive, and what each host may be asked at once.
 */
public record Keys(SecretResolver secrets, Vault vault, CsvFolders folders, Hosts hosts) {

    private static final SecretAnswer NONE_IS_NEEDED = new SecretAnswer.Found("");

    /** With the usual bound for a host. */
    public Keys(SecretResolver secrets, Vault vault, CsvFolders folders) {
        this(secrets, vault, folders, new Hosts(Hosts.USUAL));
    }

    SecretAnswer secret(ConnectionDefinition definition) {
        if (definition.csv() != null) {
            return NONE_IS_NEEDED;
        }
        SecretReference reference = definition.delivery().secret();
        return reference == null
                ? new SecretAnswer.Missing(definition.name()
                        + " waits for its secret; add delivery.clientSecret to its definition and apply it again")
                : secrets.resolve(definition.name(), reference);
    }

    /** Why a district's key can't be opened; nothing where it can. */
    Optional<String> locked(Connections connections, String district) {
        try {
            var _ = vault.unwrap(connections.dataKey(district), district);
            return Optional.empty();
        } catch (VaultLocked locked) {
            return Optional.of(String.valueOf(locked.getMessage()));
        }
    }

    /** What all pages have that a district's key has sealed; nothing where it can't be opened. */
    Optional<byte[]> mark(Connections connections, String district) {
        try {
            return Optional.of(
                    vault.unwrap(connections.dataKey(district), district).mark());
        } catch (VaultLocked _) {
            return Optional.empty();
        }
    }

    /** What a source is given, with the secret that was found for it. */
    Sources.Means means(String secret, InstantSource clock, SourceWatcher watcher) {
        return new Sources.Means(secret, folders, hosts, clock, watcher);
    }

    /** Opens journal pages of one district. */
    KeptPages.Opening opening(Connections connections, String district) {
        DataKey key = vault.unwrap(connections.dataKey(district), district);
        return (place, body) -> key.decrypt(body, place);
    }

    /** Seals journal pages of one district. */
    Journal.Seal seal(Connections connections, String district) {
        DataKey key = vault.unwrap(connections.dataKey(district), district);
        return (_, place, body) -> key.encrypt(body, place);
    }
}
