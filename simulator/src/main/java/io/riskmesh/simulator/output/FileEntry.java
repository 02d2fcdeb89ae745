package io.riskmesh.simulator.output;

/// A written file as the manifest tells of it.
///
/// @param name path below the output folder, with slashes
/// @param rows without the header; lines of a plain text
/// @param sha256 of the file as it is
/// @param textSha256 of the text, inside the gzip if there is one
public record FileEntry(String name, long rows, String sha256, String textSha256) {}
