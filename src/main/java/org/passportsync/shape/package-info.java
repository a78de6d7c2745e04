/** A raw record in, its parts and verdict out: map schools, map attributes, check, filter, key, hash. Pure functions. */
@NullMarked
package org.passportsync.shape;

import org.jspecify.annotations.NullMarked;
