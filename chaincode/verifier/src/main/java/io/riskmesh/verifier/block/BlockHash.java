package io.riskmesh.verifier.block;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;

/// The two hashes that chain blocks: of the header, as DER `SEQUENCE{INTEGER number, OCTET STRING previousHash,
/// OCTET STRING dataHash}`, and of the envelopes, one after the other. The second does not bind where an envelope ends.
public final class BlockHash {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int LONGEST_SHORT_LENGTH = 127;

    private BlockHash() {}

    /// SHA-256 of [#headerBytes].
    public static ByteString ofHeader(BlockHeader header) {
        return Sha256.of(headerBytes(header));
    }

    /// SHA-256 of the envelopes' bytes, concatenated.
    public static ByteString ofData(BlockData data) {
        MessageDigest sha = Sha256.start();
        data.getDataList().forEach(envelope -> Sha256.add(sha, envelope));
        return ByteString.copyFrom(sha.digest());
    }

    /// What is hashed, and what orderers sign after metadata and signature header.
    public static ByteString headerBytes(BlockHeader header) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        put(body, INTEGER, new BigInteger(Long.toUnsignedString(header.getNumber())).toByteArray());
        put(body, OCTET_STRING, header.getPreviousHash().toByteArray());
        put(body, OCTET_STRING, header.getDataHash().toByteArray());
        ByteArrayOutputStream sequence = new ByteArrayOutputStream();
        put(sequence, SEQUENCE, body.toByteArray());
        return ByteString.copyFrom(sequence.toByteArray());
    }

    private static void put(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        if (content.length > LONGEST_SHORT_LENGTH) {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - skip));
            out.write(length, skip, length.length - skip);
        } else {
            out.write(content.length);
        }
        out.writeBytes(content);
    }
}
