/**
 * What a district has asked for: immutable, checked definitions of districts and connections, in numbered revisions.
 */
@NullMarked
package org.passportsync.connection;

import org.jspecify.annotations.NullMarked;
