package org.passportsync.skyward;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceRow.Status;

/** Tells by its own fields whether a row is over. */
final class Life {

    /** The fields that tell. */
    static final Set<String> FIELDS = Set.of("Active", "Status", "EnrStatus");

    private static final Set<String> INACTIVE = Set.of("false", "n", "no", "0");
    private static final Set<String> OVER =
            Set.of("inactive", "withdrawn", "dropped", "deleted", "tobedeleted", "ended");

    private final int active;
    private final int status;
    private final int enrolled;

    Life(Fields fields) {
        this.active = fields.place("Active");
        this.status = fields.place("Status");
        this.enrolled = fields.place("EnrStatus");
    }

    Status of(NativeObject object) {
        return isOver("Active", object.text(active))
                        || isOver("Status", object.text(status))
                        || isOver("EnrStatus", object.text(enrolled))
                ? Status.ENDED
                : Status.ACTIVE;
    }

    /** Whether one of the fields says that its row is over. */
    static boolean isOver(String field, @Nullable String text) {
        if (text == null) {
            return false;
        }
        String word = text.strip().toLowerCase(Locale.ROOT);
        return OVER.contains(word) || field.equals("Active") && INACTIVE.contains(word);
    }
}
