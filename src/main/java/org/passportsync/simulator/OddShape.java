package org.passportsync.simulator;

import java.util.List;
import java.util.stream.Stream;

/**
 * What odd rows are made of, so that they are read as rows of their collection.
 *
 * @param start how a row with an identifier begins, up to the comma after its status
 * @param aside a field that nobody needs, up to its colon
 * @param again the rest of a row that begins like this and says status and identifier again, differently
 * @param wrong a whole row whose fields have the wrong types
 * @param withoutId a whole row without an identifier
 * @param texts fields that hold a text; the first is one that every row of the collection has
 */
record OddShape(String start, String aside, String again, String wrong, String withoutId, List<String> texts) {

    static final OddShape ONEROSTER = new OddShape(
            "{\"sourcedId\":\"0-odd\",\"status\":\"active\",",
            "\"metadata\":",
            "\"status\":\"tobedeleted\",\"sourcedId\":\"0-odd-too\"}",
            "{\"sourcedId\":17,\"status\":[\"active\"],\"dateLastModified\":{\"at\":null}}",
            "{\"status\":\"active\"}",
            List.of("title", "name", "givenName", "familyName", "role", "beginDate", "birthDate"));

    private static final String NUMBER = "90000001";
    private static final String OTHER_NUMBER = "90000002";

    static OddShape of(NativeResource resource) {
        String key = "\"" + resource.key() + "\":";
        return new OddShape(
                "{" + key + id(resource, NUMBER) + ",\"Active\":true,",
                "\"Notes\":",
                "\"Active\":false," + key + id(resource, OTHER_NUMBER) + "}",
                "{" + key + "[17],\"Active\":[true],\"SchoolId\":{\"at\":null},\"FirstName\":17}",
                "{\"Active\":true}",
                Stream.concat(
                                Stream.of(resource.text()),
                                Stream.of("FirstName", "Username", "StartDate", "DateOfBirth"))
                        .toList());
    }

    private static String id(NativeResource resource, String number) {
        return resource.isOfPeople() ? number : "\"" + number + "\"";
    }
}
