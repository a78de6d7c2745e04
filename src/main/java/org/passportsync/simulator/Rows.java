package org.passportsync.simulator;

import java.util.Optional;

/** Where the simulator's rows come from: a generated district, or one written by hand. */
public interface Rows {

    /** The rows of a resource as they are now, in the order of their sourcedIds; later changes don't show in it. */
    Table table(Resource resource, View view, Sight sight);

    /** How enrollments are found by their sourcedIds; nothing where only their rows tell whose they are. */
    default Optional<EnrollmentIds> enrollmentIds() {
        return Optional.empty();
    }

    /** A value that stays equal as long as no row of any resource changes. */
    Object edition();
}
