package org.passportsync.simulator;

/**
 * How rows are to be written: in which shape, and with which beginning of their links.
 *
 * @param baseUrl scheme, host, port and base path, without a slash at the end
 */
public record View(Version version, String baseUrl) {}
