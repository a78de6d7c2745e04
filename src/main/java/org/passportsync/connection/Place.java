package org.passportsync.connection;

/**
 * Where something stands in a document.
 *
 * @param path for example {@code advanced.holdThreshold.student.deletes.percent}; empty: the document as a whole
 * @param line from 1
 * @param column from 1
 */
record Place(String path, int line, int column) {

    static final Place START = new Place("", 1, 1);

    /** The path of a setting below this place. */
    String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The path of a list's item below this place. */
    String item(int index) {
        return path + "[" + index + "]";
    }
}
