package io.riskmesh.attestation.frame;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [WireWriter] writes. Every length is compared with the bytes that are left before anything is allocated. Not
/// thread-safe.
public final class WireReader {

    private final byte[] bytes;
    private int at;

    public WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// An unsigned number of 1 to 7 bytes, or 8 bytes as they are.
    public long integer(int width) throws MalformedMessage {
        need(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    public int u8() throws MalformedMessage {
        return (int) integer(1);
    }

    public int u16() throws MalformedMessage {
        return (int) integer(2);
    }

    /// A u32 that fits a positive int.
    public int count() throws MalformedMessage {
        return (int) within(integer(4), 0, Integer.MAX_VALUE);
    }

    /// A u64 within bounds.
    public long u64(long least, long most) throws MalformedMessage {
        return within(integer(8), least, most);
    }

    /// A u8 that is 0 or 1.
    public boolean bool() throws MalformedMessage {
        return within(u8(), 0, 1) == 1;
    }

    /// 32 raw bits.
    public int bits() throws MalformedMessage {
        return (int) integer(4);
    }

    public byte[] fixed(int length) throws MalformedMessage {
        need(length);
        byte[] field = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return field;
    }

    /// Bytes after their length as u32.
    public byte[] sized(int most) throws MalformedMessage {
        return fixed((int) within(integer(4), 0, most));
    }

    public Digest digest() throws MalformedMessage {
        return Digest.fromBytes(fixed(Digest.LENGTH_BYTES));
    }

    /// An id of the ledger after its length as u8.
    public String id() throws MalformedMessage {
        String id = new String(fixed(u8()), StandardCharsets.ISO_8859_1);
        if (!PartyId.isId(id)) {
            throw new MalformedMessage("Expected an id at " + at);
        }
        return id;
    }

    public PartyId party() throws MalformedMessage {
        return new PartyId(id());
    }

    /// Visible ASCII and spaces after their length as u16.
    public String text(int most) throws MalformedMessage {
        byte[] text = fixed((int) within(u16(), 0, most));
        for (byte c : text) {
            if (c < 0x20 || c > 0x7E) {
                throw new MalformedMessage("Expected visible ASCII");
            }
        }
        return new String(text, StandardCharsets.US_ASCII);
    }

    public int remaining() {
        return bytes.length - at;
    }

    /// Refuses anything but zeros up to the end.
    public void zerosToEnd() throws MalformedMessage {
        while (at < bytes.length) {
            if (bytes[at++] != 0) {
                throw new MalformedMessage("Expected zeros up to the end");
            }
        }
    }

    public void end() throws MalformedMessage {
        if (remaining() != 0) {
            throw new MalformedMessage("Expected the end, got " + remaining() + " more bytes");
        }
    }

    /// Refuses what is out of range.
    public static long within(long value, long least, long most) throws MalformedMessage {
        if (value < least || value > most) {
            throw new MalformedMessage("Expected " + least + ".." + most + ", got " + value);
        }
        return value;
    }

    private void need(int length) throws MalformedMessage {
        if (length > remaining()) {
            throw new MalformedMessage("Expected " + length + " more bytes, got " + remaining());
        }
    }
}
