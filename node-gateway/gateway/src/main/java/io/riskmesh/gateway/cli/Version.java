package io.riskmesh.gateway.cli;

import picocli.CommandLine;

/// What `--version` prints.
final class Version implements CommandLine.IVersionProvider {
    private static final String VERSION = "0.1.0";

    static String number() {
        String manifest = Version.class.getPackage().getImplementationVersion();
        return manifest == null ? VERSION : manifest;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"riskmesh " + number(), "JDK " + Runtime.version()};
    }
}
