package org.passportsync.web;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Lets no user have more than a few sessions: with one more, the oldest is over. */
final class FewSessions {

    static final int MOST = 20;

    private final Map<String, Deque<HttpSession>> open = new HashMap<>();

    /** A user has logged in. */
    synchronized void opened(String user, HttpSession session) {
        Deque<HttpSession> sessions = open.computeIfAbsent(user, _ -> new ArrayDeque<>());
        sessions.add(session);
        if (sessions.size() > MOST) {
            end(sessions.remove());
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException over) {
            // It has ended by itself.
        }
    }
}
