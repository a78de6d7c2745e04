/** Skyward's native API, as SMS 2.0 speaks it. */
@NullMarked
package org.passportsync.skyward;

import org.jspecify.annotations.NullMarked;
