package io.riskmesh.enclave.process;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Where a scorer listens. Names are the host's to answer, so an address is digits.
///
/// @param port 0 for any
public record ScorerOptions(InetAddress address, int port) {

    /// `ADDRESS PORT`; nothing means the loopback address and any port.
    public static ScorerOptions parse(String[] arguments) {
        if (arguments.length == 0) {
            return new ScorerOptions(InetAddress.getLoopbackAddress(), 0);
        }
        if (arguments.length != 2 || !arguments[0].matches("[0-9a-fA-F.:]+") || !arguments[1].matches("[0-9]{1,5}")
                || Integer.parseInt(arguments[1]) > 65_535) {
            throw new IllegalArgumentException("Expected ADDRESS PORT, an address of digits and a port of 0 to 65535");
        }
        try {
            return new ScorerOptions(InetAddress.getByName(arguments[0]), Integer.parseInt(arguments[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Expected an address of digits, got " + arguments[0], e);
        }
    }
}
