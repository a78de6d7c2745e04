/** A make-believe Skyward district, served as OneRoster over loopback HTTP; nobody depends on it. */
@NullMarked
package org.passportsync.simulator;

import org.jspecify.annotations.NullMarked;
