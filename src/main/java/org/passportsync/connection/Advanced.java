package org.passportsync.connection;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The advanced settings of a connection's delivery.
 *
 * @param sisIdPrefix set before every identifier and reference; may be empty
 * @param bulkUpload whether absence from an upload means a delete
 * @param multipleSources whether several connections may feed a record of the district; null: this definition says
 *     nothing of it, and the district decides
 * @param compareByUniqueness whether records also match by the domains of uniqueness, not by SIS ID alone
 * @param preview whether every run parks
 * @param parkedExpiry days after which a parked run expires
 */
public record Advanced(
        String sisIdPrefix,
        boolean bulkUpload,
        @Nullable Boolean multipleSources,
        boolean compareByUniqueness,
        boolean preview,
        boolean emergencyContacts,
        StaffChoice staff,
        EndDateIs endDateIs,
        EnrollmentTime enrollments,
        StaleRecords staleRecords,
        Retention retention,
        Period parkedExpiry,
        HoldThreshold holdThreshold) {

    public static final Advanced DEFAULT = new Advanced(
            "",
            true,
            null,
            false,
            false,
            false,
            StaffChoice.ALL_ACTIVE,
            EndDateIs.LAST_DAY,
            EnrollmentTime.DEFAULT,
            StaleRecords.KEEP,
            Retention.DEFAULT,
            Period.ofDays(7),
            HoldThreshold.Limits.DEFAULT);
}
