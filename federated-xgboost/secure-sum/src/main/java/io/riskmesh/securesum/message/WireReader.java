package io.riskmesh.securesum.message;

import static io.riskmesh.securesum.refusal.SumRefusal.LENGTH_MISMATCH;
import static io.riskmesh.securesum.refusal.SumRefusal.MALFORMED_MESSAGE;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.refusal.RefusedInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads what {@link WireWriter} writes. Every length is compared with the bytes that are left before anything is
/// allocated. Not thread-safe.
final class WireReader {
    private final byte[] bytes;
    private int at;

    WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long integer(int width) throws RefusedInput {
        need(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    int u8() throws RefusedInput {
        return (int) integer(1);
    }

    int u16() throws RefusedInput {
        return (int) integer(2);
    }

    /// A u32 that must fit a positive int.
    int count() throws RefusedInput {
        long value = integer(4);
        RefusedInput.unless(value <= Integer.MAX_VALUE, LENGTH_MISMATCH, "at most 2^31 - 1", value);
        return (int) value;
    }

    long u64() throws RefusedInput {
        return integer(8);
    }

    Octets fixed(int length) throws RefusedInput {
        need(length);
        Octets field = Octets.wrap(Arrays.copyOfRange(bytes, at, at + length));
        at += length;
        return field;
    }

    Octets sized(int maximum) throws RefusedInput {
        int length = count();
        RefusedInput.unless(length <= maximum, LENGTH_MISMATCH, "at most " + maximum + " bytes", length);
        return fixed(length);
    }

    /// As [#sized], without a copy: what megabytes are read into stays the message they came in.
    Octets sizedPart(int maximum) throws RefusedInput {
        int length = count();
        RefusedInput.unless(length <= maximum, LENGTH_MISMATCH, "at most " + maximum + " bytes", length);
        need(length);
        Octets field = Octets.part(bytes, at, length);
        at += length;
        return field;
    }

    String party() throws RefusedInput {
        int length = u8();
        RefusedInput.unless(length >= 1 && length <= 64, LENGTH_MISMATCH, "a party id of 1 to 64 bytes", length);
        String id = new String(fixed(length).array(), StandardCharsets.ISO_8859_1);
        RefusedInput.unless(Roster.isId(id), MALFORMED_MESSAGE, "a party id of [A-Za-z0-9._-]", "another character");
        return id;
    }

    List<String> parties() throws RefusedInput {
        int count = listSize();
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(party());
        }
        return List.copyOf(ids);
    }

    Roster roster() throws RefusedInput {
        List<String> ids = parties();
        RefusedInput.unless(!ids.isEmpty(), LENGTH_MISMATCH, "at least one party", 0);
        for (int i = 1; i < ids.size(); i++) {
            RefusedInput.unless(Roster.compareIds(ids.get(i - 1), ids.get(i)) < 0,
                    MALFORMED_MESSAGE, "ascending ids, each once", "another order");
        }
        return new Roster(ids);
    }

    List<Octets> fixedList(int length) throws RefusedInput {
        int count = listSize();
        need((long) count * length);
        List<Octets> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(fixed(length));
        }
        return List.copyOf(fields);
    }

    List<Octets> sizedList(int maximum) throws RefusedInput {
        int count = listSize();
        List<Octets> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(sized(maximum));
        }
        return List.copyOf(fields);
    }

    int listSize() throws RefusedInput {
        int count = u8();
        RefusedInput.unless(count <= Roster.MAX_PARTIES, LENGTH_MISMATCH, "at most 64 elements", count);
        return count;
    }

    int remaining() {
        return bytes.length - at;
    }

    void end() throws RefusedInput {
        RefusedInput.unless(remaining() == 0, LENGTH_MISMATCH, "the end of the message", remaining() + " more bytes");
    }

    private void need(long length) throws RefusedInput {
        if (length > remaining()) { // asked for every field, so no words are made unless they are needed
            throw new RefusedInput(LENGTH_MISMATCH, length + " more bytes", remaining());
        }
    }
}
