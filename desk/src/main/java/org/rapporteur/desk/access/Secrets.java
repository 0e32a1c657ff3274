package org.rapporteur.desk.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes what nobody can guess, and what proves that somebody knows it. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 256 bits: beyond guessing. */
    private static final int BYTES = 32;

    private Secrets() {}

    /** A new secret: 43 characters that may stand in a cookie and a header. */
    public static String fresh() {
        return fresh(BYTES);
    }

    static String fresh(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return base64(random);
    }

    /** What is kept of a secret. No salt: a secret of 256 bits is in no table. */
    static String hash(String secret) {
        return base64(digest("SHA-256", secret));
    }

    /**
     * The token that a form of this browser carries, made from what only its cookie holds. Another site can make the browser send
     * the cookie but cannot read it, so it cannot make the token; and nothing leads back from the token to the cookie.
     */
    public static String formToken(String cookie) {
        return hash("form " + cookie);
    }

    /** Compares in a time that does not tell how much is equal. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm + ".", e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
