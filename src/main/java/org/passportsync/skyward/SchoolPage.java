package org.passportsync.skyward;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Puts a page of a school's list into an envelope that names the school, since the rows may not. */
final class SchoolPage {

    /** The field of the envelope that names the school. */
    static final String SCHOOL = "SchoolId";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SchoolPage() {}

    /** The rows as they were received, below the resource's name and behind the school's. */
    static byte[] of(String resource, String school, byte[] rows) {
        byte[] start = ("{\"" + SCHOOL + "\":" + JSON.writeValueAsString(school) + ",\"" + resource + "\":")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream page = new ByteArrayOutputStream(start.length + rows.length + 1);
        page.writeBytes(start);
        page.writeBytes(rows);
        page.write('}');
        return page.toByteArray();
    }
}
