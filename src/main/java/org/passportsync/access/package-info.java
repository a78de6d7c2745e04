/** Who may do what: users, their roles and districts, their passwords and tokens, and what failed logins cost. */
@NullMarked
package org.passportsync.access;

import org.jspecify.annotations.NullMarked;
