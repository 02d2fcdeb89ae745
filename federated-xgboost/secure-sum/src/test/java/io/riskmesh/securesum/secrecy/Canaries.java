package io.riskmesh.securesum.secrecy;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Secret;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Secrets of a run in every form in which a text could show them. A text is searched for the first characters of each
/// form, so a part of a secret is found, too.
final class Canaries {
    private static final int WINDOW = 12;
    private static final int HEX_STEP = 8;

    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, byte[]> secrets = new TreeMap<>();
    private final Map<String, Long> cells = new TreeMap<>();

    void add(String name, Secret secret) {
        add(name, secret.reveal());
    }

    void add(String name, byte[] secret) {
        secrets.put(name, secret.clone());
        // Some keys change their first and last bits after they are drawn.
        for (int at = 0; at + HEX_STEP <= secret.length; at += HEX_STEP) {
            put(name, hex(Arrays.copyOfRange(secret, at, at + HEX_STEP)));
        }
        formsOf(secret).forEach(form -> put(name, form));
    }

    /// @param cell of at least twelve digits, so that no number meets it by chance
    void add(String name, Field field, long cell) {
        cells.put(name, cell);
        formsOf(field, cell).forEach(form -> put(name, form));
    }

    int size() {
        return secrets.size() + cells.size();
    }

    Map<String, byte[]> secrets() {
        return secrets;
    }

    Map<String, Long> cells() {
        return cells;
    }

    /// Names of what the text shows.
    List<String> foundIn(String text) {
        TreeSet<String> found = new TreeSet<>();
        for (String searched : List.of(text, text.toLowerCase(Locale.ROOT))) {
            for (int at = 0; at + WINDOW <= searched.length(); at++) {
                String name = names.get(searched.substring(at, at + WINDOW));
                if (name != null) {
                    found.add(name);
                }
            }
        }
        return List.copyOf(found);
    }

    static List<String> formsOf(byte[] secret) {
        String array = Arrays.toString(secret);
        return List.of(hex(secret), Base64.getEncoder().encodeToString(secret), Base64.getUrlEncoder().encodeToString(secret),
                array.substring(1), new BigInteger(1, secret).toString(), new BigInteger(secret).toString());
    }

    static List<String> formsOf(Field field, long cell) {
        long residue = field.encode(cell);
        return List.of(Long.toString(Math.abs(cell)), Long.toString(residue), Long.toHexString(Math.abs(cell)),
                Long.toHexString(residue));
    }

    private void put(String name, String form) {
        if (form.length() < WINDOW) {
            throw new IllegalArgumentException("Expected forms of at least " + WINDOW + " characters for " + name);
        }
        names.put(form.substring(0, WINDOW), name);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
