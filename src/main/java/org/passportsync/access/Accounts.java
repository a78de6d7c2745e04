package org.passportsync.access;

import java.security.SecureRandom;
import java.util.Optional;

/** Makes the logins that nobody could have asked for: the first administrator's, and the demo's. */
public final class Accounts {

    private static final String FIRST = "admin";
    private static final int LENGTH = 20;
    /** Without letters and digits that look alike. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Users users;
    private final Passwords passwords;
    private final Audit audit;
    private final SecureRandom chance;

    public Accounts(Users users, Passwords passwords, Audit audit, SecureRandom chance) {
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.chance = chance;
    }

    Users users() {
        return users;
    }

    Passwords passwords() {
        return passwords;
    }

    Audit audit() {
        return audit;
    }

    /** A login that was just made; the password is told this once and not kept. */
    public record Login(String user, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** The first administrator, where there are no users yet. */
    public Optional<Login> first(Actor by) {
        return users.list().isEmpty() ? Optional.of(administrator(FIRST, by)) : Optional.empty();
    }

    /** An administrator of every district with a new password; the one before is worth nothing any more. */
    public Login administrator(String name, Actor by) {
        String password = password();
        String hash = passwords.hash(password);
        if (!users.password(name, hash)) {
            var _ = users.add(name, Role.ADMIN, new Reach.Everywhere(), hash, by.name());
        }
        audit.note(by, "PASSWORD", "user " + name, "generated");
        return new Login(name, password);
    }

    /** A password by chance, of about 116 bits. */
    public String password() {
        StringBuilder password = new StringBuilder();
        for (int letter = 0; letter < LENGTH; letter++) {
            password.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
