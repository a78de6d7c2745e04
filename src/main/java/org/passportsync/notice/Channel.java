package org.passportsync.notice;

/** A way to reach a recipient. */
interface Channel {

    /** Sends; returns once the other side has taken it. */
    void send(Notice notice, Letter letter) throws Undeliverable, InterruptedException;
}
