package org.passportsync.connection;

/**
 * Where files of application {@code csv} arrive.
 *
 * @param folder inside the folder that the program's settings name for arriving files
 */
public record Csv(String folder) {

    /** The one application that reads files, and asks no server. */
    public static final String APPLICATION = "csv";
}
