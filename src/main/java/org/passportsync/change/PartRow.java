package org.passportsync.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.staging.StagedRows;

/**
 * One part of a person, with what the baseline knows of the person; the part is null where none is left.
 *
 * @param live null where the baseline does not know the person
 */
record PartRow(
        String sisId,
        @Nullable String part,
        @Nullable String rawId,
        char own,
        @Nullable String cause,
        @Nullable String document,
        @Nullable Boolean live,
        @Nullable UUID lastHash,
        @Nullable UUID lastId,
        @Nullable String lastDocument,
        StagedRows.Place place) {

    static PartRow read(ResultSet row, int number) throws SQLException {
        String own = row.getString("own");
        return new PartRow(
                row.getString("sis_id"),
                row.getString("part"),
                row.getString("raw_id"),
                own == null ? 'A' : own.charAt(0),
                row.getString("cause"),
                row.getString("document"),
                row.getBoolean("known") ? row.getBoolean("live") : null,
                row.getObject("last_hash", UUID.class),
                row.getObject("last_id", UUID.class),
                row.getString("last_document"),
                place(row));
    }

    /** Where it was read in this run; nowhere, where it stands as it was remembered. */
    private static StagedRows.Place place(ResultSet row) throws SQLException {
        String slice = row.getString("slice");
        return slice == null || slice.isEmpty()
                ? StagedRows.Place.NONE
                : new StagedRows.Place(slice, row.getInt("page"));
    }

    boolean ofKind(String kind) {
        return part != null && (part.equals(kind) || part.startsWith(kind + "@"));
    }
}
