package org.passportsync.connection;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as it stands in a document, with its place, before anybody judged it. */
sealed interface Written {

    Place place();

    /** What it is, for messages. */
    String kind();

    /** What a plain scalar looks like by the rules of YAML 1.2; quoted ones are always text. */
    enum Type {
        TEXT,
        WHOLE_NUMBER,
        DECIMAL_NUMBER,
        BOOL,
        NOTHING
    }

    record Scalar(Place place, Type type, String text) implements Written {
        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> "the text \"" + text + "\"";
                case WHOLE_NUMBER, DECIMAL_NUMBER -> "the number " + text;
                case BOOL -> text;
                case NOTHING -> "nothing";
            };
        }
    }

    record Items(Place place, List<Written> values) implements Written {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A section.
     *
     * @param keys where each setting's name stands
     */
    record Mapping(Place place, Map<String, Written> values, Map<String, Place> keys) implements Written {
        @Override
        public String kind() {
            return "a section";
        }

        /** A setting's value; null where there is none or nothing stands behind its name. */
        @Nullable
        Written value(String key) {
            Written value = values.get(key);
            return value instanceof Scalar scalar && scalar.type() == Type.NOTHING ? null : value;
        }
    }
}
