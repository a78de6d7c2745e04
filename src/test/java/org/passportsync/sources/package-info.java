/** Several sources that feed one hub: a plain model of it, generated histories, and the engine compared with the model. */
@NullMarked
package org.passportsync.sources;

import org.jspecify.annotations.NullMarked;
