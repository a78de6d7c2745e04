package org.passportsync.csv;

import java.util.Map;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;

/**
 * The set of files that a connection reads, with its manifest.
 *
 * @param where the zip or the folder, for messages
 * @param files by their names
 */
record FileSet(String where, Map<String, SetFile> files, Manifest manifest) {

    /** Checks what the manifest says of a set against what is there. */
    static FileSet of(String where, Map<String, SetFile> files) throws SourceFault {
        SetFile manifest = files.get(Manifest.FILE);
        if (manifest == null) {
            throw new SourceFault(
                    Kind.MISSING,
                    where + " holds no " + Manifest.FILE + ", which says what the other files are; it holds "
                            + files.keySet() + ". Have it written with the others");
        }
        FileSet set = new FileSet(where, Map.copyOf(files), Manifest.read(manifest));
        for (Map.Entry<String, Manifest.Coming> one : set.manifest().files().entrySet()) {
            if (one.getValue() != Manifest.Coming.ABSENT && !files.containsKey(one.getKey() + ".csv")) {
                throw new SourceFault(
                        Kind.MISSING,
                        manifest.inWords() + " says that " + one.getKey()
                                + ".csv is there, and it is not; put it beside"
                                + " the others, or have the set written anew");
            }
        }
        return set;
    }

    /**
     * The file of a list.
     *
     * @throws SourceFault of kind {@code FORBIDDEN} where the set brings none on purpose
     */
    SetFile file(String list) throws SourceFault {
        SetFile file = files.get(list + ".csv");
        return switch (manifest.coming(list)) {
            case BULK -> java.util.Objects.requireNonNull(file);
            case ABSENT -> throw absent(list);
            case DELTA ->
                throw new SourceFault(
                        Kind.REFUSED,
                        list + ".csv of " + where + " is a delta by its manifest: it says nothing of the rows that it"
                                + " leaves out, so only whole lists (bulk) are read. Have the export write bulk files");
        };
    }

    private SourceFault absent(String list) {
        if (list.equals(Manifest.SCHOOLS)) {
            return new SourceFault(
                    Kind.MISSING,
                    "orgs.csv is absent by the manifest of " + where
                            + ", and no set is read without its schools; have orgs written as bulk");
        }
        return new SourceFault(
                Kind.FORBIDDEN,
                list + ".csv is absent by the manifest of " + where + ": what is known of its rows stays as it is");
    }

    /** Whether any of its files was replaced or written to. */
    boolean changed() {
        return files.values().stream().anyMatch(SetFile::changed);
    }
}
