package io.riskmesh.gateway.peer.wire;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.mail.MailKind;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The versions of all kinds that one gateway speaks: one range per kind, in the order of the kinds' names.
public record Versions(List<VersionRange> ranges) {
    private static final int MOST_KINDS = 64;

    public Versions {
        ranges = List.copyOf(ranges);
        List<String> kinds = ranges.stream().map(VersionRange::kind).toList();
        if (kinds.size() > MOST_KINDS || !kinds.equals(kinds.stream().distinct().sorted().toList())) {
            throw new IllegalArgumentException("Expected at most " + MOST_KINDS + " kinds, sorted, each once");
        }
    }

    /// What this release speaks: the first version of every kind, of hellos the second, too.
    public static Versions ofThisRelease() {
        return new Versions(Stream.of(Arrays.stream(PeerCall.values()).map(PeerCall::media),
                        Arrays.stream(MailKind.values()).map(MailKind::media), Stream.of(PeerRoute.Run.MEDIA))
                .flatMap(Function.identity()).distinct().sorted().map(kind -> new VersionRange(kind, 1, newestOf(kind)))
                .collect(Collectors.toList()));
    }

    private static int newestOf(String kind) {
        return kind.equals(PeerCall.HELLO.media()) ? Hello.VERSION : 1;
    }

    /// Whether the version of a kind can be read.
    public boolean reads(PeerMedia media) {
        return ranges.stream().anyMatch(range -> range.kind().equals(media.kind()) && range.contains(media.version()));
    }

    /// The highest version of a kind that both gateways know; empty if there is none.
    public OptionalInt common(String kind, Versions other) {
        return ranges.stream().filter(range -> range.kind().equals(kind))
                .flatMap(own -> other.ranges.stream().filter(range -> range.kind().equals(kind)).map(own::common))
                .findFirst().orElse(OptionalInt.empty());
    }

    /// The oldest version that this gateway writes: what a first hello is spoken in, as everybody understands it.
    public int oldest(String kind) {
        return ranges.stream().filter(range -> range.kind().equals(kind)).findFirst().orElseThrow().min();
    }

    /// The newest version that this gateway writes, for a peer that has not said yet what it reads.
    public int newest(String kind) {
        return ranges.stream().filter(range -> range.kind().equals(kind)).findFirst().orElseThrow().max();
    }
}
