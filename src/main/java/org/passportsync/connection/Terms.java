package org.passportsync.connection;

import java.time.LocalDate;

/** Who accepted the terms of use, and when. */
public record Terms(String acceptedBy, LocalDate acceptedOn) {}
