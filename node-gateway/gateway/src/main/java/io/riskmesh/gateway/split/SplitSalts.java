package io.riskmesh.gateway.split;

import java.util.Optional;

/// The two salts of a data set: one tells test rows, the other banks.
///
/// @param split salt of the test rows
/// @param bank salt of the banks
public record SplitSalts(String split, String bank) {

    /// From what the user gave. A name N means `crc1/N/split` and `crc1/N/bank`; a text that ends in `/split` is taken as it is,
    /// with `/bank` in its place for the banks; nothing means the name of the first data file without its endings.
    public static SplitSalts of(Optional<String> given, String dataFileStem) {
        String name = given.orElse(dataFileStem);
        if (name.endsWith("/split")) {
            return new SplitSalts(name, name.substring(0, name.length() - "split".length()) + "bank");
        }
        return new SplitSalts("crc1/" + name + "/split", "crc1/" + name + "/bank");
    }
}
