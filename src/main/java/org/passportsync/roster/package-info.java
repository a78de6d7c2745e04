/** What a roster is: entity types and their attributes, records, identifiers, verdicts, issues. */
@NullMarked
package org.passportsync.roster;

import org.jspecify.annotations.NullMarked;
