package org.passportsync.sources;

import java.util.Map;
import java.util.Set;
import org.passportsync.roster.EntityType;

/**
 * A live passport record of the model.
 *
 * @param id stands for the Passport ID
 * @param chosen attributes of which several values were given, without a rule that says who is right
 */
record Passport(int id, EntityType entity, String sisId, Map<String, String> document, Set<String> chosen) {}
