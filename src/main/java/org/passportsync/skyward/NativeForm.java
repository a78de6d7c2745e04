package org.passportsync.skyward;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSink;
import org.passportsync.wire.RowForm;
import tools.jackson.core.JsonParser;

/** Reads the native API's objects for one kind of reader. */
final class NativeForm implements RowForm {

    private final RowReader reader;
    private final NativeObject object;
    private @Nullable String school;

    NativeForm(RowReader reader) {
        this.reader = reader;
        this.object = new NativeObject(reader.fields());
    }

    @Override
    public void beside(String name, String text) {
        if (name.equals(SchoolPage.SCHOOL)) {
            school = text;
        }
    }

    @Override
    public void begin() {
        school = null;
    }

    @Override
    public String key() {
        return reader.key();
    }

    @Override
    public void read(JsonParser json) {
        object.read(json);
    }

    @Override
    public @Nullable String id() {
        return reader.id(object);
    }

    @Override
    public String origin(String id) {
        return reader.origin(id, object, school);
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
        reader.read(id, object, school, sink);
    }
}
