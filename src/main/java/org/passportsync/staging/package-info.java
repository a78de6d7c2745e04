/** A run's workbench: page journal, slices, staged parts, issues, proofs. */
@NullMarked
package org.passportsync.staging;

import org.jspecify.annotations.NullMarked;
