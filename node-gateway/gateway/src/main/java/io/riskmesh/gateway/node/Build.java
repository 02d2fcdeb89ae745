package io.riskmesh.gateway.node;

/// What this program is.
final class Build {
    private Build() {}

    /// The jar's version, or `development` for classes that were never packed.
    static String version() {
        String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
