/**
 * The {@code rosterSync} job: steps, slices, workers; launch, stop, restart, approve, reject; schedule, notices.
 */
@NullMarked
package org.passportsync.job;

import org.jspecify.annotations.NullMarked;
