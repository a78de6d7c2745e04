package org.passportsync.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the notices that are due. Any number of programs may do so at once. */
public final class Delivery {

    /** More of them at once say that a server is down, and each costs its time. */
    private static final int MOST_FAILURES = 3;

    private final Notices notices;
    private final Letters letters;
    private final Channel mail;
    private final Channel webhook;

    Delivery(Notices notices, Letters letters, Channel mail, Channel webhook) {
        this.notices = notices;
        this.letters = letters;
        this.mail = mail;
        this.webhook = webhook;
    }

    /** Sends what is due; gives what could not be sent, each in words for a log or a terminal. */
    public List<String> deliver() {
        List<String> failures = new ArrayList<>();
        Optional<Notice> next = notices.take();
        while (next.isPresent()) {
            Notice notice = next.get();
            String error = error(notice);
            if (error == null) {
                notices.sent(notice);
            } else {
                notices.failed(notice, error);
                failures.add("the notice " + notice.inWords() + " could not be sent: " + error);
            }
            boolean enough =
                    failures.size() >= MOST_FAILURES || Thread.currentThread().isInterrupted();
            next = enough ? Optional.empty() : notices.take();
        }
        return failures;
    }

    /** Why a notice could not be sent; null: it was. */
    private @Nullable String error(Notice notice) {
        try {
            (notice.channel().equals("EMAIL") ? mail : webhook).send(notice, letters.write(notice));
            return null;
        } catch (Undeliverable refused) {
            return refused.reason();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "the program was stopped meanwhile";
        } catch (RuntimeException unexpected) {
            return "an unexpected " + unexpected.getClass().getSimpleName();
        }
    }
}
