/** OneRoster's bulk files, 1.1 and 1.2: a set of comma-separated values with its manifest, loose or in a zip. */
@NullMarked
package org.passportsync.csv;

import org.jspecify.annotations.NullMarked;
