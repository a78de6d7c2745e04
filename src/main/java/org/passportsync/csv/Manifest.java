package org.passportsync.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;

/**
 * What the set's own {@code manifest.csv} says of it.
 *
 * @param version 1.1 or 1.2
 * @param files how each list comes, by the list's name; those that are not named are absent
 */
record Manifest(String version, Map<String, Coming> files) {

    static final String FILE = "manifest.csv";
    static final String SCHOOLS = "orgs";
    static final String USERS = "users";
    static final String ROLES = "roles";

    private static final List<String> COLUMNS = List.of("propertyName", "value");
    private static final List<String> VERSIONS = List.of("1.1", "1.2");
    private static final long MOST_BYTES = 1_000_000;

    /** How a list comes. */
    enum Coming {
        /** Whole. */
        BULK,
        /** Only what has changed. */
        DELTA,
        ABSENT
    }

    static Manifest read(SetFile file) throws SourceFault {
        if (file.size() > MOST_BYTES) {
            throw new SourceFault(
                    Kind.REFUSED,
                    file.inWords() + " has " + file.size() + " bytes; a manifest has no more than " + MOST_BYTES);
        }
        Map<String, String> said = new TreeMap<>();
        try (RowStream rows = RowStream.open(file)) {
            rows.header().demand(file, COLUMNS);
            int name = rows.header().place(COLUMNS.getFirst());
            int value = rows.header().place(COLUMNS.getLast());
            for (CsvRecord row = rows.next(); row != null; row = rows.next()) {
                if (row.getFieldCount() > Math.max(name, value)) {
                    said.put(row.getField(name).strip(), row.getField(value).strip());
                }
            }
        }
        return new Manifest(version(file, said.get("oneroster.version")), files(file, said));
    }

    private static String version(SetFile file, @Nullable String said) throws SourceFault {
        if (said == null || !VERSIONS.contains(said)) {
            throw new SourceFault(
                    Kind.FOREIGN,
                    file.inWords() + (said == null ? " names no oneroster.version" : " names oneroster.version " + said)
                            + "; versions 1.1 and 1.2 are read. Have the set written in one of them");
        }
        return said;
    }

    private static Map<String, Coming> files(SetFile file, Map<String, String> said) throws SourceFault {
        Map<String, Coming> files = new TreeMap<>();
        for (Map.Entry<String, String> one : said.entrySet()) {
            if (one.getKey().startsWith("file.")) {
                files.put(one.getKey().substring("file.".length()), coming(file, one));
            }
        }
        return files;
    }

    private static Coming coming(SetFile file, Map.Entry<String, String> said) throws SourceFault {
        return switch (said.getValue().toLowerCase(Locale.ROOT)) {
            case "bulk" -> Coming.BULK;
            case "delta" -> Coming.DELTA;
            case "absent", "" -> Coming.ABSENT;
            default ->
                throw new SourceFault(
                        Kind.FOREIGN,
                        file.inWords() + " says \"" + said.getValue() + "\" of " + said.getKey()
                                + "; it is one of bulk, delta and absent");
        };
    }

    Coming coming(String list) {
        return files.getOrDefault(list, Coming.ABSENT);
    }

    /** Whether users have their roles in a file of its own. */
    boolean rolesApart() {
        return version.equals("1.2");
    }
}
