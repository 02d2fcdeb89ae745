package io.riskmesh.gateway.split;

import java.util.Optional;

/// The salts of a data set.
///
/// @param split salt of the test rows
/// @param bank salt of the banks
/// @param validation salt of the rows that early stopping looks at
public record SplitSalts(String split, String bank, String validation) {

    /// From what the user gave. A name N means `crc1/N/split` and so on; a text that ends in `/split` is taken as it is, with
    /// `/bank` and `/validation` in its place for the others; nothing means the name of the first data file without its endings.
    public static SplitSalts of(Optional<String> given, String dataFileStem) {
        String name = given.orElse(dataFileStem);
        String stem = name.endsWith("/split")
                ? name.substring(0, name.length() - "split".length())
                : "crc1/" + name + "/";
        return new SplitSalts(stem + "split", stem + "bank", stem + "validation");
    }

    /// The name of the data set in its salts: N for `crc1/N/split`.
    public String name() {
        String stem = split.substring(0, split.length() - "/split".length());
        return stem.substring(stem.indexOf('/') + 1);
    }
}
