package org.passportsync.sis;

/**
 * A source attribute that feeds a hub attribute.
 *
 * @param part the kind of part the source attribute comes with
 * @param from the source's name, for example {@code preferredFirstName} or {@code metadata.homeroom}
 * @param to the hub's name, from the catalogue
 */
public record SourceMapping(PartKind part, String from, String to) {}
