@NullMarked
package org.passportsync.shape;

import org.jspecify.annotations.NullMarked;
