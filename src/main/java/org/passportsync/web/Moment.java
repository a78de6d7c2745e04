package org.passportsync.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A point in time as pages show it.
 *
 * @param text in the district's zone, which it names
 * @param machine for programs that read the page
 * @param utc for those who compare with logs
 */
record Moment(String text, String machine, String utc) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static Moment of(Instant at, ZoneId zone) {
        return new Moment(SHOWN.format(at.atZone(zone)), at.toString(), UTC.format(at));
    }
}
