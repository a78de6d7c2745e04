package org.passportsync.connection;

import java.time.Period;

/**
 * How the edges of an enrollment's span are moved.
 *
 * @param startLead days before its begin date that it counts as current
 * @param endLag days after its last day that it still counts as current
 * @param includeEnded whether ended enrollments are kept all the same
 */
public record EnrollmentTime(Period startLead, Period endLag, boolean includeEnded) {

    public static final EnrollmentTime DEFAULT = new EnrollmentTime(Period.ofDays(14), Period.ZERO, false);
}
