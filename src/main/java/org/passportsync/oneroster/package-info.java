/** The OneRoster protocol, 1.1 and 1.2, as Qmlativ and SMS 2.0 serve it. */
@NullMarked
package org.passportsync.oneroster;

import org.jspecify.annotations.NullMarked;
