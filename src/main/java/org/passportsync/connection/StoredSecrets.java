package org.passportsync.connection;

import java.util.Optional;

/** Where the secrets are kept that were given with definitions. */
@FunctionalInterface
public interface StoredSecrets {

    /** The secret of a connection as {@link Vault#sealSecret} made it; nothing where none is stored. */
    Optional<byte[]> sealed(String connection);
}
