package org.passportsync.oneroster;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;

/**
 * Makes the same parts of OneRoster's rows where they do not come as JSON: whoever reads them puts each field into its
 * place. Serves one thread; one is used again for row after row.
 */
public final class FlatRows {

    private final RowReader reader;
    private final RowObject object;

    private FlatRows(RowReader reader) {
        this.reader = reader;
        this.object = new RowObject(reader.plan());
    }

    /** The rows of one resource, of which just the given attributes are wanted. */
    public static FlatRows of(String resource, List<RowSchema> rows) {
        return new FlatRows(OneRosterParsers.reader(resource, rows));
    }

    /** The place of a field, named as OneRoster's objects name it; -1 where nobody wants it, or nobody may have it. */
    public int place(String field) {
        return reader.plan().known(field);
    }

    /** Whether any of a user's further identifiers is wanted. */
    public boolean wantsUserIds() {
        return !reader.plan().userIds().isEmpty();
    }

    /** Begins the next row. */
    public void start() {
        object.clear();
    }

    /** Puts a field into its place: text, a list of text, {@code JsonText.ODD}, or null for none. */
    public void put(int place, @Nullable Object value) {
        if (place >= 0) {
            object.put(place, value);
        }
    }

    /** Takes a further identifier of a user. */
    public void userId(String type, String identifier) {
        object.putUserId(type, identifier);
    }

    /** Takes a role of a user of 1.2. */
    public void role(UserRole role) {
        Role taken = new Role();
        taken.name = role.name();
        taken.org = role.org();
        taken.primary = role.primary();
        taken.beginDate = role.beginDate();
        taken.endDate = role.endDate();
        object.roles().add(taken);
    }

    /** The row's identifier; null where none can be read. */
    public @Nullable String id() {
        return object.id();
    }

    /** The name of a field that holds something that can't be read; null where all can. */
    public @Nullable String odd() {
        return object.odd();
    }

    /** The entities a row may be of, where it can't be told. */
    public Set<EntityType> entities() {
        return reader.entities();
    }

    /** Hands on what the row yields; its identifier has been read. */
    public void hand(String id, RowSink sink) {
        reader.read(id, object, sink);
    }
}
