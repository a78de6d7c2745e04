package org.passportsync.staging;

/**
 * The part of a person that issues about the whole person point to.
 *
 * @param entity the code of the kind of person
 * @param part its name; that of a single row may have more behind {@code @}
 */
public record MainPart(short entity, String part) {}
