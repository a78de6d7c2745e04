package org.passportsync.bench;

/** Whether the simulator only sends while something is measured. */
final class Warm {

    private Warm() {}

    /** Says so, loudly, where it had to make pages meanwhile: then the figure is not what it seems to be. */
    static void check(String what, long made) {
        if (made > 0) {
            System.out.println("NOT WARM: " + what + ": the simulator made " + made + " pages while it was measured");
        }
    }
}
