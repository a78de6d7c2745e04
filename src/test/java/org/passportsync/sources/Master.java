package org.passportsync.sources;

import org.passportsync.connection.MasterField.Mode;
import org.passportsync.roster.EntityType;

/** A rule about whose value of an attribute counts. */
record Master(EntityType entity, String attribute, String connection, Mode mode, boolean blankErases) {

    static Master master(EntityType entity, String attribute, String connection) {
        return new Master(entity, attribute, connection, Mode.MASTER, false);
    }

    static Master erasing(EntityType entity, String attribute, String connection) {
        return new Master(entity, attribute, connection, Mode.MASTER, true);
    }

    static Master notOverridden(EntityType entity, String attribute, String connection) {
        return new Master(entity, attribute, connection, Mode.DO_NOT_OVERRIDE, false);
    }
}
