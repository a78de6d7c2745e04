package org.passportsync.staging;

import java.time.LocalDate;

/**
 * What every stage needs to know of the run it works for.
 *
 * @param day the partition of the run's staged rows
 * @param asOf the business date that date rules use
 */
public record RunFacts(
        long runId, int connectionId, String connection, String district, LocalDate day, LocalDate asOf) {}
