package org.passportsync.connection;

import org.jspecify.annotations.Nullable;

/**
 * What one connection's definition says of its district.
 *
 * @param file where the definition was read from, for messages
 * @param clientId no two connections of a district may use the same one; empty where files are read
 * @param multipleSources null: the definition says nothing of it
 */
public record DistrictClaims(
        String connection,
        String file,
        DistrictFacts district,
        String clientId,
        @Nullable Boolean multipleSources,
        PerEntity<UniquenessDomain> uniqueness,
        PerEntity<MasterField> masterFields) {

    public static DistrictClaims of(ConnectionDefinition definition, String file) {
        return new DistrictClaims(
                definition.name(),
                file,
                definition.district(),
                definition.delivery().clientId(),
                definition.advanced().multipleSources(),
                definition.uniqueness(),
                definition.masterFields());
    }

    DistrictClaims withoutFile() {
        return new DistrictClaims(connection, "", district, clientId, multipleSources, uniqueness, masterFields);
    }

    /** The connection and its file, for messages. */
    String inWords() {
        return connection + " (" + file + ")";
    }
}
