/** The program: its main class, the wiring of the packages below it, and its settings. */
@NullMarked
package org.passportsync;

import org.jspecify.annotations.NullMarked;
