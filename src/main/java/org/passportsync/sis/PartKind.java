package org.passportsync.sis;

import org.passportsync.roster.EntityType;

/**
 * A kind of part that records of an entity are made of.
 *
 * <p>A part's full name is the kind, or the kind, {@code @} and what tells several of the kind apart, for example
 * {@code agent@stu-7}: the tie of a contact as named by student stu-7.
 *
 * @param name for example {@code users}, {@code demographics}, {@code agent}
 */
public record PartKind(EntityType entity, String name) {}
