/**
 * The records: the baseline a run compares with, the passport records, their history, the read views; applies a change
 * set in one transaction.
 */
@NullMarked
package org.passportsync.hub;

import org.jspecify.annotations.NullMarked;
