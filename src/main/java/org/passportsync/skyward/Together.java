package org.passportsync.skyward;

import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.Reply;

/** How much the lists of one page may hold together, each of which may be as large as an answer may be; counts them as they come. */
final class Together {

    private final URI shown;
    private final int lists;
    private final long most;
    private final AtomicLong received = new AtomicLong();

    /**
     * Nothing yet.
     *
     * @param most the most bytes, as received and as unpacked
     */
    Together(URI shown, int lists, long most) {
        this.shown = shown;
        this.lists = lists;
        this.most = most;
    }

    /** An answer has come, packed or not. */
    void came(Reply reply) throws SourceFault {
        bound(received.addAndGet(reply.body().length));
    }

    /** So many bytes are what they make, unpacked. */
    void bound(long bytes) throws SourceFault {
        if (bytes > most) {
            throw new SourceFault(
                    SourceFault.Kind.REFUSED,
                    Addresses.shown(shown) + " sends more than " + most + " bytes for "
                            + (lists == 1 ? "one student" : lists + " students together")
                            + ", which is beyond the bound for one page. Ask for a smaller pageSize, or those who run"
                            + " the server what changes its answers.");
        }
    }
}
