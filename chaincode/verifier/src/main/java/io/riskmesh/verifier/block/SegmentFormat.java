package io.riskmesh.verifier.block;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// Block files of the embedded ledger (design `ledger.md` section 5.5): segments `blocks-NNNNNN.rmb`, numbered from
/// 0 without a gap, each a row of records `length u32, CRC32C u32, common.Block`, integers big-endian, the checksum over
/// the block's bytes.
public final class SegmentFormat {

    public static final int HEADER_BYTES = 8;
    public static final long SEGMENT_BYTES = 64L * 1024 * 1024;
    /// Longer than any block that an orderer cuts; a length beyond it is damage.
    public static final int MAX_BLOCK_BYTES = 128 * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("blocks-[0-9]{6}\\.rmb");

    private SegmentFormat() {}

    public static String fileName(int segment) {
        return String.format(Locale.ROOT, "blocks-%06d.rmb", segment);
    }

    public static boolean isFileName(String name) {
        return NAME.matcher(name).matches();
    }

    /// The record's first eight bytes.
    public static ByteBuffer header(byte[] block) {
        return ByteBuffer.allocate(HEADER_BYTES).putInt(block.length).putInt(checksum(ByteString.copyFrom(block))).flip();
    }

    /// CRC32C of a block's bytes.
    public static int checksum(ByteString block) {
        CRC32C crc = new CRC32C();
        block.asReadOnlyByteBufferList().forEach(crc::update);
        return (int) crc.getValue();
    }
}
