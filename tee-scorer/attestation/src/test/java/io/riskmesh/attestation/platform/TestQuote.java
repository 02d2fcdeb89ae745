package io.riskmesh.attestation.platform;

import io.riskmesh.attestation.pki.PemChain;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/// Bytes of a quote of a [TestPlatform]: SGX of version 3 or TDX of version 4.
record TestQuote(TestPlatform platform) {

    private static final byte[] VENDOR = HexFormat.of().parseHex("939a7233f79c4ca9940a0db3957f0607");

    byte[] bytes() {
        byte[] body = platform.tdx ? td() : enclave();
        byte[] signed = little(48 + body.length).putShort((short) (platform.tdx ? 4 : 3)).putShort((short) 2)
                .putInt(platform.tdx ? 0x81 : 0).putInt(0).put(VENDOR).put(new byte[20]).put(body).array();
        byte[] rest = certification();
        byte[] wrapper = platform.tdx ? little(6).putShort((short) 6).putInt(rest.length).array() : new byte[0];
        byte[] signature = platform.attestation.sign(signed);
        int length = 128 + wrapper.length + rest.length;
        return little(signed.length + 4 + length).put(signed).putInt(length).put(signature).put(platform.attestation.point())
                .put(wrapper).put(rest).array();
    }

    private byte[] certification() {
        byte[] authData = TestPlatform.fill(32, 0x20);
        byte[] report = quotingEnclave(authData);
        byte[] pem = PemChain.encode(platform.chain());
        return little(384 + 64 + 2 + authData.length + 6 + pem.length).put(report).put(platform.pck.sign(report))
                .putShort((short) authData.length).put(authData).putShort((short) 5).putInt(pem.length).put(pem).array();
    }

    private byte[] quotingEnclave(byte[] authData) {
        byte[] bound = Arrays.copyOf(platform.attestation.point(), 64 + authData.length);
        System.arraycopy(authData, 0, bound, 64, authData.length);
        return report(0x11, TestPlatform.fill(32, 1), platform.qeProduct, 8, Arrays.copyOf(Digest.ofFile(bound).toBytes(), 64));
    }

    private byte[] enclave() {
        return report(platform.attributes, platform.mrEnclave, 0, platform.isvSvn, platform.reportData);
    }

    private static byte[] report(int attributes, byte[] mrEnclave, int product, int svn, byte[] reportData) {
        return little(384).put(48, (byte) attributes).put(64, mrEnclave).put(128, TestPlatform.fill(32, 0x8C))
                .putShort(256, (short) product).putShort(258, (short) svn).put(320, reportData).array();
    }

    private byte[] td() {
        return little(584).put(0, platform.teeTcbSvn).put(136, TestPlatform.fill(48, 0xCD)).put(520, platform.reportData).array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
