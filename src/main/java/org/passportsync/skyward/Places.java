package org.passportsync.skyward;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;

/** Writes and reads the places that a walk goes on from. */
final class Places {

    /**
     * A place in the lists of all schools.
     *
     * @param inner the place in the list of that school; null: its first page
     */
    record At(String school, @Nullable String inner) {}

    private static final String BETWEEN = "|";

    private Places() {}

    static String text(String school, @Nullable String inner) {
        return Addresses.encoded(school) + BETWEEN + (inner == null ? "" : inner);
    }

    /** The place that a text stands for; without one, the first school's. */
    static At at(String resource, @Nullable String text, List<String> schools) throws SourceFault {
        if (text == null) {
            return new At(schools.getFirst(), null);
        }
        int between = text.indexOf(BETWEEN);
        String school = between < 0 ? "" : URLDecoder.decode(text.substring(0, between), StandardCharsets.UTF_8);
        if (!schools.contains(school)) {
            throw lost(resource, "the school that was read last is not in the list of schools any more");
        }
        String inner = text.substring(between + 1);
        return new At(school, inner.isEmpty() ? null : inner);
    }

    /** The rows to skip. */
    static long offset(String resource, @Nullable String place) throws SourceFault {
        if (place == null) {
            return 0;
        }
        if (!place.matches("[0-9]{1,15}")) {
            throw lost(resource, "the place that was kept is no number of rows");
        }
        return Long.parseLong(place);
    }

    static SourceFault lost(String resource, String fact) {
        return new SourceFault(
                SourceFault.Kind.LOST_PLACE,
                fact + ", so " + resource + " can't be read on from there. Read it again from its start.");
    }
}
