package io.riskmesh.federation.message;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.securesum.octets.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Writes the fixed-width, big-endian form of messages. Not thread-safe.
final class MessageWriter {
    private byte[] buffer = new byte[256];
    private int size;

    MessageWriter integer(long value, int width) {
        ensure(width);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    MessageWriter u8(int value) {
        return integer(value, 1);
    }

    MessageWriter u16(int value) {
        return integer(value, 2);
    }

    MessageWriter i32(int value) {
        return integer(value, 4);
    }

    MessageWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    MessageWriter bytes(byte[] field) {
        ensure(field.length);
        System.arraycopy(field, 0, buffer, size, field.length);
        size += field.length;
        return this;
    }

    MessageWriter digest(Digest digest) {
        return bytes(digest.toBytes());
    }

    /// Length as i32, then the bytes.
    MessageWriter sized(Octets field) {
        return i32(field.length()).bytes(field.array());
    }

    MessageWriter text(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return u8(ascii.length).bytes(ascii);
    }

    MessageWriter constant(Enum<?> constant) {
        return text(constant.name());
    }

    MessageWriter party(PartyId party) {
        return text(party.value());
    }

    MessageWriter parties(List<PartyId> parties) {
        u8(parties.size());
        parties.forEach(this::party);
        return this;
    }

    MessageWriter slotSet(SlotSet set) {
        return parties(set.members()).i32(set.firstSlot()).i32(set.lastSlot());
    }

    MessageWriter opening(Opening opening) {
        return digest(opening.aggregation()).digest(opening.commitment());
    }

    MessageWriter opening(Optional<Opening> opening) {
        return optional(opening, MessageWriter::opening);
    }

    <T> MessageWriter optional(Optional<T> value, BiConsumer<MessageWriter, T> write) {
        flag(value.isPresent());
        value.ifPresent(present -> write.accept(this, present));
        return this;
    }

    /// Number of elements as i32, then the elements.
    <T> MessageWriter list(List<T> elements, BiConsumer<MessageWriter, T> write) {
        i32(elements.size());
        elements.forEach(element -> write.accept(this, element));
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, more), (int) Math.min(Integer.MAX_VALUE - 64L, 2L * buffer.length)));
        }
    }
}
