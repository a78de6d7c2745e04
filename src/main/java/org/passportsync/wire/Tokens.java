package org.passportsync.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;

/** Keeps the token that all requests share, and renews it before it is too old; one renewal at a time. */
public final class Tokens {

    private static final Duration RENEWED_EARLY = Duration.ofSeconds(60);

    private record Kept(String token, Instant renewAt, AtomicBoolean worked) {}

    private final TokenDesk desk;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile @Nullable Kept kept;

    public Tokens(TokenDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** A token that should still be good. */
    public String current() throws SourceFault, InterruptedException {
        Kept found = kept;
        return found != null && clock.instant().isBefore(found.renewAt()) ? found.token() : replaced(found);
    }

    /** How the token was come by, in words: where, and for which scopes. */
    public String way() {
        return desk.way();
    }

    /** Sees to another token than the one that was refused; asks for none where another thread has it already. */
    public void replace(String refused) throws SourceFault, InterruptedException {
        Kept found = kept;
        if (found == null || found.token().equals(refused)) {
            var _ = replaced(found);
        }
    }

    /** Notes that the server took a token. */
    public void worked(String token) {
        Kept found = kept;
        if (found != null && found.token().equals(token)) {
            found.worked().set(true);
        }
    }

    /** Whether a token that was refused had been taken before, or has been replaced since. */
    public boolean wasGood(String token) {
        Kept found = kept;
        return found == null || !found.token().equals(token) || found.worked().get();
    }

    private String replaced(@Nullable Kept old) throws SourceFault, InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            Kept found = kept;
            if (found != null && found != old) {
                return found.token();
            }
            TokenDesk.Granted granted = desk.ask();
            kept = new Kept(granted.token(), clock.instant().plus(used(granted.life())), new AtomicBoolean());
            return granted.token();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** A short-lived token is used for half its life, lest every request asks for a new one. */
    private static Duration used(Duration life) {
        Duration half = life.dividedBy(2);
        return half.compareTo(RENEWED_EARLY) < 0 ? half : life.minus(RENEWED_EARLY);
    }
}
