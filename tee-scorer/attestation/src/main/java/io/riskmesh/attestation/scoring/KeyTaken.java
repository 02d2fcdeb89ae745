package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;

/// The enclave's sealed answer to a share of a model key.
public sealed interface KeyTaken {

    /// The share is held.
    ///
    /// @param held true shares so far
    /// @param needed that give the key
    /// @param ready whether the model scores now
    record Held(int held, int needed, boolean ready) implements KeyTaken {

        @Override
        public byte[] encode() {
            return new WireWriter().bool(true).u8(held).u8(needed).bool(ready).toBytes();
        }
    }

    /// It is not.
    record NotHeld(RefusedBody refusal) implements KeyTaken {

        @Override
        public byte[] encode() {
            return new WireWriter().bool(false).fixed(refusal.encode()).toBytes();
        }
    }

    byte[] encode();

    static KeyTaken decode(byte[] plain) throws MalformedMessage {
        WireReader in = new WireReader(plain);
        if (!in.bool()) {
            return new NotHeld(RefusedBody.decode(in.fixed(in.remaining())));
        }
        Held held = new Held(in.u8(), in.u8(), in.bool());
        in.end();
        return held;
    }
}
