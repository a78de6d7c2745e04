package org.passportsync.simulator;

import java.util.Optional;

/** Where the simulator's rows come from: a generated district, or one written by hand. */
public interface Rows {

    /** The rows of a resource as they are now, in the order of their sourcedIds; later changes don't show in it. */
    Table table(Resource resource, View view, Sight sight);

    /** What sourcedIds tell by themselves; nothing where only rows tell. */
    default Optional<TellingIds> tellingIds() {
        return Optional.empty();
    }

    /** A value that stays equal as long as no row of any resource changes. */
    Object edition();
}
