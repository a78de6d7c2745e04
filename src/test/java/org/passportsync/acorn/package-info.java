/** Acorn, an SIS that nobody has, read over HTTP; what docs/third-sis.md walks through. */
@NullMarked
package org.passportsync.acorn;

import org.jspecify.annotations.NullMarked;
