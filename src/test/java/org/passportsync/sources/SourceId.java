package org.passportsync.sources;

import java.util.Comparator;
import org.passportsync.roster.EntityType;

/** Whose record it is, and under which SIS ID, its prefix included. */
record SourceId(String connection, EntityType entity, String sisId) implements Comparable<SourceId> {

    private static final Comparator<SourceId> ORDER = Comparator.comparing(SourceId::entity)
            .thenComparing(SourceId::connection)
            .thenComparing(SourceId::sisId);

    @Override
    public int compareTo(SourceId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return connection + ":" + entity.key() + " " + sisId;
    }
}
