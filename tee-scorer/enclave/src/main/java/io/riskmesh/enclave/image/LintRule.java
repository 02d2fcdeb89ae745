package io.riskmesh.enclave.image;

/// Why a manifest is refused.
public enum LintRule {
    /// Not a manifest at all.
    MALFORMED,
    /// Any key with `insecure__`: the host would choose arguments, environment, keys.
    INSECURE_KEY,
    /// Any key with `debug__`, `sgx.debug`, profiling and statistics: memory can be read from outside.
    DEBUG_KEY,
    /// `sgx.allowed_files`: files without a hash.
    ALLOWED_FILES,
    /// `sgx.file_check_policy` but strict.
    FILE_CHECK_POLICY,
    /// `loader.argv` but the image's own, or arguments from a file.
    OTHER_ARGV,
    /// An environment variable that the image does not set itself.
    OTHER_ENVIRONMENT,
    /// A mount but the tmpfs.
    OTHER_MOUNT,
    /// A setting that must be there is not.
    MISSING_KEY,
    /// A setting that must not be there is.
    UNKNOWN_KEY,
    /// A setting with another value than it must have.
    WRONG_VALUE,
    /// A trusted file without a hash.
    UNHASHED_FILE,
    /// A trusted file or loader whose hash is not that of the file.
    WRONG_HASH,
    /// A trusted file that does not lie in the image's folder.
    OUTSIDE_IMAGE,
    /// A file of the image that the manifest does not list, or one that it lists twice or that is not there.
    UNLISTED_FILE
}
