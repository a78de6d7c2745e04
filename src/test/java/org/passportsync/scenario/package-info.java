/** Whole runs told as folders: a small district, what happens to it, and what is expected to come of it. */
@NullMarked
package org.passportsync.scenario;

import org.jspecify.annotations.NullMarked;
