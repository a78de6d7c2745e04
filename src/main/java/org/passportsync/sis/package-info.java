/** What any SIS must offer: a gallery entry, resources to read page by page, a connection test, and (2-way) writes. */
@NullMarked
package org.passportsync.sis;

import org.jspecify.annotations.NullMarked;
