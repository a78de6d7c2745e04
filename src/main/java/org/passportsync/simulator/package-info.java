/** A make-believe Skyward district, served as OneRoster and SMS 2.0 over loopback HTTP; nobody depends on it. */
@NullMarked
package org.passportsync.simulator;

import org.jspecify.annotations.NullMarked;
