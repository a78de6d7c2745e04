package org.passportsync.job;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;

/** A make-believe Skyward whose schools and people a test puts in one by one. */
final class SmallDistrict {

    private final HandMadeDistrict rows = new HandMadeDistrict();

    HandMadeDistrict rows() {
        return rows;
    }

    SmallDistrict school(String id, String name, String identifier) {
        return org(id, name, identifier, "active");
    }

    SmallDistrict inactive(String id, String name) {
        return org(id, name, "", "inactive");
    }

    private SmallDistrict org(String id, String name, String identifier, String status) {
        rows.put(Resource.ORGS, """
                {"sourcedId":"%s","status":"%s","name":"%s","type":"school","identifier":"%s"}""".formatted(id, status, name.replace("\"", "\\\""), identifier));
        return this;
    }

    SmallDistrict without(String school) {
        rows.remove(Resource.ORGS, school);
        return this;
    }

    /** One class of a school, with students {@code from} to {@code to} in school and class, and a guardian each. */
    SmallDistrict people(String school, int from, int to) {
        rows.put(Resource.COURSES, """
                {"sourcedId":"c-%1$s","status":"active","title":"Reading","org":{"sourcedId":"%1$s"}}""".formatted(school));
        rows.put(Resource.CLASSES, """
                {"sourcedId":"k-%1$s","status":"active","title":"Reading 3","course":{"sourcedId":"c-%1$s"},\
                "school":{"sourcedId":"%1$s"},"terms":[]}""".formatted(school));
        for (int number = from; number <= to; number++) {
            student(number, school);
            rows.put(Resource.USERS, """
                    {"sourcedId":"g-%1$d","status":"active","enabledUser":"true","givenName":"G","familyName":"Guard%1$d",\
                    "roles":[{"roleType":"primary","role":"guardian","org":{"sourcedId":"%2$s"}}]}""".formatted(number, school));
            rows.put(Resource.ENROLLMENTS, """
                    {"sourcedId":"e-%1$d","status":"active","role":"student","user":{"sourcedId":"s-%1$d"},\
                    "class":{"sourcedId":"k-%2$s"},"school":{"sourcedId":"%2$s"}}""".formatted(number, school));
        }
        return this;
    }

    /** A student at one or more schools. */
    SmallDistrict student(int number, String... schools) {
        String roles = Arrays.stream(schools)
                .map(school ->
                        "{\"roleType\":\"primary\",\"role\":\"student\",\"org\":{\"sourcedId\":\"" + school + "\"}}")
                .collect(Collectors.joining(","));
        rows.put(Resource.USERS, """
                {"sourcedId":"s-%1$d","status":"active","enabledUser":"true","givenName":"S","familyName":"Student%1$d",\
                "agents":[{"sourcedId":"g-%1$d"}],"roles":[%2$s]}""".formatted(number, roles));
        return this;
    }
}
