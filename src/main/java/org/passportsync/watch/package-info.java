/** What those who operate the program see of it from outside: figures, health, and lines in the log. */
@NullMarked
package org.passportsync.watch;

import org.jspecify.annotations.NullMarked;
