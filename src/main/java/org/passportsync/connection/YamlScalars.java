package org.passportsync.connection;

import org.passportsync.connection.Written.Type;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Tells text from numbers, switches and nothing, by the rules of YAML 1.2. */
final class YamlScalars {

    private static final ScalarResolver RESOLVER = new CoreScalarResolver(false);

    private YamlScalars() {}

    static Written.Scalar scalar(ScalarEvent event, Place place, Problems problems) {
        String tag = event.getTag().orElse(Tag.STR.getValue());
        if (!tag.equals(Tag.STR.getValue()) && !tag.equals("!")) {
            problems.note(place, "the tag " + tag + " stands here; leave it out");
        }
        boolean plain = event.isPlain() && event.getTag().isEmpty();
        Type type = plain ? type(RESOLVER.resolve(event.getValue(), true)) : Type.TEXT;
        return new Written.Scalar(place, type, event.getValue());
    }

    /** What to say to somebody who left out the quotation marks of an identifier. */
    static String writeQuoted(String text) {
        return text + " is not text as it stands, but identifiers and codes are text: write \"" + text + "\"";
    }

    private static Type type(Tag tag) {
        if (tag.equals(Tag.INT)) {
            return Type.WHOLE_NUMBER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Type.DECIMAL_NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return Type.BOOL;
        }
        return tag.equals(Tag.NULL) ? Type.NOTHING : Type.TEXT;
    }
}
