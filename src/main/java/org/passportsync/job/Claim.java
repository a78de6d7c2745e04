package org.passportsync.job;

import java.util.Collection;
import java.util.UUID;
import org.passportsync.roster.Contribution;
import org.passportsync.roster.EntityType;

/**
 * What a record of the hub's own source is to say.
 *
 * @param given the attributes that are new in it
 */
record Claim(EntityType entity, String district, UUID passportId, Contribution document, Collection<String> given) {}
