package io.riskmesh.embedded.simulation;

/// Fabric orders keys by their UTF-8 bytes, which is the order of code points; [String#compareTo] orders by UTF-16 units,
/// which differs above U+FFFF.
final class Utf8Order {

    private Utf8Order() {}

    static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // A surrogate stands for a code point above every other unit.
                boolean above = Character.isSurrogate(a);
                return above == Character.isSurrogate(b) ? Character.compare(a, b) : above ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
