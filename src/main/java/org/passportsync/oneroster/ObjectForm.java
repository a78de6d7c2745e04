package org.passportsync.oneroster;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSink;
import org.passportsync.wire.RowForm;
import tools.jackson.core.JsonParser;

/** Reads OneRoster's objects for one kind of reader. */
final class ObjectForm implements RowForm {

    private final RowReader reader;
    private final RowObject object;

    ObjectForm(RowReader reader) {
        this.reader = reader;
        this.object = new RowObject(reader.plan());
    }

    @Override
    public String key() {
        return "sourcedId";
    }

    @Override
    public void read(JsonParser json) {
        object.read(json);
    }

    @Override
    public @Nullable String id() {
        return object.id();
    }

    @Override
    public @Nullable String odd() {
        return object.odd();
    }

    @Override
    public @Nullable String mended() {
        return object.mended();
    }

    @Override
    public Set<EntityType> entities() {
        return reader.entities();
    }

    @Override
    public void hand(String id, RowSink sink) {
        reader.read(id, object, sink);
    }
}
