package org.passportsync.web;

import java.util.Map;

/** Schools as people know them: by name, with the SIS ID behind it, because names are not unique. */
record SchoolNames(Map<String, String> names) {

    /** For example {@code Lincoln Elementary (sch-001)}; the SIS ID alone where there is no name. */
    public String of(String sisId) {
        String name = names.get(sisId);
        return name == null ? sisId : name + " (" + sisId + ")";
    }
}
