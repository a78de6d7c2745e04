package org.passportsync.job;

import org.passportsync.simulator.SimulatedSkyward;

/** The definition of the connection {@code lakeside} to a simulated Skyward, with some settings changed. */
record Definitions(String text) {

    static Definitions lakeside(SimulatedSkyward skyward) {
        return new Definitions("""
                version: 1
                district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
                connection: lakeside
                application: skyward-oneroster
                syncMode: IMPORT
                delivery:
                  serviceUrl: "%s"
                  clientId: %s
                  clientSecret: "${env:SKYWARD_SECRET}"
                  pageSize: 5000
                advanced:
                  bulkUpload: true
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                schools:
                  autoMap: true
                """.formatted(skyward.url(), skyward.clientId()));
    }

    /** The same district, read through SMS 2.0's own API in small pages. */
    static Definitions natively(SimulatedSkyward skyward) {
        return lakeside(skyward).overSms().with("pageSize", "7");
    }

    /** The same, read through SMS 2.0's own API in pages of five rows. */
    Definitions overSms() {
        return new Definitions(text.replaceFirst("serviceUrl: \"[^\"]*", "$0/api"))
                .with("application", "skyward")
                .with("pageSize", "5");
    }

    /** The same with one setting, which stands on a line of its own, given another value. */
    Definitions with(String setting, String value) {
        return new Definitions(text.replaceFirst("(?m)^( *" + setting + ":).*$", "$1 " + value));
    }

    /** The same with lines added under {@code advanced}. */
    Definitions advanced(String lines) {
        return new Definitions(text.replaceFirst("(?m)^advanced:\n", "advanced:\n  " + lines + "\n"));
    }

    /** The same with a section added, as it stands in a file. */
    Definitions section(String lines) {
        return new Definitions(text + lines + "\n");
    }
}
