package io.riskmesh.gateway.output;

/// How an answer is printed.
public enum OutputFormat {
    /// Aligned columns for people.
    TABLE,
    /// One JSON document.
    JSON,
    /// One JSON object per row.
    JSONL,
    /// RFC 4180 with a header.
    CSV
}
