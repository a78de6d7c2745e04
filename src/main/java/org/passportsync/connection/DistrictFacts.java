package org.passportsync.connection;

import java.time.ZoneId;

/**
 * The district that a connection belongs to, as its definition names it.
 *
 * @param id its name in addresses and commands, for example {@code lakeside}
 * @param timeZone the zone in which dates are judged
 */
public record DistrictFacts(String id, String name, ZoneId timeZone) {}
