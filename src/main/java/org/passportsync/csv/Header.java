package org.passportsync.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;

/** The columns of a file, in their order. */
record Header(List<String> columns) {

    static final String ID = "sourcedId";
    static final String STATUS = "status";

    Header {
        columns = List.copyOf(columns);
    }

    static Header of(SetFile file, List<String> first) throws SourceFault {
        Header header = new Header(first.stream().map(String::strip).toList());
        Set<String> met = new HashSet<>();
        for (String column : header.columns()) {
            if (column.isEmpty() || !met.add(column.toLowerCase(Locale.ROOT))) {
                throw new SourceFault(
                        Kind.FOREIGN,
                        file.inWords() + " has "
                                + (column.isEmpty() ? "a column without a name" : "two columns " + column)
                                + " in its first line; correct that line, or have the file written anew");
            }
        }
        return header;
    }

    /** Refuses a file without columns that its rows mean nothing without. */
    void demand(SetFile file, List<String> needed) throws SourceFault {
        List<String> missing =
                needed.stream().filter(column -> !columns.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new SourceFault(
                    Kind.FOREIGN,
                    file.inWords() + " lacks the columns " + missing + "; its first line has " + columns
                            + ". Have the file written with them");
        }
    }

    int size() {
        return columns.size();
    }

    /** The place of a column; -1 where there is none of that name. */
    int place(String column) {
        return columns.indexOf(column);
    }
}
