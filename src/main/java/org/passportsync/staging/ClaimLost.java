package org.passportsync.staging;

/** A slice was taken away from this process, which may not write to it any more. */
public final class ClaimLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimLost(Claims.Claim claim) {
        super("claim " + claim.number() + " on " + claim.slice() + " of run " + claim.runId()
                + " was taken away; whoever has it now goes on");
    }
}
