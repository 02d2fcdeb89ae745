package io.riskmesh.verifier.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.util.Base64;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.api.Test;

/// Headers of real Fabric networks, as others have published them.
final class BlockHashTest {

    /// README of `myeongkil/fabric-block-parser`: block 1 of channel `dc`.
    @Test
    void block_1_of_a_published_network() {
        assertEquals(base64("PD+1AReN2lI4Rqan4AoaCHN5i4xsiggyCIMzIKSAixc="), BlockHash.ofHeader(header(1,
                base64("JJZLIU7NUrZu488klZQ1qXKCrotVFdqCRJV0BqPoas4="),
                base64("SyjV20FFUsxhX9d0+s6rYNoZspWV3jL6/GlePRekkDk="))));
    }

    /// Rows of an explorer in `touqeerShah/supply-chain-hyperledger-fabric`, `Backend/test2.js`: blocks 152 to 154 of
    /// channel `pharmatracechannel`. Numbers from 128 on need a leading zero in DER.
    @Test
    void three_blocks_in_a_row_of_a_published_network() {
        ByteString hash152 = BlockHash.ofHeader(header(152,
                hex("59c2bcd2158a4ee0c06d57f469d5b724baf119c1e1c3bb204a598ec061763148"),
                hex("647811073d74cbfc8b45b75a43c313cad99d4d2b8ae294f126341a3da8cd1e39")));
        assertEquals(hex("5e7a2d417002ee77b558c185c620777a29400d7e7bc1d624dc16b32e84bf25e6"), hash152);
        ByteString hash153 = BlockHash.ofHeader(header(153, hash152,
                hex("8e3e2477e92e344bfd63a0be4719bf3fad2c0cfc4301f43b74de57e122cbd9fc")));
        assertEquals(hex("4bb4df49ee560df245c818265104e9dfdf2b26ae29750720825497264793d448"), hash153);
        assertEquals(hex("1f1f03fec48ee16b674928c8f3edea172903ee683091d062bde68feedce1a3bc"),
                BlockHash.ofHeader(header(154, hash153,
                        hex("d89c524ce053b93533e5ff24bff0cc01db652bff814a4c809b655eb6b4278698"))));
    }

    @Test
    void the_largest_number_has_nine_bytes_and_long_hashes_a_long_length() {
        ByteString bytes = BlockHash.headerBytes(header(-1, ByteString.EMPTY, ByteString.copyFrom(new byte[200])));
        assertEquals("3081d8" + "020900ffffffffffffffff" + "0400" + "0481c8" + "00".repeat(200),
                HexFormat.of().formatHex(bytes.toByteArray()));
        assertEquals(bytes.size() - 3, bytes.byteAt(2) & 0xff);
    }

    @Test
    void the_data_hash_does_not_see_where_envelopes_end() {
        assertEquals(BlockHash.ofData(data("ab", "c")), BlockHash.ofData(data("a", "bc")));
    }

    private static BlockData data(String... envelopes) {
        BlockData.Builder data = BlockData.newBuilder();
        for (String envelope : envelopes) {
            data.addData(ByteString.copyFromUtf8(envelope));
        }
        return data.build();
    }

    private static BlockHeader header(long number, ByteString previous, ByteString data) {
        return BlockHeader.newBuilder().setNumber(number).setPreviousHash(previous).setDataHash(data).build();
    }

    private static ByteString base64(String text) {
        return ByteString.copyFrom(Base64.getDecoder().decode(text));
    }

    private static ByteString hex(String text) {
        return ByteString.copyFrom(HexFormat.of().parseHex(text));
    }
}
