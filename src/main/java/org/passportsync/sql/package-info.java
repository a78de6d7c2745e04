/** Finds a statement by name under {@code sql/}. */
@NullMarked
package org.passportsync.sql;

import org.jspecify.annotations.NullMarked;
