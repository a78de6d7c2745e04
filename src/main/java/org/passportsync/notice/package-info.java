/** Sends what people are told without asking, by e-mail and webhook: everything once, nothing lost, no personal data. */
@NullMarked
package org.passportsync.notice;

import org.jspecify.annotations.NullMarked;
