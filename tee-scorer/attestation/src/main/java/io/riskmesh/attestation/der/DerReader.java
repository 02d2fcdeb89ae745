package io.riskmesh.attestation.der;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes the elements of one DER value in order. Strict: definite lengths in their shortest form, tags of one octet, shortest
/// integers; a caller that is done calls [#end], which refuses what is left. Not thread-safe; does not change the bytes.
public final class DerReader {

    private final byte[] bytes;
    private final int limit;
    private int at;

    private DerReader(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.at = from;
        this.limit = limit;
    }

    /// Reads the array, which the caller does not change meanwhile.
    public static DerReader of(byte[] bytes) {
        return new DerReader(bytes, 0, bytes.length);
    }

    public boolean hasNext() {
        return at < limit;
    }

    /// Whether an element with this tag comes next.
    public boolean isNext(int tag) {
        return at < limit && (bytes[at] & 0xff) == tag;
    }

    /// Refuses what is left.
    public void end() throws MalformedDer {
        if (at != limit) {
            throw new MalformedDer((limit - at) + " bytes too many");
        }
    }

    /// A reader of the content of the next element.
    public DerReader enter(int tag) throws MalformedDer {
        int start = header(tag);
        return new DerReader(bytes, start, at);
    }

    /// The content of the next element, copied.
    public byte[] content(int tag) throws MalformedDer {
        int start = header(tag);
        return Arrays.copyOfRange(bytes, start, at);
    }

    /// The next element with its tag and length, copied.
    public byte[] element(int tag) throws MalformedDer {
        int start = at;
        header(tag);
        return Arrays.copyOfRange(bytes, start, at);
    }

    /// An INTEGER of at most `maxBytes` octets.
    public BigInteger integer(int maxBytes) throws MalformedDer {
        byte[] content = content(DerTag.INTEGER);
        if (content.length == 0 || content.length > maxBytes) {
            throw new MalformedDer("an integer of " + content.length + " bytes");
        }
        if (content.length > 1 && (content[0] == 0 && content[1] >= 0 || content[0] == -1 && content[1] < 0)) {
            throw new MalformedDer("an integer with a superfluous first byte");
        }
        return new BigInteger(content);
    }

    /// An INTEGER within 0 and `most`.
    public int smallInteger(int most) throws MalformedDer {
        BigInteger value = integer(4);
        if (value.signum() < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new MalformedDer("an integer beyond 0.." + most);
        }
        return value.intValue();
    }

    /// A BOOLEAN; DER knows 0x00 and 0xFF only.
    public boolean bool() throws MalformedDer {
        byte[] content = content(DerTag.BOOLEAN);
        if (content.length != 1 || content[0] != 0 && content[0] != -1) {
            throw new MalformedDer("a boolean that is neither 0x00 nor 0xFF");
        }
        return content[0] != 0;
    }

    /// A BIT STRING of whole octets.
    public byte[] bitString() throws MalformedDer {
        byte[] content = content(DerTag.BIT_STRING);
        if (content.length == 0 || content[0] != 0) {
            throw new MalformedDer("a bit string with unused bits");
        }
        return Arrays.copyOfRange(content, 1, content.length);
    }

    /// An OBJECT IDENTIFIER in dotted form.
    public String oid() throws MalformedDer {
        return Oid.dotted(content(DerTag.OID));
    }

    /// The octets of a text in ASCII.
    public String ascii(int tag) throws MalformedDer {
        byte[] content = content(tag);
        for (byte b : content) {
            if (b < 0x20 || b > 0x7e) {
                throw new MalformedDer("a text beyond ASCII");
            }
        }
        return new String(content, StandardCharsets.US_ASCII);
    }

    /// Steps over the next element and gives where its content starts; it ends where the reader then is.
    private int header(int tag) throws MalformedDer {
        if (at >= limit || (bytes[at] & 0xff) != tag) {
            throw new MalformedDer("expected the tag " + tag);
        }
        int length = length();
        int start = at;
        if (length > limit - start) {
            throw new MalformedDer("an element of " + length + " bytes where " + (limit - start) + " are left");
        }
        at = start + length;
        return start;
    }

    private int length() throws MalformedDer {
        at++;
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7f;
        if (octets == 0 || octets > 3) {
            throw new MalformedDer("a length of " + octets + " octets");
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | octet();
        }
        if (length < 0x80 || length >>> 8 * (octets - 1) == 0) {
            throw new MalformedDer("a length that is not the shortest");
        }
        return length;
    }

    private int octet() throws MalformedDer {
        if (at >= limit) {
            throw new MalformedDer("a length beyond the end");
        }
        return bytes[at++] & 0xff;
    }
}
