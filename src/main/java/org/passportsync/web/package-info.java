/** Job control over HTTP: the REST interface, the console's pages, and the logins before both. */
@NullMarked
package org.passportsync.web;

import org.jspecify.annotations.NullMarked;
