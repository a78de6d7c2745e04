/** Works out the change set - assemble, link, settle, compare, merge - and whether it may go through (the gate). */
@NullMarked
package org.passportsync.change;

import org.jspecify.annotations.NullMarked;
