package io.riskmesh.federation.message;

import static io.riskmesh.ledger.reason.TrainingReason.MALFORMED_MESSAGE;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.securesum.octets.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads what {@link MessageWriter} writes. Every length is compared with the bytes that are left before anything is
/// allocated. Not thread-safe.
final class MessageReader {
    static final int MOST_PARTIES = 64;

    private final byte[] bytes;
    private int at;

    MessageReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Reads one element of a list or one optional value.
    interface Part<T> {
        T read(MessageReader in) throws RefusedRound;
    }

    long integer(int width) throws RefusedRound {
        need(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    int u8() throws RefusedRound {
        return (int) integer(1);
    }

    int u16() throws RefusedRound {
        return (int) integer(2);
    }

    int i32() throws RefusedRound {
        return (int) integer(4);
    }

    /// An i32 of `least..most`.
    int within(int least, int most) throws RefusedRound {
        int value = i32();
        check(value >= least && value <= most, "a number of " + least + ".." + most, value);
        return value;
    }

    int count() throws RefusedRound {
        return within(0, Integer.MAX_VALUE);
    }

    boolean flag() throws RefusedRound {
        int value = u8();
        check(value <= 1, "a flag of 0 or 1", value);
        return value == 1;
    }

    <E extends Enum<E>> E constant(E[] values) throws RefusedRound {
        String name = text();
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new RefusedRound(MALFORMED_MESSAGE, "one of " + values.length + " constants", "another text");
    }

    byte[] bytes(int length) throws RefusedRound {
        need(length);
        byte[] field = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return field;
    }

    Digest digest() throws RefusedRound {
        return Digest.fromBytes(bytes(Digest.LENGTH_BYTES));
    }

    Octets sized() throws RefusedRound {
        return Octets.wrap(bytes(count()));
    }

    String text() throws RefusedRound {
        return new String(bytes(u8()), StandardCharsets.ISO_8859_1);
    }

    PartyId party() throws RefusedRound {
        String id = text();
        check(PartyId.isId(id), "a party id", "another text");
        return new PartyId(id);
    }

    /// A set of parties: sorted, each once.
    List<PartyId> parties() throws RefusedRound {
        int count = u8();
        check(count <= MOST_PARTIES, "at most " + MOST_PARTIES + " parties", count);
        List<PartyId> parties = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            PartyId party = party();
            check(i == 0 || parties.getLast().compareTo(party) < 0, "ascending parties, each once", "another order");
            parties.add(party);
        }
        return List.copyOf(parties);
    }

    SlotSet slotSet() throws RefusedRound {
        List<PartyId> members = parties();
        int first = count();
        return new SlotSet(members, first, within(first, Integer.MAX_VALUE));
    }

    Opening opening() throws RefusedRound {
        return new Opening(digest(), digest());
    }

    <T> Optional<T> optional(Part<T> part) throws RefusedRound {
        return flag() ? Optional.of(part.read(this)) : Optional.empty();
    }

    /// @param leastBytes of one element, at least 1, so that a large count without bytes is refused before it costs anything
    <T> List<T> list(int leastBytes, int most, Part<T> part) throws RefusedRound {
        int count = within(0, most);
        need((long) count * leastBytes);
        List<T> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(part.read(this));
        }
        return List.copyOf(elements);
    }

    void end() throws RefusedRound {
        check(at == bytes.length, "the end of the message", (bytes.length - at) + " more bytes");
    }

    static void check(boolean holds, String expected, Object actual) throws RefusedRound {
        RefusedRound.unless(holds, MALFORMED_MESSAGE, expected, actual);
    }

    private void need(long length) throws RefusedRound {
        if (length < 0 || length > bytes.length - at) { // asked for every field, so no words are made unless they are needed
            throw new RefusedRound(MALFORMED_MESSAGE, length + " more bytes", bytes.length - at);
        }
    }
}
