/** How rows are asked for over HTTP, and read: bounded, patient, with a token; what the protocols have in common. */
@NullMarked
package org.passportsync.wire;

import org.jspecify.annotations.NullMarked;
