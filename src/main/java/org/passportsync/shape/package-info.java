/** A raw record in, its parts and verdict out: map schools, map attributes, check, filter, key, hash; all of it pure functions. */
@NullMarked
package org.passportsync.shape;

import org.jspecify.annotations.NullMarked;
