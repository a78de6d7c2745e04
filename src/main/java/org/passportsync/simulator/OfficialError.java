package org.passportsync.simulator;

/** The error bodies of the OneRoster documents: flat in 1.2, wrapped in {@code imsx_StatusInfo} in 1.1. */
final class OfficialError {

    private OfficialError() {}

    static Answer of(Version version, int status, String minor, String description) {
        Utf8 text = new Utf8()
                .raw("{\"imsx_codeMajor\":\"failure\",\"imsx_severity\":\"error\",\"imsx_description\":")
                .quoted(description)
                .raw(",\"imsx_CodeMinor\":{\"imsx_codeMinorField\":[{")
                .raw("\"imsx_codeMinorFieldName\":\"TargetEndSystem\",\"imsx_codeMinorFieldValue\":")
                .quoted(minor)
                .raw("}]}}");
        return Answer.json(status, version == Version.V1_2 ? text.toString() : "{\"imsx_StatusInfo\":" + text + "}");
    }
}
