package io.riskmesh.gateway.peer.wire;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.OptionalLong;

/// What a gateway says of itself, as question and as answer; canonical JSON. Version 2 says its time as well.
///
/// @param party that speaks
/// @param boot of its process, 16 hex digits: another one means another process
/// @param build version of its software
/// @param channel of the ledger that it follows
/// @param height blocks that it has seen
/// @param head hash of the last of them: two gateways with one height and two heads see two ledgers
/// @param versions that it speaks
/// @param time its clock, milliseconds since 1970; empty in version 1
public record Hello(PartyId party, String boot, String build, String channel, long height, Digest head, Versions versions,
        OptionalLong time) {
    /// The newest version.
    public static final int VERSION = 2;

    private static final int WITHOUT_TIME = 1;
    private static final int MAX_BYTES = 4 * 1024;

    public Hello {
        if (!RunTag.isBoot(boot)) {
            throw new IllegalArgumentException("Expected a boot id of 16 hex digits");
        }
        Shape.id("build", build);
        Shape.id("channel", channel);
        Shape.count("height", height);
        time.ifPresent(millis -> Shape.count("time", millis));
    }

    /// Of version 1.
    public Hello(PartyId party, String boot, String build, String channel, long height, Digest head, Versions versions) {
        this(party, boot, build, channel, height, head, versions, OptionalLong.empty());
    }

    public int version() {
        return time.isPresent() ? VERSION : WITHOUT_TIME;
    }

    public byte[] encode() {
        FactWriter out = new FactWriter().integer("v", version()).party("party", party).id("boot", boot).id("build", build)
                .id("channel", channel).integer("height", height).digest("head", head)
                .objects("versions", versions.ranges(), VersionRange::write);
        time.ifPresent(millis -> out.integer("time", millis));
        return CanonicalJson.encode(out.object());
    }

    /// Reads bytes that must be exactly a hello.
    public static Hello decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes, MAX_BYTES) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A hello is an object");
        }
        FactReader in = new FactReader(object);
        long version = in.integer("v", WITHOUT_TIME, VERSION);
        try {
            Hello hello = new Hello(in.party("party"), in.id("boot"), in.id("build"), in.id("channel"), in.whole("height"),
                    in.digest("head"), new Versions(in.objects("versions", VersionRange::read)),
                    version == VERSION ? OptionalLong.of(in.whole("time")) : OptionalLong.empty());
            in.end();
            return hello;
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }
}
