package org.passportsync.job;

import org.jspecify.annotations.Nullable;
import org.passportsync.connection.DataKey;
import org.passportsync.connection.SecretAnswer;
import org.passportsync.connection.SecretReference;
import org.passportsync.connection.SecretResolver;
import org.passportsync.connection.Vault;
import org.passportsync.run.Connections;
import org.passportsync.staging.Journal;
import org.passportsync.staging.KeptPages;

/** The secrets that runs need: clients' secrets, and the districts' keys that the journal is sealed with. */
public record Keys(SecretResolver secrets, Vault vault) {

    SecretAnswer secret(String connection, @Nullable SecretReference reference) {
        return reference == null
                ? new SecretAnswer.Missing(connection
                        + " waits for its secret; add delivery.clientSecret to its definition and apply it again")
                : secrets.resolve(connection, reference);
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
