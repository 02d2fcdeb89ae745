package io.riskmesh.attestation.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FrameCodecTest {

    private static final long SEED = 9;

    @Test
    void a_frame_is_read_as_it_was_written_up_to_its_largest_body() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int size : new int[] {0, 1, 1_000, Frame.MAX_BODY_BYTES}) {
            for (FrameType type : FrameType.values()) {
                byte[] body = new byte[size];
                random.nextBytes(body);
                byte[] bytes = FrameCodec.encode(new Frame(type, random.nextLong(), body));
                Frame read = FrameCodec.read(new ByteArrayInputStream(bytes)).orElseThrow();
                assertEquals(type, read.type());
                assertArrayEquals(bytes, FrameCodec.encode(read));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new Frame(FrameType.DONE, 0, new byte[Frame.MAX_BODY_BYTES + 1]));
    }

    @Test
    void a_stream_that_ends_between_frames_is_empty_and_one_that_ends_within_is_broken() throws Exception {
        byte[] bytes = FrameCodec.encode(new Frame(FrameType.SCORE, 7, new byte[40]));
        assertEquals(Optional.empty(), FrameCodec.read(new ByteArrayInputStream(new byte[0])));
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(EOFException.class, () -> FrameCodec.read(new ByteArrayInputStream(cut)));
        }
    }

    @Test
    void lengths_out_of_range_and_unknown_types_are_refused_before_anything_is_read() {
        for (long length : new long[] {0, 8, Frame.MAX_BYTES + 1L, 0x7FFFFFFFL, 0xFFFFFFFFL}) {
            byte[] head = new WireWriter().integer(length, 4).toBytes();
            assertThrows(MalformedMessage.class, () -> FrameCodec.read(new ByteArrayInputStream(head)));
        }
        for (int type : new int[] {0, 21, 255}) {
            byte[] bytes = FrameCodec.encode(new Frame(FrameType.SCORE, 7, new byte[3]));
            bytes[4] = (byte) type;
            assertThrows(MalformedMessage.class, () -> FrameCodec.read(new ByteArrayInputStream(bytes)));
        }
    }

    @Test
    void forty_thousand_hostile_streams_give_frames_or_our_refusals() {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] good = FrameCodec.encode(new Frame(FrameType.MANDATE, 3, new byte[60]));
        int read = 0;
        for (int i = 0; i < 40_000; i++) {
            byte[] input = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                input[random.nextInt(random.nextBoolean() ? 6 : input.length)] ^= (byte) (1 << random.nextInt(8));
            }
            read += drain(Arrays.copyOf(input, random.nextInt(2 * input.length)));
        }
        assertTrue(read > 1_000, "seed " + SEED);
    }

    private static int drain(byte[] input) {
        ByteArrayInputStream in = new ByteArrayInputStream(input);
        int frames = 0;
        try {
            while (FrameCodec.read(in).isPresent()) {
                frames++;
            }
        } catch (EOFException | MalformedMessage _) {
            return frames;
        } catch (IOException e) {
            throw new AssertionError("Memory has no other failures", e);
        }
        return frames;
    }

    @Test
    void parts_make_the_body_they_were_cut_from() throws MalformedMessage {
        for (int size : new int[] {0, 1, MessagePart.PART_BYTES, MessagePart.PART_BYTES + 1, 3 * MessagePart.PART_BYTES - 1}) {
            byte[] body = new byte[size];
            new SplittableRandom(SEED).nextBytes(body);
            PartCollector collector = new PartCollector(1 << 21);
            List<MessagePart> parts = MessagePart.split(body);
            Optional<byte[]> whole = Optional.empty();
            for (MessagePart part : parts) {
                whole = collector.add(MessagePart.decode(part.encode()));
            }
            assertArrayEquals(body, whole.orElseThrow());
        }
    }

    @Test
    void a_part_that_is_lost_doubled_swapped_too_short_or_of_too_large_a_body_is_refused() throws MalformedMessage {
        List<MessagePart> parts = MessagePart.split(new byte[3 * MessagePart.PART_BYTES]);
        refusesAfter(List.of(), parts.get(1));
        refusesAfter(parts.subList(0, 1), parts.get(2));
        refusesAfter(parts.subList(0, 2), parts.get(1));
        refusesAfter(parts.subList(0, 1), new MessagePart(1, 3, 3 * MessagePart.PART_BYTES, new byte[4]));
        refusesAfter(parts.subList(0, 1), new MessagePart(1, 4, 3 * MessagePart.PART_BYTES, parts.get(1).bytes()));
        refusesAfter(List.of(), new MessagePart(0, 1 << 20, Integer.MAX_VALUE, new byte[4]));
        refusesAfter(List.of(), new MessagePart(0, 2, 4, new byte[4]));
    }

    private static void refusesAfter(List<MessagePart> before, MessagePart wrong) throws MalformedMessage {
        PartCollector collector = new PartCollector(1 << 21);
        for (MessagePart part : before) {
            assertTrue(collector.add(part).isEmpty());
        }
        assertThrows(MalformedMessage.class, () -> collector.add(wrong));
    }
}
