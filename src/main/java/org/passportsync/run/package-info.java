/** One sync of one connection: states, lease, holds, approvals, history. */
@NullMarked
package org.passportsync.run;

import org.jspecify.annotations.NullMarked;
