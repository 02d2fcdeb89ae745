package io.riskmesh.verifier.state;

import com.google.protobuf.ByteString;

/// What a block does to one key.
public sealed interface Update {

    Version version();

    record Put(Versioned value) implements Update {
        public Put(ByteString value, Version version) {
            this(new Versioned(value, version));
        }

        @Override
        public Version version() {
            return value.version();
        }
    }

    record Delete(Version version) implements Update {}
}
