/** What the REST interface answers and {@code --json} prints, as immutable values. */
@NullMarked
package org.passportsync.answer;

import org.jspecify.annotations.NullMarked;
