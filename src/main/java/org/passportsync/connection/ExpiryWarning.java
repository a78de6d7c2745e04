package org.passportsync.connection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The integration access record expires soon: told from 30 days before on, and more urgently from 7 days and from 1 day
 * before on.
 *
 * @param days from today to the last day that it is valid
 */
public record ExpiryWarning(LocalDate expires, long days) {

    private static final long FIRST = 30;
    private static final long WEEK = 7;
    private static final long LAST = 1;

    /** How much it hurries. */
    public enum Urgency {
        NOTICE,
        URGENT,
        LAST_CALL
    }

    /** The warning of a day in the district; nothing while there is time, no record, or once it has expired. */
    public static Optional<ExpiryWarning> of(ConnectionDefinition definition, LocalDate today) {
        AccessRecord access = definition.delivery().accessRecord();
        if (access == null || access.expires() == null) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(today, access.expires());
        return days < 0 || days > FIRST ? Optional.empty() : Optional.of(new ExpiryWarning(access.expires(), days));
    }

    public Urgency urgency() {
        return days <= LAST ? Urgency.LAST_CALL : days <= WEEK ? Urgency.URGENT : Urgency.NOTICE;
    }

    /** The fact, the date and what to do. */
    public String text() {
        String when = days == 0 ? "today" : "in " + days + (days == 1 ? " day" : " days");
        return switch (urgency()) {
                    case NOTICE -> "";
                    case URGENT -> "URGENT: ";
                    case LAST_CALL -> "LAST CALL: after " + expires + " no sync starts any more: ";
                }
                + "the integration access record expires on " + expires + ", " + when
                + "; have it renewed in Qmlativ, correct delivery.accessRecord.expires and apply the definition again";
    }
}
