package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;

/// Body of an END_EPOCH frame.
public record EpochEnd(String instance, int epoch) {

    public byte[] encode() {
        return new WireWriter().id(instance).count(epoch).toBytes();
    }

    public static EpochEnd decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        EpochEnd end = new EpochEnd(in.id(), in.count());
        in.end();
        return end;
    }
}
