package org.passportsync.simulator;

/** How a side of the simulator words what goes wrong: OneRoster with a minor code, SMS 2.0 without. */
interface Complaint {

    Answer of(int status, String minor, String description);

    static Complaint in(Version version) {
        return (status, minor, description) -> OfficialError.of(version, status, minor, description);
    }
}
