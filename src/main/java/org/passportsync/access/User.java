package org.passportsync.access;

import java.time.Instant;

/**
 * Somebody who may log in.
 *
 * @param passwordAt when the password was set; sessions from before are over
 */
public record User(String name, Role role, Reach reach, boolean disabled, Instant createdAt, Instant passwordAt) {}
