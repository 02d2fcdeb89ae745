package io.riskmesh.gateway.peer.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The bytes on the wire, and what is made of bytes that are none of ours.
final class WireFormsTest {
    private static final long SEED = 90;
    private static final String HELLO = "{\"boot\":\"00000000000000aa\",\"build\":\"1.0\",\"channel\":\"consortium\",\"head\":"
            + "\"0000000000000000000000000000000000000000000000000000000000000000\",\"height\":7,\"party\":\"AlphaBank\",\"v\":1,"
            + "\"versions\":[{\"kind\":\"half\",\"max\":2,\"min\":1}]}";

    private static Hello hello() {
        return new Hello(new PartyId("AlphaBank"), "00000000000000aa", "1.0", "consortium", 7, Digest.fromBytes(new byte[32]),
                new Versions(List.of(new VersionRange("half", 1, 2))));
    }

    @Test
    void a_hello_of_version_1_has_these_bytes() throws MalformedFact {
        assertEquals(HELLO, new String(hello().encode(), UTF_8));
        assertEquals(hello(), Hello.decode(HELLO.getBytes(UTF_8)));
    }

    @Test
    void a_hello_of_version_2_has_these_bytes_and_says_the_time() throws MalformedFact {
        String bytes = HELLO.replace("\"v\":1", "\"time\":1767225600000,\"v\":2");
        Hello one = hello();
        Hello two = new Hello(one.party(), one.boot(), one.build(), one.channel(), one.height(), one.head(), one.versions(),
                OptionalLong.of(1_767_225_600_000L));
        assertEquals(bytes, new String(two.encode(), UTF_8));
        assertEquals(two, Hello.decode(bytes.getBytes(UTF_8)));
        for (String wrong : List.of(HELLO.replace("\"v\":1", "\"v\":2"), HELLO.replace("\"v\":1", "\"time\":5,\"v\":1"),
                HELLO.replace("\"v\":1", "\"time\":-5,\"v\":2"), HELLO.replace("\"v\":1", "\"time\":5,\"v\":3"))) {
            assertThrows(MalformedFact.class, () -> Hello.decode(wrong.getBytes(UTF_8)), wrong);
        }
    }

    @Test
    void a_part_of_version_1_has_these_bytes() {
        byte[] wire = HexFormat.of().parseHex("0000000300000000010203");
        assertArrayEquals(wire, new RunPart(3, 0, new byte[] {1, 2, 3}).encode());
        assertArrayEquals(new byte[] {1, 2, 3}, RunPart.decode(wire).orElseThrow().bytes());
    }

    @Test
    void media_types_tags_and_refusals_have_these_letters() {
        assertEquals("application/vnd.riskmesh.half; v=1", new PeerMedia("half", 1).header());
        assertEquals(Optional.of(new PeerMedia("run-part", 12)), PeerMedia.of("application/vnd.riskmesh.run-part;v=12"));
        assertEquals("00000000000000aa-3", new RunTag("00000000000000aa", 3).toString());
        assertEquals("wrong_party", new String(ReasonBytes.encode(SharedReason.WRONG_PARTY), UTF_8));
        assertEquals(Optional.of(SharedReason.WRONG_PARTY), ReasonBytes.decode("wrong_party".getBytes(UTF_8)));
    }

    @Test
    void every_kind_has_one_path_and_one_name_and_this_release_reads_version_1_of_each() {
        for (MailKind kind : MailKind.values()) {
            PeerRoute route = new PeerRoute.Mail(kind);
            assertEquals(Optional.of(route), PeerRoute.of(route.path()));
            assertTrue(Versions.ofThisRelease().reads(new PeerMedia(kind.media(), 1)));
        }
        for (PeerCall kind : PeerCall.values()) {
            PeerRoute route = new PeerRoute.Call(kind, kind.hasSubject() ? "scorer.1" : "");
            assertEquals(Optional.of(route), PeerRoute.of(route.path()));
            assertTrue(Versions.ofThisRelease().reads(new PeerMedia(kind.media(), 1)));
        }
        PeerRoute run = new PeerRoute.Run(Digest.fromBytes(new byte[32]));
        assertEquals(Optional.of(run), PeerRoute.of(run.path()));
        assertEquals(11, Versions.ofThisRelease().ranges().size());
    }

    @Test
    void the_highest_common_version_is_spoken_and_none_where_there_is_none() {
        Versions own = new Versions(List.of(new VersionRange("half", 2, 4)));
        assertEquals(OptionalInt.of(3), own.common("half", new Versions(List.of(new VersionRange("half", 1, 3)))));
        assertEquals(OptionalInt.of(4), own.common("half", new Versions(List.of(new VersionRange("half", 4, 9)))));
        assertEquals(OptionalInt.empty(), own.common("half", new Versions(List.of(new VersionRange("half", 5, 9)))));
        assertEquals(OptionalInt.empty(), own.common("half", new Versions(List.of())));
    }

    @Test
    void random_and_damaged_bytes_are_read_as_what_they_are_or_not_at_all() {
        readRandom(5_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_random_and_damaged_inputs_are_read_as_what_they_are_or_not_at_all() {
        readRandom(1_000_000);
    }

    private static void readRandom(int inputs) {
        Random random = new Random(SEED);
        byte[][] samples = {hello().encode(), new RunPart(3, 0, new byte[] {1, 2, 3}).encode(), "wrong_party".getBytes(UTF_8),
            "application/vnd.riskmesh.half; v=1".getBytes(UTF_8), "00000000000000aa-3".getBytes(UTF_8),
            "/peer/v1/scorers/a/frames".getBytes(UTF_8)};
        int taken = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] input = samples[i % samples.length].clone();
            for (int flips = random.nextInt(4); flips > 0; flips--) {
                input[random.nextInt(input.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 32 + random.nextInt(95));
            }
            taken += read(random.nextInt(8) == 0 ? randomBytes(random) : input);
        }
        assertTrue(taken > inputs / 10, taken + " of " + inputs + " were read, seed " + SEED);
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    // What is read is written as it was; nothing else may happen than being read or not.
    private static int read(byte[] input) {
        String text = new String(input, java.nio.charset.StandardCharsets.ISO_8859_1);
        int taken = 0;
        try {
            assertArrayEquals(input, Hello.decode(input).encode());
            taken++;
        } catch (MalformedFact _) {
            taken += 0;
        }
        taken += RunPart.decode(input).map(part -> same(input, part.encode())).orElse(0);
        taken += ReasonBytes.decode(input).map(code -> same(input, ReasonBytes.encode(code))).orElse(0);
        taken += RunTag.of(text).map(tag -> same(input, tag.toString().getBytes(UTF_8))).orElse(0);
        taken += PeerRoute.of(text).map(route -> same(input, route.path().getBytes(UTF_8))).orElse(0);
        taken += PeerMedia.of(text).isPresent() ? 1 : 0;
        return taken;
    }

    private static int same(byte[] read, byte[] written) {
        assertArrayEquals(read, written);
        return 1;
    }
}
