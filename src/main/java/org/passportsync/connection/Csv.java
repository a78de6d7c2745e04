package org.passportsync.connection;

/**
 * Where files of application {@code csv} arrive.
 *
 * @param folder relative to the program's own folder, or absolute
 */
public record Csv(String folder) {}
