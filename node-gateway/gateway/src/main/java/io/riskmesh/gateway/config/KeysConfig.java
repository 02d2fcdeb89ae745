package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;

/// `keys`: files with key material, each readable by its owner alone.
///
/// @param folder where the gateway's other keys are (receipts, padding, days)
/// @param tlsCertificate PEM chain that all listeners and our calls to peers show
/// @param tlsKey PKCS#8 PEM of its key
public record KeysConfig(Path folder, Path tlsCertificate, Path tlsKey) {
    static KeysConfig read(Block block) throws Stopped {
        return new KeysConfig(block.file("folder", "keys"), block.file("tlsCertificate", "keys/tls.pem"),
                block.file("tlsKey", "keys/tls.key"));
    }
}
