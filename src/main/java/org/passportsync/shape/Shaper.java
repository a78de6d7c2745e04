package org.passportsync.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.SourceRow;

/** Shapes raw rows into parts: the front door of this package. One serves one thread. */
public final class Shaper {

    private final Map<PartKind, PartShape> shapes = new LinkedHashMap<>();

    public Shaper(ShapeSettings settings) {
        settings.feeds().parts().forEach(kind -> shapes.put(kind, new PartShape(kind, settings)));
    }

    /** What a parser has to read for the given kinds of part. */
    public List<RowSchema> rows(List<PartKind> kinds) {
        return kinds.stream()
                .filter(shapes::containsKey)
                .map(kind -> shape(kind).rows())
                .toList();
    }

    /** Maps, judges and hashes one row; the result is valid until the next row of its kind. */
    public ShapedPart shape(SourceRow row) {
        return shape(row.schema().part()).shape(row);
    }

    private PartShape shape(PartKind kind) {
        return Objects.requireNonNull(shapes.get(kind), () -> "nothing is mapped from " + kind);
    }
}
