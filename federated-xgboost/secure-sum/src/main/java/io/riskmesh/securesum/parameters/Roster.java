package io.riskmesh.securesum.parameters;

import io.riskmesh.securesum.octets.Enc;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Parties in the order of their ids' unsigned UTF-8 bytes. The position of a party, from 1, is its index.
public record Roster(List<String> parties) {
    public static final int MAX_PARTIES = 64;
    private static final int MAX_ID_BYTES = 64;

    public Roster {
        parties = List.copyOf(parties);
        if (parties.isEmpty() || parties.size() > MAX_PARTIES) {
            throw new IllegalArgumentException("Expected 1 to " + MAX_PARTIES + " parties, got " + parties.size());
        }
        for (int i = 0; i < parties.size(); i++) {
            checkId(parties.get(i));
            if (i > 0 && compareIds(parties.get(i - 1), parties.get(i)) >= 0) {
                throw new IllegalArgumentException("Expected ids in ascending order, each once, got "
                        + parties.get(i - 1) + " before " + parties.get(i));
            }
        }
    }

    /// Sorts; an id given twice is refused.
    public static Roster of(Collection<String> parties) {
        return new Roster(parties.stream().sorted(Roster::compareIds).toList());
    }

    public int size() {
        return parties.size();
    }

    public boolean contains(String party) {
        return parties.contains(party);
    }

    public boolean containsAll(Roster others) {
        return parties.containsAll(others.parties);
    }

    /// 1..size; a stranger is a bug of the caller.
    public int index(String party) {
        int position = parties.indexOf(party);
        if (position < 0) {
            throw new IllegalArgumentException("Expected one of " + parties + ", got " + party);
        }
        return position + 1;
    }

    /// All but one, in roster order.
    public List<String> others(String party) {
        return parties.stream().filter(other -> !other.equals(party)).toList();
    }

    /// All that are not in `members`, in roster order.
    public List<String> without(Roster members) {
        return parties.stream().filter(party -> !members.contains(party)).toList();
    }

    byte[] encoded() {
        return Enc.of("roster").texts(parties).toBytes();
    }

    public static int compareIds(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether a text may name a party: the ids of the ledger, and the only ones that messages can carry.
    public static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= MAX_ID_BYTES && text.chars().allMatch(Roster::isIdCharacter);
    }

    private static boolean isIdCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || c == '.' || c == '_' || c == '-';
    }

    private static void checkId(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "Expected a party id of 1 to " + MAX_ID_BYTES + " characters of [A-Za-z0-9._-], got one of length " + id.length());
        }
    }

    @Override
    public String toString() {
        return parties.toString();
    }
}
