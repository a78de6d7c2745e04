package org.passportsync.sources;

import java.util.Map;
import java.util.Set;
import org.passportsync.roster.EntityType;

/**
 * A live passport record as one can look at it from outside.
 *
 * @param id its Passport ID, or what stands for it in the model
 * @param contributors whose source records are in it
 * @param document values by attribute, schools as SIS IDs
 */
record Shown(String id, EntityType entity, Set<SourceId> contributors, String sisId, Map<String, String> document) {}
