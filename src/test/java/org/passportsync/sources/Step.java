package org.passportsync.sources;

import java.util.Map;

/** One thing that happens in a district. */
sealed interface Step {

    /** A row comes, or is another from now on; values by hub attribute, blanks left out. */
    record Row(SourceId id, Map<String, String> values) implements Step {}

    /** A row is gone. */
    record Leaves(SourceId id) implements Step {}

    /** The rules of the district are others from now on. */
    record Ruled(Rules rules) implements Step {}

    /** A person decides. */
    record Decided(Verdict verdict) implements Step {}

    /** A person takes a decision back. */
    record Undone(Verdict verdict) implements Step {}

    /** A connection is synced, and what is held is approved. */
    record Synced(String connection) implements Step {}
}
