package org.passportsync.oneroster;

/** How a role of a OneRoster user is written in tests. */
abstract class OneRosterRoles {

    static String role(String type, String name, String org, String begin, String end) {
        return "{'roleType':'" + type + "','role':'" + name + "','org':{'sourcedId':'" + org + "','type':'org'},"
                + "'beginDate':'" + begin + "','endDate':'" + end + "'}";
    }
}
