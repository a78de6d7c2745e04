/** Lets connections run by themselves: keeps their next times in the database and launches what is due, once in a cluster. */
@NullMarked
package org.passportsync.schedule;

import org.jspecify.annotations.NullMarked;
