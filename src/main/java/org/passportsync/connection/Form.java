package org.passportsync.connection;

import org.jspecify.annotations.Nullable;

/** What a written value has to look like, and what it then means. */
@FunctionalInterface
interface Form<T> {

    /** Reads a value; null where it is not of this form, which has then been noted. */
    @Nullable
    T read(Written value, Problems problems);
}
