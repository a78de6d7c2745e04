package org.passportsync.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.passportsync.run.Connections;
import org.passportsync.sql.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Drops what is kept no longer once a day in each district, as soon as its day begins, and which logins failed a day ago;
 * for a program that serves.
 */
public final class DailyKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(DailyKeeping.class);

    /** No day is as long: who is due later than this was looked at by a clock that ran ahead. */
    private static final Duration LONGER_THAN_A_DAY = Duration.ofHours(48);

    private final Workplace place;
    private final Connections connections;
    private final Keeping keeping;
    private final Map<String, Instant> next = new HashMap<>();
    private Instant logins = Instant.EPOCH;

    public DailyKeeping(Workplace place, Connections connections, Keeping keeping) {
        this.place = place;
        this.connections = connections;
        this.keeping = keeping;
    }

    /** Does what is due by now. */
    public synchronized void look() {
        Instant now = place.clock().instant();
        if (due(logins, now)) {
            place.database()
                    .sql(Sql.named("access/forget_quiet"))
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .update();
            logins = now.plus(1, ChronoUnit.HOURS);
        }
        place.database().sql(Sql.named("run/districts")).query((row, _) -> row.getString("id")).list().stream()
                .filter(district -> due(next.getOrDefault(district, now), now))
                .forEach(district -> next.put(district, kept(district, now)));
    }

    private static boolean due(Instant at, Instant now) {
        return !now.isBefore(at) || at.isAfter(now.plus(LONGER_THAN_A_DAY));
    }

    /** Keeps one district, and says when it is due again: a failure of one keeps no other waiting. */
    private Instant kept(String district, Instant now) {
        try {
            keeping.drop(district);
            return tomorrow(district, now);
        } catch (DataAccessException | TransactionException failed) {
            // The database's words may hold data.
            LOG.warn(
                    "what district {} keeps no longer could not be dropped: {}; it is tried again in an hour",
                    district,
                    failed.getClass().getSimpleName());
            return now.plus(1, ChronoUnit.HOURS);
        }
    }

    private Instant tomorrow(String district, Instant now) {
        ZoneId zone = connections.district(district).facts().timeZone();
        return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
