package io.riskmesh.attestation.der;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class DerTest {

    @Test
    void what_is_written_is_what_bouncy_castle_writes() throws IOException {
        for (int length : new int[] {0, 1, 127, 128, 255, 256, 65_535, 65_536}) {
            byte[] content = new byte[length];
            assertArrayEquals(new DERSequence(new DEROctetString(content)).getEncoded("DER"),
                    DerWriter.sequence(DerWriter.octets(content)), "length " + length);
        }
        for (String oid : new String[] {"1.2.840.10045.4.3.2", "2.23.133.5.4.9", "0.6.9.42.840.113741.1337.6", "2.5.29.15", "2.999.1"}) {
            assertArrayEquals(new ASN1ObjectIdentifier(oid).getEncoded("DER"), DerWriter.oid(oid), oid);
        }
        for (long value : new long[] {0, 1, 127, 128, -1, -128, -129, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertArrayEquals(new ASN1Integer(value).getEncoded("DER"), DerWriter.integer(BigInteger.valueOf(value)));
        }
    }

    @Test
    void what_is_written_is_read_back() throws MalformedDer {
        for (String oid : new String[] {"1.2.840.113741.1.13.1.2.17", "2.999.1", "0.6.9.42.840.113741.1337.6"}) {
            assertEquals(oid, DerReader.of(DerWriter.oid(oid)).oid());
        }
        DerReader in = DerReader.of(DerWriter.sequence(DerWriter.integer(BigInteger.TEN), DerWriter.bits(new byte[] {5}),
                DerWriter.utf8("root")));
        DerReader sequence = in.enter(DerTag.SEQUENCE);
        in.end();
        assertEquals(10, sequence.smallInteger(10));
        assertArrayEquals(new byte[] {5}, sequence.bitString());
        assertEquals("root", sequence.ascii(DerTag.UTF8_STRING));
        sequence.end();
    }

    @Test
    void other_encodings_of_the_same_are_malformed() {
        malformed("3080020101" + "0000", in -> in.enter(DerTag.SEQUENCE));
        malformed("0481010a", in -> in.content(DerTag.OCTET_STRING));
        malformed("048200010a", in -> in.content(DerTag.OCTET_STRING));
        malformed("0484000000010a", in -> in.content(DerTag.OCTET_STRING));
        malformed("02020001", in -> in.integer(8));
        malformed("0202ffff", in -> in.integer(8));
        malformed("0200", in -> in.integer(8));
        malformed("020103", in -> in.smallInteger(2));
        malformed("0201ff", in -> in.smallInteger(2));
        malformed("010101", DerReader::bool);
        malformed("030201ff", DerReader::bitString);
        malformed("0300", DerReader::bitString);
        malformed("06028001", DerReader::oid);
        malformed("06012a80", in -> {
            in.oid();
            in.end();
        });
        malformed("060181", DerReader::oid);
        malformed("0c02c3a4", in -> in.ascii(DerTag.UTF8_STRING));
        malformed("0405aa", in -> in.content(DerTag.OCTET_STRING));
        malformed("04", in -> in.content(DerTag.OCTET_STRING));
        malformed("", in -> in.content(DerTag.OCTET_STRING));
    }

    private interface Reading {
        void read(DerReader in) throws MalformedDer;
    }

    private static void malformed(String hex, Reading reading) {
        Executable call = () -> reading.read(DerReader.of(HexFormat.of().parseHex(hex)));
        assertThrows(MalformedDer.class, call, hex);
    }
}
